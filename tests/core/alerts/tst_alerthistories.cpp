#include "core/alerts/alertcenter.h"
#include "core/store/accountdatabase.h"
#include "core/store/messagestore.h"
#include "core/store/storagethread.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"

#include <QEventLoop>
#include <QHash>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <vector>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const QString kAnna = QStringLiteral("anna@example.org");
const QString kVip = QStringLiteral("carla@example.org");
constexpr int kSteps = 30;

/// As await(), which looks every ten milliseconds: there are too many answers to wait for.
template<typename T>
Result<T> soon(AsyncResult<T> task)
{
    std::optional<Result<T>> answer;
    QEventLoop loop;
    QCoro::connect(std::move(task), &loop, [&](Result<T> result) {
        answer.emplace(std::move(result));
        loop.quit();
    });
    QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
    if (!answer)
        loop.exec();
    return answer ? *std::move(answer) : failure(ErrorKind::Cancelled);
}

/// The body names every message an alert tells of.
class NamingWording final : public AlertWording
{
public:
    [[nodiscard]] Alert forNews(const News& news, const AlertDecision&,
                                const QString&) const override
    {
        Alert alert;
        alert.body = news.id.toString();
        return alert;
    }
    [[nodiscard]] Alert forSummary(PlannedAlert::Form, const QList<News>& news,
                                   const AlertDecision&, const QString&) const override
    {
        QStringList ids;
        for (const News& piece : news)
            ids << piece.id.toString();
        Alert alert;
        alert.body = ids.join(u' ');
        return alert;
    }
};

QSet<QString> toldBy(const Alert& alert)
{
    const QStringList ids = alert.body.split(u' ', Qt::SkipEmptyParts);
    return QSet<QString>(ids.begin(), ids.end());
}

/// A desktop that may take its time; what it has not answered is replaced and closed like the rest.
class Desk final : public Notifier
{
public:
    bool slow = false;
    QHash<QString, Alert> waiting;
    QHash<QString, Alert> onScreen;

    void show(const Alert& alert) override
    {
        if (slow)
            waiting.insert(alert.key, alert);
        else
            confirm(alert);
    }
    void close(const QString& key) override
    {
        waiting.remove(key);
        if (onScreen.remove(key) > 0)
            Q_EMIT closed(key, false);
    }
    void adopt(const QString&, quint32) override {}
    void describe(const std::function<void(const NotifierFacts&)>& done) override { done({}); }
    void confirm(const Alert& alert)
    {
        waiting.remove(alert.key);
        onScreen.insert(alert.key, alert);
        Q_EMIT shown(alert.key, ++m_lastId);
    }
    void refuse(const QString& key)
    {
        waiting.remove(key);
        Q_EMIT failed(key, QStringLiteral("busy"));
    }
    void press(const QString& key, AlertAction action)
    {
        onScreen.remove(key);
        if (action == AlertAction::Open)
            Q_EMIT activated(key, {});
        else
            Q_EMIT actionChosen(key, action, {});
    }
    void dismiss(const QString& key)
    {
        onScreen.remove(key);
        Q_EMIT closed(key, true);
    }

private:
    quint32 m_lastId = 0;
};

/// A portal, a desktop and a person in one; the program is started, killed and started again over
/// the same file.
class World
{
public:
    explicit World(unsigned seed) : m_random(seed)
    {
        auto opened = await(AccountDatabase::open(m_thread, QStringLiteral(":memory:"),
                                                  Secret(QByteArray(32, 'k'))));
        m_database = *std::move(opened);
        m_store = std::make_unique<MessageStore>(*m_database, kAnna);
        m_ledger = std::make_unique<AlertLedger>(*m_database);
        QObject::connect(&m_desk, &Notifier::shown, &m_desk, [this](const QString& key) {
            const QSet<QString> before = m_told.value(key);
            const QSet<QString> now = toldBy(m_desk.onScreen.value(key));
            for (const QString& id : now - before)
                ++m_alerts[id];
            m_told[key] = now;
        });
        const auto gone = [this](const QString& key) { m_told.remove(key); };
        QObject::connect(&m_desk, &Notifier::activated, &m_desk, gone);
        QObject::connect(&m_desk, &Notifier::closed, &m_desk, gone);
        startProgram();
    }

