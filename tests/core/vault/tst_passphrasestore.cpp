#include "core/vault/chosensecretstore.h"
#include "tests/support/await.h"
#include "tests/support/memorysecretstore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QString kKey = QStringLiteral("cache-key/1");
const QByteArray kValue("a key of a cache, 32 bytes long!!");

Secret secretOf(const char* text)
{
    return Secret(QByteArray(text));
}

} // namespace

class PassphraseStoreTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PassphraseStore> makeStore() const
    {
        return std::make_unique<PassphraseStore>(path(), [] { return kLeastKdfCost; });
    }
    QString path() const { return m_directory->filePath(QStringLiteral("deep/vault")); }

    QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    void setBytes(const QByteArray& content) const
    {
        QFile file(path());
        QVERIFY(file.open(QFile::WriteOnly) && file.write(content) == content.size());
    }

    void makeFile(const char* passphrase = "correct horse")
    {
        const auto store = makeStore();
        QVERIFY(await(store->create(secretOf(passphrase))));
        QVERIFY(await(store->write(kKey, Secret(kValue))));
    }

    static bool has(PassphraseStore& store)
    {
        const Result<std::optional<Secret>> read = await(store.read(kKey));
        return read && *read && (*read)->reveal() == kValue;
    }

    std::unique_ptr<QTemporaryDir> m_directory;

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void isAbsentThenUsableThenLocked()
    {
        const auto store = makeStore();
        QVERIFY(*await(store->state()) == SecretStoreState::Absent);
        QVERIFY(await(store->create(secretOf("correct horse"))));
        QVERIFY(*await(store->state()) == SecretStoreState::Usable);
        store->lock();
        QVERIFY(*await(store->state()) == SecretStoreState::Locked);
        const auto read = await(store->read(kKey));
        QVERIFY(!read && read.error().is(ErrorKind::Locked));
        const auto written = await(store->write(kKey, Secret(kValue)));
        QVERIFY(!written && written.error().is(ErrorKind::Locked));
    }

    void whatWasWrittenIsThereAfterARestart()
    {
        makeFile();
        const auto store = makeStore();
        QVERIFY(await(store->unlockWith(secretOf("correct horse"))));
        QVERIFY(has(*store));
        QVERIFY(await(store->remove(kKey)));
        const auto later = makeStore();
        QVERIFY(await(later->unlockWith(secretOf("correct horse"))));
        QVERIFY(!*await(later->read(kKey)));
    }

    void theFileTellsNothingAndNobodyElseMayReadIt()
    {
        makeFile();
        QVERIFY(!bytes().contains(kValue));
        QVERIFY(!bytes().contains("cache-key"));
        QVERIFY(!bytes().contains("correct horse"));
        QCOMPARE(QFile::permissions(path())
                     & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void aWrongPassphraseIsToldFromADamagedFile()
    {
        makeFile();
        const auto store = makeStore();
        const auto wrong = await(store->unlockWith(secretOf("correct hors")));
        QVERIFY(!wrong && wrong.error().is(ErrorKind::Locked));
        QCOMPARE(wrong.error().code, QStringLiteral("wrong-passphrase"));

        const QByteArray whole = bytes();
        QByteArray flipped = whole;
        flipped[whole.size() / 2] = static_cast<char>(flipped[whole.size() / 2] ^ 1);
        for (const QByteArray& broken :
             {flipped, whole.chopped(1), whole + 'x', QByteArray(), QByteArray("WAXVLT01"),
              QByteArray(5000, 'a')}) {
            setBytes(broken);
            const auto opened = await(store->unlockWith(secretOf("correct horse")));
            QVERIFY(!opened && opened.error().is(ErrorKind::Storage));
            QCOMPARE(opened.error().code, QStringLiteral("damaged"));
            QVERIFY(bytes() == broken);
        }
        QByteArray newer = whole;
        newer.replace(0, 8, "WAXVLT02");
        setBytes(newer);
        QCOMPARE(await(store->unlockWith(secretOf("correct horse"))).error().code,
                 QStringLiteral("newer"));
        setBytes(whole);
        QVERIFY(await(store->unlockWith(secretOf("correct horse"))));
    }

    void anotherPassphraseReplacesTheOldOne()
    {
        makeFile();
        const auto store = makeStore();
        QVERIFY(await(store->unlockWith(secretOf("correct horse"))));
        const auto refused = await(store->change(secretOf("wrong"), secretOf("new one")));
        QCOMPARE(refused.error().code, QStringLiteral("wrong-passphrase"));
        QVERIFY(await(store->change(secretOf("correct horse"), secretOf("new one"))));
        QVERIFY(has(*store));
        QVERIFY(await(store->write(QStringLiteral("more"), Secret(kValue))));
        const auto later = makeStore();
        QVERIFY(!await(later->unlockWith(secretOf("correct horse"))));
        QVERIFY(await(later->unlockWith(secretOf("new one"))));
        QVERIFY(has(*later));
    }

    void anEntryThatComesWhileThePassphraseChangesIsNotLost()
    {
        makeFile();
        const auto store = makeStore();
        QVERIFY(await(store->unlockWith(secretOf("correct horse"))));
        auto changing = store->change(secretOf("correct horse"), secretOf("new one"));
        auto writing = store->write(QStringLiteral("late"), Secret(kValue));
        QVERIFY(await(std::move(changing)));
        QVERIFY(await(std::move(writing)));
        const auto later = makeStore();
        QVERIFY(await(later->unlockWith(secretOf("new one"))));
        QVERIFY(*await(later->read(QStringLiteral("late"))));
    }

    void createNeverReplacesAFile()
    {
        makeFile();
        const QByteArray before = bytes();
        const auto store = makeStore();
        QVERIFY(!await(store->create(secretOf("another"))));
        QVERIFY(bytes() == before);
    }

    void aForgottenPassphraseSetsTheFileAsideUnchanged()
    {
        makeFile();
        const QByteArray before = bytes();
        const auto store = makeStore();
        QVERIFY(store->setAside());
        QVERIFY(!store->exists());
        const QDir directory(QFileInfo(path()).path());
        const QStringList aside = directory.entryList({QStringLiteral("vault.set-aside-*")});
        QCOMPARE(aside.size(), 1);
        QFile file(directory.filePath(aside.first()));
        QVERIFY(file.open(QFile::ReadOnly));
        QVERIFY(file.readAll() == before);
        QVERIFY(store->destroy());
        QVERIFY(directory.entryList(QDir::Files).isEmpty());
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        PassphraseStore store(QStringLiteral("/proc/none/vault"), [] { return kLeastKdfCost; });
        const auto made = await(store.create(secretOf("correct horse")));
        QVERIFY(!made && made.error().is(ErrorKind::Storage));
        QVERIFY(!store.isOpen());
    }

    void theFileIsTheChoice()
    {
        MemorySecretStore system;
        const auto store = makeStore();
        ChosenSecretStore chosen(system, *store);
        QVERIFY(await(chosen.write(kKey, Secret(kValue))));
        QCOMPARE(system.entries.size(), 1);
        QVERIFY(await(store->create(secretOf("correct horse"))));
        QVERIFY(!*await(chosen.read(kKey)));
        QVERIFY(await(chosen.write(QStringLiteral("more"), Secret(kValue))));
        QCOMPARE(system.entries.size(), 1);
        QVERIFY(store->setAside());
        QVERIFY(*await(chosen.read(kKey)));
    }

    void whileNothingIsKeptNothingIsWrittenOrRead()
    {
        MemorySecretStore system;
        const auto store = makeStore();
        ChosenSecretStore chosen(system, *store);
        QVERIFY(await(chosen.write(kKey, Secret(kValue))));
        chosen.setKeepsNothing(true);
        QVERIFY(*await(chosen.state()) == SecretStoreState::Absent);
        QVERIFY(!await(chosen.read(kKey)));
        QVERIFY(!await(chosen.write(QStringLiteral("more"), Secret(kValue))));
        QVERIFY(await(chosen.remove(kKey)));
        QVERIFY(system.entries.isEmpty());
    }
};

QTEST_GUILESS_MAIN(PassphraseStoreTest)
#include "tst_passphrasestore.moc"
