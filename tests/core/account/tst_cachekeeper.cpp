#include "core/account/cachekeeper.h"
#include "core/account/secretnames.h"
#include "tests/core/store/storefile.h"
#include "tests/support/memorysecretstore.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QString kOwner = QStringLiteral("owner");

} // namespace

class CacheKeeperTest : public QObject
{
    Q_OBJECT

private:
    QString folder() const { return m_directory->filePath(QStringLiteral("caches")); }

    QStringList files() const
    {
        return QDir(folder()).entryList(QDir::Files, QDir::Name);
    }

    QStringList keys() const
    {
        QStringList keys = m_secrets.entries.keys();
        keys.removeOne(QStringLiteral("store-id"));
        return keys;
    }

    QString path() const { return QDir(folder()).filePath(files().value(0)); }

    Result<OpenedCache> open()
    {
        CacheKeeper keeper(folder(), *m_thread, m_secrets);
        return await(keeper.open(kOwner));
    }

    /// A cache on the disk, closed again, that can be recognised.
    void makeCache()
    {
        auto cache = open();
        QVERIFY(cache);
        QVERIFY(cache->place == CachePlace::Disk);
        QVERIFY(tell(*cache->database, "INSERT INTO cursors VALUES(0, 1, 42, 0, NULL, NULL)"));
        cache->database.reset();
        drain(*m_thread);
        QCOMPARE(files().size(), 1);
    }

    static qint64 mark(OpenedCache& cache)
    {
        return askNumber(*cache.database, "SELECT next_page FROM cursors");
    }

    /// The old file lies aside unchanged; a new, empty one has a new key.
    void verifySetAside(Result<OpenedCache>& cache, const QString& oldName,
                        const QByteArray& oldBytes)
    {
        QVERIFY(cache);
        QVERIFY(cache->place == CachePlace::Disk);
        QVERIFY(cache->setAside);
        QCOMPARE(mark(*cache), 0);
        cache->database.reset();
        drain(*m_thread);
        const QStringList aside
            = QDir(folder()).entryList({oldName + QStringLiteral(".set-aside-*")});
        QCOMPARE(aside.size(), 1);
        QVERIFY(bytesOf(QDir(folder()).filePath(aside.first())) == oldBytes);
        QVERIFY(!files().contains(oldName));
        QCOMPARE(files().size(), 2);
    }

    void verifyMemoryAndUntouched(CachePlace place, const QByteArray& before)
    {
        auto cache = open();
        QVERIFY(cache);
        QVERIFY(cache->place == place);
        QCOMPARE(mark(*cache), 0);
        cache->database.reset();
        drain(*m_thread);
        QCOMPARE(files().size(), before.isEmpty() ? 0 : 1);
        if (!before.isEmpty())
            QVERIFY(bytesOf(path()) == before);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<StorageThread> m_thread;
    MemorySecretStore m_secrets;

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_thread = std::make_unique<StorageThread>();
        m_secrets = MemorySecretStore();
    }

    void keyAndFileCarryTheSameIdentifier()
    {
        makeCache();
        QCOMPARE(keys().size(), 1);
        const QString id = files().first().section(u'.', 1, 1);
        QCOMPARE(files().first(), kOwner + u'.' + id + QStringLiteral(".db"));
        QCOMPARE(m_secrets.entries.firstKey(), QStringLiteral("cache-key/") + id);
        QCOMPARE(m_secrets.entries.first().reveal().size(), 32);
    }

