#include "app/platform/linux/desktopnotifier.h"
#include "tests/support/desktop/fakenotificationdaemon.h"
#include "tests/support/desktop/privatebus.h"

#include <QBuffer>
#include <QDBusArgument>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

/// The notifier against a real bus, with a daemon of the test's on the other end.
class TestDesktopNotifier : public QObject
{
    Q_OBJECT

private:
    static inline const QString kKey = QStringLiteral("account/message");
    static inline const QString kOther = QStringLiteral("account/other");

    /// One desktop: bus, daemon, and a notifier with its signals watched.
    struct Desktop
    {
        PrivateBus bus;
        std::unique_ptr<FakeNotificationDaemon> daemon;
        QTemporaryDir runtime;
        std::unique_ptr<DesktopNotifier> notifier;
        std::unique_ptr<QSignalSpy> shown, failed, activated, closed, lost;
        int daemons = 0;

        explicit Desktop(bool withDaemon = true)
        {
            ok = bus.start();
            if (withDaemon)
                startDaemon();
            startNotifier();
        }

        void startDaemon()
        {
            daemon = std::make_unique<FakeNotificationDaemon>();
            ok = daemon->registerOn(bus.connect(QStringLiteral("daemon%1").arg(++daemons))) && ok;
        }

        void endDaemon()
        {
            daemon->leave();
            bus.disconnect(QStringLiteral("daemon%1").arg(daemons));
            daemon.reset();
        }

        void startNotifier()
        {
            shown.reset();
            notifier.reset();
            DesktopNotifier::Options options;
            options.applicationName = QStringLiteral("Waxwing");
            options.icon = QStringLiteral("net.waxwing.Waxwing");
            options.desktopEntry = QStringLiteral("net.waxwing.Waxwing");
            options.alertLabels = {{AlertAction::Open, QStringLiteral("Open")},
                                   {AlertAction::Reply, QStringLiteral("Reply")}};
            options.runtimeFolder = runtime.path();
            notifier =
                std::make_unique<DesktopNotifier>(bus.connect(QStringLiteral("client")), options);
            shown = std::make_unique<QSignalSpy>(notifier.get(), &Notifier::shown);
            failed = std::make_unique<QSignalSpy>(notifier.get(), &Notifier::failed);
            activated = std::make_unique<QSignalSpy>(notifier.get(), &Notifier::activated);
            closed = std::make_unique<QSignalSpy>(notifier.get(), &Notifier::closed);
            lost = std::make_unique<QSignalSpy>(notifier.get(), &Notifier::lost);
        }

        void show(const QString& key, const QString& body = QStringLiteral("A subject"),
                  bool silent = false)
        {
            Alert alert;
            alert.key = key;
            alert.title = QStringLiteral("Jonas Weber");
            alert.body = body;
            alert.silent = silent;
            notifier->show(alert);
        }

        /// The id under which the key stands on the screen.
        quint32 showAndWait(const QString& key)
        {
            const auto before = shown->count();
            show(key);
            if (!QTest::qWaitFor([&] { return shown->count() > before; }))
                return 0;
            return shown->last().at(1).toUInt();
        }

        /// Lets everything that is on its way arrive: answers come in order.
        void settle()
        {
            const auto before = shown->count();
            show(QStringLiteral("settle/%1").arg(before));
            QVERIFY(QTest::qWaitFor([&] { return shown->count() > before; }));
        }

        bool ok = false;
    };

private Q_SLOTS:
    void tellsTheDaemonWhatAnAlertSays()
    {
        Desktop desktop;
        QVERIFY(desktop.ok);
        const quint32 id = desktop.showAndWait(kKey);
        QVERIFY(id != 0);

        QCOMPARE(desktop.daemon->calls.size(), 1);
        const auto& call = desktop.daemon->calls.first();
        QCOMPARE(call.application, QStringLiteral("Waxwing"));
        QCOMPARE(call.title, QStringLiteral("Jonas Weber"));
        QCOMPARE(call.body, QStringLiteral("A subject"));
        QCOMPARE(call.answeredId, id);
        QCOMPARE(call.actions,
                 (QStringList{QStringLiteral("default"), QStringLiteral("Open")}));
        const QVariant urgency = call.hints.value(QStringLiteral("urgency"));
        QCOMPARE(urgency.typeId(), int(QMetaType::UChar)); // daemons ignore any other type
        QCOMPARE(urgency.toInt(), 1);
        QCOMPARE(call.hints.value(QStringLiteral("category")).toString(),
                 QStringLiteral("email.arrived"));
        QCOMPARE(call.hints.value(QStringLiteral("desktop-entry")).toString(),
                 QStringLiteral("net.waxwing.Waxwing"));
        QCOMPARE(call.hints.value(QStringLiteral("x-dunst-stack-tag")).toString(), kKey);
        QVERIFY(!call.hints.contains(QStringLiteral("suppress-sound")));
    }

