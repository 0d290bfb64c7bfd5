#include "core/store/accountdatabase.h"
#include "core/store/storagethread.h"
#include "core/sync/outbox.h"
#include "core/sync/outboxrules.h"
#include "tests/core/store/storefile.h"
#include "tests/support/await.h"
#include "tests/support/fakecomposeportal.h"
#include "tests/support/manualclock.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;
using Fate = FakeComposePortal::Fate;

Q_DECLARE_METATYPE(waxwing::Error)

namespace {

const Guid kId = guidOf(0xab);

Draft letter(const QString& subject = QStringLiteral("Lease"))
{
    Draft draft;
    draft.to << QStringLiteral("jonas@example.org");
    draft.subject = subject;
    draft.body = QStringLiteral("<p>Hello</p>");
    return draft;
}

Error refusalOf(const char* code, int status = 403)
{
    return FakeComposePortal::refusal(code, status).value();
}

/// One run of the program over the file that the run before has left.
struct ProgramRun
{
    ProgramRun(StorageThread& thread, const QString& path, FakeComposePortal& portal,
               ManualClock& clock)
        : database(*await(AccountDatabase::open(thread, path, keyOf('k')))),
          store(*database), outbox(portal, store, clock, clock, [] { return 0.5; })
    {
        (void)await(outbox.load());
    }
    std::unique_ptr<AccountDatabase> database;
    OutboxStore store;
    Outbox outbox;
};

} // namespace

class OutboxTest : public QObject
{
    Q_OBJECT

private:
    void begin()
    {
        m_run = std::make_unique<ProgramRun>(m_thread, m_folder->filePath(QStringLiteral("m.db")),
                                             *m_portal, m_clock);
        m_run->outbox.start();
    }
    /// The program ends here and begins again; what was under way is never answered.
    void killAndBegin()
    {
        m_run.reset();
        drain(m_thread);
        begin();
    }
    Outbox& outbox() { return m_run->outbox; }
    /// Time passes quickly until the condition holds.
    bool hurryUntil(const std::function<bool()>& condition, int patience = 10'000)
    {
        return QTest::qWaitFor(
            [&] {
                if (condition())
                    return true;
                m_clock.advance(500ms);
                m_portal->now = m_clock.now();
                return false;
            },
            patience);
    }
    /// Lets everything happen that happens without time passing.
    bool settle(const std::function<bool()>& condition)
    {
        return QTest::qWaitFor(condition, 5000);
    }
    OutboxStage stage() { return outbox().item(kId).value_or(OutboxItem()).stage; }

    StorageThread m_thread;
    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeComposePortal> m_portal;
    std::unique_ptr<ProgramRun> m_run;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_portal = std::make_unique<FakeComposePortal>();
        m_portal->now = m_clock.now();
        begin();
    }
    void cleanup()
    {
        // What hangs ends now, and is heard of.
        m_run.reset();
        m_portal.reset();
        QTest::qWait(5);
        drain(m_thread);
        QTest::qWait(5);
    }

    void sendsAfterTheTimeForUndoing()
    {
        QSignalSpy sent(&outbox(), &Outbox::sent);
        QVERIFY(await(outbox().send(kId, letter(), {})));
        m_clock.advance(9s);
        QTest::qWait(0);
        QVERIFY(m_portal->log.isEmpty());
        QVERIFY(hurryUntil([&] { return outbox().items().isEmpty(); }));
        QCOMPARE(m_portal->log, (QStringList{QStringLiteral("precreate"), QStringLiteral("save"),
                                             QStringLiteral("send")}));
        QCOMPARE(sent.size(), 1);
        QCOMPARE(m_portal->messages.begin()->second.externalId, kId);
        QCOMPARE(m_portal->messages.begin()->second.draft.body, letter().body);
        killAndBegin();
        QVERIFY(outbox().items().isEmpty());
    }

