#include "core/portal/composeclient.h"
#include "core/store/accountdatabase.h"
#include "core/store/storagethread.h"
#include "core/sync/draftfiles.h"
#include "core/sync/outbox.h"
#include "tests/integration/liveportal.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

/// A session that is renewed by signing in again.
class Tokens final : public SessionTokens
{
public:
    explicit Tokens(LivePortal& live) : m_live(live) {}
    [[nodiscard]] Secret sessionToken() const override { return m_token; }
    [[nodiscard]] AsyncResult<Secret> renew(Secret) override
    {
        co_return failure(ErrorKind::SignInNeeded);
    }
    bool signIn()
    {
        const auto outcome = m_live.signIn(kAnna, kPassword);
        if (outcome)
            m_token = outcome->sessionToken;
        return outcome.has_value();
    }

private:
    LivePortal& m_live;
    Secret m_token;
};

/// One run of the program over the outbox of the run before.
struct ProgramRun
{
    ProgramRun(LivePortal& live, Tokens& tokens, StorageThread& thread, const QString& path,
               ManualClock& clock)
        : portal(live.transport(), tokens, live.messageApi(), LivePortal::identity()),
          client(portal.caller()), port(portal, client),
          database(*await(AccountDatabase::open(thread, path, Secret(QByteArray(32, 'k'))))),
          store(*database), fileStore(*database),
          files(AttachmentClient(portal.caller()), port, fileStore, clock, [] { return 0.5; }),
          outbox(port, store, clock, clock, [] { return 0.5; })
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
        outbox.start();
        files.start();
    }
    PortalClient portal;
    ComposeClient client;
    PortalComposePort port;
    std::unique_ptr<AccountDatabase> database;
    OutboxStore store;
    DraftFileStore fileStore;
    DraftFiles files;
    Outbox outbox;
};

} // namespace

/// The outbox against the real local portal. WAXWING_SENDS sets how many messages are sent.
class OutboxLiveTest : public QObject
{
    Q_OBJECT

private:
    void begin()
    {
        m_run.reset();
        m_run = std::make_unique<ProgramRun>(*m_live, *m_tokens, m_thread,
                                             m_folder->filePath(QStringLiteral("m.db")), m_clock);
    }
    /// Time passes with every look, so that a busy machine makes pauses of the outbox longer.
    bool hurryUntil(const std::function<bool()>& condition, int patience)
    {
        return QTest::qWaitFor(
            [&] {
                if (condition())
                    return true;
                m_clock.advance(500ms);
                return false;
            },
            patience);
    }
    /// How often each subject lies in the folder of the sender, as the portal has it.
    QHash<QString, int> subjectsIn(Folder folder)
    {
        QHash<QString, int> subjects;
        MessageFilter filter;
        filter.types << folder;
        for (int page = 1;; ++page) {
            const auto found
                = await(m_run->portal.searchMessages(filter, page, 1000, std::stop_token()));
            if (!found || found->results.isEmpty())
                return subjects;
            for (const MessageSummary& message : found->results)
                ++subjects[message.subject];
        }
    }
    static Draft letter(const QString& subject)
    {
        Draft draft;
        draft.to << QStringLiteral("jonas.weber@example.org");
        draft.subject = subject;
        draft.body = QStringLiteral("<p>Hello</p>");
        return draft;
    }

