#include "core/http/filestreams.h"
#include "core/portal/attachmentclient.h"
#include "tests/support/attachmentserver.h"
#include "tests/support/await.h"
#include "tests/support/memorystream.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const Guid kMessage = *Guid::parse(QStringLiteral("0123456789abcdef0123456789abcdef"));
const Guid kAttachment = *Guid::parse(QStringLiteral("00000000000000000000000000000abc"));
const QString kBase = QStringLiteral("https://portal.example:8443/base/api");

QString at(const QString& path)
{
    return kBase + QStringLiteral("/v1/attachments") + path;
}

QByteArray placeholder(const QByteArray& guid, const QByteArray& name, int size)
{
    return R"({"attachmentGuid":")" + guid + R"(","fileName":")" + name
           + R"(","chunks":[{"chunkNumber":1,"byteStartIndex":0,"byteEndIndex":)"
           + QByteArray::number(size) + R"(,"bytesSize":)" + QByteArray::number(size)
           + R"(,"uploadUri":"https://portal.example:8443/base/api/x"}]})";
}

QByteArray placeholders(const QByteArrayList& each)
{
    return R"({"attachmentPlaceholders":[)" + each.join(',') + "]}";
}

} // namespace

class AttachmentClientTest : public QObject
{
    Q_OBJECT

private:
    Result<void> upload(const QUrl& uri, const QString& name = QStringLiteral("a.txt"))
    {
        ChunkUpload chunk(kAttachment, PlannedChunk{2, 0, 5, uri}, name,
                          std::make_shared<MemorySource>(QByteArray("hello")));
        return await(m_client->uploadChunk(chunk, {}));
    }

    std::unique_ptr<ScriptedTransport> m_network;
    SteadyTokens m_tokens;
    std::unique_ptr<AttachmentClient> m_client;

private Q_SLOTS:
    void init()
    {
        m_network = std::make_unique<ScriptedTransport>();
        m_client = std::make_unique<AttachmentClient>(
            SessionCaller(*m_network, m_tokens, QUrl(kBase), ClientIdentity()));
    }
    void cleanup() { QVERIFY(m_network->isDone()); }