    void aClockThatIsSetBackDoesNotHoldUpAMessage()
    {
        QVERIFY(await(outbox().send(kId, letter(), {})));
        m_clock.jumpWallTime(-1h);
        QVERIFY(hurryUntil([&] { return outbox().items().isEmpty(); }));
        QCOMPARE(m_portal->log.last(), QStringLiteral("send"));
    }

    void undoLeavesNoTraceAtThePortal()
    {
        QVERIFY(await(outbox().send(kId, letter(), {})));
        m_clock.advance(9s);
        const auto undone = await(outbox().takeBack(kId));
        QVERIFY(undone && *undone);
        m_clock.advance(60s);
        QTest::qWait(1);
        QVERIFY(m_portal->log.isEmpty());
        QCOMPARE(stage(), OutboxStage::Editing);
        QCOMPARE(outbox().item(kId)->draft.subject, letter().subject);
    }

    void whatIsUnderWayCanNeitherBeChangedNorTakenBackNorForgotten()
    {
        m_portal->fates = {Fate::Answered, Fate::Answered, Fate::HangBefore};
        QVERIFY(await(outbox().send(kId, letter(), {})));
        QVERIFY(hurryUntil([&] { return m_portal->log.contains(QStringLiteral("send")); }));
        QVERIFY(!await(outbox().keep(kId, letter(QStringLiteral("x")))));
        QCOMPARE(await(outbox().takeBack(kId)).value_or(true), false);
        QCOMPARE(await(outbox().discard(kId)).value_or(true), false);
        QCOMPARE(stage(), OutboxStage::Sending);
    }

    void neverSendsTwiceAndLosesNothingWhereverItIsCut_data()
    {
        QTest::addColumn<int>("call");
        QTest::addColumn<int>("fate");
        QTest::addColumn<bool>("preCreatedAreListed");
        const char* names[] = {"precreate", "save", "send", "asking"};
        const std::pair<Fate, const char*> fates[] = {{Fate::LostBefore, "lost before"},
                                                      {Fate::LostAfter, "lost after"},
                                                      {Fate::HangBefore, "killed before"},
                                                      {Fate::HangAfter, "killed after"}};
        for (int call = 0; call < 4; ++call) {
            for (const auto& [fate, name] : fates) {
                for (const bool listed : {true, false})
                    QTest::addRow("%s, %s%s", names[call], name, listed ? "" : ", unlisted")
                        << call << static_cast<int>(fate) << listed;
            }
        }
    }
    void neverSendsTwiceAndLosesNothingWhereverItIsCut()
    {
        QFETCH(int, call);
        QFETCH(int, fate);
        QFETCH(bool, preCreatedAreListed);
        m_portal->showsPreCreated = preCreatedAreListed;
        const Fate wanted = static_cast<Fate>(fate);
        for (int i = 0; i < call; ++i)
            m_portal->fates.push_back(call == 3 && i == 2 ? Fate::LostAfter : Fate::Answered);
        m_portal->fates.push_back(wanted);
        QVERIFY(await(outbox().send(kId, letter(), {})));
        if (wanted == Fate::HangBefore || wanted == Fate::HangAfter) {
            QVERIFY(hurryUntil([&] { return m_portal->log.size() == call + 1; }));
            killAndBegin();
        }
        QVERIFY(hurryUntil([&] { return outbox().items().isEmpty(); }));
        QCOMPARE(m_portal->sentWith(letter().subject), 1);
        QCOMPARE(m_portal->number(QStringLiteral("Sent")), 1);
        // At most an empty draft that nobody can find is left over.
        QCOMPARE(m_portal->number(QStringLiteral("Draft")), 0);
        if (preCreatedAreListed)
            QCOMPARE(m_portal->messages.size(), std::size_t(1));
    }

