#include "app/platform/linux/quietdesktop.h"
#include "tests/support/desktop/privatebus.h"

#include <QDBusMessage>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QHash>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVariantMap>

#include <memory>
#include <optional>

using namespace waxwing;
using namespace waxwing::test;

namespace {

/// Answers every call on its path as the test says; it is what a desktop's services look like from
/// outside.
class FakeService : public QDBusVirtualObject
{
public:
    using Answers = QHash<QString, QVariantList>; ///< method and arguments, joined by spaces

    Answers answers;
    QStringList asked;

    QString introspect(const QString& /*path*/) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& bus) override
    {
        QStringList question{message.member()};
        for (const QVariant& argument : message.arguments())
            question << argument.toString();
        const QString asks = question.join(u' ');
        asked << asks;
        const auto answer = answers.constFind(asks);
        bus.send(answer == answers.constEnd()
                     ? message.createErrorReply(QDBusError::UnknownProperty, asks)
                     : message.createReply(*answer));
        return true;
    }
};

QVariantList variantOf(bool value)
{
    return {QVariant::fromValue(QDBusVariant(value))};
}

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kInhibited = QStringLiteral("Get org.freedesktop.Notifications Inhibited");
const QString kPaused = QStringLiteral("Get org.dunstproject.cmd0 paused");
const QString kInformation = QStringLiteral("GetServerInformation");
const QString kXfconf = QStringLiteral("org.xfce.Xfconf");
const QString kXfconfPath = QStringLiteral("/org/xfce/Xfconf");

QVariantList informationOf(const char* name, const char* vendor = "tests")
{
    return {QString::fromLatin1(name), QString::fromLatin1(vendor), QStringLiteral("1"),
            QStringLiteral("1.2")};
}

} // namespace

/// "Do not disturb" of desktops, by services of the test's on a real bus.
class QuietDesktopTest : public QObject
{
    Q_OBJECT

private:
    struct Desktop
    {
        PrivateBus bus;
        FakeService server;
        FakeService xfconf;
        QTemporaryDir folder;
        std::unique_ptr<QuietDesktop> quiet;
        QList<bool> said;
        int servers = 0;

        Desktop() { started = bus.start(); }
        void startServer(const FakeService::Answers& answers)
        {
            server.answers = answers;
            if (!server.answers.contains(kInformation))
                server.answers.insert(kInformation, informationOf("fake"));
            QDBusConnection own = bus.connect(QStringLiteral("server%1").arg(++servers));
            started = own.registerVirtualObject(kPath, &server) && own.registerService(kService)
                      && started;
        }
        void endServer()
        {
            QDBusConnection own(QStringLiteral("server%1").arg(servers));
            own.unregisterService(kService);
            own.unregisterObject(kPath);
            bus.disconnect(own.name());
        }
        void watch(const QString& gsettings = QStringLiteral("/nowhere/gsettings"))
        {
            quiet = std::make_unique<QuietDesktop>(bus.connect(QStringLiteral("client")), gsettings);
            connect(quiet.get(), &DoNotDisturb::changed, quiet.get(),
                    [this](bool on) { said << on; });
        }
        /// From the service that shows notifications, or from a stranger.
        void propertyChanged(const QString& interface, const QString& property, bool value,
                             const QString& from = {})
        {
            QDBusMessage signal = QDBusMessage::createSignal(
                kPath, QStringLiteral("org.freedesktop.DBus.Properties"),
                QStringLiteral("PropertiesChanged"));
            signal << interface << QVariantMap{{property, value}} << QStringList();
            QDBusConnection own(from.isEmpty() ? QStringLiteral("server%1").arg(servers) : from);
            QVERIFY(own.send(signal));
        }
        /// A command that says what is in a file.
        QString commandSaying(const QByteArray& value)
        {
            const QString name = folder.filePath(QStringLiteral("gsettings"));
            QFile command(name);
            if (!command.open(QFile::WriteOnly))
                return {};
            command.write("#!/bin/sh\necho \"$@\" >>" + folder.path().toUtf8() + "/asked\ncat "
                          + folder.path().toUtf8() + "/value\n");
            command.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            write(value);
            return name;
        }
        void write(const QByteArray& value) const
        {
            QFile file(folder.filePath(QStringLiteral("value")));
            QVERIFY(file.open(QFile::WriteOnly));
            file.write(value + '\n');
        }
        [[nodiscard]] QByteArray commandAsked() const
        {
            QFile file(folder.filePath(QStringLiteral("asked")));
            return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
        }

