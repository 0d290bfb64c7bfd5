#include "core/vault/threadedsecretstore.h"

#include "tests/support/await.h"

#include <QPointer>
#include <QTest>
#include <QThread>

#include <memory>
#include <utility>
#include <vector>

using namespace waxwing;
using namespace waxwing::test;

namespace {

/// Remembers in which thread it was asked; holds its answers back while told to.
class WatchedStore final : public SecretStore
{
public:
    struct Seen
    {
        QThread* made = nullptr;
        QThread* died = nullptr;
        QList<QThread*> asked;
        QStringList keys;
        bool holdsBack = false;
    };
    explicit WatchedStore(std::shared_ptr<Seen> seen) : m_seen(std::move(seen))
    {
        m_seen->made = QThread::currentThread();
    }
    ~WatchedStore() override { m_seen->died = QThread::currentThread(); }

    AsyncResult<SecretStoreState> state() override
    {
        note(QStringLiteral("state"));
        co_return SecretStoreState::Locked;
    }
    AsyncResult<void> unlock() override
    {
        note(QStringLiteral("unlock"));
        Error error(ErrorKind::Locked, QStringLiteral("no"));
        error.code = QStringLiteral("cancelled");
        co_return failure(std::move(error));
    }
    AsyncResult<std::optional<Secret>> read(QString key) override
    {
        note(key);
        if (m_seen->holdsBack) {
            m_owed.emplace_back();
            return m_owed.back().result();
        }
        return found(key);
    }
    AsyncResult<void> write(QString key, Secret value) override
    {
        note(key + u'=' + QString::fromLatin1(value.reveal()));
        co_return Result<void>();
    }
    AsyncResult<void> remove(QString key) override
    {
        note(u'-' + key);
        co_return Result<void>();
    }

private:
    static AsyncResult<std::optional<Secret>> found(QString key)
    {
        if (key == u"absent")
            co_return std::nullopt;
        co_return Secret(QByteArray("value of ") + key.toLatin1());
    }

    void note(const QString& key)
    {
        m_seen->asked << QThread::currentThread();
        m_seen->keys << key;
    }

    std::shared_ptr<Seen> m_seen;
    std::vector<Completer<std::optional<Secret>>> m_owed;
};

} // namespace

class TestThreadedSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksInAThreadOfItsOwn();
    void answersWhereItWasAsked();
    void handsOnEveryKindOfAnswer();
    void asksInTheOrderOfAsking();
    void endsWhatIsOwedWhenItDies();

private:
    [[nodiscard]] std::unique_ptr<ThreadedSecretStore> makeStore() const
    {
        return std::make_unique<ThreadedSecretStore>(
            [seen = m_seen](Scheduler&) { return std::make_unique<WatchedStore>(seen); });
    }

    std::shared_ptr<WatchedStore::Seen> m_seen;
};

void TestThreadedSecretStore::init()
{
    m_seen = std::make_shared<WatchedStore::Seen>();
}

void TestThreadedSecretStore::asksInAThreadOfItsOwn()
{
    auto store = makeStore();
    QVERIFY(await(store->read(QStringLiteral("one"))));
    store.reset();
    QVERIFY(m_seen->made != nullptr);
    QVERIFY(m_seen->made != QThread::currentThread());
    QCOMPARE(m_seen->asked, QList<QThread*>{m_seen->made});
    QCOMPARE(m_seen->died, m_seen->made);
}

void TestThreadedSecretStore::answersWhereItWasAsked()
{
    auto store = makeStore();
    QThread* answered = nullptr;
    const auto listen = [](ThreadedSecretStore& asked, QThread** where) -> AsyncResult<void> {
        const Result<SecretStoreState> state = co_await asked.state();
        *where = QThread::currentThread();
        (void)state;
        co_return Result<void>();
    };
    QVERIFY(await(listen(*store, &answered)));
    QCOMPARE(answered, QThread::currentThread());
}

void TestThreadedSecretStore::handsOnEveryKindOfAnswer()
{
    auto store = makeStore();
    const auto value = await(store->read(QStringLiteral("one")));
    QVERIFY(value && *value);
    QCOMPARE((*value)->reveal(), QByteArray("value of one"));
    const auto absent = await(store->read(QStringLiteral("absent")));
    QVERIFY(absent && !*absent);
    QCOMPARE(await(store->state()).value(), SecretStoreState::Locked);
    const auto unlocked = await(store->unlock());
    QVERIFY(!unlocked);
    QVERIFY(unlocked.error().hasCode(u"cancelled"));
    QVERIFY(await(store->write(QStringLiteral("two"), Secret(QByteArray("2")))));
    QVERIFY(await(store->remove(QStringLiteral("two"))));
    store.reset();
    QCOMPARE(m_seen->keys.mid(4), (QStringList{QStringLiteral("two=2"), QStringLiteral("-two")}));
}

void TestThreadedSecretStore::asksInTheOrderOfAsking()
{
    auto store = makeStore();
    std::vector<AsyncResult<std::optional<Secret>>> answers;
    QStringList keys;
    for (int i = 0; i < 20; ++i) {
        keys << QString::number(i);
        answers.push_back(store->read(keys.last()));
    }
    for (auto& answer : answers)
        QVERIFY(await(std::move(answer)));
    store.reset();
    QCOMPARE(m_seen->keys, keys);
}

void TestThreadedSecretStore::endsWhatIsOwedWhenItDies()
{
    m_seen->holdsBack = true;
    auto store = makeStore();
    AsyncResult<std::optional<Secret>> answer = store->read(QStringLiteral("one"));
    store.reset();
    const auto ended = await(std::move(answer));
    QVERIFY(!ended);
    QVERIFY(ended.error().is(ErrorKind::Cancelled));
    QCOMPARE(m_seen->keys, QStringList{QStringLiteral("one")});
}

QTEST_GUILESS_MAIN(TestThreadedSecretStore)
#include "tst_threadedsecretstore.moc"
