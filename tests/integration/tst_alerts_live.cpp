#include "app/bootstrap/trayfeed.h"
#include "tests/integration/liveaccounttest.h"
#include "tests/integration/signedinportal.h"
#include "tests/support/await.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const QString kJonas = QStringLiteral("jonas.weber@example.org");

} // namespace

/// Kinds of news beside new messages, from a real portal's events and tracking.
class AlertsLiveTest : public LiveAccountTest
{
    Q_OBJECT

private:
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
        const SignedInPortal jonas(*m_live, kJonas);
        const Guid message = *Guid::parse(QString::fromStdString(guid));
        QVERIFY(await(jonas.portal->retrieveMessage(message, std::nullopt, {})));
    }

private Q_SLOTS:
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

    void aGuestIsAlertedOfWhatThePortalAllowsAndOfNothingElse()
    {
        m_live->server().with([](portal::Control& control) {
            control.changeSettings("example",
                                   {{"allowedInAppNotificationEvents", {"NewMessage"}}});
            return 0;
        });
        m_rig->record.emailAddress = QStringLiteral("gast@partner.example");
        goLive();
        QTRY_VERIFY(m_rig->account->user().isGuest);
        const AccountAlerts& alerts = m_rig->account->alerts();
        QTRY_VERIFY(!alerts.allowedKinds().contains(NewsKind::Read));
        QVERIFY(alerts.wantedKinds().contains(NewsKind::Message));
        QVERIFY(!alerts.wantedKinds().contains(NewsKind::Read));

        portal::Delivery message;
        message.from = kJonas.toStdString();
        message.to = {"gast@partner.example"};
        message.subject = "For the guest";
        const std::string guid = m_live->server().deliver(message);
        QTRY_COMPARE(m_rig->alertsAbout(guid), 1);

        m_live->server().clearRequests();
        portal::Delivery answer;
        answer.from = "gast@partner.example";
        answer.to = {kJonas.toStdString()};
        answer.subject = "From the guest";
        jonasReads(m_live->server().deliver(answer));
        message.subject = "Afterwards";
        const std::string afterwards = m_live->server().deliver(message);
        QTRY_COMPARE(m_rig->alertsAbout(afterwards), 1);
        QCOMPARE(alertsWith(QStringLiteral("Read your message")), 0);
        QCOMPARE(m_rig->requests("SearchUserTracking"), 0);
    }

    void theTrayNamesTheFiveNewestUnreadMessagesAndNoMoreOfThemThanAlertsMay()
    {
        AccountList list(m_rig->services(), m_rig->caches());
        QVERIFY(await(list.load()));
        const auto choice = m_live->choose(kAnna, QStringLiteral("example"));
        const auto outcome = m_live->signIn(kAnna, kPassword);
        QVERIFY(choice && outcome);
        QVERIFY(await(list.signedIn(*choice, *outcome, true)));
        AlertContent content = AlertContent::SenderAndSubject;
        TrayFeed feed({list, m_rig->services().scheduler, [&content] { return content; }});
        QList<TrayMessage> newest;
        connect(&feed, &TrayFeed::changed, this,
                [&newest](const QList<TrayMessage>& told) { newest = told; });
        const auto first = [&newest] { return newest.isEmpty() ? TrayMessage() : newest.first(); };

        QDateTime date = QDateTime::currentDateTimeUtc().addSecs(-10); // one a second
        for (const char* subject : {"One", "Two", "Three", "Four", "Five", "Six"}) {
            portal::Delivery message;
            message.from = kJonas.toStdString();
            message.to = {kAnna.toStdString()};
            message.subject = subject;
            message.date = date.toString(Qt::ISODate).toStdString();
            m_live->server().deliver(message);
            date = date.addSecs(1);
        }
        QTRY_COMPARE_WITH_TIMEOUT(first().subject, QStringLiteral("Six"), 20'000);
        QCOMPARE(newest.size(), 5);
        QCOMPARE(newest.last().subject, QStringLiteral("Two"));

        portal::Delivery secret;
        secret.from = kJonas.toStdString();
        secret.to = {kAnna.toStdString()};
        secret.subject = "Not for the tray";
        secret.fyeoType = "AccountPassword";
        const std::string guid = m_live->server().deliver(secret);
        QTRY_VERIFY_WITH_TIMEOUT(first().isProtected, 20'000);
        QVERIFY(first().subject.isEmpty());

        m_live->server().markRetrieved(guid, kAnna.toStdString());
        QTRY_COMPARE_WITH_TIMEOUT(first().subject, QStringLiteral("Six"), 20'000);
        content = AlertContent::SenderOnly;
        feed.refresh();
        QTRY_VERIFY(first().subject.isEmpty() && !first().sender.isEmpty());
        content = AlertContent::Nothing;
        feed.refresh();
        QTRY_VERIFY(newest.isEmpty());
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
