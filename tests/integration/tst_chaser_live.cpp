#include "app/bootstrap/liveaccount.h"
#include "tests/integration/accountrig.h"
#include "tests/support/await.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const std::string kJonas = "jonas.weber@example.org";

} // namespace

/// Reminders of sent messages nobody reads, in an account as the program assembles it.
class ChaserLiveTest : public QObject
{
    Q_OBJECT

private:
    void goLive()
    {
        QVERIFY(m_rig->open(false));
        m_rig->account->restore();
        QVERIFY(m_rig->signIn(true));
        QVERIFY(m_rig->waitFor(Liveness::Live));
    }
    /// Written, sent and gone from the outbox; its guid at the portal.
    Guid sendWithReminder(int days)
    {
        Draft draft;
        draft.to << QString::fromStdString(kJonas);
        draft.subject = QStringLiteral("Please answer soon");
        draft.body = QStringLiteral("<p>Text</p>");
        draft.chaseDays = days;
        const Guid id = *Guid::parse(QStringLiteral("00000000000000000000000000000abc"));
        Guid sent;
        Outbox& outbox = m_rig->account->writing().outbox();
        connect(&outbox, &Outbox::sent, this,
                [&sent](const Guid&, const Guid& message) { sent = message; });
        if (!await(outbox.send(id, draft, DraftPasswords())))
            return {};
        const bool gone = m_rig->hurryUntil([&] { return outbox.items().isEmpty(); });
        disconnect(&outbox, nullptr, this, nullptr);
        return gone ? sent : Guid();
    }
    std::optional<Chase> chaseOf(const Guid& message)
    {
        return m_rig->account->chaser().of(message);
    }
    int reminders(const Guid& message) const
    {
        return static_cast<int>(
            std::count_if(m_rig->notifier.calls.begin(), m_rig->notifier.calls.end(),
                          [&](const Alert& alert) {
                              return alert.message == message
                                     && alert.body.contains(u"still unread");
                          }));
    }

    std::unique_ptr<LivePortal> m_live;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<AccountRig> m_rig;

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>(20);
        QVERIFY(m_live->isUp());
    }
    void init()
    {
        m_live->reset();
        m_clock = std::make_unique<ManualClock>(QDateTime::currentDateTimeUtc());
        m_rig = std::make_unique<AccountRig>(*m_live, m_clock.get());
    }
    void cleanup()
    {
        m_rig.reset();
        m_clock.reset();
    }

    void aMessageNobodyReadsIsRemindedOf()
    {
        goLive();
        const Guid message = sendWithReminder(2);
        QVERIFY(!message.isNull());
        QVERIFY(chaseOf(message));
        QCOMPARE(chaseOf(message)->days, 2);
        QVERIFY(!chaseOf(message)->reminded.isValid());
        m_clock->jumpWallTime(49h);
        QVERIFY(m_rig->hurryUntil([&] { return reminders(message) == 1; }));
        QCOMPARE(chaseOf(message)->waiting, QStringList{QStringLiteral("Jonas Weber")});
        // Read at last: the reminder goes by itself.
        m_live->server().markRetrieved(message.toString().toStdString(), kJonas);
        m_rig->account->chaser().look(message);
        QVERIFY(m_rig->hurryUntil([&] { return !chaseOf(message); }));
    }

    void whatWasReadInTimeIsNot()
    {
        goLive();
        const Guid message = sendWithReminder(2);
        QVERIFY(chaseOf(message));
        m_live->server().markRetrieved(message.toString().toStdString(), kJonas);
        m_clock->jumpWallTime(49h);
        QVERIFY(m_rig->hurryUntil([&] { return !chaseOf(message); }));
        QCOMPARE(reminders(message), 0);
    }

    void aRestartForgetsNothing()
    {
        goLive();
        const Guid message = sendWithReminder(2);
        QVERIFY(chaseOf(message));
        QTRY_VERIFY(m_rig->keepsToken());
        m_rig->account.reset();
        m_clock->jumpWallTime(100h);
        m_rig->record.keepSignedIn = true;
        QVERIFY(m_rig->open(true));
        QVERIFY(m_rig->hurryUntil([&] { return reminders(message) == 1; }));
    }

    void withoutTheWishNobodyReminds()
    {
        goLive();
        const Guid message = sendWithReminder(0);
        QVERIFY(!message.isNull());
        QVERIFY(!chaseOf(message));
    }
};

QTEST_MAIN(ChaserLiveTest)
#include "tst_chaser_live.moc"
