#include "core/sync/attachmentdownloads.h"
#include "core/sync/attachmentuploads.h"
#include "tests/integration/liveportal.h"
#include "tests/support/await.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;
using portal::Fault;
using portal::FaultKind;

namespace {

constexpr qint64 kLarge = 9 * 1024 * 1024 + 321; ///< downloads chunk by chunk

/// Pauses pass at once; everything else is real.
class HurriedScheduler final : public Scheduler
{
public:
    [[nodiscard]] std::unique_ptr<ScheduledCall> after(std::chrono::milliseconds delay,
                                                       std::function<void()> call) override
    {
        return m_timers.after(delay / 50, std::move(call));
    }

private:
    TimerScheduler m_timers;
};

class SignedIn final : public SessionTokens
{
public:
    Secret token;
    [[nodiscard]] Secret sessionToken() const override { return token; }
    [[nodiscard]] AsyncResult<Secret> renew(Secret) override
    {
        co_return failure(ErrorKind::SignInNeeded);
    }
};

QByteArray sumOf(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QFile::ReadOnly) && hash.addData(&file) ? hash.result().toHex()
                                                             : QByteArray("unreadable");
}

Result<Guid> readMessageGuid(const Json& json)
{
    return JsonReader(json).guid("messageGuid").value_or(Guid());
}

} // namespace

