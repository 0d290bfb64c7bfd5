#include "ui/common/draggedmessages.h"
#include "ui/labels/labelmenu.h"
#include "ui/labels/labelpane.h"

#include <QAction>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace waxwing;

namespace {

Guid id(int number)
{
    return *Guid::parse(QStringLiteral("%1").arg(number, 32, 16, QLatin1Char('0')));
}

UserLabel label(int number, const char* name, std::optional<Guid> parent = {})
{
    UserLabel made;
    made.guid = id(number);
    made.name = QString::fromUtf8(name);
    made.parent = parent;
    return made;
}

/// Invoices with 2026 below, and Private.
LabelGroup group(const QString& refusal = {})
{
    return {id(1), QStringLiteral("Example"),
            {label(12, "2026", id(11)), label(13, "Private"), label(11, "Invoices")}, refusal};
}

/// As the view does it after a drop.
class OpenTree : public LabelTree
{
public:
    using LabelTree::dropMimeData;
    using LabelTree::mimeData;
};

} // namespace

class UserLabelsTest : public QObject
{
    Q_OBJECT

private:
    static QTreeWidgetItem* itemOf(LabelTree& tree, const QString& name)
    {
        return tree.findItems(name, Qt::MatchExactly | Qt::MatchRecursive).value(0);
    }
    static void type(LabelTree& tree, const QString& name, Qt::Key end = Qt::Key_Return)
    {
        auto* field = tree.findChild<QLineEdit*>();
        QVERIFY(field);
        field->setText(name);
        QTest::keyClick(field, end);
    }

private Q_SLOTS:
    void labelsStandBelowTheirParents()
    {
        LabelPane pane;
        QVERIFY(pane.isHidden());
        pane.setGroups({group()});
        LabelTree& tree = pane.tree();
        QCOMPARE(tree.topLevelItemCount(), 2);
        QCOMPARE(itemOf(tree, QStringLiteral("2026"))->parent(),
                 itemOf(tree, QStringLiteral("Invoices")));
        tree.setGroups({group(), {id(2), QStringLiteral("Other"), {}, {}}});
        QCOMPARE(tree.topLevelItemCount(), 2); // the accounts
        QCOMPARE(tree.topLevelItem(0)->childCount(), 2);
    }
    void aRingOfLabelsIsStillShown()
    {
        LabelTree tree;
        tree.setGroups({{id(1), {}, {label(11, "A", id(12)), label(12, "B", id(11)),
                                     label(13, "C", id(13))}, {}}});
        QVERIFY(itemOf(tree, QStringLiteral("A")) && itemOf(tree, QStringLiteral("B")));
        QVERIFY(itemOf(tree, QStringLiteral("C")));
    }
    void keysMakeRenameAndDelete()
    {
        LabelTree tree;
        tree.setGroups({group()});
        tree.show();
        QSignalSpy created(&tree, &LabelTree::createRequested);
        QSignalSpy renamed(&tree, &LabelTree::renameRequested);
        QSignalSpy erased(&tree, &LabelTree::eraseRequested);
        QSignalSpy chosen(&tree, &LabelTree::labelChosen);
        tree.setCurrentItem(itemOf(tree, QStringLiteral("Invoices")));
        QTest::keyClick(&tree, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QTest::keyClick(&tree, Qt::Key_Insert, Qt::ShiftModifier);
        type(tree, QStringLiteral("  2027 "));
        QTRY_COMPARE(created.size(), 1);
        QCOMPARE(created.first().at(1).toString(), QStringLiteral("2027"));
        QCOMPARE(created.first().at(2).value<std::optional<Guid>>(), id(11));
        QVERIFY(!itemOf(tree, QString())); // what is not there yet is not shown
        tree.setCurrentItem(itemOf(tree, QStringLiteral("Private")));
        QTest::keyClick(&tree, Qt::Key_F2);
        type(tree, QStringLiteral("Home"));
        QTRY_COMPARE(renamed.size(), 1);
        QCOMPARE(renamed.first().at(1).value<Guid>(), id(13));
        QTRY_VERIFY(itemOf(tree, QStringLiteral("Private"))); // until the portal has it
        tree.setCurrentItem(itemOf(tree, QStringLiteral("Private")));
        QTest::keyClick(&tree, Qt::Key_Delete);
        QCOMPARE(erased.size(), 1);
        QCOMPARE(erased.first().at(1).value<Guid>(), id(13));
    }
    void whatIsNotNamedIsNotMade()
    {
        LabelTree tree;
        tree.setGroups({group()});
        tree.show();
        QSignalSpy created(&tree, &LabelTree::createRequested);
        tree.beginCreating(false);
        type(tree, QStringLiteral("No"), Qt::Key_Escape);
        QTRY_COMPARE(tree.topLevelItemCount(), 2);
        QCOMPARE(created.size(), 0);
    }
    void aNameBeingTypedOutlivesNews()
    {
        LabelTree tree;
        tree.setGroups({group()});
        tree.show();
        tree.beginCreating(false);
        QVERIFY(tree.findChild<QLineEdit*>());
        LabelGroup more = group();
        more.labels << label(14, "Later");
        tree.setGroups({more});
        QVERIFY(tree.findChild<QLineEdit*>());
        type(tree, QStringLiteral("New"));
        QTRY_VERIFY(itemOf(tree, QStringLiteral("Later")));
    }
    void offlineNothingCanBeChangedAndTheReasonIsSaid()
    {
        LabelPane pane;
        const QString why = QStringLiteral("offline");
        pane.setGroups({group(why)});
        pane.show();
        LabelTree& tree = pane.tree();
        QSignalSpy erased(&tree, &LabelTree::eraseRequested);
        tree.setCurrentItem(itemOf(tree, QStringLiteral("Private")));
        QTest::keyClick(&tree, Qt::Key_Delete);
        tree.beginCreating(false);
        QVERIFY(!tree.findChild<QLineEdit*>());
        QCOMPARE(erased.size(), 0);
        QMenu* menu = tree.makeMenu();
        for (const QAction* action : menu->actions())
            QVERIFY(action->isSeparator() || (!action->isEnabled() && action->toolTip() == why));
        QVERIFY(!pane.findChild<QToolButton*>()->isEnabled());
        QCOMPARE(pane.findChild<QToolButton*>()->toolTip(), why);
    }
    void labelsAreDroppedOntoLabelsButNotIntoThemselves_data()
    {
        QTest::addColumn<QString>("dragged");
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("requests");
        QTest::newRow("onto another") << "Private" << "2026" << 1;
        QTest::newRow("to the top level") << "2026" << QString() << 1;
        QTest::newRow("where it is") << "2026" << "Invoices" << 0;
        QTest::newRow("onto itself") << "Invoices" << "Invoices" << 0;
        QTest::newRow("into itself") << "Invoices" << "2026" << 0;
    }
    void labelsAreDroppedOntoLabelsButNotIntoThemselves()
    {
        QFETCH(QString, dragged);
        QFETCH(QString, target);
        QFETCH(int, requests);
        OpenTree tree;
        tree.setGroups({group()});
        QSignalSpy nested(&tree, &LabelTree::nestRequested);
        const std::unique_ptr<QMimeData> data(tree.mimeData({itemOf(tree, dragged)}));
        QVERIFY(!tree.dropMimeData(itemOf(tree, target), 0, data.get(), Qt::MoveAction));
        QCOMPARE(nested.size(), requests);
    }
    void messagesAreDroppedOntoLabels()
    {
        OpenTree tree;
        tree.setGroups({group()});
        QSignalSpy dropped(&tree, &LabelTree::messagesDropped);
        const QList<RowId> messages{{Guid(), id(100)}, {id(1), id(101)}};
        const std::unique_ptr<QMimeData> data(dragOf(messages));
        tree.dropMimeData(nullptr, 0, data.get(), Qt::MoveAction);
        QCOMPARE(dropped.size(), 0);
        tree.dropMimeData(itemOf(tree, QStringLiteral("2026")), 0, data.get(), Qt::MoveAction);
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped.first().at(1).value<Guid>(), id(12));
        QCOMPARE(dropped.first().at(2).value<QList<RowId>>(), messages);
        QMimeData foreign;
        foreign.setData(draggedMessagesType(), "x y\nnothing");
        QVERIFY(draggedMessages(foreign).isEmpty());
    }
    void theMenuMarksWhatAllCarryAndCountsWhatSomeDo()
    {
        LabelMenu menu;
        QSignalSpy marked(&menu, &LabelMenu::markRequested);
        menu.present(group().labels, {{id(11), 3}, {id(12), 1}}, 3, {});
        const auto actionOf = [&](const char* text) {
            for (QAction* action : menu.actions()) {
                if (action->text().contains(QLatin1String(text)))
                    return action;
            }
            return static_cast<QAction*>(nullptr);
        };
        QVERIFY(actionOf("Invoices")->isChecked());
        QVERIFY(!actionOf("2026")->isChecked());
        QVERIFY(actionOf("2026")->text().contains(u"1"));
        QVERIFY(menu.actions().indexOf(actionOf("2026"))
                == menu.actions().indexOf(actionOf("Invoices")) + 1);
        actionOf("Invoices")->trigger();
        QCOMPARE(marked.first(), (QVariantList{QVariant::fromValue(id(11)), false}));
        actionOf("2026")->trigger();
        QCOMPARE(marked.last(), (QVariantList{QVariant::fromValue(id(12)), true}));
    }
    void theMenuObeysThePortal()
    {
        LabelMenu menu;
        QList<UserLabel> labels = group().labels;
        labels[1].allowAssetAdd = false;
        menu.present(labels, {}, 1, {});
        for (const QAction* action : menu.actions())
            QCOMPARE(action->isEnabled(), !action->text().contains(u"Private"));
        menu.present(labels, {}, 1, QStringLiteral("offline"));
        QCOMPARE(menu.actions().size(), 1);
        QVERIFY(!menu.actions().first()->isEnabled());
    }
};

QTEST_MAIN(UserLabelsTest)
#include "tst_userlabels.moc"