    void followsWhatTheDaemonCanDo_data()
    {
        QTest::addColumn<QStringList>("capabilities");
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("actions");

        const QStringList actions{QStringLiteral("actions")};
        const QStringList markup{QStringLiteral("body-markup")};
        QTest::newRow("nothing") << QStringList() << QStringLiteral("<b>Q3</b> & more") << 0;
        QTest::newRow("actions") << actions << QStringLiteral("<b>Q3</b> & more") << 2;
        QTest::newRow("markup") << markup << QStringLiteral("&lt;b&gt;Q3&lt;/b&gt; &amp; more")
                                << 0;
        QTest::newRow("both") << actions + markup
                              << QStringLiteral("&lt;b&gt;Q3&lt;/b&gt; &amp; more") << 2;
    }

    void followsWhatTheDaemonCanDo()
    {
        QFETCH(QStringList, capabilities);
        QFETCH(QString, body);
        QFETCH(int, actions);
        Desktop desktop;
        desktop.daemon->capabilities = capabilities;
        desktop.show(kKey, QStringLiteral("<b>Q3</b> & more"));
        QTRY_COMPARE(desktop.shown->count(), 1);
        QCOMPARE(desktop.daemon->calls.first().body, body);
        QCOMPARE(desktop.daemon->calls.first().actions.size(), actions);
    }

    void asksForCapabilitiesOnce()
    {
        Desktop desktop;
        desktop.show(kKey);
        desktop.show(kOther);
        QTRY_COMPARE(desktop.shown->count(), 2);
        desktop.showAndWait(kKey);
        QCOMPARE(desktop.daemon->capabilityCalls, 1);
    }

