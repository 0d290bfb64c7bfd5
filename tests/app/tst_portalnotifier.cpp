#include "app/platform/linux/alerttarget.h"
#include "app/platform/linux/portalnotifier.h"
#include "tests/support/desktop/privatebus.h"

#include <QDBusArgument>
#include <QDBusContext>
#include <QDBusError>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QString kKey = QStringLiteral("account/message");

/// The desktop portal on a test's bus: remembers what it was told.
class FakeDesktopPortal : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Notification")
    Q_PROPERTY(uint version READ version)

public:
    QList<std::pair<QString, QVariantMap>> added;
    QStringList removed;
    bool refuses = false;

    [[nodiscard]] static uint version() { return 1; }

public Q_SLOTS:
    Q_SCRIPTABLE void AddNotification(const QString& id, const QVariantMap& notification)
    {
        added.append({id, notification});
        if (refuses)
            sendErrorReply(QDBusError::AccessDenied, QStringLiteral("not today"));
    }
    Q_SCRIPTABLE void RemoveNotification(const QString& id) { removed << id; }
};

} // namespace

/// The notifier of sandboxes against a real bus.
class PortalNotifierTest : public QObject
{
    Q_OBJECT

private:
    struct Desktop
    {
        PrivateBus bus;
        FakeDesktopPortal portal;
        std::unique_ptr<PortalNotifier> notifier;

        explicit Desktop(bool withPortal = true)
        {
            ok = bus.start();
            QDBusConnection service = bus.connect(QStringLiteral("portal"));
            if (withPortal) {
                ok = ok
                     && service.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"),
                                               &portal,
                                               QDBusConnection::ExportScriptableSlots
                                                   | QDBusConnection::ExportAllProperties)
                     && service.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
            }
            PortalNotifier::Options options;
            options.icon = QStringLiteral("org.waxwing.Waxwing");
            options.alertLabels = {{AlertAction::Open, QStringLiteral("Open")},
                                   {AlertAction::Reply, QStringLiteral("Reply")}};
            notifier = std::make_unique<PortalNotifier>(bus.connect(QStringLiteral("client")),
                                                        options);
        }
        ~Desktop() { bus.disconnect(QStringLiteral("portal")); }

        bool ok = false;
    };

    static Alert alert()
    {
        Alert alert;
        alert.key = kKey;
        alert.title = QStringLiteral("Jonas Weber");
        alert.body = QStringLiteral("<b>Q3</b>\u0007");
        alert.actions = {AlertAction::Open, AlertAction::Reply, AlertAction::MuteThread};
        alert.link = QStringLiteral("waxwing://open?x");
        return alert;
    }

private Q_SLOTS:
    void tellsThePortalWhatAnAlertSays()
    {
        Desktop desktop;
        QVERIFY(desktop.ok);
        QSignalSpy shown(desktop.notifier.get(), &Notifier::shown);
        desktop.notifier->show(alert());
        QTRY_COMPARE(shown.size(), 1);
        QCOMPARE(desktop.portal.added.size(), 1);
        QCOMPARE(desktop.portal.added.first().first, kKey);
        const QVariantMap content = desktop.portal.added.first().second;
        QCOMPARE(content.value(QStringLiteral("title")).toString(), QStringLiteral("Jonas Weber"));
        QCOMPARE(content.value(QStringLiteral("body")).toString(), QStringLiteral("<b>Q3</b> "));
        QCOMPARE(content.value(QStringLiteral("priority")).toString(), QStringLiteral("normal"));
        QCOMPARE(content.value(QStringLiteral("default-action")).toString(),
                 QStringLiteral("app.alert"));
        const auto target = AlertTarget::fromText(
            content.value(QStringLiteral("default-action-target")).toString());
        QVERIFY(target);
        QCOMPARE(target->link, QStringLiteral("waxwing://open?x"));
        const auto buttons = qdbus_cast<QList<QVariantMap>>(
            content.value(QStringLiteral("buttons")).value<QDBusArgument>());
        QCOMPARE(buttons.size(), 2); // no label, no button
        QCOMPARE(buttons[1].value(QStringLiteral("label")).toString(), QStringLiteral("Reply"));
        const auto reply
            = AlertTarget::fromText(buttons[1].value(QStringLiteral("target")).toString());
        QVERIFY(reply);
        QCOMPARE(reply->action, AlertAction::Reply);
    }

    void takesChoicesOfItsOwnAlertsOnly()
    {
        Desktop desktop;
        QSignalSpy shown(desktop.notifier.get(), &Notifier::shown);
        QSignalSpy activated(desktop.notifier.get(), &Notifier::activated);
        QSignalSpy chosen(desktop.notifier.get(), &Notifier::actionChosen);
        desktop.notifier->show(alert());
        QTRY_COMPARE(shown.size(), 1);
        QVERIFY(!desktop.notifier->choose(QStringLiteral("other"), AlertAction::Open, {}));
        QVERIFY(desktop.notifier->choose(kKey, AlertAction::Open, QStringLiteral("token")));
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][1].toString(), QStringLiteral("token"));
        QVERIFY2(!desktop.notifier->choose(kKey, AlertAction::Open, {}), "it is gone by then");
        desktop.notifier->adopt(kKey, 0);
        QVERIFY(desktop.notifier->choose(kKey, AlertAction::Reply, {}));
        QCOMPARE(chosen.size(), 1);
    }

    void closesByKey()
    {
        Desktop desktop;
        QSignalSpy closed(desktop.notifier.get(), &Notifier::closed);
        desktop.notifier->close(QStringLiteral("nobody"));
        QVERIFY(closed.isEmpty());
        desktop.notifier->adopt(kKey, 0);
        desktop.notifier->close(kKey);
        QCOMPARE(closed.size(), 1);
        QTRY_COMPARE(desktop.portal.removed, QStringList{kKey});
    }

    void tellsWhatWentWrong_data()
    {
        QTest::addColumn<bool>("portal");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no portal") << false << QStringLiteral("no-server");
        QTest::newRow("refused") << true << QStringLiteral("refused");
    }

    void tellsWhatWentWrong()
    {
        QFETCH(bool, portal);
        QFETCH(QString, reason);
        Desktop desktop(portal);
        desktop.portal.refuses = true;
        QSignalSpy failed(desktop.notifier.get(), &Notifier::failed);
        desktop.notifier->show(alert());
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][1].toString(), reason);
    }

    void describesThePortal()
    {
        Desktop desktop;
        std::optional<NotifierFacts> facts;
        desktop.notifier->describe([&facts](const NotifierFacts& found) { facts = found; });
        QTRY_VERIFY(facts);
        QVERIFY(facts->answers);
        QCOMPARE(facts->version, QStringLiteral("1"));
    }
};

QTEST_GUILESS_MAIN(PortalNotifierTest)
#include "tst_portalnotifier.moc"
