#include "core/links/linkqueue.h"

#include <QTest>

using namespace waxwing;

class LinkQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrderInWhichLinksCame()
    {
        LinkQueue queue;
        queue.add(QStringLiteral("a"), {});
        queue.add(QStringLiteral("b"), QStringLiteral("token"));
        QCOMPARE(queue.take()->link, QStringLiteral("a"));
        queue.done();
        const auto second = queue.take();
        QCOMPARE(second->link, QStringLiteral("b"));
        QCOMPARE(second->activationToken, QStringLiteral("token"));
    }

    void givesNothingOutWhileOneIsUnderWay()
    {
        LinkQueue queue;
        queue.add(QStringLiteral("a"), {});
        queue.add(QStringLiteral("b"), {});
        QVERIFY(queue.take());
        QVERIFY(!queue.take());
        QVERIFY(queue.isBusy());
        queue.done();
        QVERIFY(queue.take());
        queue.done();
        QVERIFY(!queue.take());
        QVERIFY(!queue.isBusy());
    }

    void letsTheSameLinkWaitOnceWithItsLatestToken()
    {
        LinkQueue queue;
        queue.add(QStringLiteral("a"), QStringLiteral("old"));
        queue.add(QStringLiteral("a"), QStringLiteral("new"));
        QCOMPARE(queue.take()->activationToken, QStringLiteral("new"));
        QVERIFY(queue.isEmpty());
    }

    void keepsTheLatestWhenTooManyWait()
    {
        LinkQueue queue;
        for (int i = 0; i < 1000; ++i)
            queue.add(QString::number(i), {});
        QString last;
        int count = 0;
        while (const auto next = queue.take()) {
            last = next->link;
            ++count;
            queue.done();
        }
        QCOMPARE(count, int(LinkQueue::kMost));
        QCOMPARE(last, QStringLiteral("999"));
    }

    void forgetsEverythingWhenCleared()
    {
        LinkQueue queue;
        queue.add(QStringLiteral("a"), {});
        QVERIFY(queue.take());
        queue.add(QStringLiteral("b"), {});
        queue.clear();
        QVERIFY(queue.isEmpty());
        QVERIFY(!queue.isBusy());
    }
};

QTEST_GUILESS_MAIN(LinkQueueTest)
#include "tst_linkqueue.moc"
