#include "core/model/messagemove.h"
#include "tests/support/samplemessages.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

class MessageMoveTest : public QObject
{
    Q_OBJECT

private:
    static Label label(const char* system, bool add)
    {
        Label made;
        made.guid = guidOf(7);
        made.systemType = QLatin1String(system);
        made.allowAssetAdd = add;
        return made;
    }

private Q_SLOTS:
    void onlyWhatTheLabelsAllowIsOffered_data()
    {
        QTest::addColumn<QString>("system");
        QTest::addColumn<bool>("add");
        QTest::addColumn<bool>("trash");
        QTest::newRow("trash") << QStringLiteral("Trash") << true << true;
        QTest::newRow("in other letters") << QStringLiteral("trash") << true << true;
        QTest::newRow("read-only") << QStringLiteral("Trash") << false << false;
        QTest::newRow("another") << QStringLiteral("Archive") << true << false;
        QTest::newRow("unknown") << QStringLiteral("Bin") << true << false;
        QTest::newRow("a person's own") << QString() << true << false;
    }
    void onlyWhatTheLabelsAllowIsOffered()
    {
        QFETCH(QString, system);
        QFETCH(bool, add);
        QFETCH(bool, trash);
        QCOMPARE(offersMove({label(system.toLatin1(), add)}, MoveTarget::Trash), trash);
        QCOMPARE(folderLabel({label(system.toLatin1(), add)}, Folder::Trash).has_value(), trash);
    }
    void withoutLabelsNothingIsOffered()
    {
        for (const MoveTarget target :
             {MoveTarget::Archive, MoveTarget::Trash, MoveTarget::Restore})
            QVERIFY(!offersMove({}, target));
    }
    void aDraftIsNotArchivedAndOnlyWhatWasPutAwayComesBack()
    {
        QVERIFY(!isMoveOf(Folder::Draft, MoveTarget::Archive));
        QVERIFY(isMoveOf(Folder::Draft, MoveTarget::Trash));
        QVERIFY(!isMoveOf(Folder::Inbox, MoveTarget::Restore));
        QVERIFY(isMoveOf(Folder::Trash, MoveTarget::Restore));
        QVERIFY(!isMoveOf(Folder::Trash, MoveTarget::Trash));
    }
};

QTEST_GUILESS_MAIN(MessageMoveTest)
#include "tst_messagemove.moc"
