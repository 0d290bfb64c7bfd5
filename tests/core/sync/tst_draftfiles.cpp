#include "core/store/accountdatabase.h"
#include "core/store/storagethread.h"
#include "core/sync/draftfiles.h"
#include "core/sync/outbox.h"
#include "tests/core/store/storefile.h"
#include "tests/support/attachmentserver.h"
#include "tests/support/await.h"
#include "tests/support/fakecomposeportal.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const Guid kId = guidOf(0xab);

QByteArray noise(int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (int i = 0; i < size; ++i)
        bytes[i] = char(i * 31 + i / 257);
    return bytes;
}

Draft letter()
{
    Draft draft;
    draft.to << QStringLiteral("jonas@example.org");
    draft.subject = QStringLiteral("Lease");
    return draft;
}

/// One run of the program over the file that the run before has left.
struct ProgramRun
{
    ProgramRun(StorageThread& thread, const QString& path, FakeComposePortal& portal,
               AttachmentServer& server, SteadyTokens& tokens, ManualClock& clock)
        : database(*await(AccountDatabase::open(thread, path, keyOf('k')))), store(*database),
          fileStore(*database),
          files(AttachmentClient(SessionCaller(server, tokens,
                                               QUrl(QStringLiteral("https://portal.example/api")),
                                               ClientIdentity())),
                portal, fileStore, clock, [] { return 0.5; }),
          outbox(portal, store, clock, clock, [] { return 0.5; })
    {
        outbox.setFiles(files);
        QObject::connect(&outbox, &Outbox::changed, &files,
                         [this] { files.follow(outbox.items()); });
        QObject::connect(&files, &DraftFiles::changed, &outbox, &Outbox::noteFilesChanged);
        QObject::connect(&files, &DraftFiles::draftWanted, &outbox, [this](const Guid& draft) {
            files.follow(outbox.items());
            outbox.saveSoon(draft);
        });
        (void)await(files.load());
        (void)await(outbox.load());
    }
    void start()
    {
        outbox.start();
        files.start();
    }
    std::unique_ptr<AccountDatabase> database;
    OutboxStore store;
    DraftFileStore fileStore;
    DraftFiles files;
    Outbox outbox;
};

} // namespace

/// The files of a message together with its outbox, against a portal in memory.
class DraftFilesTest : public QObject
{
    Q_OBJECT

private:
    void begin()
    {
        m_run = std::make_unique<ProgramRun>(m_thread, m_folder->filePath(QStringLiteral("m.db")),
                                             *m_portal, *m_server, m_tokens, m_clock);
        m_run->start();
    }
    void killAndBegin()
    {
        m_run.reset();
        drain(m_thread);
        begin();
    }
    bool hurryUntil(const std::function<bool()>& condition, int patience = 20'000)
    {
        return QTest::qWaitFor(
            [&] {
                if (condition())
                    return true;
                m_clock.advance(200ms);
                m_portal->now = m_clock.now();
                return false;
            },
            patience);
    }
    NewFile fileOf(const QByteArray& bytes, const QString& name = QStringLiteral("a.bin"))
    {
        NewFile file;
        file.path = m_folder->filePath(name);
        QFile disk(file.path);
        if (!disk.open(QFile::WriteOnly) || disk.write(bytes) != bytes.size())
            QTest::qFail("no file to upload", __FILE__, __LINE__);
        disk.close();
        file.fileName = name;
        file.size = bytes.size();
        file.modified = QFileInfo(file.path).lastModified().toUTC();
        return file;
    }
    bool attach(const QList<NewFile>& files)
    {
        return await(m_run->outbox.keep(kId, letter())).has_value()
               && await(m_run->files.add(kId, files)).has_value();
    }
    QList<DraftFile> files() { return m_run->files.filesOf(kId); }
    bool allThere()
    {
        return !files().isEmpty() && !m_run->files.arePending(kId);
    }
    QByteArray stored(int number)
    {
        return m_server->attachments.value(files().value(number).attachment.toString()).content();
    }

    StorageThread m_thread;
    ManualClock m_clock;
    SteadyTokens m_tokens;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeComposePortal> m_portal;
    std::unique_ptr<AttachmentServer> m_server;
    std::unique_ptr<ProgramRun> m_run;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_portal = std::make_unique<FakeComposePortal>();
        m_server = std::make_unique<AttachmentServer>();
        m_portal->now = m_clock.now();
        m_portal->attachmentsOf = [this](const Guid&) {
            QList<AttachmentSummary> there;
            for (auto it = m_server->attachments.cbegin(); it != m_server->attachments.cend(); ++it) {
                AttachmentSummary summary;
                summary.guid = Guid::parse(it.key()).value_or(Guid());
                summary.fileName = it->fileName;
                summary.fileSize = it->total;
                there << summary;
            }
            return there;
        };
        begin();
    }
    void cleanup()
    {
        m_run.reset();
        QTRY_COMPARE(m_server->underWay, 0);
        m_portal.reset();
        m_server.reset();
        drain(m_thread);
        QTest::qWait(5);
    }