/// Files to a real portal and back, over real TLS, with everything that can go wrong on the way.
class AttachmentsLiveTest : public QObject
{
    Q_OBJECT

private:
    QString fileOf(qint64 size)
    {
        const QString path = m_folder.filePath(QStringLiteral("source-%1").arg(size));
        QFile file(path);
        if (file.exists() || !file.open(QFile::WriteOnly))
            return path;
        QByteArray bytes(size, Qt::Uninitialized);
        for (qint64 i = 0; i < size; ++i)
            bytes[i] = char(i * 31 + i / 257);
        file.write(bytes);
        return path;
    }
    Guid newDraft()
    {
        PortalCall create(HttpMethod::Post, QStringLiteral("/v1/messages"));
        create.body["actionCode"] = "New";
        const auto guid = await(m_caller->sendAndRead(std::move(create), &readMessageGuid, {}));
        if (!guid)
            return {};
        PortalCall save(HttpMethod::Put,
                        QStringLiteral("/v1/messages/%1/save").arg(guid->toString()));
        save.body["to"] = Json::array({"jonas.weber@example.org"});
        save.body["subject"] = "files";
        save.body["body"] = "files";
        save.body["bodyFormat"] = "Text";
        return await(m_caller->sendOnly(std::move(save), {})) ? *guid : Guid();
    }
    /// Uploads, going on by hand where it stopped; the guid, or null.
    Guid upload(const QString& path)
    {
        const Guid draft = newDraft();
        const QList<FileToUpload> files{
            {QStringLiteral("übung.bin"), path, {}, QFileInfo(path).size()}};
        const auto started = await(m_uploads->announce(draft, files));
        if (!started)
            return {};
        AttachmentUpload* sending = started->first();
        for (int attempt = 0; attempt < 4; ++attempt) {
            const bool ended = QTest::qWaitFor(
                [&] { return sending->state() != AttachmentUpload::State::Uploading; }, 60'000);
            if (!ended || sending->state() == AttachmentUpload::State::Done)
                break;
            sending->resume();
        }
        return sending->state() == AttachmentUpload::State::Done ? sending->attachment() : Guid();
    }
    /// The same the other way.
    QString download(const Guid& attachment)
    {
        const QString target = m_folder.filePath(QStringLiteral("target-%1").arg(++m_targets));
        AttachmentDownload* coming = m_downloads->save(attachment, target, std::nullopt);
        for (int attempt = 0; attempt < 4; ++attempt) {
            const bool ended = QTest::qWaitFor(
                [&] {
                    return coming->state() == AttachmentDownload::State::Done
                           || coming->state() == AttachmentDownload::State::Stopped;
                },
                60'000);
            if (!ended || coming->state() == AttachmentDownload::State::Done)
                break;
            coming->resume();
        }
        return target;
    }
    void addFaults()
    {
        QTest::addColumn<FaultKind>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("count");
        const auto row = [](const char* name, FaultKind kind, int status, int count) {
            QTest::newRow(name) << kind << status << count;
        };
        row("500 once", FaultKind::Status, 500, 1);
        row("429 thrice", FaultKind::Status, 429, 3);
        row("503", FaultKind::Status, 503, 1);
        row("dropped before, five times", FaultKind::DropBefore, 0, 5);
        row("dropped after", FaultKind::DropAfter, 0, 2);
        row("dropped midway", FaultKind::DropMidway, 0, 2);
        row("cut short", FaultKind::Truncated, 0, 2);
        row("late", FaultKind::Latency, 0, 2);
        row("done but 502", FaultKind::LateStatus, 502, 2);
    }
    void spoil(const char* operation)
    {
        QFETCH(FaultKind, kind);
        QFETCH(int, status);
        QFETCH(int, count);
        Fault fault;
        fault.kind = kind;
        fault.status = status;
        fault.count = count;
        fault.milliseconds = 300;
        fault.operation = operation;
        m_live->server().fault(fault);
    }

    QTemporaryDir m_folder;
    int m_targets = 0;
    HurriedScheduler m_scheduler;
    SignedIn m_tokens;
    std::unique_ptr<LivePortal> m_live;
    std::unique_ptr<SessionCaller> m_caller;
    std::unique_ptr<AttachmentUploads> m_uploads;
    std::unique_ptr<AttachmentDownloads> m_downloads;

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>(5);
        QVERIFY(m_live->isUp());
    }
    void init()
    {
        m_live->reset();
        const auto outcome = m_live->signIn(kAnna, kPassword);
        QVERIFY(outcome);
        m_tokens.token = outcome->sessionToken;
        m_caller = std::make_unique<SessionCaller>(m_live->transport(), m_tokens,
                                                   m_live->messageApi(), LivePortal::identity());
        const AttachmentClient client(*m_caller);
        m_uploads = std::make_unique<AttachmentUploads>(client, m_scheduler, [] { return 0.5; });
        m_downloads = std::make_unique<AttachmentDownloads>(client, m_scheduler, [] { return 0.5; });
    }
    void cleanup()
    {
        m_uploads.reset();
        m_downloads.reset();
        m_live->server().clearFaults();
    }

    void comesBackAsItWas_data()
    {
        QTest::addColumn<qint64>("size");
        for (const qint64 size : {qint64(0), qint64(1), qint64(1024 * 1024), kLarge})
            QTest::addRow("%lld bytes", size) << size;
    }
    void comesBackAsItWas()
    {
        QFETCH(qint64, size);
        const QString source = fileOf(size);
        const Guid attachment = upload(source);
        QVERIFY(!attachment.isNull());
        QCOMPARE(sumOf(download(attachment)), sumOf(source));
    }

    void arrivesInSpiteOf_data() { addFaults(); }
    void arrivesInSpiteOf()
    {
        const QString source = fileOf(3 * 1024 * 1024 + 7);
        spoil("UploadAttachmentChunk");
        const Guid attachment = upload(source);
        QVERIFY(!attachment.isNull());
        m_live->server().clearFaults();
        QCOMPARE(sumOf(download(attachment)), sumOf(source));
    }

    void isFetchedInSpiteOf_data() { addFaults(); }
    void isFetchedInSpiteOf()
    {
        const QString source = fileOf(kLarge);
        const Guid attachment = upload(source);
        QVERIFY(!attachment.isNull());
        spoil("DownloadAttachmentChunk");
        QCOMPARE(sumOf(download(attachment)), sumOf(source));
    }

    void aSmallOneIsFetchedInSpiteOf_data() { addFaults(); }
    void aSmallOneIsFetchedInSpiteOf()
    {
        const QString source = fileOf(200'000);
        const Guid attachment = upload(source);
        QVERIFY(!attachment.isNull());
        spoil("DownloadAttachment");
        QCOMPARE(sumOf(download(attachment)), sumOf(source));
    }

    void connectionsThatDropInTheMiddleCostOneTry()
    {
        const QString source = fileOf(kLarge);
        const Guid draft = newDraft();
        const QList<FileToUpload> files{{QStringLiteral("a.bin"), source, {}, kLarge}};
        const auto started = await(m_uploads->announce(draft, files));
        QVERIFY(started);
        QTRY_VERIFY(started->first()->sent() > 2'000'000);
        m_live->curl().dropConnections();
        QTRY_COMPARE_WITH_TIMEOUT(started->first()->state(), AttachmentUpload::State::Done, 60'000);
        QCOMPARE(sumOf(download(started->first()->attachment())), sumOf(source));
    }

    void whatIsTakenOffADraftIsGone()
    {
        const QString source = fileOf(kLarge);
        const QList<FileToUpload> files{{QStringLiteral("a.bin"), source, {}, kLarge}};
        const auto started = await(m_uploads->announce(newDraft(), files));
        QVERIFY(started);
        const Guid attachment = started->first()->attachment();
        started->first()->cancel();
        const AttachmentClient client(*m_caller);
        QTRY_VERIFY(!await(client.details(attachment, {})).has_value());
    }

    void aRefusalIsTold()
    {
        const auto answer = await(m_uploads->announce(Guid(), {{QStringLiteral("a"), {}, {}, 0}}));
        QVERIFY(!answer);
        QVERIFY(answer.error().httpStatus >= 400);
    }
};

QTEST_GUILESS_MAIN(AttachmentsLiveTest)
#include "tst_attachments_live.moc"
