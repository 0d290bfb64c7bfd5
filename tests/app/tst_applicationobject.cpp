#include "app/platform/linux/applicationobject.h"
#include "app/platform/linux/autostartfile.h"
#include "tests/support/desktop/privatebus.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QString kId = QStringLiteral("org.waxwing.Waxwing");

} // namespace

class ApplicationObjectTest : public QObject
{
    Q_OBJECT

private:
    /// A call by another program of the session; whether it was answered without an error.
    bool call(const QString& method, const QVariantList& arguments)
    {
        QDBusMessage message = QDBusMessage::createMethodCall(
            kId, QStringLiteral("/org/waxwing/Waxwing"),
            QStringLiteral("org.freedesktop.Application"), method);
        message.setArguments(arguments);
        QDBusPendingCallWatcher watcher(m_caller.asyncCall(message, 5000));
        QSignalSpy finished(&watcher, &QDBusPendingCallWatcher::finished);
        return (watcher.isFinished() || finished.wait(6000)) && !watcher.isError();
    }

    PrivateBus m_bus;
    QDBusConnection m_caller{QString()};
    std::unique_ptr<ApplicationObject> m_object;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_bus.start());
        m_caller = m_bus.connect(QStringLiteral("caller"));
        m_object = std::make_unique<ApplicationObject>(m_bus.connect(QStringLiteral("program")), kId);
    }
    void cleanupTestCase() { m_object.reset(); }

    void handsOnLinksWithTheTokenOfTheClick()
    {
        QSignalSpy links(m_object.get(), &Activation::linkRequested);
        const QVariantMap data{{QStringLiteral("activation-token"), QStringLiteral("t1")}};
        const QStringList uris{QStringLiteral("waxwing://open?a=b%20c&d"), QStringLiteral("x")};
        QVERIFY(call(QStringLiteral("Open"), {uris, data}));
        QCOMPARE(links.size(), 2);
        QCOMPARE(links[0][0].toString(), uris[0]);
        QCOMPARE(links[0][1].toString(), QStringLiteral("t1"));
    }

    void takesOnlySoManyLinksAtOnce()
    {
        QSignalSpy links(m_object.get(), &Activation::linkRequested);
        QVERIFY(call(QStringLiteral("Open"),
                     {QStringList(1000, QStringLiteral("x")), QVariantMap()}));
        QCOMPARE(links.size(), 8);
    }

    void showsItselfWhenActivated()
    {
        QSignalSpy shown(m_object.get(), &Activation::showRequested);
        QVERIFY(call(QStringLiteral("Activate"),
                     {QVariantMap{{QStringLiteral("desktop-startup-id"), QStringLiteral("s")}}}));
        QCOMPARE(shown.size(), 1);
        QCOMPARE(shown[0][0].toString(), QStringLiteral("s"));
        QVERIFY(call(QStringLiteral("Open"), {QStringList(), QVariantMap()}));
        QCOMPARE(shown.size(), 2);
    }

    void knowsOneActionAndShowsItselfForOthers()
    {
        QSignalSpy links(m_object.get(), &Activation::linkRequested);
        QSignalSpy shown(m_object.get(), &Activation::showRequested);
        const QVariant link
            = QVariant::fromValue(QDBusVariant(QStringLiteral("waxwing://open?x")));
        QVERIFY(call(QStringLiteral("ActivateAction"),
                     {QStringLiteral("open-link"), QVariantList{link}, QVariantMap()}));
        QCOMPARE(links.size(), 1);
        QCOMPARE(links[0][0].toString(), QStringLiteral("waxwing://open?x"));
        QVERIFY(call(QStringLiteral("ActivateAction"),
                     {QStringLiteral("delete-everything"), QVariantList{link}, QVariantMap()}));
        QCOMPARE(links.size(), 1);
        QCOMPARE(shown.size(), 1);
    }

    void startsAtLoginAsLongAsTheDesktopDoesNotSayOtherwise()
    {
        QTemporaryDir folder;
        const QString place = folder.filePath(QStringLiteral("not there yet/autostart"));
        AutostartFile start(place, kId, QStringLiteral("/opt/a \"b\"/$x/100%/waxwing"));
        QVERIFY(!start.isEnabled());
        QVERIFY(start.setEnabled(false));
        QVERIFY(start.setEnabled(true));
        QVERIFY(start.isEnabled());
        QFile file(place + QStringLiteral("/org.waxwing.Waxwing.desktop"));
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray text = file.readAll();
        file.close();
        QVERIFY2(text.contains("\nExec=\"/opt/a \\\\\"b\\\\\"/\\\\$x/100%%/waxwing\" --hidden\n"),
                 text.constData());
        QVERIFY(file.open(QFile::WriteOnly | QFile::Append) && file.write("Hidden = true\n") > 0);
        file.close();
        QVERIFY(!start.isEnabled());
        QVERIFY(start.setEnabled(true));
        QVERIFY(start.isEnabled());
        QVERIFY(start.setEnabled(false));
        QVERIFY(!file.exists());
    }

    void saysWhenTheFileCannotBeWritten()
    {
        AutostartFile start(QStringLiteral("/proc/nowhere"), kId, QStringLiteral("/bin/x"));
        QVERIFY(!start.setEnabled(true));
        QVERIFY(!start.isEnabled());
    }
};

QTEST_GUILESS_MAIN(ApplicationObjectTest)
#include "tst_applicationobject.moc"
