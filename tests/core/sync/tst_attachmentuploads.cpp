#include "core/sync/attachmentuploads.h"
#include "tests/support/attachmentserver.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const Guid kMessage = *Guid::parse(QStringLiteral("0123456789abcdef0123456789abcdef"));

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 31 + i / 257);
    return bytes;
}

} // namespace

class AttachmentUploadsTest : public QObject
{
    Q_OBJECT

private:
    FileToUpload fileOf(const QByteArray& bytes, const QString& name = QStringLiteral("a.bin"))
    {
        const QString path = m_folder.filePath(QString::number(++m_files));
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
            QTest::qFail("no file to upload", __FILE__, __LINE__);
        return {name, path, {}, bytes.size()};
    }

    QList<AttachmentUpload*> announce(const QList<FileToUpload>& files)
    {
        auto answer = await(m_uploads->announce(kMessage, files));
        if (!answer)
            return {};
        m_outcomes.clear();
        for (AttachmentUpload* upload : std::as_const(*answer)) {
            connect(upload, &AttachmentUpload::completed, this,
                    [this](const Guid& guid) { m_outcomes << guid; });
            connect(upload, &AttachmentUpload::stopped, this,
                    [this](const Error& error) { m_outcomes << failure(error); });
        }
        return *answer;
    }
    AttachmentUpload* announce(const QByteArray& bytes)
    {
        return announce(QList<FileToUpload>{fileOf(bytes)}).value(0);
    }
    /// Lets time pass where a retry waits for it.
    bool finished(qsizetype count = 1)
    {
        return QTest::qWaitFor([&] {
            m_time.advance(100ms);
            return m_outcomes.size() >= count;
        }, 10'000);
    }
    QByteArray stored(const AttachmentUpload* upload) const
    {
        return m_server->attachments.value(upload->attachment().toString()).content();
    }

    QTemporaryDir m_folder;
    int m_files = 0;
    ManualClock m_time;
    SteadyTokens m_tokens;
    std::unique_ptr<AttachmentServer> m_server;
    std::unique_ptr<AttachmentUploads> m_uploads;
    QList<Result<Guid>> m_outcomes;

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<AttachmentServer>();
        SessionCaller caller(*m_server, m_tokens, QUrl(QStringLiteral("https://portal.example/api")),
                             ClientIdentity());
        m_uploads = std::make_unique<AttachmentUploads>(AttachmentClient(caller), m_time,
                                                        [] { return 0.5; });
        m_outcomes.clear();
    }
    void cleanup()
    {
        m_uploads.reset();
        // What outlives it ends before the server does.
        QTRY_COMPARE(m_server->underWay, 0);
        m_server.reset();
    }

