#include "core/vault/keychainsecretstore.h"
#include "tests/support/await.h"

#include <QDBusConnection>
#include <QDBusMessage>
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
                    QStringLiteral("--class"), QStringLiteral("kwalletd5")})
        .section(u'\n', 0, 0);
}

void closeWallet()
{
    QDBusMessage close = QDBusMessage::createMethodCall(
        QStringLiteral("org.kde.kwalletd5"), QStringLiteral("/modules/kwalletd5"),
        QStringLiteral("org.kde.KWallet"), QStringLiteral("close"));
    close << QStringLiteral("kdewallet") << true;
    QDBusConnection::sessionBus().call(close);
}

void answer(const QString& text, const QString& key)
{
    QTRY_VERIFY_WITH_TIMEOUT(!promptWindow().isEmpty(), 15000);
    xdotool({QStringLiteral("windowactivate"), QStringLiteral("--sync"), promptWindow()});
    if (!text.isEmpty())
        xdotool({QStringLiteral("type"), text});
    xdotool({QStringLiteral("key"), key});
}

} // namespace

/// The real KWallet with its real prompt. Runs inside tests/support/desktop/session.sh.
class RealKWalletTest : public QObject
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
    void anOpenWalletKeepsWhatIsWritten()
    {
        const auto store = makeStore();
        QVERIFY(*await(store->state()) == SecretStoreState::Usable);
        QVERIFY(!*await(store->read(kEntry)));
        QVERIFY(await(store->write(kEntry, Secret(QByteArray("value")))));
        const auto read = await(store->read(kEntry));
        QVERIFY(read && *read && (*read)->reveal() == "value");
    }

    void aClosedWalletIsLockedAndNothingAsksByItself()
    {
        closeWallet();
        const auto store = makeStore();
        QVERIFY(*await(store->state()) == SecretStoreState::Locked);
        const auto read = await(store->read(kEntry));
        QVERIFY(!read && read.error().is(ErrorKind::Locked));
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
        QTRY_VERIFY(promptWindow().isEmpty());
    }

    void aPromptNobodyAnswersEndsAndALaterAnswerStillCounts()
    {
        const auto store = makeStore(3s);
        const auto unlocked = await(store->unlock());
        QVERIFY(!unlocked && unlocked.error().is(ErrorKind::Locked));
        QCOMPARE(unlocked.error().code, QStringLiteral("unanswered"));
        // KWallet's window cannot be taken away; who answers it now has unlocked the wallet.
        answer(QStringLiteral("test"), QStringLiteral("Return"));
        QTRY_VERIFY(*await(store->state()) == SecretStoreState::Usable);
        const auto read = await(store->read(kEntry));
        QVERIFY(read && *read && (*read)->reveal() == "value");
    }

    void anAnsweredPromptOpensIt()
    {
        closeWallet();
        const auto store = makeStore();
        auto unlocking = store->unlock();
        answer(QStringLiteral("test"), QStringLiteral("Return"));
        QVERIFY(await(std::move(unlocking)));
        QVERIFY(*await(store->state()) == SecretStoreState::Usable);
    }
};

QTEST_GUILESS_MAIN(RealKWalletTest)
#include "tst_realkwallet.moc"