    void asksThePortalBeforeItRepeatsASendOfUnknownEnd()
    {
        m_portal->fates = {Fate::Answered, Fate::Answered, Fate::LostBefore};
        QVERIFY(await(outbox().send(kId, letter(), {})));
        QVERIFY(hurryUntil([&] { return outbox().items().isEmpty(); }));
        QCOMPARE(m_portal->log.mid(2), (QStringList{QStringLiteral("send"), QStringLiteral("state"),
                                                    QStringLiteral("send")}));
    }

    void aMessageSentTwiceByTheNetworkCountsAsSent()
    {
        m_portal->refusals[QStringLiteral("send")] = {refusalOf("Portal.AlreadySent")};
        QVERIFY(await(outbox().send(kId, letter(), {})));
        QVERIFY(hurryUntil([&] { return outbox().items().isEmpty(); }));
    }

    void randomTroubleSendsEachMessageExactlyOnce()
    {
        constexpr int kMessages = 60;
        QRandomGenerator random(20260305);
        for (int i = 0; i < kMessages * 6; ++i) {
            const auto fate = static_cast<Fate>(random.bounded(5));
            m_portal->fates.push_back(random.bounded(2) == 0 ? Fate::Answered : fate);
        }
        for (int i = 0; i < kMessages; ++i) {
            const QString subject = QStringLiteral("Letter %1").arg(i);
            QVERIFY(await(outbox().send(guidOf(0x1000 + i), letter(subject), {})));
        }
        int stuck = 0;
        qsizetype calls = -1;
        const bool done = hurryUntil(
            [&] {
                // A call that is never answered ends with the program.
                stuck = m_portal->log.size() == calls ? stuck + 1 : 0;
                calls = m_portal->log.size();
                if (stuck > 250) {
                    killAndBegin();
                    stuck = 0;
                }
                return outbox().items().isEmpty();
            },
            90'000);
        QVERIFY(done);
        for (int i = 0; i < kMessages; ++i)
            QCOMPARE(m_portal->sentWith(QStringLiteral("Letter %1").arg(i)), 1);
        QCOMPARE(m_portal->number(QStringLiteral("Sent")), kMessages);
    }

    void withoutThePortalItWaitsAndGoesOnByItself()
    {
        m_portal->fates = {Fate::LostBefore, Fate::LostBefore, Fate::LostBefore};
        QVERIFY(await(outbox().send(kId, letter(), {})));
        QVERIFY(hurryUntil([&] { return m_portal->sentWith(letter().subject) == 1; }));
    }

    void asksNothingWhileThePortalCannotBeAsked()
    {
        outbox().stop();
        QVERIFY(await(outbox().send(kId, letter(), {})));
        m_clock.advance(11s);
        QVERIFY(settle([&] { return stage() == OutboxStage::Queued; }));
        m_clock.advance(10min);
        QVERIFY(m_portal->log.isEmpty());
        outbox().start();
        QVERIFY(hurryUntil([&] { return outbox().items().isEmpty(); }));
    }

    void aLostSessionIsNoRefusal()
    {
        m_portal->refusals[QStringLiteral("send")] = {Error(ErrorKind::SignInNeeded)};
        QVERIFY(await(outbox().send(kId, letter(), {})));
        QVERIFY(hurryUntil([&] {
            return m_portal->log.contains(QStringLiteral("send")) && stage() == OutboxStage::Queued;
        }));
        outbox().start(); // signed in again
        QVERIFY(hurryUntil([&] { return outbox().items().isEmpty(); }));
        QVERIFY(!m_portal->log.contains(QStringLiteral("state")));
    }

    void whatIsRefusedComesBackEditableWithTheReason_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<Error>("error");
        const auto row = [](const char* call, const char* code, int status = 403) {
            QTest::addRow("%s %s", call, code)
                << QString::fromLatin1(call) << refusalOf(code, status);
        };
        for (const char* code : {"17", "28", "30", "38", "44", "45", "49", "74", "915"})
            row("send", code);
        row("send", "929", 404);
        row("send", "928", 400);
        row("save", "930");
        row("save", "922");
        row("save", "77");
        for (const char* code : {"929", "38", "907", "908", "909", "915", "928"})
            row("precreate", code);
    }
    void whatIsRefusedComesBackEditableWithTheReason()
    {
        QFETCH(QString, call);
        QFETCH(Error, error);
        m_portal->refusals[call] = {error};
        QSignalSpy refused(&outbox(), &Outbox::refused);
        QVERIFY(await(outbox().send(kId, letter(), {})));
        QVERIFY(hurryUntil([&] { return refused.size() == 1; }));
        QCOMPARE(stage(), OutboxStage::Refused);
        killAndBegin();
        QCOMPARE(stage(), OutboxStage::Refused);
        QCOMPARE(outbox().item(kId)->refusal.code, error.code);
        QCOMPARE(outbox().item(kId)->draft.body, letter().body);
        m_clock.advance(5min);
        QTest::qWait(1);
        QCOMPARE(m_portal->sentWith(letter().subject), 0);

        QVERIFY(await(outbox().send(kId, letter(QStringLiteral("Better")), {})));
        QVERIFY(hurryUntil([&] { return outbox().items().isEmpty(); }));
        QCOMPARE(m_portal->sentWith(QStringLiteral("Better")), 1);
    }

