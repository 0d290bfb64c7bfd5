#include "core/portal/jsonreader.h"

#include <QTest>

using namespace waxwing;

class JsonReaderTest : public QObject
{
    Q_OBJECT

private:
    static Json object(const char* text) { return parseObject(text).value_or(Json::object()); }

private Q_SLOTS:
    void onlyAnObjectIsAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("accepted");
        const auto row = [](const char* name, QByteArray bytes, bool accepted) {
            QTest::newRow(name) << bytes << accepted;
        };
        row("object", "{}", true);
        row("with a mark of its byte order", "\xEF\xBB\xBF{}", true);
        row("list", "[]", false);
        row("text", "\"{}\"", false);
        row("null", "null", false);
        row("nothing", "", false);
        row("cut off", "{\"a\":[1,2", false);
        row("web page", "<html></html>", false);
        row("more after it", "{} {}", false);
        row("broken text encoding", "{\"a\":\"\xff\xfe\"}", false);
        row("deeper than any answer", QByteArray("{\"a\":") + QByteArray(100'000, '['), false);
    }
    void onlyAnObjectIsAnAnswer()
    {
        QFETCH(QByteArray, bytes);
        QTEST(parseObject(bytes).has_value(), "accepted");
    }

    void namesAreFoundInAnyCaseAndNullIsAbsent()
    {
        const Json json = object(R"({"Subject":"a","SENDERNAME":"b","none":null})");
        const JsonReader reader(json);
        QCOMPARE(reader.text("subject"), QStringLiteral("a"));
        QCOMPARE(reader.text("senderName"), QStringLiteral("b"));
        QVERIFY(!reader.has("none"));
        QVERIFY(!reader.has("other"));
        QCOMPARE(reader.text("none"), QString());
    }

    void theDocumentedSpellingOutweighsAnother()
    {
        const Json json = object(R"({"GUID":"x","guid":"y"})");
        QCOMPARE(JsonReader(json).text("guid"), QStringLiteral("y"));
    }

    void scalarsAreReadWhateverTheyAreWrittenAs()
    {
        const Json json = object(R"({"n":"42","m":42,"huge":1e300,"b":"True","c":0,"t":7,
                                     "list":[1],"object":{}})");
        const JsonReader reader(json);
        QCOMPARE(reader.number("n", -1), 42);
        QCOMPARE(reader.number("m", -1), 42);
        QCOMPARE(reader.number("huge", -1), -1);
        QCOMPARE(reader.number("list", -1), -1);
        QCOMPARE(reader.flag("b", false), true);
        QCOMPARE(reader.flag("c", true), false);
        QCOMPARE(reader.flag("object", true), true);
        QCOMPARE(reader.text("t"), QStringLiteral("7"));
        QCOMPARE(reader.text("list"), QString());
    }

    void guidsAreReadWithAndWithoutDashesAndBraces_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("plain") << "0123456789abcdef0123456789abcdef" << true;
        QTest::newRow("upper case") << "0123456789ABCDEF0123456789ABCDEF" << true;
        QTest::newRow("dashes") << "01234567-89ab-cdef-0123-456789abcdef" << true;
        QTest::newRow("braces") << "{01234567-89ab-cdef-0123-456789abcdef}" << true;
        QTest::newRow("short") << "0123456789abcdef" << false;
        QTest::newRow("not hexadecimal") << "g123456789abcdef0123456789abcdef" << false;
        QTest::newRow("path") << "../../../../../../../../etc/passwd" << false;
        QTest::newRow("empty") << "" << false;
    }
    void guidsAreReadWithAndWithoutDashesAndBraces()
    {
        QFETCH(QString, text);
        const Json json{{"guid", text.toStdString()}};
        QTEST(JsonReader(json).guid("guid").has_value(), "valid");
    }

    void datesAreReadAsUtcWhateverTheirPrecision_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDateTime>("expected");
        const QDateTime whole({2026, 3, 5}, {14, 7, 9}, Qt::UTC);
        QTest::newRow("seconds") << "2026-03-05T14:07:09Z" << whole;
        QTest::newRow("no zone is UTC") << "2026-03-05T14:07:09" << whole;
        QTest::newRow("another zone") << "2026-03-05T16:07:09+02:00" << whole;
        QTest::newRow("milliseconds") << "2026-03-05T14:07:09.123Z" << whole.addMSecs(123);
        QTest::newRow("seven digits") << "2026-03-05T14:07:09.1234567Z" << whole.addMSecs(123);
        QTest::newRow("nine digits, no zone") << "2026-03-05T14:07:09.123456789"
                                              << whole.addMSecs(123);
        QTest::newRow("no value") << "0001-01-01T00:00:00" << QDateTime();
        QTest::newRow("nonsense") << "yesterday" << QDateTime();
        QTest::newRow("impossible") << "2026-02-30T00:00:00Z" << QDateTime();
        QTest::newRow("empty") << "" << QDateTime();
    }
    void datesAreReadAsUtcWhateverTheirPrecision()
    {
        QFETCH(QString, text);
        QFETCH(QDateTime, expected);
        const QDateTime read = parseWireDate(text);
        QCOMPARE(read.isValid(), expected.isValid());
        if (expected.isValid()) {
            QCOMPARE(read, expected);
            QCOMPARE(read.timeSpec(), Qt::UTC);
        }
    }

    void entitiesAreDecodedOnce_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("all five") << "&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;"
                                  << "<a> & \"b\" 'c'";
        QTest::newRow("not twice") << "&amp;lt;" << "&lt;";
        QTest::newRow("others stay") << "&copy; &#x41; & ;" << "&copy; &#x41; & ;";
        QTest::newRow("cut off") << "a &am" << "a &am";
    }
    void entitiesAreDecodedOnce()
    {
        QFETCH(QString, text);
        QTEST(decodeBasicEntities(text), "expected");
    }

    void aListThatIsNoneIsEmpty()
    {
        const Json json = object(R"({"a":"x","b":{"c":1},"d":[1,2],"e":["x",2,null,{}]})");
        const JsonReader reader(json);
        int items = 0;
        for (const char* name : {"a", "b", "nothing"})
            reader.forEach(name, [&items](const Json&) { ++items; });
        QCOMPARE(items, 0);
        reader.forEach("d", [&items](const Json&) { ++items; });
        QCOMPARE(items, 2);
        QCOMPARE(reader.texts("e").value(0), QStringLiteral("x"));
    }
};

QTEST_GUILESS_MAIN(JsonReaderTest)
#include "tst_jsonreader.moc"
