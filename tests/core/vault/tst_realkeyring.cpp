#include "core/vault/keychainsecretstore.h"
#include "tests/support/await.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QProcess>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const QString kEntry = QStringLiteral("entry");

QString xdotool(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("xdotool"), arguments);
    process.waitForFinished(5000);
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

QString promptWindow()
{
    return xdotool({QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                    QStringLiteral("--class"), QStringLiteral("gcr-prompter")})
        .section(u'\n', 0, 0);
}

void lockKeyring()
{
    QDBusMessage lock = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"));
    lock << QVariant::fromValue(QList<QDBusObjectPath>{
        QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))});
    QDBusConnection::sessionBus().call(lock);
}

/// The person at the prompt, once it is there.
void answer(const QString& text, const QString& key)
{
    QTRY_VERIFY_WITH_TIMEOUT(!promptWindow().isEmpty(), 15000);
    xdotool({QStringLiteral("windowactivate"), QStringLiteral("--sync"), promptWindow()});
    if (!text.isEmpty())
        xdotool({QStringLiteral("type"), text});
    xdotool({QStringLiteral("key"), key});
}

} // namespace

/// The real gnome-keyring with its real prompt. Runs inside tests/support/desktop/session.sh.
class RealKeyringTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<KeychainSecretStore> makeStore(std::chrono::milliseconds deadline = 30s)
    {
        return std::make_unique<KeychainSecretStore>(QStringLiteral("waxwing-test"),
                                                     makeLockProbe(), m_scheduler, deadline);
    }

    TimerScheduler m_scheduler;

private Q_SLOTS:
    void init()
    {
        lockKeyring();
        QTRY_VERIFY(promptWindow().isEmpty());
    }

    void aLockedStoreIsLockedAndNothingAsksByItself()
    {
        const auto store = makeStore();
        QVERIFY(*await(store->state()) == SecretStoreState::Locked);
        const auto read = await(store->read(kEntry));
        QVERIFY(!read && read.error().is(ErrorKind::Locked));
        const auto written = await(store->write(kEntry, Secret(QByteArray("value"))));
        QVERIFY(!written && written.error().is(ErrorKind::Locked));
        QVERIFY(promptWindow().isEmpty());
    }

    void aCancelledPromptIsCancelled()
    {
        const auto store = makeStore();
        auto unlocking = store->unlock();
        answer({}, QStringLiteral("Escape"));
        const auto unlocked = await(std::move(unlocking));
        QVERIFY(!unlocked && unlocked.error().is(ErrorKind::Locked));
        QCOMPARE(unlocked.error().code, QStringLiteral("cancelled"));
        QVERIFY(*await(store->state()) == SecretStoreState::Locked);
    }

    void aPromptNobodyAnswersIsNotWaitedForAndStaysToBeAnswered()
    {
        const auto store = makeStore(3s);
        auto unlocking = store->unlock();
        QTRY_VERIFY_WITH_TIMEOUT(!promptWindow().isEmpty(), 15000);
        const auto unlocked = await(std::move(unlocking));
        QVERIFY(!unlocked && unlocked.error().is(ErrorKind::Locked));
        QCOMPARE(unlocked.error().code, QStringLiteral("unanswered"));
        answer(QStringLiteral("test"), QStringLiteral("Return"));
        QTRY_VERIFY_WITH_TIMEOUT(*await(store->state()) == SecretStoreState::Usable, 10000);
    }

    void anAnsweredPromptOpensItAndWhatIsWrittenStays()
    {
        const auto store = makeStore();
        auto unlocking = store->unlock();
        answer(QStringLiteral("test"), QStringLiteral("Return"));
        QVERIFY(await(std::move(unlocking)));
        QVERIFY(*await(store->state()) == SecretStoreState::Usable);
        QVERIFY(await(store->write(kEntry, Secret(QByteArray("value")))));
        const auto read = await(store->read(kEntry));
        QVERIFY(read && *read && (*read)->reveal() == "value");
        lockKeyring();
        QTRY_VERIFY(*await(store->state()) == SecretStoreState::Locked);
        const auto locked = await(store->read(kEntry));
        QVERIFY2(!locked && locked.error().is(ErrorKind::Locked),
                 "an entry in a locked keyring must not read as missing");
    }
};

QTEST_GUILESS_MAIN(RealKeyringTest)
#include "tst_realkeyring.moc"