    void step()
    {
        static const std::vector<std::pair<int, void (World::*)()>> kActs{
            {6, &World::messageArrives}, {6, &World::sync},         {2, &World::storeAndDie},
            {2, &World::restart},        {3, &World::click},        {2, &World::dismiss},
            {2, &World::readElsewhere},  {1, &World::recall},       {2, &World::togglePause},
            {1, &World::toggleQuiet},    {1, &World::toggleDisturb}, {1, &World::mute},
            {1, &World::postpone},       {2, &World::stumble},      {3, &World::confirm},
            {1, &World::refuse},         {4, &World::timePasses},   {1, &World::clockJumps},
            {2, &World::sameEventAgain}, {1, &World::openHere}};
        int all = 0;
        for (const auto& act : kActs)
            all += act.first;
        int pick = number(all);
        for (const auto& [weight, act] : kActs) {
            pick -= weight;
            if (pick < 0) {
                (this->*act)();
                break;
            }
        }
        if (number(3) > 0)
            settle();
    }

    /// Everything that could hold an alert back ends, and the program has all the time it needs.
    void comeToRest()
    {
        m_desk.slow = false;
        m_rules.habits = {};
        m_presence = {};
        m_center->setPresence(m_presence);
        m_center->setRules(m_rules);
        confirm();
        sync();
        settle();
        for (int i = 0; i < 12; ++i) {
            m_clock.advance(31min);
            settle();
        }
    }

