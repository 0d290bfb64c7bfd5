#include "core/model/thread.h"
#include "tests/support/samplemessages.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

class ThreadTest : public QObject
{
    Q_OBJECT

private:
    const QString m_own = QStringLiteral("anna@example.org");
    const QDateTime m_now = QDateTime({2026, 3, 5}, {14, 0}, Qt::UTC);

    static MessageSummary message(int number, int parent = 0)
    {
        MessageSummary made = sampleMessage(number);
        if (parent)
            made.parentGuid = guidOf(parent);
        return made;
    }
    static ThreadNode branch(int number, int parent)
    {
        ThreadNode node;
        node.guid = guidOf(number);
        node.parent = guidOf(parent);
        node.date = sampleMessage(number).date;
        return node;
    }
    QString shape(const QList<MessageSummary>& messages, const QList<ThreadNode>& tree = {})
    {
        QStringList parts;
        for (const ThreadNode& node : threadOf(messages, tree, m_own, m_now))
            parts << QString::number(node.depth) + QLatin1Char(node.reachable ? ':' : '?')
                         + QString::number(node.guid.toString().toInt(nullptr, 16));
        return parts.join(u' ');
    }

private Q_SLOTS:
    void answersStandBelowWhatTheyAnswerOldestFirst()
    {
        QCOMPARE(shape({message(4, 1), message(3, 2), message(2, 1), message(1)}),
                 QStringLiteral("0:1 1:2 2:3 1:4"));
    }
    void whatOnlyTheTreeKnowsIsShownAndNotOpened()
    {
        QCOMPARE(shape({message(1), message(2, 1)}, {branch(2, 1), branch(3, 2)}),
                 QStringLiteral("0:1 1:2 2?3"));
    }
    void aParentThatIsNotThereMakesARoot()
    {
        QCOMPARE(shape({message(5, 99), message(6, 5)}), QStringLiteral("0:5 1:6"));
    }
    void circlesAndSelvesDoNoHarm()
    {
        QCOMPARE(shape({message(1, 2), message(2, 1)}), QStringLiteral("0:1 1:2"));
        QCOMPARE(shape({message(3, 3)}), QStringLiteral("0:3"));
    }
    void noMessageStandsTwice()
    {
        QCOMPARE(shape({message(1), message(1)}, {branch(1, 0)}), QStringLiteral("0:1"));
    }
    void aThreadWithoutEndEnds()
    {
        QList<MessageSummary> messages{message(1)};
        for (int i = 2; i < 3'000; ++i)
            messages << message(i, i - 1);
        QCOMPARE(threadOf(messages, {}, m_own, m_now).size(), messages.size());
    }
    void newIsWhatOthersWroteAndNobodyOpened()
    {
        MessageSummary mine = message(1);
        mine.sender.email = QStringLiteral("ANNA@example.org");
        MessageSummary read = message(2, 1);
        read.retrieved = true;
        MessageSummary recalled = message(3, 1);
        recalled.recallDate = m_now;
        const auto thread = threadOf({mine, read, recalled, message(4, 1)}, {}, m_own, m_now);
        QList<bool> unread;
        for (const ThreadNode& node : thread)
            unread << node.unread;
        QCOMPARE(unread, (QList<bool>{false, false, false, true}));
        QVERIFY(thread[2].gone);
    }
    void draftsAreNoPartOfIt()
    {
        MessageSummary draft = message(2, 1);
        draft.status = QStringLiteral("Draft");
        QCOMPARE(shape({message(1), draft}), QStringLiteral("0:1"));
    }
};

QTEST_GUILESS_MAIN(ThreadTest)
#include "tst_thread.moc"
