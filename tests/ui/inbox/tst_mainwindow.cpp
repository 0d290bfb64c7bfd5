#include "tests/support/manualclock.h"
#include "tests/ui/inbox/fakerows.h"
#include "ui/common/emptystate.h"
#include "ui/common/theme.h"
#include "ui/inbox/filterbar.h"
#include "ui/inbox/mainwindow.h"
#include "ui/inbox/messagedelegate.h"
#include "ui/inbox/messagelistmodel.h"
#include "ui/inbox/messagelistpane.h"
#include "ui/inbox/messagelistview.h"
#include "ui/inbox/mergedrows.h"

#include <QAction>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace waxwing;
using test::FakeRows;

namespace {

Guid id(int n)
{
    return FakeRows::guidOf(1000 + n);
}

QList<AccountView> accounts()
{
    AccountView one;
    one.record.id = id(1);
    one.record.serviceName = QStringLiteral("One");
    one.status.liveness = Liveness::Live;
    one.counts = {{Folder::Inbox, {300, 3}}};
    AccountView two = one;
    two.record.id = id(2);
    two.status.liveness = Liveness::SignInNeeded;
    return {one, two};
}

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

    test::ManualClock clock;
    struct Scene
    {
        FakeRows rows;
        FolderModel folders;
        MessageListModel messages;
        MainWindow window;
        MessageListView& list;
        Scene(const Clock& clock, qint64 total)
            : rows(total), messages(clock), window({folders, messages}, new QWidget, clock),
              list(window.listPane().view())
        {
            QObject::connect(&window, &MainWindow::folderSelected, &messages,
                             [this](const Guid&, Folder) {
                                 messages.setSource(&rows, window.query());
                             });
            window.show();
            folders.setAccounts(accounts());
            window.selectFolder(id(1), Folder::Inbox);
        }
    };

private Q_SLOTS:
    void showsTheInboxOfTheOnlyAccountAtOnce()
    {
        Scene scene(clock, 300);
        scene.folders.setAccounts({accounts().first()});
        QCOMPARE(scene.window.currentAccount(), id(1));
        QCOMPARE(scene.window.currentFolder(), Folder::Inbox);
        QTRY_VERIFY(scene.messages.messageAt(0) != nullptr);
        QCOMPARE(scene.window.listPane().emptiness(), ListEmptiness::NotEmpty);
    }

    void showsAllInboxesFirstUntilThePersonChoosesAnother()
    {
        FakeRows one(300);
        FakeRows two(300);
        MergedRows merged;
        merged.setParts({{id(1), &one}, {id(2), &two}});
        FolderModel folders;
        MessageListModel messages(clock);
        MainWindow window({folders, messages}, new QWidget, clock);
        connect(&window, &MainWindow::folderSelected, &messages,
                [&](const Guid& account, Folder) {
                    messages.setSource(account.isNull() ? static_cast<MessageRowsSource*>(&merged)
                                                        : &one,
                                       window.query());
                });
        window.show();
        folders.setAccounts({accounts().first()});
        QCOMPARE(window.currentAccount(), id(1));
        folders.setAccounts(accounts());
        QVERIFY(window.showsAllInboxes());
        QTRY_COMPARE(messages.rowCount(), 600);
        QTRY_VERIFY(messages.messageAt(1));

        QSignalSpy opened(&window, &MainWindow::messageOpened);
        auto& list = window.listPane().view();
        list.setCurrentIndex(messages.index(1));
        QTest::keyClick(&list, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.last().at(0).value<Guid>(), id(2));

        window.showMessage(id(2), Folder::Inbox, FakeRows::guidOf(299));
        QVERIFY2(window.showsAllInboxes(), "what is in the list already changed the folder");
        QCOMPARE(list.currentIndex().row(), 3);

        window.selectFolder(id(1), Folder::Sent);
        folders.setAccounts({accounts().first()});
        folders.setAccounts(accounts());
        QCOMPARE(window.currentAccount(), id(1));
        QCOMPARE(window.currentFolder(), Folder::Sent);
        folders.setAccounts({});
        QVERIFY(!window.showsAllInboxes());
    }

    void givesTheListTheFocusOnceItIsThere()
    {
        Scene scene(clock, 300);
        QTRY_VERIFY(scene.messages.messageAt(0) != nullptr);
        QCOMPARE(scene.window.focusWidget(), &scene.list);
    }

    void opensNothingByItself()
    {
        Scene scene(clock, 300);
        QSignalSpy selected(&scene.window, &MainWindow::messageSelected);
        QSignalSpy opened(&scene.window, &MainWindow::messageOpened);
        QTRY_VERIFY(scene.messages.messageAt(0) != nullptr);
        QVERIFY(selected.isEmpty() && opened.isEmpty());
    }

