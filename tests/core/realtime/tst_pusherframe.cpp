#include "core/realtime/pusherframe.h"

#include <QTest>

using namespace waxwing;

class PusherFrameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesAreReadWithDataOnceOrTwiceEncoded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isFrame");
        QTest::addColumn<bool>("readable");
        QTest::addColumn<int>("members");
        const auto row = [](const char* name, const char* text, bool isFrame, bool readable,
                            int members) {
            QTest::newRow(name) << QString::fromUtf8(text) << isFrame << readable << members;
        };
        row("twice encoded", "{\"event\":\"e\",\"data\":\"{\\\"a\\\":1}\"}", true, true, 1);
        row("once encoded", "{\"event\":\"e\",\"data\":{\"a\":1,\"b\":2}}", true, true, 2);
        row("no data", "{\"event\":\"e\"}", true, true, 0);
        row("null data", "{\"event\":\"e\",\"data\":null}", true, true, 0);
        row("empty data", "{\"event\":\"e\",\"data\":\"\"}", true, true, 0);
        row("data is a word", "{\"event\":\"e\",\"data\":\"hello\"}", true, false, 0);
        row("data is a list", "{\"event\":\"e\",\"data\":[1]}", true, false, 0);
        row("data cut off", "{\"event\":\"e\",\"data\":\"{\\\"a\\\":\"}", true, false, 0);
        row("no event", "{\"data\":{}}", false, false, 0);
        row("event is a number", "{\"event\":7}", false, false, 0);
        row("a list", "[]", false, false, 0);
        row("nothing", "", false, false, 0);
        row("not JSON", "hello", false, false, 0);
    }
    void framesAreReadWithDataOnceOrTwiceEncoded()
    {
        QFETCH(QString, text);
        QFETCH(bool, isFrame);
        const auto frame = parsePusherFrame(text);
        QCOMPARE(frame.has_value(), isFrame);
        if (frame) {
            QTEST(frame->dataReadable, "readable");
            QTEST(static_cast<int>(frame->data.size()), "members");
        }
    }

    void newAssetsAreReadInAnyCaseAndWithNumbersAsTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("count");
        const auto row = [](const char* name, const char* text, const char* type, int count) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(type) << count;
        };
        row("as documented",
            "{\"event\":\"NewAssetPayload\",\"data\":{\"Type\":\"Message\",\"Count\":\"3\"}}",
            "Message", 3);
        row("in camel case, a number",
            "{\"event\":\"newAssetPayload\",\"data\":{\"type\":\"Message\",\"count\":3}}",
            "Message", 3);
        row("without anything", "{\"event\":\"NewAssetPayload\",\"data\":{}}", "", 0);
        row("nonsense for a count",
            "{\"event\":\"NewAssetPayload\",\"data\":{\"Type\":7,\"Count\":\"many\"}}", "", 0);
    }
    void newAssetsAreReadInAnyCaseAndWithNumbersAsTexts()
    {
        QFETCH(QString, text);
        const auto event = newAssetOf(*parsePusherFrame(text));
        QVERIFY(event);
        QTEST(event->type, "type");
        QTEST(event->count, "count");
    }

    void trackingIsReadInBothSpellings_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<bool>("isTracking");
        QTest::newRow("as on the wire") << "UserTrackingPayloed" << true;
        QTest::newRow("as it should be") << "UserTrackingPayload" << true;
        QTest::newRow("in another case") << "usertrackingpayloed" << true;
        QTest::newRow("another event") << "UserTracking" << false;
    }
    void trackingIsReadInBothSpellings()
    {
        QFETCH(QString, event);
        PusherFrame frame;
        frame.event = event;
        frame.data.insert(QStringLiteral("AssetGuid"),
                          QStringLiteral("01234567-89ab-cdef-0123-456789abcdef"));
        frame.data.insert(QStringLiteral("RelatedMessageGuid"), QStringLiteral("?"));
        const auto read = trackingOf(frame);
        QTEST(read.has_value(), "isTracking");
        if (read) {
            QVERIFY(read->assetGuid);
            QVERIFY(!read->relatedMessageGuid);
        }
    }

    void aChannelNameCannotBreakOutOfItsFrame()
    {
        const QString channel = QStringLiteral("a\"},\"event\":\"x");
        const auto frame = parsePusherFrame(subscribeFrame(channel));
        QVERIFY(frame);
        QCOMPARE(frame->event, QStringLiteral("pusher:subscribe"));
        QCOMPARE(frame->data.value(QStringLiteral("channel")).toString(), channel);
    }
};

QTEST_GUILESS_MAIN(PusherFrameTest)
#include "tst_pusherframe.moc"