    /// Empty if what must be true is.
    QString complaint()
    {
        for (const MessageSummary& message : std::as_const(m_portal)) {
            const QString id = message.guid.toString();
            const int most = 1 + m_postponed.value(id);
            if (m_alerts.value(id) > most)
                return QStringLiteral("message %1 was alerted %2 times").arg(id.right(4)).arg(m_alerts.value(id));
            const auto entry = soon(m_ledger->entry(message.guid));
            if (!entry || !*entry)
                return QStringLiteral("message %1 is not in the ledger").arg(id.right(4));
            if ((*entry)->state == AlertState::Due)
                return QStringLiteral("message %1 waits for ever").arg(id.right(4));
            const bool excused = (*entry)->state == AlertState::Suppressed
                                 || !(*entry)->reason.isEmpty()
                                 || (*entry)->state == AlertState::Clicked;
            if (m_alerts.value(id) == 0 && !excused)
                return QStringLiteral("message %1 was never alerted").arg(id.right(4));
            if ((*entry)->state == AlertState::Suppressed && (*entry)->reason.isEmpty())
                return QStringLiteral("message %1 has no reason").arg(id.right(4));
            const bool reachable = !message.retrieved && !message.isRecalled()
                                   && message.sender.email != kAnna
                                   && !m_rules.muted.contains(message.conversationGuid);
            if (reachable && m_alerts.value(id) == 0)
                return QStringLiteral("message %1 was missed").arg(id.right(4));
        }
        return {};
    }

private:
    int number(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

    void startProgram()
    {
        m_center.reset();
        // What was still on its way to the desktop ends with the program. (What the desktop takes
        // in that very moment is told again, under the same key.)
        m_desk.waiting.clear();
        m_center = std::make_unique<AlertCenter>(guidOf(0xacc), kAnna, *m_ledger, m_desk, m_wording,
                                                 m_clock, m_clock);
        m_center->setZone([] { return QTimeZone::utc(); });
        m_center->setPresence(m_presence);
        m_center->setRules(m_rules);
        m_center->restore();
        m_lastNews.clear();
    }
    void settle()
    {
        for (int i = 0; i < 4; ++i)
            (void)soon(m_ledger->due());
    }
    void messageArrives()
    {
        const int count = number(8) == 0 ? 7 : 1;
        for (int i = 0; i < count; ++i) {
            MessageSummary message = sampleMessage(static_cast<int>(m_portal.size()) + 1);
            message.conversationGuid = guidOf(0xc00 + number(4));
            if (number(10) == 0)
                message.sender.email = kAnna;
            else if (number(5) == 0)
                message.sender.email = kVip;
            m_portal << message;
        }
    }
    StoredPage store()
    {
        QList<MessageSummary> page(m_portal.rbegin(), m_portal.rend());
        const SyncCursor cursor;
        const auto stored
            = soon(m_store->storePage(Folder::Inbox, page, cursor, NewsPolicy::Live));
        return stored ? *stored : StoredPage();
    }
    void sync()
    {
        const StoredPage stored = store();
        if (!stored.news.isEmpty()) {
            m_center->raise(stored.news);
            m_lastNews = stored.news;
        }
        if (!stored.nowRead.isEmpty())
            m_center->withdraw(stored.nowRead, QStringLiteral("read-elsewhere"));
        if (!stored.contentDestroyed.isEmpty())
            m_center->withdraw(stored.contentDestroyed, QStringLiteral("content-gone"));
    }
    void storeAndDie()
    {
        (void)store();
        startProgram();
    }
    void restart() { startProgram(); }
    void sameEventAgain() { m_center->raise(m_lastNews); }
    QString anyKey()
    {
        const QStringList keys = m_desk.onScreen.keys();
        return keys.isEmpty() ? QString() : keys.at(number(static_cast<int>(keys.size())));
    }
    void click()
    {
        if (const QString key = anyKey(); !key.isEmpty())
            m_desk.press(key, AlertAction::Open);
    }
    void dismiss()
    {
        if (const QString key = anyKey(); !key.isEmpty())
            m_desk.dismiss(key);
    }
    MessageSummary* anyMessage()
    {
        return m_portal.isEmpty() ? nullptr : &m_portal[number(static_cast<int>(m_portal.size()))];
    }
    void readElsewhere()
    {
        if (MessageSummary* message = anyMessage())
            message->retrieved = true;
    }
    void openHere()
    {
        if (MessageSummary* message = anyMessage()) {
            message->retrieved = true;
            m_center->withdraw({message->guid}, QStringLiteral("read-here"));
            (void)soon(m_store->markRead(message->guid));
        }
    }
    void recall()
    {
        if (MessageSummary* message = anyMessage())
            message->recallDate = m_clock.now();
    }
    void togglePause()
    {
        QDateTime& until = m_rules.habits.pausedUntil;
        until = until.isValid() ? QDateTime() : m_clock.now().addSecs(60 * (1 + number(40)));
        m_center->setRules(m_rules);
    }
    void toggleQuiet()
    {
        QuietHours& hours = m_rules.habits.quietHours;
        hours = usualQuietHours();
        hours.days.fill(QuietHours::Span{m_clock.now().time().addSecs(-60),
                                         m_clock.now().time().addSecs(60 * (1 + number(40)))});
        hours.enabled = number(3) > 0;
        m_rules.vips = number(2) == 0 ? QSet<QString>{kVip} : QSet<QString>();
        m_rules.habits.digest = number(2) == 0;
        m_center->setRules(m_rules);
    }
    void toggleDisturb()
    {
        m_presence.doNotDisturb = !m_presence.doNotDisturb;
        m_center->setPresence(m_presence);
    }
    void mute()
    {
        m_rules.muted << guidOf(0xc00 + number(4));
        m_center->setRules(m_rules);
    }
    void postpone()
    {
        const QString key = anyKey();
        if (key.isEmpty())
            return;
        for (const QString& id : m_told.value(key))
            ++m_postponed[id];
        m_told.remove(key);
        m_desk.press(key, AlertAction::LaterHour);
    }
    /// The desktop takes its time over what comes now.
    void stumble() { m_desk.slow = !m_desk.slow; }
    void confirm()
    {
        const QList<Alert> waiting = m_desk.waiting.values();
        for (const Alert& alert : waiting)
            m_desk.confirm(alert);
    }
    void refuse()
    {
        const QStringList waiting = m_desk.waiting.keys();
        for (const QString& key : waiting)
            m_desk.refuse(key);
    }
    void timePasses() { m_clock.advance(std::chrono::seconds(1 + number(1500))); }
    void clockJumps() { m_clock.jumpWallTime(std::chrono::minutes(number(400) - 200)); }

    std::mt19937 m_random;
    ManualClock m_clock;
    StorageThread m_thread;
    std::unique_ptr<AccountDatabase> m_database;
    std::unique_ptr<MessageStore> m_store;
    std::unique_ptr<AlertLedger> m_ledger;
    Desk m_desk;
    NamingWording m_wording;
    AlertRules m_rules;
    Presence m_presence;
    QList<MessageSummary> m_portal;
    QList<MessageSummary> m_lastNews;
    QHash<QString, QSet<QString>> m_told; ///< by alert on screen
    QHash<QString, int> m_alerts;
    QHash<QString, int> m_postponed;
    std::unique_ptr<AlertCenter> m_center;
};

} // namespace

class AlertHistoriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMessageAlertsAtMostOnceAndUnlessRulesSayNoAtLeastOnce()
    {
        bool given = false;
        const int histories = qEnvironmentVariableIntValue("WAXWING_HISTORIES", &given);
        const unsigned first = qEnvironmentVariable("WAXWING_SEED", QStringLiteral("1")).toUInt();
        for (unsigned seed = first; seed < first + unsigned(given ? histories : 150); ++seed) {
            World world(seed);
            for (int i = 0; i < kSteps; ++i)
                world.step();
            world.comeToRest();
            const QString complaint = world.complaint();
            QVERIFY2(complaint.isEmpty(),
                     qPrintable(QStringLiteral("WAXWING_SEED=%1: %2").arg(seed).arg(complaint)));
        }
    }
};

QTEST_GUILESS_MAIN(AlertHistoriesTest)
#include "tst_alerthistories.moc"
