#include "core/account/signinqueue.h"
#include "tests/support/samplemessages.h"

#include <QTest>

using namespace waxwing;
using test::guidOf;

class SignInQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walksFromTheOneThatWasAskedForThroughAllThatWait()
    {
        SignInQueue queue;
        for (const int n : {1, 2, 3})
            queue.add(guidOf(n));
        queue.begin(guidOf(2));
        QCOMPARE(queue.current(), std::optional(guidOf(2)));
        QCOMPARE(queue.place(), 1);
        QCOMPARE(queue.length(), 3);
        queue.remove(guidOf(2));
        QCOMPARE(queue.current(), std::optional(guidOf(1)));
        QCOMPARE(queue.place(), 2);
        QCOMPARE(queue.length(), 3);
        queue.remove(guidOf(1));
        queue.remove(guidOf(3));
        QVERIFY(!queue.current());
        QVERIFY(queue.isEmpty());
    }

    void asksOnceHoweverOftenAnAccountSaysThatItNeedsIt()
    {
        SignInQueue queue;
        for (int i = 0; i < 5; ++i)
            queue.add(guidOf(1));
        QCOMPARE(queue.waiting(), QList<Guid>{guidOf(1)});
        queue.begin(guidOf(1));
        queue.add(guidOf(1));
        QCOMPARE(queue.length(), 1);
    }

    void leavesWhoIsPutOffWaitingButDoesNotAskAgainInTheSameWalk()
    {
        SignInQueue queue;
        queue.add(guidOf(1));
        queue.add(guidOf(2));
        queue.begin(guidOf(1));
        queue.postpone();
        QCOMPARE(queue.current(), std::optional(guidOf(2)));
        queue.add(guidOf(1)); // says so again meanwhile
        queue.remove(guidOf(2));
        QVERIFY(!queue.current());
        QCOMPARE(queue.waiting(), QList<Guid>{guidOf(1)});
        queue.begin(guidOf(1));
        QCOMPARE(queue.current(), std::optional(guidOf(1)));
    }

    void takesInWhoComesWhileAWalkIsUnderWay()
    {
        SignInQueue queue;
        queue.add(guidOf(1));
        queue.begin(guidOf(1));
        queue.add(guidOf(2));
        QCOMPARE(queue.length(), 2);
        queue.remove(guidOf(1));
        QCOMPARE(queue.current(), std::optional(guidOf(2)));
    }

    void skipsWhoNeedsItNoLonger()
    {
        SignInQueue queue;
        for (const int n : {1, 2, 3})
            queue.add(guidOf(n));
        queue.begin(guidOf(1));
        queue.remove(guidOf(2)); // renewed by itself
        QCOMPARE(queue.length(), 2);
        queue.remove(guidOf(1));
        QCOMPARE(queue.current(), std::optional(guidOf(3)));
    }

    void leadsToAnAccountThatDoesNotWait()
    {
        SignInQueue queue;
        queue.begin(guidOf(9)); // signed out by the person, who thinks better of it
        QCOMPARE(queue.current(), std::optional(guidOf(9)));
        queue.stop();
        QVERIFY(!queue.current());
    }
};

QTEST_GUILESS_MAIN(SignInQueueTest)
#include "tst_signinqueue.moc"