    StorageThread m_thread;
    ManualClock m_clock{QDateTime::currentDateTimeUtc()};
    std::unique_ptr<LivePortal> m_live;
    std::unique_ptr<Tokens> m_tokens;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProgramRun> m_run;

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>();
        QVERIFY(m_live->isUp());
    }
    void init()
    {
        m_live->reset();
        m_live->server().with([](portal::Control& control) {
            control.changePortal("example", {{"dailyMessages", -1}});
            return 0;
        });
        m_folder = std::make_unique<QTemporaryDir>();
        m_tokens = std::make_unique<Tokens>(*m_live);
        QVERIFY(m_tokens->signIn());
        begin();
    }
    void cleanup() { m_run.reset(); }

    void aMessageArrivesWithEverythingThatWasChosen()
    {
        Draft draft = letter(QStringLiteral("Lease <b>&amp;"));
        draft.cc << QStringLiteral("anna.keller@example.org");
        draft.options.allowForward = false;
        const Guid id = guidOf(0x1001);
        QVERIFY(await(m_run->outbox.send(id, draft, {})));
        QVERIFY(hurryUntil([&] { return m_run->outbox.items().isEmpty(); }, 20'000));
        MessageFilter filter;
        filter.types << Folder::Sent;
        const auto found = await(m_run->portal.searchMessages(filter, 1, 1, std::stop_token()));
        QVERIFY(found && !found->results.isEmpty());
        const MessageSummary& sent = found->results.first();
        QVERIFY(!sent.options.allowForward);
        QCOMPARE(sent.cc.size(), 1);
        const auto read = await(m_run->client.readDraft(sent.guid, std::stop_token()));
        QVERIFY(read);
        QCOMPARE(read->body, draft.body);

        QVERIFY(await(m_run->client.recall(sent.guid, QStringLiteral("wrong file"), {})));
        const auto state = await(m_run->client.messageState(sent.guid, std::stop_token()));
        QVERIFY(state && state->isRecalled());
        QCOMPARE(state->recallReason, QStringLiteral("wrong file"));
    }

    void whatTheContentFilterRefusesComesBack()
    {
        m_live->server().with([](portal::Control& control) {
            control.world().portal("example")->contentFilterWords = {"forbidden"};
            return 0;
        });
        const Guid id = guidOf(0x1001);
        QVERIFY(await(m_run->outbox.send(id, letter(QStringLiteral("forbidden")), {})));
        QVERIFY(hurryUntil(
            [&] { return m_run->outbox.item(id)->stage == OutboxStage::Refused; }, 20'000));
        QCOMPARE(m_run->outbox.item(id)->refusal.code, QStringLiteral("17"));
        QVERIFY(await(m_run->outbox.send(id, letter(QStringLiteral("allowed")), {})));
        QVERIFY(hurryUntil([&] { return m_run->outbox.items().isEmpty(); }, 20'000));
        QCOMPARE(subjectsIn(Folder::Sent).value(QStringLiteral("allowed")), 1);
        QCOMPARE(subjectsIn(Folder::Sent).value(QStringLiteral("forbidden")), 0);
    }

    void rulesAndContactsAreThoseOfThePortal()
    {
        const auto rules = await(m_run->client.writingRules(std::stop_token()));
        QVERIFY(rules && rules->known && rules->createMessage);
        const auto contacts = await(m_run->client.contacts(1, 100, std::stop_token()));
        QVERIFY(contacts && !contacts->results.isEmpty());
    }

    void eachMessageArrivesExactlyOnceWhateverHappensOnTheWay()
    {
        const int asked = qEnvironmentVariableIntValue("WAXWING_SENDS");
        const int number = asked > 0 ? asked : 40;
        QRandomGenerator random(4711);
        const char* operations[] = {"PreCreateMessage", "SaveMessage", "SendMessage", "GetMessage",
                                    "SearchMessages"};
        const portal::FaultKind kinds[] = {portal::FaultKind::DropBefore, portal::FaultKind::DropAfter,
                                           portal::FaultKind::DropMidway, portal::FaultKind::LateStatus,
                                           portal::FaultKind::Status,     portal::FaultKind::Malformed,
                                           portal::FaultKind::Truncated};
        constexpr int kAtOnce = 10;
        int kills = 0;
        int cuts = 0;
        int faults = 0;
        qint64 slowest = 0;
        for (int first = 0; first < number; first += kAtOnce) {
            for (int i = first; i < std::min(first + kAtOnce, number); ++i) {
                if (random.bounded(3) > 0) {
                    portal::Fault fault;
                    fault.kind = kinds[random.bounded(int(std::size(kinds)))];
                    fault.operation = operations[random.bounded(int(std::size(operations)))];
                    fault.count = 1 + random.bounded(2);
                    faults += fault.count;
                    m_live->server().with([fault](portal::Control& control) {
                        control.addFault(fault);
                        return 0;
                    });
                }
                QVERIFY(await(m_run->outbox.send(guidOf(0x1000 + i),
                                                 letter(QStringLiteral("Letter %1").arg(i)), {})));
            }
            QElapsedTimer batch;
            batch.start();
            int looks = 0;
            const int killAt = random.bounded(2) == 0 ? 25 + random.bounded(40) : -1;
            const int cutAt = random.bounded(2) == 0 ? 20 + random.bounded(60) : -1;
            QVERIFY(hurryUntil(
                [&] {
                    if (++looks == killAt) {
                        begin(); // the program ends wherever it is
                        ++kills;
                    }
                    if (looks == cutAt) {
                        m_live->curl().dropConnections();
                        ++cuts;
                    }
                    return m_run->outbox.items().isEmpty();
                },
                240'000));
            slowest = std::max(slowest, batch.elapsed());
        }
        m_live->server().with([](portal::Control& control) {
            control.clearFaults();
            return 0;
        });
        const QHash<QString, int> sent = subjectsIn(Folder::Sent);
        const QHash<QString, int> drafts = subjectsIn(Folder::Draft);
        for (int i = 0; i < number; ++i) {
            const QString subject = QStringLiteral("Letter %1").arg(i);
            QCOMPARE(sent.value(subject), 1);
            QCOMPARE(drafts.value(subject), 0);
        }
        qInfo("%d messages, each exactly once; %d faults, %d kills, %d times all connections cut; "
              "%d at once took %lld ms at most",
              number, faults, kills, cuts, kAtOnce, static_cast<long long>(slowest));
    }

    void filesArriveWithTheirMessageThoughTheProgramIsKilledOnTheWay()
    {
        constexpr int kSize = 6 * 1024 * 1024 + 17;
        QByteArray bytes(kSize, Qt::Uninitialized);
        for (int i = 0; i < kSize; ++i)
            bytes[i] = char(i * 31 + i / 257);
        NewFile file;
        file.fileName = QStringLiteral("Verträge.bin");
        file.path = m_folder->filePath(file.fileName);
        QFile disk(file.path);
        QVERIFY(disk.open(QFile::WriteOnly) && disk.write(bytes) == kSize);
        disk.close();
        file.size = kSize;
        file.modified = QFileInfo(file.path).lastModified().toUTC();
        NewFile pasted;
        pasted.fileName = QStringLiteral("picture.png");
        pasted.bytes = bytes.left(3000);
        const Guid id = guidOf(0x1001);
        const Draft draft = letter(QStringLiteral("with files"));
        QVERIFY(await(m_run->outbox.keep(id, draft)));
        QVERIFY(await(m_run->files.add(id, {file, pasted})));
        QVERIFY(await(m_run->outbox.send(id, draft, {})));
        int kills = 0;
        qint64 killedAt = 0;
        QVERIFY(hurryUntil(
            [&] {
                qint64 sent = 0;
                for (const DraftFile& one : m_run->files.filesOf(id))
                    sent += one.sent;
                if (sent > killedAt + 1'000'000 && kills < 4) {
                    killedAt = sent;
                    ++kills;
                    m_live->curl().dropConnections();
                    begin();
                }
                return m_run->outbox.items().isEmpty();
            },
            120'000));
        QVERIFY(kills > 0);
        MessageFilter filter;
        filter.types << Folder::Sent;
        const auto found = await(m_run->portal.searchMessages(filter, 1, 1, std::stop_token()));
        QVERIFY(found && !found->results.isEmpty());
        QCOMPARE(found->results.first().attachments.size(), 2);
        QSet<QByteArray> sums;
        const AttachmentClient client(m_run->portal.caller());
        for (const AttachmentSummary& attachment : found->results.first().attachments) {
            const auto content = std::make_shared<BoundedBuffer>(kSize + 1);
            ContentDownload download(attachment.guid, content, kSize + 1);
            QVERIFY(await(client.download(download, {})));
            sums << QCryptographicHash::hash(content->bytes(), QCryptographicHash::Sha256);
        }
        QVERIFY(sums.contains(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)));
        QVERIFY(sums.contains(QCryptographicHash::hash(pasted.bytes, QCryptographicHash::Sha256)));
    }

    void newRecipientsNeedTheAnswerWhereThePortalAsksForIt()
    {
        m_live->server().with([](portal::Control& control) {
            control.changeSettings("example", {{"cra", {{"enabled", true}}}});
            return 0;
        });
        const Guid id = guidOf(0x1001);
        Draft draft = letter(QStringLiteral("for somebody new"));
        draft.to = QStringList(QStringLiteral("brand.new@elsewhere.example"));
        QVERIFY(await(m_run->outbox.send(id, draft, {})));
        QVERIFY(hurryUntil(
            [&] {
                const auto item = m_run->outbox.item(id);
                return item && item->stage == OutboxStage::Refused;
            },
            20'000));
        QCOMPARE(m_run->outbox.item(id)->refusal.code, QStringLiteral("44"));
        DraftPasswords passwords;
        passwords.cra = Secret(QByteArray("blue"));
        QVERIFY(await(m_run->outbox.send(id, draft, passwords)));
        QVERIFY(hurryUntil([&] { return m_run->outbox.items().isEmpty(); }, 20'000));
        QCOMPARE(subjectsIn(Folder::Sent).value(draft.subject), 1);
    }

    void theQuotaIsThatOfThePortal()
    {
        m_live->server().with([](portal::Control& control) {
            control.changePortal("example", {{"dailyMessages", 3}});
            return 0;
        });
        const auto quota = await(m_run->client.quota(std::stop_token()));
        QVERIFY(quota);
        QCOMPARE(quota->messagesLeft, 3);
    }

    void whatThePortalDoesNotAcceptIsKnownBefore()
    {
        m_live->server().with([](portal::Control& control) {
            control.changeSettings("example",
                                   {{"restrictedExtensions",
                                     {{"enabled", true}, {"extensions", {"exe", ".js"}}}},
                                    {"maxMessageFileSizeBytes", 5'000'000}});
            return 0;
        });
        const auto rules = await(m_run->client.writingRules(std::stop_token()));
        QVERIFY(rules);
        QCOMPARE(rules->uploads.mostMessageBytes.value_or(0), 5'000'000);
        QCOMPARE(checkUpload(QStringLiteral("a.EXE"), 1, 0, rules->uploads),
                 UploadRefusal::RestrictedExtension);
        QCOMPARE(checkUpload(QStringLiteral("a.js"), 1, 0, rules->uploads),
                 UploadRefusal::RestrictedExtension);
        QCOMPARE(checkUpload(QStringLiteral("a.json"), 1, 0, rules->uploads), UploadRefusal::None);
    }
};

QTEST_GUILESS_MAIN(OutboxLiveTest)
#include "tst_outbox_live.moc"
