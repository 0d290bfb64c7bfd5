#include "tests/portal/guid.h"
#include "tests/portal/jsv.h"
#include "tests/portal/timestamp.h"

#include <QTest>

using namespace waxwing::portal;

/// The dialects of filters in query strings, and the scalars of the wire.
class JsvTest : public QObject
{
    Q_OBJECT

private slots:
    void readsFilters_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<QByteArray>("tolerant"); // empty: refused
        QTest::addColumn<QByteArray>("strict");
        const auto row = [](const char* name, const char* filter, const char* tolerant,
                            const char* strict) {
            QTest::newRow(name) << QByteArray(filter) << QByteArray(tolerant) << QByteArray(strict);
        };
        row("empty object", "{}", "{}", "{}");
        row("plain JSV", "{searchCriteria:abc,types:[Inbox,Sent]}",
            "{\"searchCriteria\":\"abc\",\"types\":[\"Inbox\",\"Sent\"]}",
            "{\"searchCriteria\":\"abc\",\"types\":[\"Inbox\",\"Sent\"]}");
        row("quoted value with a comma", "{searchCriteria:\"report, final\",types:[Inbox]}",
            "{\"searchCriteria\":\"report, final\",\"types\":[\"Inbox\"]}",
            "{\"searchCriteria\":\"report, final\",\"types\":[\"Inbox\"]}");
        row("doubled quote", "{searchCriteria:\"say \"\"hi\"\"\"}",
            "{\"searchCriteria\":\"say \\\"hi\\\"\"}", "{\"searchCriteria\":\"say \\\"hi\\\"\"}");
        row("braces inside quotes", "{searchCriteria:\"{a}[b]:c\"}",
            "{\"searchCriteria\":\"{a}[b]:c\"}", "{\"searchCriteria\":\"{a}[b]:c\"}");
        row("backslash means itself", "{searchCriteria:\"C:\\new\\table\"}",
            "{\"searchCriteria\":\"C:\\\\new\\\\table\"}",
            "{\"searchCriteria\":\"C:\\\\new\\\\table\"}");
        row("blank inside a value", "{searchCriteria:final report}",
            "{\"searchCriteria\":\"final report\"}", "{\"searchCriteria\":\"final report\"}");
        row("empty string", "{searchCriteria:\"\"}", "{\"searchCriteria\":\"\"}",
            "{\"searchCriteria\":\"\"}");
        row("empty bare value", "{searchCriteria:,types:[]}",
            "{\"searchCriteria\":\"\",\"types\":[]}", "{\"searchCriteria\":\"\",\"types\":[]}");
        row("not ASCII", "{searchCriteria:Größe 報告}", "{\"searchCriteria\":\"Größe 報告\"}",
            "{\"searchCriteria\":\"Größe 報告\"}");
        row("nested object", "{a:{b:[1,2],c:x},d:y}",
            "{\"a\":{\"b\":[\"1\",\"2\"],\"c\":\"x\"},\"d\":\"y\"}",
            "{\"a\":{\"b\":[\"1\",\"2\"],\"c\":\"x\"},\"d\":\"y\"}");
        row("C# SDK",
            "{SearchCriteria:abc,Types:[Inbox],MessageGuids:[],SenderGuids:[],RecipientGuids:[],"
            "LabelGuids:[]}",
            "{\"SearchCriteria\":\"abc\",\"Types\":[\"Inbox\"],\"MessageGuids\":[],\"SenderGuids\":"
            "[],"
            "\"RecipientGuids\":[],\"LabelGuids\":[]}",
            "{\"SearchCriteria\":\"abc\",\"Types\":[\"Inbox\"],\"MessageGuids\":[],\"SenderGuids\":"
            "[],"
            "\"RecipientGuids\":[],\"LabelGuids\":[]}");
        row("Java SDK", "{ \"types\":[Inbox], \"searchCriteria\": 'abc'}",
            "{\"types\":[\"Inbox\"],\"searchCriteria\":\"abc\"}", "");
        row("Java SDK, campaigns",
            "{ \"status\":'NotStarted', \"campaignGuids\":['1','2'], \"searchCriteria\": 'a, b'}",
            "{\"status\":\"NotStarted\",\"campaignGuids\":[\"1\",\"2\"],\"searchCriteria\":\"a, "
            "b\"}",
            "");
        row("JSON", "{\"types\":[\"Inbox\"],\"searchCriteria\":\"a \\\"b\\\" \\u00e9\"}",
            "{\"types\":[\"Inbox\"],\"searchCriteria\":\"a \\\"b\\\" é\"}", "");
        row("JSON surrogate pair", "{\"searchCriteria\":\"\\ud83d\\ude00\"}",
            "{\"searchCriteria\":\"😀\"}", "");
        row("JSON scalars", "{\"page\":1,\"on\":true,\"no\":null}",
            "{\"page\":\"1\",\"on\":\"true\",\"no\":null}", "");
        row("pretty JSON", "{\n  \"types\": [\n    \"Inbox\"\n  ]\n}", "{\"types\":[\"Inbox\"]}",
            "");
        row("blank after colon", "{searchCriteria: abc}", "{\"searchCriteria\":\"abc\"}", "");
        row("blank after comma", "{a:1, b:2}", "{\"a\":\"1\",\"b\":\"2\"}", "");
        row("blank in list", "{types:[Inbox, Sent]}", "{\"types\":[\"Inbox\",\"Sent\"]}", "");
        row("blank around", " {a:1} ", "{\"a\":\"1\"}", "");
        row("not an object", "abc", "", "");
        row("list at the top", "[a]", "", "");
        row("no end", "{a:1", "", "");
        row("no value", "{a}", "", "");
        row("open list", "{a:[1,2}", "", "");
        row("open quote", "{a:\"b}", "", "");
        row("rest behind", "{a:1}x", "", "");
        row("endless depth",
            "{a:{a:{a:{a:{a:{a:{a:{a:{a:{a:{a:{a:{a:{a:{a:{a:{a:{a:1}}}}}}}}}}}}}}}}}}", "", "");
    }

    void readsFilters()
    {
        QFETCH(QByteArray, filter);
        QFETCH(QByteArray, tolerant);
        QFETCH(QByteArray, strict);
        const auto read = [&filter](JsvDialect dialect) {
            const auto object = parseJsvObject(filter.toStdString(), dialect);
            return object ? QByteArray::fromStdString(dump(*object)) : QByteArray();
        };
        QCOMPARE(read(JsvDialect::Tolerant), tolerant);
        QCOMPARE(read(JsvDialect::Strict), strict);
    }

    void readsListsInBothForms_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QByteArray>("items");
        QTest::newRow("commas") << QByteArray("a,b,c") << QByteArray("[\"a\",\"b\",\"c\"]");
        QTest::newRow("one") << QByteArray("a") << QByteArray("[\"a\"]");
        QTest::newRow("brackets") << QByteArray("[a,b,c]") << QByteArray("[\"a\",\"b\",\"c\"]");
        QTest::newRow("quoted") << QByteArray("\"a,1\",b") << QByteArray("[\"a,1\",\"b\"]");
        QTest::newRow("empty") << QByteArray("") << QByteArray("[]");
        QTest::newRow("empty brackets") << QByteArray("[]") << QByteArray("[]");
        QTest::newRow("open") << QByteArray("[a") << QByteArray();
    }

    void readsListsInBothForms()
    {
        QFETCH(QByteArray, list);
        QFETCH(QByteArray, items);
        const auto read = parseJsvList(list.toStdString(), JsvDialect::Tolerant);
        QCOMPARE(read ? QByteArray::fromStdString(dump(*read)) : QByteArray(), items);
    }

    void writesDatesWithSevenDigits_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("written"); // empty: refused
        QTest::newRow("seven digits") << QByteArray("2018-03-05T14:07:09.1230000Z")
                                      << QByteArray("2018-03-05T14:07:09.1230000Z");
        QTest::newRow("none") << QByteArray("2018-03-05T14:07:09Z")
                              << QByteArray("2018-03-05T14:07:09.0000000Z");
        QTest::newRow("nine") << QByteArray("2018-03-05T14:07:09.123456789Z")
                              << QByteArray("2018-03-05T14:07:09.1234567Z");
        QTest::newRow("no zone is UTC")
            << QByteArray("2018-03-05T14:07:09.5") << QByteArray("2018-03-05T14:07:09.5000000Z");
        QTest::newRow("offset") << QByteArray("2018-03-05T14:07:09+02:00")
                                << QByteArray("2018-03-05T12:07:09.0000000Z");
        QTest::newRow("no value") << QByteArray("0001-01-01T00:00:00Z")
                                  << QByteArray("0001-01-01T00:00:00.0000000Z");
        QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00Z")
                                  << QByteArray("2024-02-29T00:00:00.0000000Z");
        QTest::newRow("day only") << QByteArray("2024-02-29")
                                  << QByteArray("2024-02-29T00:00:00.0000000Z");
        QTest::newRow("no leap day") << QByteArray("2023-02-29T00:00:00Z") << QByteArray();
        QTest::newRow("hour 25") << QByteArray("2023-02-20T25:00:00Z") << QByteArray();
        QTest::newRow("words") << QByteArray("tomorrow") << QByteArray();
    }

    void writesDatesWithSevenDigits()
    {
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, written);
        const auto ticks = parseTicks(given.toStdString());
        QCOMPARE(ticks ? QByteArray::fromStdString(formatTicks(*ticks)) : QByteArray(), written);
    }

    void readsGuidsWithAndWithoutDashes()
    {
        const auto plain = Guid::parse("a6fccfeae3444d70ac48e168bbc116e1");
        QVERIFY(plain.has_value());
        QCOMPARE(plain->text(), std::string("a6fccfeae3444d70ac48e168bbc116e1"));
        QCOMPARE(plain->dashed(), std::string("a6fccfea-e344-4d70-ac48-e168bbc116e1"));
        QVERIFY(Guid::parse("A6FCCFEA-E344-4D70-AC48-E168BBC116E1") == plain);
        QVERIFY(Guid::parse("{A6FCCFEA-E344-4D70-AC48-E168BBC116E1}") == plain);
        for (const char* wrong :
             {"", "a6fc", "x6fccfeae3444d70ac48e168bbc116e1", "a6fccfeae3444d70ac48e168bbc116e10"})
            QVERIFY(!Guid::parse(wrong));
    }
};

QTEST_GUILESS_MAIN(JsvTest)
#include "tst_portal_jsv.moc"
