#include "tests/support/manualclock.h"
#include "tests/ui/search/fakesearch.h"
#include "ui/search/searchcontroller.h"
#include "ui/search/searchresultsmodel.h"
#include "ui/search/searchtexts.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

class SearchControllerTest : public QObject
{
    Q_OBJECT

private:
    struct Rig
    {
        FakeSearch port;
        ManualClock clock;
        SearchController search{{port, clock, clock}};

        void type(const QString& text)
        {
            search.setText(text);
            clock.advance(50ms);
        }
        [[nodiscard]] QList<int> numbers() const
        {
            QList<int> numbers;
            for (const FoundMessage& found : search.results())
                numbers << found.row.guid.toString().right(8).toInt(nullptr, 16);
            return numbers;
        }
        static Error offline()
        {
            Error error(ErrorKind::Network);
            error.code = QStringLiteral("connect");
            return error;
        }
    };

private Q_SLOTS:
    void asksOnceForWhatIsTypedInOneBreath()
    {
        Rig rig;
        rig.search.setText(QStringLiteral("r"));
        rig.search.setText(QStringLiteral("re"));
        rig.clock.advance(5ms);
        rig.search.setText(QStringLiteral("rep"));
        QVERIFY(rig.search.isSearching());
        rig.clock.advance(50ms);
        QCOMPARE(rig.port.cacheCalls.size(), 2U); // one per account
        QCOMPARE(rig.port.cacheCalls.front().query.terms.first().text, QStringLiteral("rep"));
        QVERIFY(rig.port.portalCalls.empty());
    }

    void dropsAnswersToWhatWasTypedBeforeAndCallsThemOff()
    {
        Rig rig;
        rig.search.setScope(guidOf(0xa));
        rig.type(QStringLiteral("rep"));
        auto early = rig.port.takeCache();
        rig.search.setText(QStringLiteral("report"));
        QVERIFY(early.stop.stop_requested());
        rig.clock.advance(50ms);
        auto late = rig.port.takeCache();
        QVERIFY(!late.stop.stop_requested());
        late.answer.complete(FakeSearch::page({2}));
        QTRY_COMPARE(rig.numbers(), QList<int>{2});
        early.answer.complete(FakeSearch::page({1}));
        QCoreApplication::sendPostedEvents();
        QTest::qWait(0);
        QCOMPARE(rig.numbers(), QList<int>{2});
    }

    void mergesTheAccountsNewestFirst()
    {
        Rig rig;
        rig.type(QStringLiteral("subject"));
        rig.port.takeCache().answer.complete(FakeSearch::page({9, 5, 1}));
        rig.port.takeCache().answer.complete(FakeSearch::page({8, 6, 2}));
        QTRY_COMPARE(rig.numbers(), (QList<int>{9, 8, 6, 5, 2, 1}));
        QCOMPARE(rig.search.results().at(1).row.account, guidOf(0xb));
        QVERIFY(!rig.search.hasMore());
    }

    void showsNothingThatWouldHaveToMoveWhenTheRestComes()
    {
        Rig rig;
        rig.type(QStringLiteral("subject"));
        rig.port.takeCache().answer.complete(FakeSearch::page({9, 7}, false)); // has 6, 5 … yet
        rig.port.takeCache().answer.complete(FakeSearch::page({8, 3, 2}));
        QTRY_COMPARE(rig.numbers(), (QList<int>{9, 8, 7}));
        QVERIFY(rig.search.hasMore());
        rig.search.loadMore();
        QCOMPARE(rig.port.cacheCalls.size(), 1U);
        auto more = rig.port.takeCache();
        QCOMPARE(more.account, guidOf(0xa));
        QCOMPARE(more.after, FakeSearch::message(7).searchRow);
        more.answer.complete(FakeSearch::page({6}));
        QTRY_COMPARE(rig.numbers(), (QList<int>{9, 8, 7, 6, 3, 2}));
    }

    void asksThePortalsWhenTheTypingRestsAndAddsWhatIsNotCached()
    {
        Rig rig;
        rig.type(QStringLiteral("subject"));
        rig.port.takeCache().answer.complete(FakeSearch::page({9, 5}));
        rig.port.takeCache().answer.complete(FakeSearch::page({}));
        QTRY_COMPARE(rig.numbers(), (QList<int>{9, 5}));
        QVERIFY(rig.port.portalCalls.empty());
        rig.clock.advance(700ms);
        QCOMPARE(rig.port.portalCalls.size(), 2U);
        rig.port.takePortal().answer.complete(QList<FoundMessage>{FakeSearch::message(7)});
        rig.port.takePortal().answer.complete(failure(Rig::offline()));
        QTRY_COMPARE(rig.numbers(), (QList<int>{9, 7, 5}));
        QVERIFY(!rig.search.results().at(1).cached);
        QTRY_COMPARE(rig.search.searched().at(1).portal, SearchedPlace::Portal::Unreachable);
        const QString sentence = searchedSentence(rig.search);
        QVERIFY2(sentence.contains(QStringLiteral("at the portal: Alpha.")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("Beta: only what is stored here")),
                 qPrintable(sentence));
    }

