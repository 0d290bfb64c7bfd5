#include "tests/support/manualclock.h"
#include "tests/ui/search/fakesearch.h"
#include "ui/common/emptystate.h"
#include "ui/search/searchbar.h"
#include "ui/search/searchcontroller.h"
#include "ui/search/searchpane.h"
#include "ui/search/searchresultsmodel.h"
#include "ui/search/searchresultsview.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

class SearchPaneTest : public QObject
{
    Q_OBJECT

private:
    struct Rig
    {
        FakeSearch port;
        ManualClock clock;
        SearchController search{{port, clock, clock}};
        QWidget window;
        SearchBar* bar = new SearchBar(search);
        SearchPane* pane = new SearchPane(search, clock);
        QLineEdit* field = bar->findChild<QLineEdit*>();

        Rig()
        {
            auto* column = new QVBoxLayout(&window);
            column->addWidget(bar);
            column->addWidget(pane, 1);
            QObject::connect(bar, &SearchBar::resultsWanted, pane, &SearchPane::enterResults);
            QObject::connect(pane, &SearchPane::fieldWanted, bar, &SearchBar::focusField);
            window.resize(400, 500);
            window.show();
            window.activateWindow();
        }
        void find(const QString& text, const QList<int>& numbers)
        {
            search.setScope(guidOf(0xa));
            field->setFocus();
            QTest::keyClicks(field, text);
            clock.advance(50ms);
            while (port.cacheCalls.size() > 1)
                port.cacheCalls.pop_front();
            port.takeCache().answer.complete(FakeSearch::page(numbers));
            QTRY_COMPARE(pane->model().rowCount(), numbers.size());
        }
    };

private Q_SLOTS:
    void findsWhileOneTypesAndReportsOnlyWhatThePersonChooses()
    {
        Rig rig;
        QSignalSpy selected(rig.pane, &SearchPane::messageSelected);
        QSignalSpy opened(rig.pane, &SearchPane::messageOpened);
        rig.find(QStringLiteral("subject"), {9, 5, 1});
        QCOMPARE(selected.count(), 0);
        QTest::keyClick(rig.field, Qt::Key_Down);
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected.last().at(0).value<RowId>().guid, guidOf(9));
        QTest::keyClick(&rig.pane->view(), Qt::Key_Down);
        QCOMPARE(selected.count(), 2);
        QCOMPARE(opened.count(), 0);
        QTest::keyClick(&rig.pane->view(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.last().at(0).value<RowId>(), (RowId{guidOf(0xa), guidOf(5)}));
        QCOMPARE(rig.port.used, QStringList{QStringLiteral("subject")});
        // What is on screen changes; nobody has chosen anything.
        rig.search.refresh();
        rig.port.takeCache().answer.complete(FakeSearch::page({1}));
        QTRY_COMPARE(rig.pane->model().rowCount(), 1);
        QCOMPARE(selected.count(), 2);
    }

    void escapeEndsFromFieldAndListAndUpLeadsBackToTheField()
    {
        Rig rig;
        QSignalSpy fromField(rig.bar, &SearchBar::cancelled);
        QSignalSpy fromList(rig.pane, &SearchPane::cancelled);
        QSignalSpy wanted(rig.pane, &SearchPane::fieldWanted);
        rig.find(QStringLiteral("subject"), {9});
        QTest::keyClick(rig.field, Qt::Key_Return);
        QTest::keyClick(&rig.pane->view(), Qt::Key_Up);
        QCOMPARE(wanted.count(), 1);
        QTest::keyClick(&rig.pane->view(), Qt::Key_Escape);
        QCOMPARE(fromList.count(), 1);
        QTest::keyClick(rig.field, Qt::Key_Escape);
        QCOMPARE(fromField.count(), 1);
        rig.search.clear();
        QCOMPARE(rig.field->text(), QString());
    }

    void staysInTheFieldWhileItIsEmptiedAndSaysWhenSomebodyEntersIt()
    {
        Rig rig;
        QSignalSpy began(rig.bar, &SearchBar::began);
        QSignalSpy cancelled(rig.bar, &SearchBar::cancelled);
        QVERIFY(QTest::qWaitForWindowActive(&rig.window));
        rig.field->clearFocus();
        began.clear();
        rig.field->setFocus();
        QCOMPARE(began.count(), 1);
        QTest::keyClicks(rig.field, QStringLiteral("a"));
        QTest::keyClick(rig.field, Qt::Key_Backspace);
        QVERIFY(!rig.search.isActive());
        QVERIFY(rig.field->hasFocus());
        QCOMPARE(cancelled.count(), 0);
    }

    void helpsWhenNothingIsFoundAndOffersTheOtherPortals()
    {
        Rig rig;
        rig.find(QStringLiteral("nothing"), {});
        const auto* empty = rig.pane->findChild<EmptyState*>();
        QTRY_COMPARE(empty->heading(), QStringLiteral("Nothing found"));
        auto* everywhere = rig.pane->findChild<QPushButton*>(QStringLiteral("everywhere"));
        QVERIFY(everywhere->isVisible());
        const auto* searched = rig.pane->findChild<QLabel*>(QStringLiteral("searched"));
        QVERIFY(searched->text().contains(QStringLiteral("Not searched: Beta.")));
        everywhere->click();
        QCOMPARE(rig.port.cacheCalls.size(), 2U);
        QVERIFY(!everywhere->isVisible());
    }

    void offersRecentAndSavedSearches()
    {
        Rig rig;
        rig.port.lists.insert(guidOf(0xa), {{QStringLiteral("a & b")}, {QStringLiteral("kept")}});
        rig.search.setScope(guidOf(0xa));
        auto* menu = rig.bar->findChild<QToolButton*>()->menu();
        Q_EMIT menu->aboutToShow();
        QStringList texts;
        QAction* recent = nullptr;
        for (QAction* action : menu->actions()) {
            texts << action->text();
            if (action->text() == QStringLiteral("a && b"))
                recent = action;
        }
        QVERIFY(texts.contains(QStringLiteral("kept")));
        QVERIFY(recent);
        recent->trigger();
        QCOMPARE(rig.search.text(), QStringLiteral("a & b"));
    }

    void speaksToScreenReaders()
    {
        Rig rig;
        rig.find(QStringLiteral("subject"), {9});
        rig.pane->model().setFolderNames({{Folder::Inbox, QStringLiteral("Inbox")}});
        const QString spoken
            = rig.pane->model().index(0).data(Qt::AccessibleTextRole).toString();
        QVERIFY(spoken.contains(QStringLiteral("Subject 9")));
        QVERIFY(spoken.contains(QStringLiteral("Inbox")));
        QVERIFY(!rig.field->accessibleName().isEmpty());
        QVERIFY(!rig.pane->view().accessibleName().isEmpty());
    }
};

QTEST_MAIN(SearchPaneTest)
#include "tst_searchpane.moc"
