#include "core/base/guid.h"

#include <QTest>

using waxwing::Guid;

class GuidTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBothFormsAndWritesTheDashless_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const QString dashless = QStringLiteral("a6fccfeae3444d70ac48e168bbc116e1");
        QTest::newRow("dashless") << dashless << dashless;
        QTest::newRow("upper case") << dashless.toUpper() << dashless;
        QTest::newRow("dashes") << QStringLiteral("a6fccfea-e344-4d70-ac48-e168bbc116e1")
                                << dashless;
        QTest::newRow("braces") << QStringLiteral("{A6FCCFEA-E344-4D70-AC48-E168BBC116E1}")
                                << dashless;
        QTest::newRow("blanks around") << QStringLiteral(" ") + dashless + QStringLiteral("\n")
                                       << dashless;
        QTest::newRow("too short") << dashless.chopped(1) << QString();
        QTest::newRow("too long") << dashless + QStringLiteral("0") << QString();
        QTest::newRow("dash out of place")
            << QStringLiteral("a6fccfeae-344-4d70-ac48-e168bbc116e1") << QString();
        QTest::newRow("not a digit") << QString(dashless).replace(3, 1, QLatin1Char('g'))
                                     << QString();
        QTest::newRow("digits of another script")
            << QString(32, QChar(0x0661)) << QString();
        QTest::newRow("empty") << QString() << QString();
    }

    void readsBothFormsAndWritesTheDashless()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto guid = Guid::parse(text);
        QCOMPARE(guid.has_value(), !expected.isEmpty());
        if (guid)
            QCOMPARE(guid->toString(), expected);
    }

    void comparesByValueNotBySpelling()
    {
        const auto dashed = Guid::parse(u"A6FCCFEA-E344-4D70-AC48-E168BBC116E1");
        const auto plain = Guid::parse(u"a6fccfeae3444d70ac48e168bbc116e1");
        QVERIFY(dashed && plain);
        QVERIFY(*dashed == *plain);
        QCOMPARE(qHash(*dashed), qHash(*plain));
        QVERIFY(!plain->isNull());
        QVERIFY(Guid().isNull());
    }
};

QTEST_APPLESS_MAIN(GuidTest)
#include "tst_guid.moc"