    void tidiesHostileTexts()
    {
        Desktop desktop;
        desktop.show(kKey, QStringLiteral("a\u0007\u001b[2J") + QString(100'000, u'x'));
        QTRY_COMPARE(desktop.shown->count(), 1);
        const QString body = desktop.daemon->calls.first().body;
        QVERIFY(body.startsWith(QStringLiteral("a  [2J")));
        QVERIFY(body.size() < 500);
    }

    void staysQuietWhenAskedTo()
    {
        Desktop desktop;
        desktop.show(kKey, QStringLiteral("x"), true);
        QTRY_COMPARE(desktop.shown->count(), 1);
        QCOMPARE(desktop.daemon->calls.first().hints.value(QStringLiteral("suppress-sound")),
                 QVariant(true));
    }

    void asksForTheSoundOfThePersonAsLongAsItIsThere()
    {
        QTemporaryDir folder;
        const QString bell = folder.filePath(QStringLiteral("bell.oga"));
        Alert alert;
        alert.key = kKey;
        alert.title = QStringLiteral("Jonas Weber");
        alert.soundFile = bell;
        const auto hintsNow = [&alert] {
            Desktop desktop;
            desktop.notifier->show(alert);
            return QTest::qWaitFor([&] { return desktop.shown->count() == 1; })
                       ? desktop.daemon->calls.first().hints
                       : QVariantMap();
        };
        const QVariantMap gone = hintsNow();
        QVERIFY(!gone.isEmpty() && !gone.contains(QStringLiteral("sound-file"))
                && !gone.contains(QStringLiteral("suppress-sound")));
        QFile file(bell);
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(hintsNow().value(QStringLiteral("sound-file")).toString(), bell);
        alert.silent = true;
        const QVariantMap silent = hintsNow();
        QVERIFY(silent.contains(QStringLiteral("suppress-sound")));
        QVERIFY(!silent.contains(QStringLiteral("sound-file")));
    }

    void replacesTheSameKey()
    {
        Desktop desktop;
        const quint32 id = desktop.showAndWait(kKey);
        QCOMPARE(desktop.showAndWait(kKey), id);
        QCOMPARE(desktop.daemon->calls.last().replaces, id);
    }

    void neverPutsAKeyOnTheScreenTwiceWhileTheFirstCallIsUnderWay()
    {
        Desktop desktop;
        desktop.daemon->holdsAnswers = true;
        desktop.show(kKey, QStringLiteral("one"));
        QTRY_COMPARE(desktop.daemon->calls.size(), 1);
        desktop.show(kKey, QStringLiteral("two"));
        desktop.show(kKey, QStringLiteral("three"));
        desktop.daemon->holdsAnswers = false;
        desktop.daemon->answerHeld();

        QTRY_COMPARE(desktop.shown->count(), 1);
        QCOMPARE(desktop.daemon->calls.size(), 2);
        QCOMPARE(desktop.daemon->calls.last().body, QStringLiteral("three"));
        QCOMPARE(desktop.daemon->calls.last().replaces, desktop.daemon->calls.first().answeredId);
    }

    void failsAtOnceWithoutADaemon()
    {
        Desktop desktop(false);
        QElapsedTimer timer;
        timer.start();
        desktop.show(kKey);
        QVERIFY2(timer.elapsed() < 100, "show() must not wait");
        QTRY_COMPARE_WITH_TIMEOUT(desktop.failed->count(), 1, 2'000);
        QCOMPARE(desktop.failed->first(), (QVariantList{kKey, QStringLiteral("no-server")}));
        QCOMPARE(desktop.shown->count(), 0);
    }

    void worksOnceADaemonHasCome()
    {
        Desktop desktop(false);
        desktop.show(kKey);
        QTRY_COMPARE(desktop.failed->count(), 1);
        desktop.startDaemon();
        QVERIFY(desktop.showAndWait(kKey) != 0);
    }

    void tellsWhenTheDaemonRefuses()
    {
        Desktop desktop;
        desktop.daemon->refuses = true;
        desktop.show(kKey);
        QTRY_COMPARE(desktop.failed->count(), 1);
        QCOMPARE(desktop.failed->first().first().toString(), kKey);
        desktop.daemon->refuses = false;
        QVERIFY(desktop.showAndWait(kKey) != 0);
    }

    void doesNotWaitForASilentDaemon()
    {
        Desktop desktop;
        desktop.daemon->holdsAnswers = true;
        QElapsedTimer timer;
        timer.start();
        desktop.show(kKey);
        desktop.notifier->close(kKey);
        desktop.show(kOther);
        QVERIFY2(timer.elapsed() < 100, "nothing may wait for the daemon");
    }

    void reportsAClick_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("token");
        QTest::newRow("on the alert") << QStringLiteral("default") << QString();
        QTest::newRow("on the button") << QStringLiteral("open") << QString();
        QTest::newRow("with activation token")
            << QStringLiteral("default") << QStringLiteral("token-7");
    }

    void reportsAClick()
    {
        QFETCH(QString, action);
        QFETCH(QString, token);
        Desktop desktop;
        const quint32 id = desktop.showAndWait(kKey);
        if (!token.isEmpty())
            Q_EMIT desktop.daemon->ActivationToken(id, token);
        Q_EMIT desktop.daemon->ActionInvoked(id, action);
        Q_EMIT desktop.daemon->NotificationClosed(id, 2);

        QTRY_COMPARE(desktop.activated->count(), 1);
        QCOMPARE(desktop.activated->first(), (QVariantList{kKey, token}));
        desktop.settle();
        QVERIFY2(desktop.closed->isEmpty(), "a clicked alert is not also a dismissed one");
        QCOMPARE(desktop.daemon->closeCalls, QList<quint32>{id});
    }

    void givesATokenOnlyToItsOwnAlert()
    {
        Desktop desktop;
        const quint32 first = desktop.showAndWait(kKey);
        const quint32 second = desktop.showAndWait(kOther);
        Q_EMIT desktop.daemon->ActivationToken(first, QStringLiteral("token"));
        Q_EMIT desktop.daemon->ActionInvoked(second, QStringLiteral("default"));
        QTRY_COMPARE(desktop.activated->count(), 1);
        QCOMPARE(desktop.activated->first(), (QVariantList{kOther, QString()}));
    }

    void offersTheButtonsThatHaveALabel()
    {
        Desktop desktop;
        Alert alert;
        alert.key = kKey;
        alert.title = QStringLiteral("Jonas Weber");
        alert.actions = {AlertAction::Reply, AlertAction::MuteThread, AlertAction::Open};
        alert.urgency = AlertUrgency::Critical;
        desktop.notifier->show(alert);
        QTRY_COMPARE(desktop.shown->count(), 1);

        const auto& call = desktop.daemon->calls.first();
        QCOMPARE(call.actions.mid(2),
                 (QStringList{QStringLiteral("reply"), QStringLiteral("Reply")}));
        QCOMPARE(call.hints.value(QStringLiteral("urgency")), QVariant::fromValue(uchar{2}));
    }

    void tellsWhichButtonWasPressed()
    {
        Desktop desktop;
        QSignalSpy chosen(desktop.notifier.get(), &Notifier::actionChosen);
        const quint32 id = desktop.showAndWait(kKey);
        Q_EMIT desktop.daemon->ActivationToken(id, QStringLiteral("token"));
        Q_EMIT desktop.daemon->ActionInvoked(id, QStringLiteral("mute-thread"));
        QTRY_COMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().at(0).toString(), kKey);
        QCOMPARE(chosen.first().at(1).value<AlertAction>(), AlertAction::MuteThread);
        QCOMPARE(chosen.first().at(2).toString(), QStringLiteral("token"));
        desktop.settle();
        QVERIFY(desktop.activated->isEmpty());
        QCOMPARE(desktop.daemon->closeCalls, QList<quint32>{id});
    }

    void showsThePictureOfTheSenderWhereTheDesktopCan_data()
    {
        QTest::addColumn<bool>("can");
        QTest::newRow("it can") << true;
        QTest::newRow("it cannot") << false;
    }
    void showsThePictureOfTheSenderWhereTheDesktopCan()
    {
        QFETCH(bool, can);
        Desktop desktop;
        if (can)
            desktop.daemon->capabilities << QStringLiteral("icon-static");
        QImage image(200, 100, QImage::Format_RGB32);
        image.fill(Qt::red);
        Alert alert;
        alert.key = kKey;
        alert.title = QStringLiteral("Jonas Weber");
        QBuffer png(&alert.image);
        QVERIFY(png.open(QBuffer::WriteOnly) && image.save(&png, "PNG"));
        desktop.notifier->show(alert);
        QTRY_COMPARE(desktop.shown->count(), 1);
        const QVariantMap hints = desktop.daemon->calls.first().hints;
        QCOMPARE(hints.contains(QStringLiteral("image-data")), can);
        if (!can)
            return;
        const auto data = hints.value(QStringLiteral("image-data")).value<QDBusArgument>();
        int width = 0, height = 0, stride = 0, bits = 0, channels = 0;
        bool alpha = false;
        QByteArray pixels;
        data.beginStructure();
        data >> width >> height >> stride >> alpha >> bits >> channels >> pixels;
        data.endStructure();
        QCOMPARE(width, 96);
        QCOMPARE(height, 48);
        QCOMPARE(channels, 4);
        QCOMPARE(pixels.size(), qsizetype(stride) * height);
        QCOMPARE(pixels.first(4).toHex(), QByteArray("ff0000ff"));
    }

    void showsAlertsWhosePictureIsBroken()
    {
        Desktop desktop;
        desktop.daemon->capabilities << QStringLiteral("icon-static");
        Alert alert;
        alert.key = kKey;
        alert.image = "no picture";
        desktop.notifier->show(alert);
        QTRY_COMPARE(desktop.shown->count(), 1);
        QVERIFY(!desktop.daemon->calls.first().hints.contains(QStringLiteral("image-data")));
    }

    void saysWhenSomebodyShowsAlertsAgain()
    {
        Desktop desktop(false);
        QSignalSpy available(desktop.notifier.get(), &Notifier::available);
        desktop.show(kKey);
        QTRY_COMPARE(desktop.failed->count(), 1);
        QVERIFY(available.isEmpty());
        desktop.startDaemon();
        QTRY_COMPARE(available.count(), 1);
    }

    void knowsTheLinksOfAlertsOnTheScreen()
    {
        Desktop desktop;
        Alert alert;
        alert.key = kKey;
        alert.link = QStringLiteral("waxwing://open?x");
        desktop.notifier->show(alert);
        QTRY_COMPARE(desktop.shown->count(), 1);
        QCOMPARE(desktop.notifier->openLinks(),
                 (QHash<QString, QString>{{kKey, QStringLiteral("waxwing://open?x")}}));
        desktop.notifier->close(kKey);
        QVERIFY(desktop.notifier->openLinks().isEmpty());
    }

    void describesTheDaemon()
    {
        Desktop desktop;
        std::optional<NotifierFacts> facts;
        desktop.notifier->describe([&facts](const NotifierFacts& found) { facts = found; });
        QTRY_VERIFY(facts);
        QVERIFY(facts->answers);
        QCOMPARE(facts->server, QStringLiteral("fake"));
        QCOMPARE(facts->version, QStringLiteral("4.2"));
        QVERIFY(facts->capabilities.contains(QStringLiteral("actions")));
    }

    void saysThatNobodyAnswers()
    {
        Desktop desktop(false);
        std::optional<NotifierFacts> facts;
        desktop.notifier->describe([&facts](const NotifierFacts& found) { facts = found; });
        QTRY_VERIFY(facts);
        QVERIFY(!facts->answers);
    }

    void ignoresActionsItDidNotOffer()
    {
        Desktop desktop;
        const quint32 id = desktop.showAndWait(kKey);
        Q_EMIT desktop.daemon->ActionInvoked(id, QStringLiteral("delete"));
        desktop.settle();
        QVERIFY(desktop.activated->isEmpty());
    }

    void ignoresAlertsOfOtherPrograms()
    {
        Desktop desktop;
        const quint32 id = desktop.showAndWait(kKey);
        // A daemon that broadcasts tells us of everybody's alerts.
        Q_EMIT desktop.daemon->ActionInvoked(id + 1000, QStringLiteral("default"));
        Q_EMIT desktop.daemon->NotificationClosed(id + 1000, 2);
        desktop.settle();
        QVERIFY(desktop.activated->isEmpty());
        QVERIFY(desktop.closed->isEmpty());
    }

    void ignoresSignalsThatAreNotFromTheDaemon()
    {
        Desktop desktop;
        const quint32 id = desktop.showAndWait(kKey);
        QDBusConnection stranger = desktop.bus.connect(QStringLiteral("stranger"));
        for (const auto* name : {"ActionInvoked", "NotificationClosed"}) {
            QDBusMessage signal = QDBusMessage::createSignal(
                FakeNotificationDaemon::path(), QStringLiteral("org.freedesktop.Notifications"),
                QString::fromLatin1(name));
            signal << id;
            if (QByteArrayView(name) == "ActionInvoked")
                signal << QStringLiteral("default");
            else
                signal << 2U;
            QVERIFY(stranger.send(signal));
        }
        // The stranger's signals are through the bus once it answers him.
        QDBusMessage ping = QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/"),
            QStringLiteral("org.freedesktop.DBus"), QStringLiteral("GetId"));
        QCOMPARE(stranger.call(ping).type(), QDBusMessage::ReplyMessage);
        desktop.settle();
        QVERIFY(desktop.activated->isEmpty());
        QVERIFY(desktop.closed->isEmpty());
    }

