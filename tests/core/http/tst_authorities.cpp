#include "core/http/authorities.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;

namespace {

constexpr char kOne[] = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n";

bool put(const QTemporaryDir& folder, const QString& name)
{
    QFile file(folder.filePath(name));
    return file.open(QFile::WriteOnly) && file.write(kOne) > 0;
}

} // namespace

class TestAuthorities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFolderMustHaveAsManyAsTheBundle_data();
    void theFolderMustHaveAsManyAsTheBundle();
    void withoutExtraOnesNothingIsReadWhole();
    void extraOnesAreAlwaysReadWhole();
};

void TestAuthorities::theFolderMustHaveAsManyAsTheBundle_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<int>("inBundle");
    QTest::addColumn<bool>("all");
    const auto row = [](const char* name, const QStringList& files, int inBundle, bool all) {
        QTest::newRow(name) << files << inBundle << all;
    };
    const QString first = QStringLiteral("002c0b4f.0");
    const QString second = QStringLiteral("02265526.0");
    const QString sameName = QStringLiteral("02265526.1");
    row("all of them", {first, second}, 2, true);
    row("two of one name", {second, sameName}, 2, true);
    row("one was added to the bundle only", {first, second}, 3, false);
    row("files that are not found by hash", {first, QStringLiteral("example.pem")}, 2, false);
    row("a list of revoked ones", {first, QStringLiteral("02265526.r0")}, 2, false);
    row("capitals", {first, QStringLiteral("ABCDEF01.0")}, 2, false);
    row("an empty folder", {}, 0, false);
}

void TestAuthorities::theFolderMustHaveAsManyAsTheBundle()
{
    QFETCH(QStringList, files);
    QFETCH(int, inBundle);
    QFETCH(bool, all);
    QTemporaryDir folder;
    for (const QString& file : files)
        QVERIFY(put(folder, file));
    QCOMPARE(folderHasAllOf(folder.path(), QByteArray(kOne).repeated(inBundle)), all);
}

void TestAuthorities::withoutExtraOnesNothingIsReadWhole()
{
    QVERIFY(Authorities::with({}, {}).pem.isEmpty());
}

void TestAuthorities::extraOnesAreAlwaysReadWhole()
{
    QTemporaryDir folder;
    QVERIFY(put(folder, QStringLiteral("own.pem")));
    const QByteArray more("from the settings");
    const Authorities found = Authorities::with(folder.filePath(QStringLiteral("own.pem")), more);
    QVERIFY(found.pem.contains(kOne));
    QVERIFY(found.pem.endsWith(more));
    // The system's are in there too, unless they are looked up by name.
    QCOMPARE(found.pem.count("BEGIN CERTIFICATE") == 1, found.inFolder);
}

QTEST_GUILESS_MAIN(TestAuthorities)
#include "tst_authorities.moc"