    void plansAreMatchedToFiles_data()
    {
        const QByteArray one(32, '1');
        const QByteArray two(32, '2');
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArrayList>("guids"); // none: refused
        const auto row = [](const char* what, const QByteArrayList& each,
                            const QByteArrayList& guids) {
            QTest::newRow(what) << placeholders(each) << guids;
        };
        row("in order", {placeholder(one, "a", 5), placeholder(two, "b", 7)}, {one, two});
        row("in another order", {placeholder(two, "b", 7), placeholder(one, "a", 5)}, {one, two});
        row("one missing", {placeholder(one, "a", 5)}, {});
        row("one too many",
            {placeholder(one, "a", 5), placeholder(two, "b", 7), placeholder(two, "c", 7)}, {});
        row("another name", {placeholder(one, "a", 5), placeholder(two, "c", 7)}, {});
        row("another length", {placeholder(one, "a", 6), placeholder(two, "b", 7)}, {});
        row("no guid", {placeholder("nothing", "a", 5), placeholder(two, "b", 7)}, {});
        QTest::newRow("nothing") << QByteArray("{}") << QByteArrayList();
    }
    void plansAreMatchedToFiles()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArrayList, guids);
        m_network->expect(HttpMethod::Post, at(QStringLiteral("/precreate"))).answer(200, answer);
        const QList<AnnouncedFile> files{{QStringLiteral("a"), 5}, {QStringLiteral("b"), 7}};
        const auto plans = await(m_client->preCreate(kMessage, files, {}));
        QCOMPARE(plans.has_value(), !guids.isEmpty());
        if (!plans) {
            QCOMPARE(plans.error().kind, ErrorKind::Protocol);
            QCOMPARE(plans.error().code, QStringLiteral("chunk-plan"));
            return;
        }
        for (qsizetype i = 0; i < guids.size(); ++i)
            QCOMPARE(plans->at(i).attachment.toString().toLatin1(), guids.at(i));
    }

    void equalNamesAreTakenInTheirOrder()
    {
        const QByteArray one(32, '1');
        const QByteArray two(32, '2');
        m_network->expect(HttpMethod::Post, at(QStringLiteral("/precreate")))
            .answer(200, placeholders({placeholder(one, "a", 5), placeholder(two, "a", 7)}));
        const QList<AnnouncedFile> files{{QStringLiteral("a"), 5}, {QStringLiteral("a"), 7}};
        const auto plans = await(m_client->preCreate(kMessage, files, {}));
        QVERIFY(plans);
        QCOMPARE(plans->at(1).attachment.toString().toLatin1(), two);
    }

    void aChunkIsOnePartCalledUpload()
    {
        m_network->expect(HttpMethod::Post, at(QStringLiteral("/%1/chunk/2")).arg(kAttachment.toString()));
        QVERIFY(upload({}, QStringLiteral("ü \"x\"\r\ny.txt")));
        const HttpRequest& request = m_network->requests().front();
        const QByteArray type = std::find_if(request.headers.begin(), request.headers.end(),
                                             [](const HttpHeader& header) {
                                                 return header.name == "Content-Type";
                                             })->value;
        const QByteArray boundary = type.mid(QByteArrayLiteral("multipart/form-data; boundary=").size());
        QCOMPARE(request.body,
                 "--" + boundary
                     + "\r\nContent-Disposition: form-data; name=\"upload\"; filename=\"ü "
                       "%22x%22%0D%0Ay.txt\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                       "hello\r\n--"
                     + boundary + "--\r\n");
        QCOMPARE(request.source->size(), request.body.size());
    }

    void theTokenFollowsNoAddressButThePortals_data()
    {
        const QString route = at(QStringLiteral("/%1/chunk/2")).arg(kAttachment.toString());
        const QString good = QStringLiteral("https://portal.example:8443/elsewhere/x?y=z");
        QTest::addColumn<QString>("uri");
        QTest::addColumn<QString>("goesTo");
        const auto row = [](const char* what, const QString& uri, const QString& goesTo) {
            QTest::newRow(what) << uri << goesTo;
        };
        row("the portal", good, good);
        row("none", QString(), route);
        row("another host", QStringLiteral("https://evil.example:8443/x"), route);
        row("another port", QStringLiteral("https://portal.example/x"), route);
        row("not encrypted", QStringLiteral("http://portal.example:8443/x"), route);
        row("a name before the host", QStringLiteral("https://portal.example:8443@evil.example/x"),
            route);
        row("a user", QStringLiteral("https://user@portal.example:8443/x"), route);
        row("only a path", QStringLiteral("/v1/x"), route);
        row("a longer host", QStringLiteral("https://portal.example.evil.example:8443/x"), route);
    }
    void theTokenFollowsNoAddressButThePortals()
    {
        QFETCH(QString, uri);
        QFETCH(QString, goesTo);
        m_network->expect(HttpMethod::Post, goesTo);
        QVERIFY(upload(QUrl(uri, QUrl::StrictMode)));
    }

    void onlyAnErrorInTheAnswerToAChunkCounts_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("good");
        QTest::newRow("nothing") << 200 << QByteArray() << true;
        QTest::newRow("not JSON") << 200 << QByteArray("<ok/>") << true;
        QTest::newRow("JSON") << 200 << QByteArray("{\"chunkNumber\":2}") << true;
        QTest::newRow("an error") << 200 << QByteArray(R"({"responseStatus":{"errorCode":"928"}})") << false;
        QTest::newRow("a refusal") << 403 << QByteArray() << false;
        QTest::newRow("sent elsewhere") << 302 << QByteArray() << false;
    }
    void onlyAnErrorInTheAnswerToAChunkCounts()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, good);
        m_network->expect(HttpMethod::Post, at(QStringLiteral("/%1/chunk/2")).arg(kAttachment.toString()))
            .answer(status, body);
        QCOMPARE(upload({}).has_value(), good);
    }

    void aRefusedDownloadWritesNothing()
    {
        m_network->expect(HttpMethod::Get, at(u'/' + kAttachment.toString()))
            .where([](const HttpRequest& request) {
                return request.secretHeaders.back().name == "x-sm-password";
            })
            .answer(403, R"({"responseStatus":{"errorCode":"38"}})");
        const auto sink = std::make_shared<MemorySink>();
        ContentDownload download(kAttachment, sink, 100);
        download.password = Secret(QByteArray("wrong"));
        const auto answer = await(m_client->download(download, {}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, QStringLiteral("38"));
        QCOMPARE(sink->begun, 0);
    }

    void contentGoesIntoTheSink()
    {
        m_network->expect(HttpMethod::Get, at(QStringLiteral("/%1/chunk/3")).arg(kAttachment.toString()))
            .answer(200, R"({"responseStatus":{"errorCode":"38"}})"); // a file that says so
        const auto sink = std::make_shared<MemorySink>();
        QVERIFY(await(m_client->downloadChunk(ContentDownload(kAttachment, sink, 100), 3, {})));
        QCOMPARE(sink->bytes, QByteArray(R"({"responseStatus":{"errorCode":"38"}})"));
    }
};

QTEST_GUILESS_MAIN(AttachmentClientTest)
#include "tst_attachmentclient.moc"