    void filesAreUploadedWhileTheMessageIsWritten()
    {
        const QByteArray bytes = noise(25'123);
        NewFile pasted;
        pasted.fileName = QStringLiteral("picture.png");
        pasted.bytes = noise(1500);
        QVERIFY(attach({fileOf(bytes), pasted}));
        QVERIFY(hurryUntil([&] { return allThere(); }));
        QCOMPARE(stored(0), bytes);
        QCOMPARE(stored(1), pasted.bytes);
        QCOMPARE(m_portal->log, (QStringList{QStringLiteral("precreate"), QStringLiteral("save")}));
        killAndBegin();
        QVERIFY(hurryUntil([&] { return !m_run->files.arePending(kId); }));
        m_clock.advance(60s);
        QTest::qWait(5);
        QCOMPARE(m_server->count(u"POST /v1/attachments/precreate"), 2); // nothing is sent twice
        QCOMPARE(m_server->attachments.size(), 2);
    }

    void aMessageGoesOutOnlyWithAllItsFiles()
    {
        int sentWhilePending = 0;
        m_server->after = [&](const HttpRequest&) -> std::optional<Result<HttpResponse>> {
            sentWhilePending += m_portal->number(QStringLiteral("Sent"));
            return std::nullopt;
        };
        QVERIFY(attach({fileOf(noise(30'000))}));
        QVERIFY(await(m_run->outbox.send(kId, letter(), {})));
        QVERIFY(hurryUntil([&] { return m_run->outbox.items().isEmpty(); }));
        QCOMPARE(sentWhilePending, 0);
        QCOMPARE(m_portal->sentWith(QStringLiteral("Lease")), 1);
        QCOMPARE(m_server->attachments.size(), 1);
        QCOMPARE(m_server->attachments.first().content().size(), 30'000);
        QVERIFY(m_run->files.filesOf(kId).isEmpty());
    }

    void goesOnAfterARestartWithWhatThePortalDoesNotHave()
    {
        const QByteArray bytes = noise(20'000);
        QVERIFY(attach({fileOf(bytes)}));
        QVERIFY(await(m_run->outbox.send(kId, letter(), {})));
        const auto stop = [&] {
            return !m_server->attachments.isEmpty()
                   && m_server->attachments.first().chunks.size() >= 8;
        };
        QVERIFY(hurryUntil(stop));
        const int before = static_cast<int>(m_server->attachments.first().chunks.size());
        QVERIFY(before < 20);
        killAndBegin();
        const int chunksSent = m_server->count(u"POST /v1/attachments/0");
        QVERIFY(hurryUntil([&] { return m_run->outbox.items().isEmpty(); }));
        QCOMPARE(m_server->attachments.first().content(), bytes);
        // Those under way at the end may have been lost with it.
        QVERIFY(m_server->count(u"POST /v1/attachments/0") - chunksSent <= 20 - before + 3);
        QCOMPARE(m_server->count(u"POST /v1/attachments/precreate"), 1);
        QCOMPARE(m_portal->sentWith(QStringLiteral("Lease")), 1);
    }

    void waitsForTheConnectionAndGoesOnByItself()
    {
        bool offline = false;
        m_server->before = [&](const HttpRequest&) -> std::optional<Result<HttpResponse>> {
            if (offline)
                return Result<HttpResponse>(failure(ErrorKind::Network));
            return std::nullopt;
        };
        QVERIFY(attach({fileOf(noise(20'000))}));
        QVERIFY(hurryUntil([&] {
            return !m_server->attachments.isEmpty() && m_server->attachments.first().chunks.size() > 3;
        }));
        offline = true;
        QVERIFY(hurryUntil([&] { return files().first().isPaused; }));
        offline = false;
        QVERIFY(hurryUntil([&] { return allThere(); }));
        QCOMPARE(stored(0), noise(20'000));
    }

    void anAnnouncementWithALostAnswerLeavesOneFile()
    {
        int lost = 0;
        m_server->after = [&](const HttpRequest& request) -> std::optional<Result<HttpResponse>> {
            if (request.url.path().endsWith(u"/precreate") && lost++ == 0)
                return Result<HttpResponse>(failure(ErrorKind::Network));
            return std::nullopt;
        };
        QVERIFY(attach({fileOf(noise(3000))}));
        QVERIFY(hurryUntil([&] { return allThere(); }));
        QCOMPARE(m_server->attachments.size(), 1);
        QCOMPARE(stored(0), noise(3000));
    }

    void aKillWithinTheAnnouncementLeavesOneFile()
    {
        bool hang = true;
        m_server->after = [&](const HttpRequest& request) -> std::optional<Result<HttpResponse>> {
            if (request.url.path().endsWith(u"/precreate") && std::exchange(hang, false))
                m_run.reset();
            return std::nullopt;
        };
        QVERIFY(attach({fileOf(noise(3000))}));
        QVERIFY(hurryUntil([&] { return !m_run; }));
        drain(m_thread);
        QCOMPARE(m_server->attachments.size(), 1);
        begin();
        QVERIFY(hurryUntil([&] { return allThere(); }));
        QCOMPARE(m_server->attachments.size(), 1);
        QCOMPARE(stored(0), noise(3000));
    }

    void aRemovedFileIsGoneAtThePortalToo()
    {
        QVERIFY(attach({fileOf(noise(3000)), fileOf(noise(10), QStringLiteral("b.bin"))}));
        QVERIFY(hurryUntil([&] { return allThere(); }));
        m_run->files.remove(files().first().id);
        QCOMPARE(files().size(), 1);
        QVERIFY(m_run->files.arePending(kId)); // not sent before it is gone
        QVERIFY(hurryUntil([&] { return m_server->attachments.size() == 1; }));
        QVERIFY(hurryUntil([&] { return allThere(); }));
        QCOMPARE(stored(0), noise(10));
    }

    void aFileThatChangesOnDiskIsNotSentInHalves()
    {
        const NewFile file = fileOf(noise(9000));
        m_run->outbox.stop();
        QVERIFY(attach({file}));
        QVERIFY(writeBytes(file.path, noise(9000) + "more"));
        m_run->start();
        QVERIFY(await(m_run->outbox.send(kId, letter(), {})));
        QVERIFY(hurryUntil([&] {
            const auto item = m_run->outbox.item(kId);
            return item && item->stage == OutboxStage::Refused;
        }));
        QCOMPARE(m_run->outbox.item(kId)->refusal.code, QStringLiteral("source"));
        QCOMPARE(m_portal->number(QStringLiteral("Sent")), 0);
        // Without it the message goes.
        m_run->files.remove(files().first().id);
        QVERIFY(await(m_run->outbox.send(kId, letter(), {})));
        QVERIFY(hurryUntil([&] { return m_run->outbox.items().isEmpty(); }));
        QCOMPARE(m_portal->number(QStringLiteral("Sent")), 1);
    }

    void whatThePortalRefusesFailsAndCanBeTriedAgain()
    {
        bool refuses = true;
        m_server->before = [&](const HttpRequest& request) -> std::optional<Result<HttpResponse>> {
            if (refuses && request.url.path().endsWith(u"/precreate"))
                return Result<HttpResponse>(AttachmentServer::refused(413, "Portal.TooLarge"));
            return std::nullopt;
        };
        QVERIFY(attach({fileOf(noise(3000))}));
        QVERIFY(hurryUntil([&] { return files().first().stage == FileStage::Failed; }));
        QCOMPARE(files().first().trouble.code, QStringLiteral("Portal.TooLarge"));
        killAndBegin();
        QVERIFY(hurryUntil([&] { return files().first().stage == FileStage::Failed; }));
        refuses = false;
        m_run->files.retry(files().first().id);
        QVERIFY(hurryUntil([&] { return allThere(); }));
    }

    void filesOfAForwardedMessageAreLinkedUnlessLeftOut()
    {
        QList<AttachmentSummary> parents(2);
        parents[0].guid = guidOf(0x51);
        parents[0].fileName = QStringLiteral("kept.pdf");
        parents[1].guid = guidOf(0x52);
        parents[1].fileName = QStringLiteral("left-out.pdf");
        m_server->linked << parents[1].guid.toString(); // as a portal that links all by itself
        QVERIFY(await(m_run->outbox.keep(kId, letter())));
        QVERIFY(await(m_run->files.addAttachments(kId, parents, FileOrigin::Parent, Guid())));
        m_run->files.remove(files().last().id);
        QVERIFY(hurryUntil([&] { return allThere(); }));
        QCOMPARE(m_server->linked, QStringList{parents[0].guid.toString()});
        QCOMPARE(m_server->count(u"POST"), 0);
    }

    void anotherDraftAtThePortalGetsAllFilesAgain()
    {
        QVERIFY(attach({fileOf(noise(3000))}));
        QVERIFY(hurryUntil([&] { return allThere(); }));
        m_portal->messages.clear(); // somebody deleted it there, and wrote another
        m_portal->messages.emplace(guidOf(0xeee), FakeComposePortal::Kept());
        m_server->attachments.clear();
        QVERIFY(await(m_run->outbox.send(kId, letter(), {})));
        QVERIFY(hurryUntil([&] { return m_run->outbox.items().isEmpty(); }));
        QCOMPARE(m_server->attachments.size(), 1);
        QCOMPARE(m_server->attachments.first().content(), noise(3000));
    }

    void closingLeavesTheMessageOnlyOnceItsFilesAreThere()
    {
        QVERIFY(attach({fileOf(noise(20'000))}));
        m_run->outbox.close(kId);
        QVERIFY(hurryUntil([&] { return m_run->outbox.items().isEmpty(); }));
        QCOMPARE(m_server->attachments.first().content(), noise(20'000));
        QCOMPARE(m_portal->number(QStringLiteral("Draft")), 1);
    }

    void nothingOfAPastedFileIsReadableOnDisk()
    {
        NewFile pasted;
        pasted.fileName = QStringLiteral("Kontoauszug-Geheim.png");
        pasted.bytes = QByteArray("TOP-SECRET-PICTURE").repeated(50);
        m_run->outbox.stop();
        m_run->files.stop();
        QVERIFY(attach({pasted}));
        m_run.reset();
        drain(m_thread);
        for (const QString& name : QDir(m_folder->path()).entryList(QDir::Files)) {
            const QByteArray bytes = bytesOf(m_folder->filePath(name));
            QVERIFY(!bytes.contains("TOP-SECRET"));
            QVERIFY(!bytes.contains("Kontoauszug"));
        }
        begin();
        QVERIFY(hurryUntil([&] { return allThere(); }));
        QCOMPARE(stored(0), pasted.bytes);
    }
};

QTEST_GUILESS_MAIN(DraftFilesTest)
#include "tst_draftfiles.moc"
