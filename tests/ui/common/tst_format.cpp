#include "ui/common/format.h"

#include <QTest>
#include <QTextDocument>

using namespace waxwing;

class FormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void shortensDatesByTheirDistance_data()
    {
        QTest::addColumn<QDateTime>("date");
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("expected");
        const auto at = [](int y, int m, int d, int h) { return QDateTime({y, m, d}, {h, 5}, Qt::UTC); };
        QTest::newRow("today") << at(2026, 3, 5, 9) << "en_GB" << "09:05";
        QTest::newRow("today, 12 hours") << at(2026, 3, 5, 9) << "en_US" << "9:05 AM";
        QTest::newRow("today, in a locale with seconds") << at(2026, 3, 5, 9) << "C" << "09:05";
        QTest::newRow("yesterday late") << at(2026, 3, 4, 23) << "en_GB" << "Wed";
        QTest::newRow("six days ago") << at(2026, 2, 27, 9) << "en_GB" << "Fri";
        QTest::newRow("seven days ago") << at(2026, 2, 26, 9) << "en_GB" << "26 Feb";
        QTest::newRow("tomorrow") << at(2026, 3, 6, 9) << "en_GB" << "6 Mar";
        QTest::newRow("american order") << at(2026, 2, 1, 9) << "en_US" << "Feb 1";
        QTest::newRow("german") << at(2026, 2, 1, 9) << "de_DE" << "1. Feb.";
        QTest::newRow("chinese") << at(2026, 2, 1, 9) << "zh_CN" << QStringLiteral("2月1日");
        QTest::newRow("another year") << at(2025, 12, 31, 9) << "en_GB" << "31/12/2025";
        QTest::newRow("none") << QDateTime() << "en_GB" << "";
    }
    void shortensDatesByTheirDistance()
    {
        QFETCH(QDateTime, date);
        QFETCH(QString, locale);
        const QDateTime now({2026, 3, 5}, {14, 0}, Qt::UTC);
        QTEST(formatMessageDate(date, now, QLocale(locale)), "expected");
    }

    void writesSizesInPowersOfThousand_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << qint64(0) << "0 bytes";
        QTest::newRow("some") << qint64(999) << "999 bytes";
        QTest::newRow("kilo") << qint64(340'000) << "340 kB";
        QTest::newRow("mega") << qint64(1'234'567) << "1.2 MB";
        QTest::newRow("giga") << qint64(5'000'000'000) << "5.0 GB";
        QTest::newRow("nonsense") << qint64(-4) << "0 bytes";
    }
    void writesSizesInPowersOfThousand()
    {
        QFETCH(qint64, bytes);
        QTEST(formatSize(bytes, QLocale(QStringLiteral("en_GB"))), "expected");
    }

    void takesInitialsFromAnyName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("two names") << "Anna Keller" << "AK";
        QTest::newRow("particles") << "Peter van den Berg" << "PB";
        QTest::newRow("one name") << "support" << "S";
        QTest::newRow("address") << "anna.keller@example.org" << "AK";
        QTest::newRow("chinese") << QStringLiteral("王小明") << QStringLiteral("王");
        QTest::newRow("punctuation") << "(Anna) - Keller" << "K";
        QTest::newRow("nothing") << " " << "?";
        QTest::newRow("direction marks") << QStringLiteral("\u202eAnna") << "A";
        QTest::newRow("combining") << QStringLiteral("e\u0301va") << QStringLiteral("E\u0301");
    }
    void takesInitialsFromAnyName()
    {
        QFETCH(QString, name);
        QTEST(initials(name), "expected");
    }

    void keepsColoursOfAvatarsStableAndReadable()
    {
        QCOMPARE(avatarColors(QStringLiteral("Anna Keller"), false).background,
                 avatarColors(QStringLiteral(" anna KELLER "), false).background);
        for (const bool dark : {false, true}) {
            for (int i = 0; i < 200; ++i) {
                const AvatarColors colors = avatarColors(QString::number(i), dark);
                QVERIFY(std::abs(colors.background.lightness() - colors.text.lightness()) > 100);
            }
        }
    }

    void takesControlCharactersOutOfForeignText()
    {
        QCOMPARE(singleLine(QStringLiteral(" a\n\tb\u202egpj.exe\u2066c\u0000 ")), QStringLiteral("a bgpj.exec"));
        QCOMPARE(singleLine(QString()), QString());
    }

    void takesNoTooltipForHtml()
    {
        QCOMPARE(plainToolTip(QStringLiteral("Anna Keller")), QStringLiteral("Anna Keller"));
        const QString hostile = plainToolTip(QStringLiteral("<img src=\"file:///etc/passwd\">"));
        QVERIFY(Qt::mightBeRichText(hostile));
        QVERIFY(!hostile.contains(u"<img"));
        QVERIFY(plainToolTip(QString(200, QLatin1Char('a'))).contains(u"<p"));
        QCOMPARE(plainToolTip(QString()), QString());
    }

    void letsLabelsBreakEndlessWords()
    {
        const QString endless(100, QLatin1Char('a'));
        QCOMPARE(breakable(endless).count(QChar(0x200B)), 3);
        QCOMPARE(breakable(QStringLiteral("short words only")), QStringLiteral("short words only"));
    }
};

QTEST_GUILESS_MAIN(FormatTest)
#include "tst_format.moc"