    void doesNotAskPortalsForOneLetterOrWithoutWords()
    {
        Rig rig;
        for (const QString& text : {QStringLiteral("r"), QStringLiteral("is:unread")}) {
            rig.type(text);
            rig.clock.advance(2s);
            QVERIFY(rig.port.portalCalls.empty());
        }
    }

    void saysWhichPortalsWereNotSearched()
    {
        Rig rig;
        rig.search.setScope(guidOf(0xb));
        rig.type(QStringLiteral("subject"));
        QCOMPARE(rig.port.cacheCalls.size(), 1U);
        QCOMPARE(rig.search.notSearched(), QStringList{QStringLiteral("Alpha")});
        QVERIFY(searchedSentence(rig.search).contains(QStringLiteral("Not searched: Alpha.")));
        auto early = rig.port.takeCache();
        rig.search.setScope({});
        QVERIFY(early.stop.stop_requested());
        QCOMPARE(rig.port.cacheCalls.size(), 2U);
        QVERIFY(rig.search.notSearched().isEmpty());
    }

    void saysThatACacheCannotBeReadAndShowsTheOthers()
    {
        Rig rig;
        rig.type(QStringLiteral("subject"));
        Error broken(ErrorKind::Storage);
        broken.code = QStringLiteral("corrupt");
        rig.port.takeCache().answer.complete(failure(broken));
        rig.port.takeCache().answer.complete(FakeSearch::page({2}));
        QTRY_COMPARE(rig.numbers(), QList<int>{2});
        QVERIFY(searchedSentence(rig.search)
                    .contains(QStringLiteral("stored of Alpha could not be searched")));
    }

    void looksAgainWhenTheCacheHasChanged()
    {
        Rig rig;
        rig.search.setScope(guidOf(0xa));
        rig.type(QStringLiteral("subject"));
        rig.port.takeCache().answer.complete(FakeSearch::page({5}));
        QTRY_COMPARE(rig.numbers(), QList<int>{5});
        rig.search.refresh();
        QCOMPARE(rig.numbers(), QList<int>{5}); // stays on screen meanwhile
        rig.port.takeCache().answer.complete(FakeSearch::page({6, 5}));
        QTRY_COMPARE(rig.numbers(), (QList<int>{6, 5}));
    }

    void endsWithoutATrace()
    {
        Rig rig;
        rig.search.setScope(guidOf(0xa));
        rig.type(QStringLiteral("subject"));
        auto call = rig.port.takeCache();
        rig.search.clear();
        QVERIFY(call.stop.stop_requested());
        QVERIFY(!rig.search.isActive());
        QVERIFY(rig.search.results().isEmpty());
        rig.clock.advance(2s);
        QVERIFY(rig.port.portalCalls.empty());
        QVERIFY(rig.port.used.isEmpty());
    }

    void remembersWhatWasUsedAndSaved()
    {
        Rig rig;
        rig.port.lists.insert(guidOf(0xa), {{QStringLiteral("old")}, {QStringLiteral("kept")}});
        rig.port.lists.insert(guidOf(0xb), {{QStringLiteral("old")}, {}});
        rig.search.setScope(guidOf(0xa));
        rig.search.setScope({});
        QTRY_COMPARE(rig.search.remembered().saved, QStringList{QStringLiteral("kept")});
        QCOMPARE(rig.search.remembered().recent, QStringList{QStringLiteral("old")});
        rig.type(QStringLiteral("from: "));
        rig.search.noteUsed();
        QVERIFY(rig.port.used.isEmpty()); // says nothing yet
        rig.type(QStringLiteral(" report "));
        rig.search.noteUsed();
        QCOMPARE(rig.port.used, QStringList{QStringLiteral("report")});
        QCOMPARE(rig.search.remembered().recent.first(), QStringLiteral("report"));
        rig.search.setSaved(true);
        QVERIFY(rig.search.isSaved());
        rig.search.setSaved(false);
        QCOMPARE(rig.port.saved, (QStringList{QStringLiteral("+report"), QStringLiteral("-report")}));
    }

    void rowsThatStayKeepTheirPlaceInTheModel()
    {
        ManualClock clock;
        SearchResultsModel model(clock);
        const auto list = [](const QList<int>& numbers) { return FakeSearch::page(numbers).found; };
        model.setResults(list({9, 7, 5, 3}));
        const QPersistentModelIndex seven(model.index(1));
        const QPersistentModelIndex five(model.index(2));
        model.setResults(list({9, 8, 7, 6, 2}));
        QCOMPARE(seven.row(), 2);
        QVERIFY(!five.isValid());
        QCOMPARE(model.rowCount(), 5);
        model.setResults(list({2, 7}));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.at(0)->row.guid, guidOf(2));
        model.setResults({});
        QCOMPARE(model.rowCount(), 0);
    }

    void marksBecomePlacesInOneCleanLine()
    {
        const MarkedText marked
            = markedText(QStringLiteral("…one\n\n \u0002two\u0003\u202e three \u0002four"));
        QCOMPARE(marked.text, QStringLiteral("…one two three four"));
        QCOMPARE(marked.marks.size(), 1);
        QCOMPARE(marked.text.mid(marked.marks.first().first, marked.marks.first().second),
                 QStringLiteral("two"));
    }
};

QTEST_GUILESS_MAIN(SearchControllerTest)
#include "tst_searchcontroller.moc"
