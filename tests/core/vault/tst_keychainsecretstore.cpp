#include "core/vault/keychainsecretstore.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"

#include <qt6keychain/keychain.h>

#include <QPointer>
#include <QTest>

#include <vector>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

class FixedProbe final : public LockProbe
{
public:
    explicit FixedProbe(SecretStoreState state) : m_state(state) {}
    [[nodiscard]] AsyncResult<SecretStoreState> state() override { co_return m_state; }
    [[nodiscard]] AsyncResult<UnlockOutcome> unlock(std::chrono::milliseconds) override
    {
        co_return m_state == SecretStoreState::Usable ? UnlockOutcome::Unlocked
                                                      : UnlockOutcome::Cancelled;
    }

private:
    SecretStoreState m_state;
};

/// A system that takes its time to say how its store is.
class SlowProbe final : public LockProbe
{
public:
    explicit SlowProbe(std::vector<Completer<SecretStoreState>>& asked) : m_asked(asked) {}
    [[nodiscard]] AsyncResult<SecretStoreState> state() override
    {
        m_asked.emplace_back();
        return m_asked.back().result();
    }
    [[nodiscard]] AsyncResult<UnlockOutcome> unlock(std::chrono::milliseconds) override
    {
        co_return UnlockOutcome::Cancelled;
    }

private:
    std::vector<Completer<SecretStoreState>>& m_asked;
};

/// How a call ended, once it has.
template<typename T>
struct Ended
{
    std::shared_ptr<std::optional<Result<T>>> result = std::make_shared<std::optional<Result<T>>>();

    explicit Ended(AsyncResult<T> call)
    {
        [](AsyncResult<T> running, std::shared_ptr<std::optional<Result<T>>> out) -> QCoro::Task<void> {
            Result<T> answer = co_await running;
            out->emplace(std::move(answer));
        }(std::move(call), result);
    }
    [[nodiscard]] bool hasEnded() const { return result->has_value(); }
    [[nodiscard]] bool failedWith(ErrorKind kind) const
    {
        return hasEnded() && !**result && (*result)->error().is(kind);
    }
};

} // namespace

class KeychainSecretStoreTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<KeychainSecretStore> makeStore(SecretStoreState state = SecretStoreState::Usable)
    {
        return std::make_unique<KeychainSecretStore>(
            QStringLiteral("waxwing-test"), std::make_unique<FixedProbe>(state), m_clock, 60s,
            [this](QKeychain::Job& job) { m_started << &job; });
    }
    /// The credential store answers.
    void answer(int index) { Q_EMIT m_started.at(index)->finished(m_started.at(index)); }

    ManualClock m_clock;
    QList<QPointer<QKeychain::Job>> m_started;

private Q_SLOTS:
    void init() { m_started.clear(); }

    void callsGoToTheCredentialStoreOneAtATimeAndInOrder()
    {
        const auto store = makeStore();
        const Ended<void> first(store->write(QStringLiteral("a"), Secret(QByteArray("1"))));
        const Ended<void> second(store->write(QStringLiteral("b"), Secret(QByteArray("2"))));
        const Ended<void> third(store->remove(QStringLiteral("a")));
        QCOMPARE(m_started.size(), 1);
        QCOMPARE(m_started.at(0)->key(), QStringLiteral("a"));
        answer(0);
        QTRY_VERIFY(first.hasEnded());
        QVERIFY(!second.hasEnded());
        QCOMPARE(m_started.size(), 2);
        QCOMPARE(m_started.at(1)->key(), QStringLiteral("b"));
        answer(1);
        answer(2);
        QTRY_VERIFY(second.hasEnded());
        QTRY_VERIFY(third.hasEnded());
    }

    void callsThatBeginTogetherLookAtTheLockOnce_data()
    {
        QTest::addColumn<SecretStoreState>("state");
        QTest::newRow("usable") << SecretStoreState::Usable;
        QTest::newRow("locked") << SecretStoreState::Locked;
    }
    void callsThatBeginTogetherLookAtTheLockOnce()
    {
        QFETCH(SecretStoreState, state);
        std::vector<Completer<SecretStoreState>> asked;
        KeychainSecretStore store(QStringLiteral("waxwing-test"), std::make_unique<SlowProbe>(asked),
                                  m_clock, 60s,
                                  [this](QKeychain::Job& job) { m_started << &job; });
        const Ended<void> first(store.write(QStringLiteral("a"), Secret(QByteArray("1"))));
        const Ended<void> second(store.write(QStringLiteral("b"), Secret(QByteArray("2"))));
        QCOMPARE(asked.size(), std::size_t(1));
        asked.front().complete(state);
        if (state == SecretStoreState::Locked) {
            QTRY_VERIFY(first.failedWith(ErrorKind::Locked));
            QTRY_VERIFY(second.failedWith(ErrorKind::Locked));
            QVERIFY(m_started.isEmpty());
        } else {
            QTRY_COMPARE(m_started.size(), 1);
            QCOMPARE(m_started.at(0)->key(), QStringLiteral("a"));
            answer(0);
            QTRY_COMPARE(m_started.size(), 2);
            QCOMPARE(m_started.at(1)->key(), QStringLiteral("b"));
            answer(1);
            QTRY_VERIFY(first.hasEnded() && second.hasEnded());
        }
        // What begins later looks for itself: it may have been locked meanwhile.
        const Ended<void> third(store.remove(QStringLiteral("a")));
        QCOMPARE(asked.size(), std::size_t(2));
    }

    void nothingIsEverKeptInAPlainFileInstead()
    {
        const auto store = makeStore();
        const Ended<void> writing(store->write(QStringLiteral("a"), Secret(QByteArray("1"))));
        QVERIFY(!m_started.at(0)->insecureFallback());
        answer(0);
    }

    void aPromptThatNobodyAnswersEndsAndLetsOthersThrough()
    {
        const auto store = makeStore();
        const Ended<void> waiting(store->write(QStringLiteral("a"), Secret(QByteArray("1"))));
        const Ended<void> next(store->write(QStringLiteral("b"), Secret(QByteArray("2"))));
        m_clock.advance(59s);
        QVERIFY(!waiting.hasEnded());
        m_clock.advance(1s);
        QTRY_VERIFY(waiting.failedWith(ErrorKind::Locked));
        QCOMPARE(m_started.size(), 2);
        // The answer that comes too late belongs to nobody, and harms nothing.
        answer(0);
        QVERIFY(!next.hasEnded());
        answer(1);
        QTRY_VERIFY(next.hasEnded());
        QTRY_VERIFY(!m_started.at(0));
    }

    void endingTheProgramWhileAPromptIsOpenIsSafe()
    {
        auto store = makeStore();
        const Ended<void> open(store->write(QStringLiteral("a"), Secret(QByteArray("1"))));
        const Ended<void> queued(store->remove(QStringLiteral("b")));
        store.reset();
        QTRY_VERIFY(open.failedWith(ErrorKind::Cancelled));
        QTRY_VERIFY(queued.failedWith(ErrorKind::Cancelled));
        QCOMPARE(m_started.size(), 1);
        QVERIFY2(m_started.at(0), "the job is still called back by the credential store");
        answer(0);
        QTRY_VERIFY(!m_started.at(0));
    }
};

QTEST_GUILESS_MAIN(KeychainSecretStoreTest)
#include "tst_keychainsecretstore.moc"