    void tellsWhatThePersonSelectedAndOpened()
    {
        Scene scene(clock, 300);
        QTRY_VERIFY(scene.messages.messageAt(3) != nullptr);
        QSignalSpy selected(&scene.window, &MainWindow::messageSelected);
        QSignalSpy opened(&scene.window, &MainWindow::messageOpened);
        QTest::keyClick(&scene.list, Qt::Key_Down);
        QTest::keyClick(&scene.list, Qt::Key_J);
        QVERIFY(!selected.isEmpty());
        QVERIFY(opened.isEmpty());
        const Guid current = FakeRows::guidOf(300 - scene.list.currentIndex().row());
        QCOMPARE(selected.last().at(1).value<Guid>(), current);
        QTest::keyClick(&scene.list, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.last().at(1).value<Guid>(), current);
    }

    void aRowThatTheFocusMadeCurrentCanBeSelectedAndIsReportedOnce_data()
    {
        QTest::addColumn<bool>("byPointer");
        QTest::newRow("by a click") << true;
        QTest::newRow("by the keyboard") << false;
    }
    void aRowThatTheFocusMadeCurrentCanBeSelectedAndIsReportedOnce()
    {
        QFETCH(bool, byPointer);
        Scene scene(clock, 300);
        QTRY_VERIFY(scene.messages.messageAt(0) != nullptr);
        const QModelIndex first = scene.messages.index(0);
        scene.list.selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        QSignalSpy selected(&scene.window, &MainWindow::messageSelected);
        const QPoint place = scene.list.visualRect(first).center();
        if (byPointer)
            QTest::mouseClick(scene.list.viewport(), Qt::LeftButton, {}, place);
        else
            QTest::keyClick(&scene.list, Qt::Key_Down);
        QCOMPARE(selected.size(), 1);
        QCOMPARE(selected.first().at(1).value<Guid>(), FakeRows::guidOf(300));
        QVERIFY(scene.list.selectionModel()->isSelected(first));
        QTest::mouseClick(scene.list.viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(selected.size(), 1);
    }

    void selectsNoNeighbourWhenTheCurrentMessageGoes()
    {
        Scene scene(clock, 300);
        QTRY_VERIFY(scene.messages.messageAt(3) != nullptr);
        QTest::keyClick(&scene.list, Qt::Key_Down);
        QTest::keyClick(&scene.list, Qt::Key_Down);
        const int row = scene.list.currentIndex().row();
        QSignalSpy selected(&scene.window, &MainWindow::messageSelected);
        scene.rows.gaps = {300 - row};
        scene.messages.refresh();
        QTRY_COMPARE(scene.messages.rowCount(), 299);
        QVERIFY(!scene.list.currentIndex().isValid());
        QVERIFY(selected.isEmpty());
    }

    void staysWhereItIsWhenMailArrives()
    {
        Scene scene(clock, 300);
        QTRY_VERIFY(scene.messages.messageAt(3) != nullptr);
        scene.list.verticalScrollBar()->setValue(2000);
        const auto top = [&] { return scene.list.indexAt(QPoint(50, 5)).row(); };
        const int before = top();
        QTRY_VERIFY(scene.messages.messageAt(before) != nullptr);
        const QString subject = scene.messages.messageAt(before)->subject;
        const int offset = scene.list.visualRect(scene.messages.index(before)).top();
        scene.rows.newest += 4;
        QSignalSpy changed(&scene.messages, &MessageListModel::changed);
        scene.messages.refresh();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(top(), before + 4);
        QCOMPARE(scene.messages.messageAt(before + 4)->subject, subject);
        QCOMPARE(scene.list.visualRect(scene.messages.index(before + 4)).top(), offset);
    }

    void showsNewMailAtTheTopWhenThePersonIsThere()
    {
        Scene scene(clock, 300);
        QTRY_VERIFY(scene.messages.messageAt(3) != nullptr);
        scene.rows.newest += 2;
        QSignalSpy changed(&scene.messages, &MessageListModel::changed);
        scene.messages.refresh();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(scene.list.verticalScrollBar()->value(), 0);
        QCOMPARE(scene.messages.messageAt(0)->subject, QStringLiteral("302"));
    }

    void marksAMessageThatIsNotLoadedYet()
    {
        Scene scene(clock, 300);
        QSignalSpy selected(&scene.window, &MainWindow::messageSelected);
        scene.window.showMessage(id(1), Folder::Inbox, FakeRows::guidOf(290));
        QTRY_COMPARE(scene.list.currentIndex().row(), 10);
        QVERIFY(selected.isEmpty());
    }

    void laysOutAMillionRowsQuickly()
    {
        Scene scene(clock, 1'000'000);
        QTRY_VERIFY(scene.messages.messageAt(0) != nullptr);
        QElapsedTimer timer;
        timer.start();
        scene.list.verticalScrollBar()->setValue(scene.list.verticalScrollBar()->maximum());
        QTRY_VERIFY(scene.messages.messageAt(999'999) != nullptr);
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    }

    void filtersAndSortsByShortcut()
    {
        Scene scene(clock, 10);
        scene.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        QVERIFY(!scene.window.query().filter.unread);
        QTest::keyClick(&scene.window, Qt::Key_U, Qt::ControlModifier);
        QTRY_VERIFY(scene.window.query().filter.unread);
        QVERIFY(scene.messages.query().filter.unread);
    }

    void escapeTakesAllFiltersBack()
    {
        Scene scene(clock, 10);
        scene.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.window));
        const auto chips = scene.window.listPane().filters().findChildren<QToolButton*>();
        for (QToolButton* chip : chips) {
            if (chip->isCheckable())
                QTest::keyClick(chip, Qt::Key_Space);
        }
        const ListFilter all{true, true, true, true};
        QCOMPARE(scene.messages.query().filter, all);
        QTest::keyClick(&scene.window, Qt::Key_Escape);
        QTRY_VERIFY(scene.messages.query().filter.isEmpty());
        QVERIFY(scene.list.hasFocus());
    }
    void theEmptyListSaysWhatHidesHowMuchAndShowsItAgain()
    {
        Scene scene(clock, 0);
        auto* unread = scene.window.listPane().filters().findChildren<QToolButton*>().at(0);
        auto* files = scene.window.listPane().filters().findChildren<QToolButton*>().at(1);
        unread->click();
        files->click();
        QTRY_COMPARE(scene.window.listPane().emptiness(), ListEmptiness::FilteredOut);
        const EmptinessText text = filteredOutText(scene.messages.query().filter, 300);
        QVERIFY(text.sentence.contains(unread->text()) && text.sentence.contains(files->text()));
        QVERIFY(text.sentence.contains(u"300"));
        auto* empty = scene.window.listPane().findChild<EmptyState*>();
        QVERIFY(empty);
        Q_EMIT empty->actionTriggered();
        QVERIFY(scene.messages.query().filter.isEmpty());
    }
    void eachFolderKeepsItsOrder()
    {
        Scene scene(clock, 10);
        QSignalSpy kept(&scene.window.listPane(), &MessageListPane::ordersChanged);
        const auto actions = scene.window.listPane().findChildren<QAction*>();
        const auto bySubject = std::find_if(actions.begin(), actions.end(), [](QAction* action) {
            return action->isCheckable() && action->text() == u"Subject";
        });
        QVERIFY(bySubject != actions.end());
        (*bySubject)->trigger();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(scene.messages.query().sortKey, SortKey::Subject);
        scene.window.selectFolder(id(1), Folder::Sent);
        QCOMPARE(scene.messages.query().sortKey, SortKey::Date);
        scene.window.selectFolder(id(1), Folder::Inbox);
        QCOMPARE(scene.messages.query().sortKey, SortKey::Subject);
        QCOMPARE(scene.messages.query().order, Qt::AscendingOrder);
        const QStringList written = scene.window.listPane().orders().toStrings();
        QCOMPARE(ListOrders::fromStrings(written).toStrings(), written);
        QVERIFY(ListOrders::fromStrings({QStringLiteral("x 9 0"), QStringLiteral("x"),
                                         QStringLiteral("x 1 7")}).toStrings().isEmpty());
    }
    void aLabelStandsInPlaceOfTheFolderUntilAnotherIsChosen()
    {
        Scene scene(clock, 10);
        scene.window.showLabel(id(1), {id(77), QStringLiteral("Invoices")});
        QCOMPARE(scene.messages.query().label, id(77));
        scene.folders.setAccounts(accounts()); // nothing that happens meanwhile takes it away
        QCOMPARE(scene.messages.query().label, id(77));
        scene.window.selectFolder(id(1), Folder::Inbox);
        QVERIFY(!scene.messages.query().label);
    }

    void hidesIntoTheTrayAndSaysSo()
    {
        Scene scene(clock, 10);
        QSignalSpy toTray(&scene.window, &MainWindow::closedToTray);
        QSignalSpy concealed(&scene.window, &MainWindow::concealed);
        QSignalSpy quit(&scene.window, &MainWindow::quitRequested);
        scene.window.close();
        QVERIFY(!scene.window.isVisible());
        QCOMPARE(toTray.size(), 1);
        QCOMPARE(concealed.size(), 1);
        QVERIFY(quit.isEmpty());
    }

    void remembersItsLayout()
    {
        QByteArray kept;
        {
            Scene scene(clock, 1);
            scene.window.resize(900, 600);
            kept = scene.window.saveLayout();
        }
        Scene scene(clock, 1);
        scene.window.restoreLayout(kept);
        QCOMPARE(scene.window.size(), QSize(900, 600));
        scene.window.restoreLayout(QByteArrayLiteral("nonsense"));
        QCOMPARE(scene.window.size(), QSize(900, 600));
    }

    void namesEveryControl()
    {
        Scene scene(clock, 1);
        const auto buttons = scene.window.findChildren<QToolButton*>();
        for (const auto* button : buttons) {
            if (button->isVisible())
                QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->text()));
        }
        QCOMPARE(scene.list.accessibleName(), QStringLiteral("Messages"));
        QCOMPARE(scene.window.findChild<QTreeView*>()->accessibleName(), QStringLiteral("Folders"));
    }

    void givesAllRowsTheSameHeightForTwoLines()
    {
        const MessageDelegate delegate;
        const QSize size = delegate.sizeHint({}, {});
        QVERIFY(size.height() >= 2 * QFontMetrics(textFont(TextStyle::Strong)).height());
        QCOMPARE(delegate.sizeHint({}, {}), size);
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