        bool started = false;
    };

private Q_SLOTS:
    void hearsAPropertyOfTheServiceAtOnceAndWheneverItChanges_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("interface");
        QTest::addColumn<QString>("property");
        QTest::newRow("Inhibited") << kInhibited << kService << QStringLiteral("Inhibited");
        QTest::newRow("dunst") << kPaused << QStringLiteral("org.dunstproject.cmd0")
                               << QStringLiteral("paused");
    }
    void hearsAPropertyOfTheServiceAtOnceAndWheneverItChanges()
    {
        QFETCH(QString, question);
        QFETCH(QString, interface);
        QFETCH(QString, property);
        Desktop desktop;
        desktop.startServer({{question, variantOf(true)}});
        QVERIFY(desktop.started);
        desktop.watch();
        QTRY_COMPARE(desktop.said, QList<bool>{true});
        desktop.propertyChanged(interface, property, false);
        QTRY_COMPARE(desktop.said, (QList<bool>{true, false}));
        desktop.propertyChanged(interface, property, false);
        desktop.propertyChanged(interface, property, true);
        QTRY_COMPARE(desktop.said, (QList<bool>{true, false, true}));
    }

    void aServiceThatKnowsNothingOfItDisturbs()
    {
        Desktop desktop;
        desktop.startServer({});
        desktop.watch();
        QTRY_VERIFY(desktop.server.asked.contains(kPaused));
        desktop.propertyChanged(kService, QStringLiteral("Other"), true);
        desktop.propertyChanged(kService, QStringLiteral("Inhibited"), true);
        QTRY_COMPARE(desktop.said, QList<bool>{true});
    }

    void believesTheServiceAlone()
    {
        Desktop desktop;
        desktop.startServer({});
        desktop.watch();
        QTRY_VERIFY(desktop.server.asked.contains(kInformation));
        QVERIFY(desktop.bus.connect(QStringLiteral("stranger")).isConnected());
        desktop.propertyChanged(kService, QStringLiteral("Inhibited"), true,
                                QStringLiteral("stranger"));
        desktop.propertyChanged(QStringLiteral("org.dunstproject.cmd0"), QStringLiteral("paused"),
                                true);
        desktop.propertyChanged(QStringLiteral("org.dunstproject.cmd0"), QStringLiteral("paused"),
                                false);
        QTRY_COMPARE(desktop.said, (QList<bool>{true, false}));
    }

    void aServiceThatRestartsQuietIsNotLoudMeanwhile()
    {
        Desktop desktop;
        desktop.startServer({{kInhibited, variantOf(true)}});
        desktop.watch();
        QTRY_COMPARE(desktop.said, QList<bool>{true});
        desktop.endServer();
        desktop.server.asked.clear();
        desktop.startServer({{kInhibited, variantOf(true)}});
        QTRY_VERIFY(desktop.server.asked.contains(kInformation));
        desktop.propertyChanged(kService, QStringLiteral("Inhibited"), false);
        QTRY_COMPARE(desktop.said, (QList<bool>{true, false}));
    }

    void aServiceThatIsReplacedByALoudOneIsQuietNoMore()
    {
        Desktop desktop;
        desktop.startServer({{kPaused, variantOf(true)}});
        desktop.watch();
        QTRY_COMPARE(desktop.said, QList<bool>{true});
        desktop.endServer();
        desktop.startServer({});
        QTRY_COMPARE(desktop.said, (QList<bool>{true, false}));
    }

    void nobodyIsStartedOrAskedBeforeAServiceRuns()
    {
        Desktop desktop;
        desktop.watch();
        desktop.startServer({{kInhibited, variantOf(true)}});
        QTRY_COMPARE(desktop.said, QList<bool>{true});
    }

    void readsTheSettingOfXfce()
    {
        Desktop desktop;
        QDBusConnection own = desktop.bus.connect(QStringLiteral("xfconf"));
        QVERIFY(own.registerVirtualObject(kXfconfPath, &desktop.xfconf));
        QVERIFY(own.registerService(kXfconf));
        desktop.xfconf.answers.insert(QStringLiteral("GetProperty xfce4-notifyd /do-not-disturb"),
                                      variantOf(true));
        desktop.startServer({{kInformation, informationOf("Xfce Notify Daemon", "Xfce")}});
        desktop.watch();
        QTRY_COMPARE(desktop.said, QList<bool>{true});
        const auto tell = [&own](const QString& name, const QString& property,
                                 const QVariantList& value) {
            QDBusMessage signal = QDBusMessage::createSignal(kXfconfPath, kXfconf, name);
            signal << QStringLiteral("xfce4-notifyd") << property;
            for (const QVariant& one : value)
                signal << one;
            QVERIFY(own.send(signal));
        };
        tell(QStringLiteral("PropertyChanged"), QStringLiteral("/theme"), variantOf(false));
        tell(QStringLiteral("PropertyRemoved"), QStringLiteral("/do-not-disturb"), {});
        QTRY_COMPARE(desktop.said, (QList<bool>{true, false}));
        tell(QStringLiteral("PropertyChanged"), QStringLiteral("/do-not-disturb"), variantOf(true));
        QTRY_COMPARE(desktop.said, (QList<bool>{true, false, true}));
    }

    void aSettingOfXfceMeansNothingToOtherServices()
    {
        Desktop desktop;
        desktop.startServer({{kInformation, informationOf("dunst", "knopwob")}});
        desktop.watch();
        QTRY_VERIFY(desktop.server.asked.contains(kInformation));
        QDBusConnection own = desktop.bus.connect(QStringLiteral("xfconf"));
        QDBusMessage signal = QDBusMessage::createSignal(kXfconfPath, kXfconf,
                                                         QStringLiteral("PropertyChanged"));
        signal << QStringLiteral("xfce4-notifyd") << QStringLiteral("/do-not-disturb")
               << QVariant::fromValue(QDBusVariant(true));
        QVERIFY(own.send(signal));
        desktop.propertyChanged(kService, QStringLiteral("Inhibited"), true);
        desktop.propertyChanged(kService, QStringLiteral("Inhibited"), false);
        QTRY_COMPARE(desktop.said, (QList<bool>{true, false}));
    }

    void readsTheSettingsOfOtherDesktops_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("vendor");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("quiet");
        QTest::addColumn<QByteArray>("loud");
        QTest::addColumn<QString>("written");
        QTest::newRow("GNOME") << QStringLiteral("gnome-shell") << QStringLiteral("GNOME")
                               << QByteArray("get org.gnome.desktop.notifications show-banners")
                               << QByteArray("false") << QByteArray("true")
                               << QStringLiteral("/org/gnome/desktop/notifications/show-banners");
        QTest::newRow("Cinnamon")
            << QStringLiteral("cinnamon") << QStringLiteral("GNOME")
            << QByteArray("get org.cinnamon.desktop.notifications display-notifications")
            << QByteArray("false") << QByteArray("true")
            << QStringLiteral("/org/cinnamon/desktop/");
        QTest::newRow("MATE") << QStringLiteral("Notification Daemon") << QStringLiteral("MATE")
                              << QByteArray("get org.mate.NotificationDaemon do-not-disturb")
                              << QByteArray("true") << QByteArray("false")
                              << QStringLiteral("/org/mate/notification-daemon/");
    }
    void readsTheSettingsOfOtherDesktops()
    {
        QFETCH(QString, name);
        QFETCH(QString, vendor);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, quiet);
        QFETCH(QByteArray, loud);
        QFETCH(QString, written);
        Desktop desktop;
        desktop.startServer(
            {{kInformation, informationOf(name.toLatin1().constData(), vendor.toLatin1().constData())}});
        desktop.watch(desktop.commandSaying(quiet));
        QTRY_COMPARE(desktop.said, QList<bool>{true});
        QCOMPARE(desktop.commandAsked(), key + '\n');

        QDBusConnection dconf = desktop.bus.connect(QStringLiteral("dconf"));
        const auto write = [&dconf](const QString& path) {
            QDBusMessage signal = QDBusMessage::createSignal(
                QStringLiteral("/ca/desrt/dconf/Writer/user"),
                QStringLiteral("ca.desrt.dconf.Writer"), QStringLiteral("Notify"));
            signal << path << QStringList{QString()} << QStringLiteral("tag");
            QVERIFY(dconf.send(signal));
        };
        write(QStringLiteral("/org/gnome/desktop/interface/gtk-theme"));
        desktop.write(loud);
        write(written);
        QTRY_COMPARE(desktop.said, (QList<bool>{true, false}));
        QCOMPARE(desktop.commandAsked().count('\n'), 2);
    }

    void aDesktopWithoutTheSettingDisturbs()
    {
        Desktop desktop;
        desktop.startServer({{kInformation, informationOf("gnome-shell", "GNOME")},
                             {kPaused, variantOf(true)}});
        desktop.watch();
        QTRY_COMPARE(desktop.said, QList<bool>{true}); // not held up by a command that is not there
    }
};

QTEST_GUILESS_MAIN(QuietDesktopTest)
#include "tst_quietdesktop.moc"
