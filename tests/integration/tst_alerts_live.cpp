#include "tests/integration/accountrig.h"
#include "tests/support/await.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const QString kJonas = QStringLiteral("jonas.weber@example.org");

class Tokens final : public SessionTokens
{
public:
    explicit Tokens(Secret session) : m_session(std::move(session)) {}
    [[nodiscard]] Secret sessionToken() const override { return m_session; }
    [[nodiscard]] AsyncResult<Secret> renew(Secret) override
    {
        co_return failure(ErrorKind::SignInNeeded);
    }

private:
    Secret m_session;
};

} // namespace

/// Kinds of news beside new messages, from a real portal's events and tracking.
class AlertsLiveTest : public QObject
{
    Q_OBJECT

private:
    void goLive()
    {
        QVERIFY(m_rig->open(false));
        QVERIFY(m_rig->signIn(true));
        QVERIFY(m_rig->waitFor(Liveness::Live));
        QTRY_VERIFY_WITH_TIMEOUT(m_rig->account->syncedFolders().contains(Folder::Trash), 20'000);
    }
    /// A message from Anna, whose program runs here, to Jonas.
    std::string annaWrites(const char* subject)
    {
        portal::Delivery message;
        message.from = kAnna.toStdString();
        message.to = {kJonas.toStdString()};
        message.subject = subject;
        message.body = "Text";
        return m_live->server().deliver(message);
    }
    int alertsWith(const QString& text) const
    {
        const QList<Alert>& calls = m_rig->notifier.calls;
        return static_cast<int>(std::count_if(calls.begin(), calls.end(), [&](const Alert& alert) {
            return (alert.title + u' ' + alert.body).contains(text);
        }));
    }
    /// Jonas opens it with a program of his own.
    void jonasReads(const std::string& guid)
    {
        const auto outcome = m_live->signIn(kJonas, kPassword);
        QVERIFY(outcome);
        Tokens tokens(outcome->sessionToken);
        PortalClient jonas(m_live->transport(), tokens, m_live->messageApi(),
                           LivePortal::identity());
        const Guid message = *Guid::parse(QString::fromStdString(guid));
        QVERIFY(await(jonas.retrieveMessage(message, std::nullopt, {})));
    }

    std::unique_ptr<LivePortal> m_live;
    std::unique_ptr<AccountRig> m_rig;

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>(40);
        QVERIFY(m_live->isUp());
    }
    void init()
    {
        m_live->reset();
        m_rig = std::make_unique<AccountRig>(*m_live);
    }
    void cleanup() { m_rig.reset(); }

    void whoSentAMessageIsAlertedOnceThatItWasRead()
    {
        goLive();
        const auto guid = annaWrites("Quarterly figures");
        jonasReads(guid);
        QTRY_COMPARE_WITH_TIMEOUT(alertsWith(QStringLiteral("Read your message")), 1, 20'000);
        jonasReads(guid);
        const auto arrived = m_rig->deliver("Afterwards");
        QTRY_COMPARE(m_rig->alertsAbout(arrived), 1);
        QCOMPARE(alertsWith(QStringLiteral("Read your message")), 1);
    }

    void whatIsSwitchedOffIsNotAlertedAndThePortalIsTold()
    {
        goLive();
        QTRY_VERIFY(!m_rig->account->user().inAppNotificationEvents.isEmpty());
        for (const NewsKind kind : {NewsKind::Read, NewsKind::Replied, NewsKind::Forwarded,
                                    NewsKind::Printed})
            m_rig->account->alerts().setWanted(kind, false);
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                const auto user = await(m_rig->account->portal().userSettings({}));
                return user
                       && !user->inAppNotificationEvents.contains(
                           QStringLiteral("MessageTracking"))
                       && user->inAppNotificationEvents.contains(QStringLiteral("NewMessage"));
            }(),
            10'000);
        jonasReads(annaWrites("Nobody asks"));
        const auto arrived = m_rig->deliver("Afterwards");
        QTRY_COMPARE(m_rig->alertsAbout(arrived), 1);
        QCOMPARE(alertsWith(QStringLiteral("Read your message")), 0);
    }

    void aRecallIsTold()
    {
        goLive();
        const auto guid = m_rig->deliver("Take it back");
        QTRY_COMPARE(m_rig->alertsAbout(guid), 1);
        m_live->server().recall(guid, "wrong person");
        QTRY_COMPARE_WITH_TIMEOUT(alertsWith(QStringLiteral("Recalled a message")), 1, 20'000);
        QTRY_VERIFY(!m_rig->notifier.onScreen.contains(m_rig->keyOf(guid)));
    }

    void theChainOfAPushedMessageSaysSo()
    {
        goLive();
        const auto guid = m_rig->deliver("Chain");
        QTRY_COMPARE(m_rig->alertsAbout(guid), 1);
        const Guid message = *Guid::parse(QString::fromStdString(guid));
        QList<AlertRecord> records;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                records = await(m_rig->account->alerts().history().ofMessage(message)).value();
                return !records.isEmpty() && records.first().state == AlertState::Shown;
            }(),
            5'000);
        const QList<LedgerStep>& steps = records.first().steps;
        QCOMPARE(steps.size(), 3);
        QVERIFY(steps.at(0).step == AlertStep::Pushed);
        QVERIFY(steps.at(1).step == AlertStep::Arrived);
        QVERIFY(steps.at(2).step == AlertStep::Shown);
        QVERIFY(steps.at(0).at <= steps.at(1).at && steps.at(1).at <= steps.at(2).at);
    }
};

QTEST_MAIN(AlertsLiveTest)
#include "tst_alerts_live.moc"
