#include "core/account/keygate.h"
#include "core/store/storagethread.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/support/memorysecretstore.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const QString kProfile = QStringLiteral("profile");

Secret secretOf(const char* text)
{
    return Secret(QByteArray(text));
}

/// One start of the program over a folder and a system's store that outlive it.
struct Start
{
    Start(const QString& folder, MemorySecretStore& system)
        : passphrase(folder + QStringLiteral("/vault"), [] { return kLeastKdfCost; }),
          secrets(system, passphrase), caches(folder + QStringLiteral("/cache"), thread, secrets),
          gate(secrets, caches, clock), opened(&gate, &KeyGate::opened),
          storeReady(&gate, &KeyGate::storeReady)
    {}

    ManualClock clock;
    StorageThread thread;
    PassphraseStore passphrase;
    ChosenSecretStore secrets;
    CacheKeeper caches;
    KeyGate gate;
    QSignalSpy opened;
    QSignalSpy storeReady;
};

} // namespace

class KeyGateTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Start> start() { return std::make_unique<Start>(m_folder->path(), m_system); }

    QStringList files() const
    {
        return QDir(m_folder->filePath(QStringLiteral("cache")))
            .entryList({QStringLiteral("*.db"), QStringLiteral("*.db.set-aside-*Z")}); // no logs
    }

    void makeCache()
    {
        const auto first = start();
        const auto cache = await(first->caches.open(kProfile, DatabaseKind::Profile));
        QVERIFY(cache && cache->place == CachePlace::Disk);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    MemorySecretStore m_system;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_system = MemorySecretStore();
    }

    void opensAtOnceWhereTheStoreIsUsable()
    {
        const auto program = start();
        program->gate.begin(true);
        QTRY_COMPARE(program->opened.size(), 1);
        QVERIFY(program->gate.isOpen());
        QCOMPARE(m_system.prompts, 0);
    }

    void withoutAStoreThePersonIsAskedOnceTheDesktopHadItsTime()
    {
        m_system.current = SecretStoreState::Absent;
        const auto program = start();
        program->gate.begin(true);
        QTRY_COMPARE(program->gate.standing(), KeyStanding::StoreStarting);
        QTRY_VERIFY((program->clock.advance(2s),
                     program->gate.standing() == KeyStanding::StoreAbsent));
        QCOMPARE(program->opened.size(), 0);
    }

    void aStoreThatAppearsLaterIsUsedByItself()
    {
        m_system.current = SecretStoreState::Absent;
        const auto program = start();
        program->gate.begin(false);
        QTRY_COMPARE(program->gate.standing(), KeyStanding::StoreStarting);
        for (int i = 0; i < 20; ++i)
            program->clock.advance(15s);
        QTRY_COMPARE(program->gate.standing(), KeyStanding::StoreStarting);
        QCOMPARE(program->opened.size(), 0);
        m_system.current = SecretStoreState::Usable;
        program->clock.advance(15s);
        QTRY_COMPARE(program->opened.size(), 1);
    }

    void anUnattendedStartNeverAsks()
    {
        makeCache();
        m_system.current = SecretStoreState::Locked;
        const auto program = start();
        program->gate.begin(false);
        QTRY_COMPARE(program->gate.standing(), KeyStanding::StoreLocked);
        program->clock.advance(60s);
        QCOMPARE(m_system.prompts, 0);
        program->gate.attend();
        QTRY_COMPARE(program->opened.size(), 1);
        QCOMPARE(m_system.prompts, 1);
    }

    void aPromptThatFailsIsToldApartAndNothingChanges_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("standing");
        QTest::newRow("cancelled") << QStringLiteral("cancelled")
                                   << int(KeyStanding::PromptCancelled);
        QTest::newRow("unanswered") << QStringLiteral("unanswered")
                                    << int(KeyStanding::PromptUnanswered);
    }

    void aPromptThatFailsIsToldApartAndNothingChanges()
    {
        QFETCH(QString, code);
        QFETCH(int, standing);
        makeCache();
        const QStringList before = files();
        m_system.current = SecretStoreState::Locked;
        m_system.unlocksWhenAsked = false;
        m_system.unlockCode = code;
        const auto program = start();
        program->gate.begin(true);
        QTRY_COMPARE(int(program->gate.standing()), standing);
        program->clock.advance(60s);
        QCOMPARE(int(program->gate.standing()), standing);
        QCOMPARE(m_system.prompts, 1); // looking again does not ask again
        QCOMPARE(files(), before);
        // Unlocked elsewhere, or by another try: it goes on.
        m_system.unlocksWhenAsked = true;
        program->gate.unlock();
        QTRY_COMPARE(program->opened.size(), 1);
        QCOMPARE(files(), before);
    }

    void anotherStoreIsToldFromALostKey()
    {
        makeCache();
        const QStringList before = files();
        const auto kept = m_system.entries;
        // The same store without the key.
        for (auto entry = m_system.entries.begin(); entry != m_system.entries.end();)
            entry = entry.key().startsWith(u"cache-key/") ? m_system.entries.erase(entry)
                                                           : std::next(entry);
        {
            const auto program = start();
            program->gate.begin(true);
            QTRY_COMPARE(program->gate.standing(), KeyStanding::KeyLost);
        }
        // Another one.
        m_system.entries.clear();
        const auto program = start();
        program->gate.begin(true);
        QTRY_COMPARE(program->gate.standing(), KeyStanding::OtherStore);
        QCOMPARE(files(), before);
        // The old one is back while the question stands.
        m_system.entries = kept;
        program->clock.advance(15s);
        QTRY_COMPARE(program->opened.size(), 1);
        QCOMPARE(files(), before);
    }

    void inMemoryItNoticesWhenTheStoreIsUnlocked()
    {
        makeCache();
        m_system.current = SecretStoreState::Locked;
        m_system.unlocksWhenAsked = false;
        const auto program = start();
        program->gate.begin(true);
        QTRY_COMPARE(program->gate.standing(), KeyStanding::PromptCancelled);
        program->gate.goOnInMemory();
        QTRY_COMPARE(program->opened.size(), 1);
        QVERIFY(program->caches.memoryOnly() == CachePlace::MemoryStoreLocked);
        m_system.current = SecretStoreState::Usable;
        program->clock.advance(16s);
        QTRY_COMPARE(program->storeReady.size(), 1);
        QCOMPARE(program->opened.size(), 1);
    }

    void aPassphraseIsWantedAtEveryStart()
    {
        m_system.current = SecretStoreState::Absent;
        {
            const auto program = start();
            program->gate.begin(true);
            program->gate.createPassphrase(secretOf("correct horse"));
            QTRY_COMPARE(program->opened.size(), 1);
            const auto cache = await(program->caches.open(kProfile, DatabaseKind::Profile));
            QVERIFY(cache && cache->place == CachePlace::Disk);
        }
        const auto program = start();
        program->gate.begin(true);
        QTRY_COMPARE(program->gate.standing(), KeyStanding::PassphraseWanted);
        program->gate.enterPassphrase(secretOf("wrong"));
        QTRY_COMPARE(program->gate.standing(), KeyStanding::PassphraseWrong);
        program->gate.enterPassphrase(secretOf("correct horse"));
        QTRY_COMPARE(program->opened.size(), 1);
        const auto cache = await(program->caches.open(kProfile, DatabaseKind::Profile));
        QVERIFY(cache && cache->place == CachePlace::Disk && !cache->setAside);
    }

    void aForgottenPassphraseDestroysNothing()
    {
        m_system.current = SecretStoreState::Absent;
        QStringList before;
        {
            const auto program = start();
            program->gate.begin(true);
            program->gate.createPassphrase(secretOf("correct horse"));
            QTRY_COMPARE(program->opened.size(), 1);
            QVERIFY(await(program->caches.open(kProfile, DatabaseKind::Profile)));
            before = files();
        }
        const auto program = start();
        program->gate.begin(true);
        QTRY_COMPARE(program->gate.standing(), KeyStanding::PassphraseWanted);
        program->gate.giveUpPassphrase();
        QTRY_COMPARE(program->gate.standing(), KeyStanding::StoreAbsent);
        program->gate.createPassphrase(secretOf("another one"));
        QTRY_COMPARE(program->gate.standing(), KeyStanding::OtherStore);
        QCOMPARE(files(), before);
        program->gate.beginAnew();
        QTRY_COMPARE(program->opened.size(), 1);
        const auto cache = await(program->caches.open(kProfile, DatabaseKind::Profile));
        QVERIFY(cache && cache->place == CachePlace::Disk && cache->setAside);
        QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("vault.set-aside-*")}).size(), 1);
    }

    void lockingForgetsThePassphraseKeyAndWantsItAgain()
    {
        m_system.current = SecretStoreState::Absent;
        const auto program = start();
        program->gate.begin(true);
        program->gate.createPassphrase(secretOf("correct horse"));
        QTRY_COMPARE(program->opened.size(), 1);
        program->gate.lock();
        QCOMPARE(program->gate.standing(), KeyStanding::PassphraseWanted);
        QVERIFY(!program->passphrase.isOpen());
        QVERIFY(!await(program->secrets.read(QStringLiteral("store-id"))));
    }

    void lockedOverACredentialStoreAClickOpens()
    {
        const auto program = start();
        program->gate.begin(true);
        QTRY_COMPARE(program->opened.size(), 1);
        program->gate.lock();
        QCOMPARE(program->gate.standing(), KeyStanding::Locked);
        program->clock.advance(60s);
        QCOMPARE(program->opened.size(), 1);
        program->gate.unlock();
        QTRY_COMPARE(program->opened.size(), 2);
    }

    void keepingNothingNeedsNoStore()
    {
        m_system.current = SecretStoreState::Absent;
        const auto program = start();
        program->secrets.setKeepsNothing(true);
        program->caches.setMemoryOnly(CachePlace::MemoryByChoice);
        program->gate.begin(true);
        QTRY_COMPARE(program->opened.size(), 1);
        const auto cache = await(program->caches.open(kProfile, DatabaseKind::Profile));
        QVERIFY(cache && cache->place == CachePlace::MemoryByChoice);
        QVERIFY(files().isEmpty());
    }
};

QTEST_GUILESS_MAIN(KeyGateTest)
#include "tst_keygate.moc"
