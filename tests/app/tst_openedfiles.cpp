#include "app/bootstrap/openedfiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;

class OpenedFilesTest : public QObject
{
    Q_OBJECT

private:
    static void write(const QString& path)
    {
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write("x") != 1)
            QTest::qFail("cannot write", __FILE__, __LINE__);
        file.close();
        QFile::setPermissions(path, QFile::ReadOwner);
    }

private Q_SLOTS:
    void isForTheOwnerAlone()
    {
        QTemporaryDir root;
        OpenedFiles files(root.path());
        const auto path = files.pathFor(QStringLiteral("a.pdf"));
        QVERIFY(path && path->endsWith(u"/a.pdf"));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
                            | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(QFileInfo(*path).path()) & others));
        QVERIFY(!(QFile::permissions(root.filePath(QStringLiteral("opened"))) & others));
    }

    void equalNamesDoNotMeet()
    {
        QTemporaryDir root;
        OpenedFiles files(root.path());
        QVERIFY(files.pathFor(QStringLiteral("a")) != files.pathFor(QStringLiteral("a")));
    }

    void isEmptyAtTheEndAndAfterACrash()
    {
        QTemporaryDir root;
        const QString folder = root.filePath(QStringLiteral("opened"));
        {
            OpenedFiles files(root.path());
            write(*files.pathFor(QStringLiteral("a")));
        }
        QVERIFY(!QFileInfo::exists(folder));
        QVERIFY(QDir().mkpath(folder + QStringLiteral("/left")));
        write(folder + QStringLiteral("/left/over"));
        const OpenedFiles files(root.path());
        QVERIFY(!QFileInfo::exists(folder));
    }

    void nothingBehindALinkIsEmptied()
    {
        QTemporaryDir root;
        QTemporaryDir mine;
        const QString kept = mine.filePath(QStringLiteral("kept"));
        write(kept);
        QVERIFY(QFile::link(mine.path(), root.filePath(QStringLiteral("opened"))));
        {
            OpenedFiles files(root.path());
            const auto path = files.pathFor(QStringLiteral("a"));
            QVERIFY(path);
            QVERIFY(QFile::link(mine.path(), QFileInfo(*path).path() + QStringLiteral("/link")));
        }
        QVERIFY(QFileInfo::exists(kept));
    }
};

QTEST_GUILESS_MAIN(OpenedFilesTest)
#include "tst_openedfiles.moc"