    void aProtectedMessageWaitsForItsPasswordAfterARestart()
    {
        outbox().stop();
        Draft draft = letter();
        draft.options.fyeoType = FyeoType::UniquePassword;
        DraftPasswords passwords;
        passwords.own = Secret(QByteArray("blue-heron-41"));
        QVERIFY(await(outbox().send(kId, draft, passwords)));
        m_clock.advance(11s);
        QVERIFY(settle([&] { return stage() == OutboxStage::Queued; }));
        QVERIFY(!outbox().needsPassword(kId));
        killAndBegin();
        QVERIFY(hurryUntil([&] { return m_portal->log.contains(QStringLiteral("save")); }));
        QVERIFY(settle([&] { return outbox().item(kId)->saved; }));
        QVERIFY(outbox().needsPassword(kId));
        QVERIFY(!m_portal->log.contains(QStringLiteral("send")));
        outbox().givePasswords(kId, passwords);
        QVERIFY(hurryUntil([&] { return outbox().items().isEmpty(); }));
        QCOMPARE(m_portal->messages.begin()->second.password, QByteArray("blue-heron-41"));
    }

    void savesThreeSecondsAfterTheLastChangeAndAtMostEveryTen()
    {
        const auto saves = [&] { return m_portal->log.count(QStringLiteral("save")); };
        const auto savedNow = [&] { return outbox().item(kId)->saved; };
        QVERIFY(await(outbox().keep(kId, letter(QStringLiteral("a")))));
        m_clock.advance(2s);
        QVERIFY(await(outbox().keep(kId, letter(QStringLiteral("ab")))));
        m_clock.advance(2900ms);
        QVERIFY(m_portal->log.isEmpty());
        m_clock.advance(200ms);
        QVERIFY(settle(savedNow));
        QCOMPARE(saves(), 1);
        QVERIFY(await(outbox().keep(kId, letter(QStringLiteral("abc")))));
        m_clock.advance(9s);
        QTest::qWait(1);
        QCOMPARE(saves(), 1);
        m_clock.advance(2s);
        QVERIFY(settle(savedNow));
        QCOMPARE(saves(), 2);
        QCOMPARE(m_portal->messages.begin()->second.draft.subject, QStringLiteral("abc"));
    }

    void neverRunsTwoSavesOfOneDraftAtATime()
    {
        m_portal->fates = {Fate::Answered, Fate::HangBefore};
        QVERIFY(await(outbox().keep(kId, letter())));
        m_clock.advance(4s);
        QVERIFY(settle([&] { return m_portal->log.contains(QStringLiteral("save")); }));
        QVERIFY(await(outbox().keep(kId, letter(QStringLiteral("later")))));
        m_clock.advance(60s);
        QTest::qWait(1);
        QCOMPARE(m_portal->log.count(QStringLiteral("save")), 1);
    }

