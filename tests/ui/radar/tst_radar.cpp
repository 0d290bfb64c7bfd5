#include "tests/support/manualclock.h"
#include "ui/radar/radartexts.h"
#include "ui/radar/radarwindow.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;

namespace {

Guid id(int number)
{
    return *Guid::parse(QStringLiteral("%1").arg(number, 32, 16, QLatin1Char('0')));
}

} // namespace

class RadarTest : public QObject
{
    Q_OBJECT

private:
    RadarEntry entry(int number, int hours)
    {
        RadarEntry made;
        made.account = id(1);
        made.message.row.guid = id(100 + number);
        made.message.row.subject = QStringLiteral("Subject %1").arg(number);
        made.message.row.correspondent = QStringLiteral("Anna");
        made.message.row.unread = true;
        made.message.ends = m_clock.now().addSecs(3600 * hours);
        return made;
    }
    test::ManualClock m_clock;

private Q_SLOTS:
    void tellsHowLongIsLeft_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("number");
        QTest::newRow("a moment") << 10 << "1";
        QTest::newRow("minutes") << 59 * 60 << "59";
        QTest::newRow("hours") << 5 * 3600 << "5";
        QTest::newRow("more than a day") << 47 * 3600 << "47";
        QTest::newRow("days") << 3 * 86400 + 60 << "3";
    }
    void tellsHowLongIsLeft()
    {
        QFETCH(int, seconds);
        QFETCH(QString, number);
        const QString text = timeLeft(m_clock.now().addSecs(seconds), m_clock.now());
        QVERIFY2(text.contains(number), qPrintable(text));
    }
    void saysWhatIsLeftToDo()
    {
        EndingMessage message = entry(1, 3).message;
        message.files = 2;
        message.toSign = true;
        const QString text = endingText(message, QStringLiteral("Portal"), m_clock.now(), QLocale());
        for (const char* part : {"Subject 1", "Anna", "Portal", "unread", "signature", "2 file"})
            QVERIFY2(text.contains(QLatin1String(part)), part);
        message.row.unread = message.toSign = false;
        message.files = 0;
        QCOMPARE(endingText(message, {}, m_clock.now(), QLocale()).split(u'\n').at(1),
                 QStringLiteral("Anna"));
    }
    void aFileIsNamedAndItsSignatureIsCalledSo()
    {
        EndingMessage file = entry(1, 3).message;
        file.file = id(7);
        file.fileName = QStringLiteral("lease.pdf");
        QString text = endingText(file, {}, m_clock.now(), QLocale());
        QVERIFY2(text.contains(u"lease.pdf") && text.contains(u"Ends ") && !text.contains(u"unread"),
                 qPrintable(text));
        file.toSign = true;
        text = endingText(file, {}, m_clock.now(), QLocale());
        QVERIFY2(text.contains(u"lease.pdf") && text.contains(u"To be signed until"),
                 qPrintable(text));
    }
    void returnOpensTheMessage()
    {
        RadarWindow window(m_clock);
        QSignalSpy opened(&window, &RadarWindow::messageRequested);
        window.setEntries({entry(1, 3), entry(2, 5)});
        window.show();
        auto* list = window.findChild<QListWidget*>();
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().at(1).value<Guid>(), id(102));
    }
    void whatIsMarkedStaysSo()
    {
        RadarWindow window(m_clock);
        window.setEntries({entry(1, 3), entry(2, 5)});
        auto* list = window.findChild<QListWidget*>();
        list->setCurrentRow(1);
        window.setEntries({entry(3, 1), entry(1, 3), entry(2, 5)});
        QCOMPARE(list->currentRow(), 2);
        window.setEntries({});
        QVERIFY(list->isHidden());
        QVERIFY(window.findChild<QLabel*>()->text().contains(u"14"));
    }
};

QTEST_MAIN(RadarTest)
#include "tst_radar.moc"