    void tellsWhoClosedAnAlert_data()
    {
        QTest::addColumn<uint>("reason");
        QTest::addColumn<bool>("byPerson");
        QTest::newRow("expired") << 1U << false;
        QTest::newRow("dismissed") << 2U << true;
        QTest::newRow("by a call") << 3U << false;
        QTest::newRow("no reason given") << 4U << false;
    }

    void tellsWhoClosedAnAlert()
    {
        QFETCH(uint, reason);
        QFETCH(bool, byPerson);
        Desktop desktop;
        const quint32 id = desktop.showAndWait(kKey);
        Q_EMIT desktop.daemon->NotificationClosed(id, reason);
        QTRY_COMPARE(desktop.closed->count(), 1);
        QCOMPARE(desktop.closed->first(), (QVariantList{kKey, byPerson}));
    }

    void closesByKey()
    {
        Desktop desktop;
        const quint32 id = desktop.showAndWait(kKey);
        desktop.notifier->close(kKey);
        QCOMPARE(desktop.closed->count(), 1);
        Q_EMIT desktop.daemon->NotificationClosed(id, 3);
        desktop.settle();
        QCOMPARE(desktop.daemon->closeCalls, QList<quint32>{id});
        QCOMPARE(desktop.closed->count(), 1);
        QCOMPARE(desktop.closed->first(), (QVariantList{kKey, false}));
    }