    void nobodyElseMayLookIn()
    {
        makeCache();
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
                            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(folder()).permissions() & others));
        QVERIFY(!(QFileInfo(path()).permissions() & others));
    }

    void theSameFileOpensAgain()
    {
        makeCache();
        auto cache = open();
        QVERIFY(cache);
        QVERIFY(cache->place == CachePlace::Disk);
        QVERIFY(!cache->setAside);
        QCOMPARE(mark(*cache), 42);
        QCOMPARE(m_secrets.writes, 2); // the key and the name of the store
    }

    void aLockedStoreProvesNothing()
    {
        makeCache();
        const QByteArray before = bytesOf(path());
        m_secrets.current = SecretStoreState::Locked;
        verifyMemoryAndUntouched(CachePlace::MemoryStoreLocked, before);
        m_secrets.current = SecretStoreState::Usable;
        auto cache = open();
        QVERIFY(cache);
        QCOMPARE(mark(*cache), 42);
    }

    void aLockedStoreGetsNoNewFile()
    {
        m_secrets.current = SecretStoreState::Locked;
        verifyMemoryAndUntouched(CachePlace::MemoryStoreLocked, {});
        QVERIFY(m_secrets.entries.isEmpty());
    }

    void withoutAStoreNothingIsKept()
    {
        m_secrets.current = SecretStoreState::Absent;
        verifyMemoryAndUntouched(CachePlace::MemoryNoStore, {});
        QCOMPARE(m_secrets.writes, 0);
    }

    void anAbsentStoreLeavesTheFileAlone()
    {
        makeCache();
        const QByteArray before = bytesOf(path());
        m_secrets.current = SecretStoreState::Absent;
        verifyMemoryAndUntouched(CachePlace::MemoryNoStore, before);
    }

    void aLostKeySetsTheFileAside()
    {
        makeCache();
        const QString name = files().first();
        const QByteArray before = bytesOf(path());
        m_secrets.entries.clear();
        auto cache = open();
        verifySetAside(cache, name, before);
        QCOMPARE(keys().size(), 1);
        QVERIFY(!m_secrets.entries.firstKey().contains(name.section(u'.', 1, 1)));
    }

    void aKeyThatDoesNotFitSetsTheFileAside()
    {
        makeCache();
        const QString name = files().first();
        const QByteArray before = bytesOf(path());
        m_secrets.entries.first() = keyOf('?');
        auto cache = open();
        verifySetAside(cache, name, before);
    }

    void aDamagedFileIsSetAside()
    {
        makeCache();
        const QString name = files().first();
        const QByteArray garbage = QByteArray("garbage").repeated(3000);
        QVERIFY(writeBytes(path(), garbage));
        auto cache = open();
        verifySetAside(cache, name, garbage);
    }

    void aKeyThatCannotBeKeptMakesNoFile()
    {
        m_secrets.failWrites = true;
        verifyMemoryAndUntouched(CachePlace::MemoryNoStore, {});
        QCOMPARE(m_secrets.writes, 1);
    }

    void aFileOfALaterVersionIsAnErrorAndStays()
    {
        makeCache();
        auto cache = open();
        QVERIFY(cache && tell(*cache->database, "PRAGMA user_version = 99"));
        cache->database.reset();
        drain(*m_thread);
        const QByteArray before = bytesOf(path());
        const auto again = open();
        QVERIFY(!again);
        QCOMPARE(again.error().code, QStringLiteral("newer"));
        drain(*m_thread);
        QCOMPARE(files().size(), 1);
        QVERIFY(bytesOf(path()) == before);
        QCOMPARE(keys().size(), 1);
    }

    void aFileInUseIsLeftAlone()
    {
        makeCache();
        auto first = open();
        QVERIFY(first && first->place == CachePlace::Disk);
        auto second = open();
        QVERIFY(second && second->place == CachePlace::MemoryDiskTrouble);
        QVERIFY(!second->setAside);
        QCOMPARE(mark(*first), 42);
    }

    void destroyLeavesNeitherFileNorKey()
    {
        makeCache();
        m_secrets.entries.first() = keyOf('?'); // one more file, set aside
        auto cache = open();
        QVERIFY(cache && cache->setAside);
        cache->database.reset();
        drain(*m_thread);
        QCOMPARE(files().size(), 2);
        QVERIFY(writeBytes(QDir(folder()).filePath(QStringLiteral("other.1.db")), "other"));
        CacheKeeper keeper(folder(), *m_thread, m_secrets);
        QVERIFY(await(keeper.destroy(kOwner)));
        QCOMPARE(files(), QStringList{QStringLiteral("other.1.db")});
        QVERIFY(keys().isEmpty());
    }

    void aFileWhoseKeyIsBackIsInUseAgain()
    {
        makeCache();
        const QString name = files().first();
        const auto oldStore = m_secrets.entries;
        m_secrets.entries.clear(); // another desktop
        auto other = open();
        QVERIFY(other && other->setAside && mark(*other) == 0);
        other->database.reset();
        drain(*m_thread);
        const auto newStore = m_secrets.entries;

        m_secrets.entries = oldStore;
        auto back = open();
        QVERIFY(back && back->place == CachePlace::Disk);
        QCOMPARE(mark(*back), 42);
        QVERIFY(files().contains(name));
        back->database.reset();
        drain(*m_thread);
        QCOMPARE(files().size(), 2);

        m_secrets.entries = newStore;
        auto again = open();
        QVERIFY(again && again->place == CachePlace::Disk && mark(*again) == 0);
    }

    void whatIsFoundOutChangesNothing()
    {
        CacheKeeper keeper(folder(), *m_thread, m_secrets);
        QVERIFY(*await(keeper.findKey(kOwner)) == KeyFinding::NoFile);
        makeCache();
        const QStringList before = files();
        QVERIFY(*await(keeper.findKey(kOwner)) == KeyFinding::Here);
        const auto kept = m_secrets.entries;
        m_secrets.entries.remove(keys().first());
        QVERIFY(*await(keeper.findKey(kOwner)) == KeyFinding::Lost);
        m_secrets.entries.clear();
        QVERIFY(*await(keeper.findKey(kOwner)) == KeyFinding::OtherStore);
        m_secrets.current = SecretStoreState::Locked;
        QVERIFY(*await(keeper.findKey(kOwner)) == KeyFinding::Locked);
        m_secrets.current = SecretStoreState::Absent;
        QVERIFY(*await(keeper.findKey(kOwner)) == KeyFinding::NoStore);
        QCOMPARE(files(), before);
    }

    void inMemoryByChoiceTouchesNeitherFileNorKey()
    {
        makeCache();
        const QByteArray before = bytesOf(path());
        CacheKeeper keeper(folder(), *m_thread, m_secrets);
        keeper.setMemoryOnly(CachePlace::MemoryByChoice);
        const int reads = m_secrets.reads;
        auto cache = await(keeper.open(kOwner));
        QVERIFY(cache && cache->place == CachePlace::MemoryByChoice);
        QCOMPARE(m_secrets.reads, reads);
        QVERIFY(bytesOf(path()) == before);
    }

    void destroyAllLeavesNothingOfAnybody()
    {
        makeCache();
        m_secrets.entries.first() = keyOf('?');
        auto cache = open();
        QVERIFY(cache && cache->setAside);
        cache->database.reset();
        drain(*m_thread);
        CacheKeeper keeper(folder(), *m_thread, m_secrets);
        QVERIFY(await(keeper.destroyAll()));
        QVERIFY(QDir(folder()).entryList(QDir::Files | QDir::Hidden).isEmpty());
        QVERIFY(m_secrets.entries.isEmpty());
    }

    void destroyAllForgetsWhoStaysSignedInAndNothingOfOthers()
    {
        makeCache();
        const Secret token(QByteArrayLiteral("kept"));
        m_secrets.entries.insert(authenticationTokenEntry(kOwner), token);
        m_secrets.entries.insert(QStringLiteral("proxy/proxy.example:3128"), token);
        CacheKeeper keeper(folder(), *m_thread, m_secrets);
        QVERIFY(await(keeper.destroyAll()));
        QCOMPARE(m_secrets.entries.keys(), QStringList{QStringLiteral("proxy/proxy.example:3128")});
    }

    void whatALockedStoreDoesNotGiveAwayIsForgottenNextTime()
    {
        makeCache();
        m_secrets.entries.insert(authenticationTokenEntry(kOwner),
                                 Secret(QByteArrayLiteral("kept")));
        const auto before = m_secrets.entries.keys();
        m_secrets.current = SecretStoreState::Locked;
        CacheKeeper keeper(folder(), *m_thread, m_secrets);
        QVERIFY(await(keeper.destroyAll()).error().is(ErrorKind::Locked));
        QCOMPARE(m_secrets.entries.keys(), before);
        QVERIFY(files().isEmpty()); // the copies themselves are gone at once
        CacheKeeper later(folder(), *m_thread, m_secrets);
        QVERIFY(!await(later.destroyAll()));
        m_secrets.current = SecretStoreState::Usable;
        QVERIFY(await(later.destroyAll()));
        QVERIFY(m_secrets.entries.isEmpty());
        QVERIFY(QDir(folder()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    }

    void whatIsLeftCanGoWithoutTouchingWhatIsNew()
    {
        makeCache();
        m_secrets.entries.insert(authenticationTokenEntry(kOwner),
                                 Secret(QByteArrayLiteral("kept")));
        CacheKeeper keeper(folder(), *m_thread, m_secrets);
        QVERIFY(keeper.leftEntries().isEmpty());
        m_secrets.current = SecretStoreState::Locked;
        QVERIFY(!await(keeper.destroyAll()));
        QCOMPARE(keeper.leftEntries().size(), 2); // of the file and of the sign-in
        QVERIFY(await(keeper.removeLeft()).error().is(ErrorKind::Locked));
        QCOMPARE(keeper.leftEntries().size(), 2);
        m_secrets.current = SecretStoreState::Usable;
        const auto before = m_secrets.entries.keys();
        makeCache();
        QVERIFY(await(keeper.removeLeft()));
        QVERIFY(keeper.leftEntries().isEmpty());
        QCOMPARE(files().size(), 1);
        for (const QString& entry : before) {
            if (entry != u"store-id")
                QVERIFY(!m_secrets.entries.contains(entry));
        }
    }
};

QTEST_GUILESS_MAIN(CacheKeeperTest)
#include "tst_cachekeeper.moc"