    void whatArrivesIsWhatWasSent_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("inclusive");
        QTest::newRow("empty") << 0 << false;
        QTest::newRow("one byte") << 1 << false;
        QTest::newRow("one chunk") << 1000 << false;
        QTest::newRow("a byte more than a chunk") << 1001 << false;
        QTest::newRow("many chunks") << 25'123 << false;
        QTest::newRow("inclusive ends") << 25'123 << true;
    }
    void whatArrivesIsWhatWasSent()
    {
        QFETCH(int, size);
        QFETCH(bool, inclusive);
        m_server->inclusiveEnds = inclusive;
        const QByteArray bytes = noise(size);
        const auto* upload = announce(bytes);
        QVERIFY(finished());
        QVERIFY(m_outcomes.front());
        QCOMPARE(*m_outcomes.front(), upload->attachment());
        QCOMPARE(upload->state(), AttachmentUpload::State::Done);
        QVERIFY(stored(upload) == bytes);
        QCOMPARE(m_server->count(u"GET /v1/attachments/progress"), 1);
    }

    void whatIsInMemoryIsSentToo()
    {
        const QByteArray bytes = noise(2500);
        const auto* upload = announce({FileToUpload{QStringLiteral("pasted.png"), {}, bytes, 2500}})[0];
        QVERIFY(finished());
        QVERIFY(m_outcomes.front());
        QVERIFY(stored(upload) == bytes);
    }

    void atMostThreeChunksOfAFileAndFourInAllAreUnderWay()
    {
        announce({fileOf(noise(20'000)), fileOf(noise(20'000)), fileOf(noise(20'000))});
        QVERIFY(finished(3));
        QCOMPARE(m_server->mostChunksUnderWay, 4);
        for (auto it = m_server->attachments.begin(); it != m_server->attachments.end(); ++it)
            QVERIFY(m_server->mostUnderWayOf.value(QLatin1String("/v1/attachments/") + it.key()) <= 3);
    }

    void filesOfTheSameNameAreNotMixedUp()
    {
        const QByteArray first = noise(1500);
        const QByteArray second = noise(1700).toHex().left(1700);
        const auto uploads = announce({fileOf(first), fileOf(second)});
        QVERIFY(finished(2));
        QVERIFY(stored(uploads[0]) == first);
        QVERIFY(stored(uploads[1]) == second);
    }

    void aChunkIsTriedThreeTimesMoreWhateverHappens_data()
    {
        QTest::addColumn<int>("faults");
        QTest::addColumn<int>("status"); // 0: no answer
        QTest::addColumn<bool>("after");
        QTest::addColumn<bool>("arrives");
        for (const bool after : {false, true}) {
            for (const int status : {0, 500, 502, 429}) {
                for (const int faults : {1, 3, 4})
                    QTest::addRow("%d faults of %d %s", faults, status, after ? "after" : "before")
                        << faults << status << after << (faults < 4);
            }
        }
        QTest::newRow("a refusal is final") << 1 << 403 << false << false;
        QTest::newRow("so is maintenance") << 1 << 503 << false << false;
    }
    void aChunkIsTriedThreeTimesMoreWhateverHappens()
    {
        QFETCH(int, faults);
        QFETCH(int, status);
        QFETCH(bool, after);
        QFETCH(bool, arrives);
        const auto fault = [&](const HttpRequest& request) -> std::optional<Result<HttpResponse>> {
            if (!request.url.path().endsWith(u"/chunk/3") || faults == 0)
                return std::nullopt;
            --faults;
            if (status == 0)
                return failure(ErrorKind::Network);
            return AttachmentServer::said(status);
        };
        (after ? m_server->after : m_server->before) = fault;
        const QByteArray bytes = noise(5500);
        const auto* upload = announce(bytes);
        QVERIFY(finished());
        QCOMPARE(m_outcomes.front().has_value(), arrives);
        if (arrives)
            QVERIFY(stored(upload) == bytes);
        else
            QCOMPARE(upload->state(), AttachmentUpload::State::Stopped);
    }

    void goesOnWithWhatThePortalDoesNotHave()
    {
        bool broken = true;
        m_server->before = [&](const HttpRequest& request) -> std::optional<Result<HttpResponse>> {
            if (broken && request.url.path().contains(u"/chunk/7"))
                return failure(ErrorKind::Network);
            return std::nullopt;
        };
        const QByteArray bytes = noise(9500);
        auto* upload = announce(bytes);
        QVERIFY(finished());
        QCOMPARE(m_outcomes.front().error().kind, ErrorKind::Network);
        const int before = m_server->count(u"POST /v1/attachments/");
        broken = false;
        upload->resume();
        QVERIFY(finished(2));
        QVERIFY(m_outcomes.back());
        QVERIFY(stored(upload) == bytes);
        QVERIFY(m_server->count(u"POST /v1/attachments/") - before <= 4);
    }

    void resumingAtOnceIsNotStoppedByWhatIsLeftOfTheTryBefore()
    {
        bool broken = true;
        m_server->before = [&](const HttpRequest& request) -> std::optional<Result<HttpResponse>> {
            if (broken && request.url.path().endsWith(u"/chunk/1"))
                return AttachmentServer::refused(403, "907");
            return std::nullopt;
        };
        const QByteArray bytes = noise(9500);
        auto* upload = announce(bytes);
        connect(upload, &AttachmentUpload::stopped, this, [&, upload] {
            if (std::exchange(broken, false))
                upload->resume();
        });
        QVERIFY(finished(2));
        QVERIFY(m_outcomes.back());
        QVERIFY(stored(upload) == bytes);
    }

    void whatThePortalLostIsFoundAtTheEnd()
    {
        m_server->after = [this](const HttpRequest& request) -> std::optional<Result<HttpResponse>> {
            if (request.url.path().endsWith(u"/chunk/2") && m_server->count(u"GET") == 0)
                m_server->attachments.first().chunks.remove(2);
            return std::nullopt;
        };
        const QByteArray bytes = noise(3500);
        auto* upload = announce(bytes);
        QVERIFY(finished());
        QCOMPARE(m_outcomes.front().error().code, QStringLiteral("upload-incomplete"));
        upload->resume();
        QVERIFY(finished(2));
        QVERIFY(stored(upload) == bytes);
    }

    void cancellingLeavesNothingInTheDraft()
    {
        auto* upload = announce(noise(50'000));
        QVERIFY(QTest::qWaitFor([&] { return m_server->count(u"POST /v1/attachments/0") > 5; }));
        upload->cancel();
        QCOMPARE(m_outcomes.size(), 1);
        QCOMPARE(m_outcomes.front().error().kind, ErrorKind::Cancelled);
        QVERIFY(QTest::qWaitFor([&] { return m_server->attachments.isEmpty(); }));
        QTRY_COMPARE(m_server->underWay, 0);
        const auto asked = m_server->log.size();
        QCoreApplication::processEvents();
        QCOMPARE(m_server->log.size(), asked);
    }

    void aFileThatIsGoneOrShorterIsNotSent_data()
    {
        QTest::addColumn<bool>("gone");
        QTest::newRow("gone") << true;
        QTest::newRow("shorter") << false;
    }
    void aFileThatIsGoneOrShorterIsNotSent()
    {
        QFETCH(bool, gone);
        const FileToUpload file = fileOf(noise(2500));
        QVERIFY(gone ? QFile::remove(file.path) : QFile::resize(file.path, 1200));
        announce({file});
        QVERIFY(finished());
        QVERIFY(!m_outcomes.front());
        QCOMPARE(m_outcomes.front().error().kind, ErrorKind::Storage);
    }

    void progressGrowsAndEndsAtTheWhole()
    {
        auto* upload = announce(noise(30'000));
        qint64 last = 0;
        bool grows = true;
        connect(upload, &AttachmentUpload::progressed, this, [&](qint64 bytes, qint64 total) {
            grows = grows && bytes >= last && total == 30'000;
            last = bytes;
        });
        QVERIFY(finished());
        QVERIFY(grows);
        QCOMPARE(last, 30'000);
    }

    void thePortalMayRefuseTheAnnouncement()
    {
        m_server->before = [](const HttpRequest&) {
            return AttachmentServer::refused(403, "Portal.RestrictedAttachment");
        };
        const auto answer = await(m_uploads->announce(kMessage, {fileOf(noise(10))}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, QStringLiteral("Portal.RestrictedAttachment"));
        QCOMPARE(m_server->log.size(), 1);
    }

    void endsQuietlyWhateverIsUnderWay()
    {
        announce({fileOf(noise(20'000)), fileOf(noise(20'000))});
        QVERIFY(QTest::qWaitFor([&] { return m_server->underWay > 2; }));
        m_uploads.reset();
        QTRY_COMPARE(m_server->underWay, 0);
    }

    void theTokenGoesToThePortalAlone()
    {
        m_server->uploadHost = QStringLiteral("elsewhere.example");
        QList<QString> hosts;
        m_server->before = [&](const HttpRequest& request) -> std::optional<Result<HttpResponse>> {
            hosts << request.url.host();
            return std::nullopt;
        };
        const QByteArray bytes = noise(1500);
        const auto* upload = announce(bytes);
        QVERIFY(finished());
        QVERIFY(stored(upload) == bytes);
        QCOMPARE(QSet<QString>(hosts.begin(), hosts.end()),
                 QSet<QString>{QStringLiteral("portal.example")});
    }
};

QTEST_GUILESS_MAIN(AttachmentUploadsTest)
#include "tst_attachmentuploads.moc"