    void ignoresClosingWhatItDoesNotKnow()
    {
        Desktop desktop;
        desktop.settle();
        desktop.notifier->close(QStringLiteral("nobody"));
        desktop.settle();
        QVERIFY(desktop.daemon->closeCalls.isEmpty());
        QVERIFY(desktop.closed->isEmpty());
    }

    void closesWhatWasClosedBeforeItsIdWasKnown()
    {
        Desktop desktop;
        desktop.daemon->holdsAnswers = true;
        desktop.show(kKey);
        QTRY_COMPARE(desktop.daemon->calls.size(), 1);
        desktop.notifier->close(kKey);
        desktop.daemon->holdsAnswers = false;
        desktop.daemon->answerHeld();
        QTRY_COMPARE(desktop.daemon->closeCalls.size(), 1);
        QCOMPARE(desktop.daemon->closeCalls.first(), desktop.daemon->calls.first().answeredId);
        QVERIFY(desktop.shown->isEmpty());
    }

    void keepsWhatWasShownAgainAfterClosing()
    {
        Desktop desktop;
        desktop.daemon->holdsAnswers = true;
        desktop.show(kKey, QStringLiteral("one"));
        QTRY_COMPARE(desktop.daemon->calls.size(), 1);
        desktop.notifier->close(kKey);
        desktop.show(kKey, QStringLiteral("two"));
        desktop.daemon->holdsAnswers = false;
        desktop.daemon->answerHeld();
        QTRY_COMPARE(desktop.shown->count(), 1);
        QCOMPARE(desktop.daemon->calls.last().body, QStringLiteral("two"));
        QVERIFY(desktop.daemon->closeCalls.isEmpty());
    }