    void aKillLosesNothingThatWasKept()
    {
        QVERIFY(await(outbox().keep(kId, letter())));
        killAndBegin();
        QCOMPARE(outbox().item(kId)->draft.body, letter().body);
        // Nobody writes on: it becomes an ordinary draft of the portal.
        QVERIFY(hurryUntil([&] { return outbox().items().isEmpty(); }));
        QCOMPARE(m_portal->number(QStringLiteral("Draft")), 1);
        QCOMPARE(m_portal->messages.begin()->second.draft.body, letter().body);
    }

    void aClosedDraftIsForgottenOnlyOnceThePortalHasIt()
    {
        outbox().stop();
        QVERIFY(await(outbox().keep(kId, letter())));
        outbox().close(kId);
        m_clock.advance(60s);
        QVERIFY(outbox().item(kId));
        outbox().start();
        QVERIFY(hurryUntil([&] { return outbox().items().isEmpty(); }));
        QCOMPARE(m_portal->number(QStringLiteral("Draft")), 1);
    }

    void aDiscardedDraftIsGoneAlsoAfterARestart()
    {
        QVERIFY(await(outbox().keep(kId, letter())));
        QCOMPARE(await(outbox().discard(kId)).value_or(false), true);
        killAndBegin();
        QVERIFY(outbox().items().isEmpty());
    }

    void aDraftThatVanishedAtThePortalIsMadeAnew()
    {
        QVERIFY(await(outbox().keep(kId, letter())));
        m_clock.advance(4s);
        QVERIFY(settle([&] { return outbox().item(kId)->saved; }));
        m_portal->messages.clear();
        QVERIFY(await(outbox().send(kId, letter(), {})));
        QVERIFY(hurryUntil([&] { return outbox().items().isEmpty(); }));
        QCOMPARE(m_portal->sentWith(letter().subject), 1);
    }

    void theEndOfACallIsReadTheSafeWay_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char* name, ErrorKind kind, const char* code, int status,
                            CallOutcome outcome) {
            Error error(kind);
            error.code = QString::fromLatin1(code);
            error.httpStatus = status;
            QTest::newRow(name) << error << static_cast<int>(outcome);
        };
        row("no answer", ErrorKind::Network, "", 0, CallOutcome::Unknown);
        row("given up", ErrorKind::Cancelled, "", 0, CallOutcome::Unknown);
        row("garbled", ErrorKind::Protocol, "", 200, CallOutcome::Unknown);
        row("fault", ErrorKind::Portal, "", 500, CallOutcome::Unknown);
        row("busy", ErrorKind::Portal, "", 503, CallOutcome::Unknown);
        row("gateway", ErrorKind::Portal, "", 502, CallOutcome::Unknown);
        row("proxy's own page", ErrorKind::Forbidden, "", 403, CallOutcome::Unknown);
        row("too many calls", ErrorKind::Portal, "", 429, CallOutcome::NotDone);
        row("session gone", ErrorKind::SignInNeeded, "811", 401, CallOutcome::NotDone);
        row("not verified", ErrorKind::Tls, "", 0, CallOutcome::NotDone);
        row("suspended", ErrorKind::Forbidden, "31", 403, CallOutcome::NotDone);
        row("content filter", ErrorKind::Forbidden, "17", 403, CallOutcome::Refused);
        row("refusal in a success", ErrorKind::Portal, "17", 200, CallOutcome::Refused);
    }
    void theEndOfACallIsReadTheSafeWay()
    {
        QFETCH(Error, error);
        QFETCH(int, outcome);
        QCOMPARE(static_cast<int>(callOutcomeOf(error)), outcome);
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