    void tellsWhatIsLostWhenTheDaemonEnds()
    {
        Desktop desktop;
        const quint32 old = desktop.showAndWait(kKey);
        desktop.endDaemon();
        QTRY_COMPARE(desktop.lost->count(), 1);
        QCOMPARE(desktop.lost->first().first().toStringList(), QStringList{kKey});
        QVERIFY(desktop.closed->isEmpty());

        desktop.startDaemon();
        desktop.daemon->nextId = old - 1; // so that the old id comes again, as somebody else's
        QVERIFY(desktop.showAndWait(kOther) != 0);
        QCOMPARE(desktop.daemon->calls.last().replaces, 0U);
        desktop.notifier->close(kKey);
        desktop.settle();
        QVERIFY2(desktop.daemon->closeCalls.isEmpty(), "the id means another alert now");
    }

    void failsWhatTheDaemonTookAlong()
    {
        Desktop desktop;
        desktop.daemon->holdsAnswers = true;
        desktop.show(kKey);
        QTRY_COMPARE(desktop.daemon->calls.size(), 1);
        desktop.endDaemon();
        QTRY_COMPARE(desktop.failed->count(), 1);
        QCOMPARE(desktop.failed->first().first().toString(), kKey);
        QVERIFY(desktop.lost->isEmpty());
    }

    void takesOverAlertsOfAnEarlierRun()
    {
        Desktop desktop;
        const quint32 id = desktop.showAndWait(kKey);
        desktop.startNotifier();
        desktop.notifier->adopt(kKey, id);
        desktop.settle();

        Q_EMIT desktop.daemon->ActionInvoked(id, QStringLiteral("default"));
        QTRY_COMPARE(desktop.activated->count(), 1);
        QCOMPARE(desktop.activated->first().first().toString(), kKey);
    }

    void replacesAlertsOfAnEarlierRun()
    {
        Desktop desktop;
        const quint32 id = desktop.showAndWait(kKey);
        desktop.startNotifier();
        desktop.notifier->adopt(kKey, id);
        QCOMPARE(desktop.showAndWait(kKey), id);
        QCOMPARE(desktop.daemon->calls.last().replaces, id);
    }

    void closesAlertsOfAnEarlierRunEvenBeforeItKnowsTheDaemon()
    {
        Desktop desktop;
        const quint32 id = desktop.showAndWait(kKey);
        desktop.startNotifier();
        desktop.notifier->adopt(kKey, id);
        desktop.notifier->close(kKey);
        QTRY_COMPARE(desktop.daemon->closeCalls, QList<quint32>{id});
    }

    void leavesIdsOfAnotherDaemonAlone()
    {
        Desktop desktop;
        const quint32 id = desktop.showAndWait(kKey);
        desktop.endDaemon();
        QTRY_COMPARE(desktop.lost->count(), 1);
        desktop.startDaemon();
        desktop.startNotifier();
        desktop.notifier->adopt(kKey, id);
        desktop.notifier->close(kKey);
        desktop.notifier->adopt(kOther, id + 1);
        desktop.settle();
        QVERIFY(desktop.daemon->closeCalls.isEmpty());
        Q_EMIT desktop.daemon->ActionInvoked(id + 1, QStringLiteral("default"));
        desktop.settle();
        QVERIFY(desktop.activated->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDesktopNotifier)
#include "tst_desktopnotifier.moc"
