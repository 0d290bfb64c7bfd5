#include "tests/support/manualclock.h"
#include "tests/ui/inbox/fakerows.h"
#include "ui/inbox/messagelistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using test::FakeRows;

namespace {

QString subjectAt(const MessageListModel& model, int row)
{
    const MessageRow* message = model.messageAt(row);
    return message ? message->subject : QString();
}

} // namespace

class MessageListModelTest : public QObject
{
    Q_OBJECT

    test::ManualClock clock;

    /// Every loaded row must be the one that belongs there; rows that are visible must be loaded.
    static bool isRight(const MessageListModel& model, const FakeRows& rows, int first, int last)
    {
        QList<qint64> numbers;
        for (qint64 n = rows.newest; n >= 1 && numbers.size() <= last; --n) {
            if (!rows.gaps.contains(n))
                numbers.append(n);
        }
        for (int row = first; row <= last && row < model.rowCount(); ++row) {
            if (subjectAt(model, row) != QString::number(numbers.at(row)))
                return false;
        }
        return true;
    }

private Q_SLOTS:
    void showsTheFirstPageAfterTwoCalls()
    {
        FakeRows rows(5000);
        MessageListModel model(clock);
        model.setSource(&rows, {});
        QTRY_COMPARE(model.rowCount(), 5000);
        QTRY_COMPARE(subjectAt(model, 0), QStringLiteral("5000"));
        QCOMPARE(rows.counts, 1);
        QCOMPARE(rows.calls, 1);
    }

    void costsAMillionMessagesNoMoreThanAThousand()
    {
        constexpr int kMillion = 1'000'000;
        FakeRows rows(kMillion);
        MessageListModel model(clock);
        model.setSource(&rows, {});
        QTRY_COMPARE(model.rowCount(), kMillion);
        QTRY_VERIFY(model.messageAt(0) != nullptr);
        const QList<int> places{0, 37, 990, 12'345, 12'300, 120'000, 999'999, 999'000, 5};
        for (const int place : places) {
            const int before = rows.calls;
            const int last = std::min(place + 12, kMillion - 1);
            model.setVisibleRange(place, last);
            QTRY_VERIFY_WITH_TIMEOUT(model.messageAt(place) && model.messageAt(last), 20000);
            for (int row = place; row <= last; ++row)
                QCOMPARE(subjectAt(model, row), QString::number(kMillion - row));
            QVERIFY(model.heldRows() < 1200);
            QVERIFY2(rows.calls - before <= 505, qPrintable(QString::number(rows.calls - before)));
        }
    }

    void reachesTheEndWithOneCall()
    {
        FakeRows rows(1'000'000);
        MessageListModel model(clock);
        model.setSource(&rows, {});
        QTRY_VERIFY(model.messageAt(0) != nullptr);
        const int before = rows.calls;
        model.setVisibleRange(999'988, 999'999);
        QTRY_COMPARE(subjectAt(model, 999'999), QStringLiteral("1"));
        QVERIFY(rows.calls - before <= 2);
    }

    void readsEachPageOnceWhenScrolledSteadily()
    {
        FakeRows rows(3000);
        MessageListModel model(clock);
        model.setSource(&rows, {});
        QTRY_VERIFY(model.messageAt(0) != nullptr);
        for (int first = 0; first + 12 < 3000; first += 9) {
            model.setVisibleRange(first, first + 12);
            QTRY_VERIFY(model.messageAt(first) && model.messageAt(first + 12));
            QCOMPARE(subjectAt(model, first), QString::number(3000 - first));
        }
        QVERIFY2(rows.calls <= 60, qPrintable(QString::number(rows.calls)));
    }

    void keepsIndexesWhenNewMessagesComeOnTop()
    {
        FakeRows rows(500);
        MessageListModel model(clock);
        const QAbstractItemModelTester tester(&model);
        model.setSource(&rows, {});
        QTRY_VERIFY(model.messageAt(5) != nullptr);
        const QPersistentModelIndex kept(model.index(5));
        const QPersistentModelIndex deep(model.index(450));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        rows.newest += 3;
        QSignalSpy changed(&model, &MessageListModel::changed);
        model.refresh();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(kept.row(), 8);
        QCOMPARE(deep.row(), 453);
        QCOMPARE(model.rowCount(), 503);
        QCOMPARE(subjectAt(model, 8), QStringLiteral("495"));
        QVERIFY(resets.isEmpty());
    }

    void keepsIndexesWhenMessagesGo()
    {
        FakeRows rows(500);
        MessageListModel model(clock);
        const QAbstractItemModelTester tester(&model);
        model.setSource(&rows, {});
        QTRY_VERIFY(model.messageAt(10) != nullptr);
        const QPersistentModelIndex kept(model.index(10));
        const QPersistentModelIndex gone(model.index(4));
        rows.gaps = {498, 496};
        QSignalSpy changed(&model, &MessageListModel::changed);
        model.refresh();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(kept.row(), 8);
        QVERIFY(!gone.isValid());
        QVERIFY(isRight(model, rows, 0, 30));
    }

    void staysAtTheSameMessagesFarDown()
    {
        FakeRows rows(20'000);
        MessageListModel model(clock);
        model.setSource(&rows, {});
        QTRY_VERIFY(model.messageAt(0) != nullptr);
        model.setVisibleRange(9000, 9012);
        QTRY_VERIFY(model.messageAt(9012) != nullptr);
        const QPersistentModelIndex kept(model.index(9005));
        const QString subject = subjectAt(model, 9005);
        rows.newest += 7;
        rows.gaps = {19'999, 10'996, 3};
        QSignalSpy changed(&model, &MessageListModel::changed);
        model.refresh();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(model.rowCount(), 20'004);
        QCOMPARE(subjectAt(model, kept.row()), subject);
        model.setVisibleRange(kept.row() - 5, kept.row() + 7);
        QTRY_VERIFY(model.messageAt(kept.row() + 7) && model.messageAt(kept.row() - 5));
        QVERIFY(isRight(model, rows, kept.row() - 5, kept.row() + 7));
        model.setVisibleRange(0, 12);
        QTRY_VERIFY(model.messageAt(12) != nullptr);
        QVERIFY(isRight(model, rows, 0, 12));
    }

    void noticesReadMessagesWithoutMovingAnything()
    {
        FakeRows rows(50);
        MessageListModel model(clock);
        model.setSource(&rows, {});
        QTRY_VERIFY(model.messageAt(0) != nullptr);
        rows.read = {50};
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        model.refresh();
        QTRY_VERIFY(!model.messageAt(0)->unread);
        QVERIFY(inserted.isEmpty() && removed.isEmpty());
    }

    void takesManyRandomChangesWithoutEverBeingWrong()
    {
        FakeRows rows(400);
        MessageListModel model(clock);
        const QAbstractItemModelTester tester(&model);
        model.setSource(&rows, {});
        QTRY_VERIFY(model.messageAt(0) != nullptr);
        quint32 random = 12345;
        const auto next = [&](int below) {
            random = random * 1664525U + 1013904223U;
            return static_cast<int>((random >> 8) % static_cast<quint32>(below));
        };
        for (int round = 0; round < 60; ++round) {
            const int first = next(std::max(1, model.rowCount() - 13));
            model.setVisibleRange(first, first + 12);
            rows.newest += next(4);
            for (int i = next(4); i > 0; --i)
                rows.gaps.insert(1 + next(static_cast<int>(rows.newest)));
            model.refresh();
            const auto settled = [&] {
                const int last = std::min(first + 12, model.rowCount() - 1);
                return model.rowCount() == rows.newest - rows.gaps.size()
                       && isRight(model, rows, first, last);
            };
            QTRY_VERIFY2(settled(), qPrintable(QString::number(round)));
        }
    }

    void dropsAnswersToAnEarlierQuery()
    {
        FakeRows slow(100);
        slow.hold = true;
        FakeRows quick(3);
        MessageListModel model(clock);
        model.setSource(&slow, {});
        QTRY_COMPARE(slow.waiting(), std::size_t(1));
        model.setSource(&quick, {});
        QTRY_COMPARE(subjectAt(model, 0), QStringLiteral("3"));
        slow.release();
        QTest::qWait(20);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(subjectAt(model, 0), QStringLiteral("3"));
    }

    void tellsWhenReadingFails()
    {
        FakeRows rows(10);
        rows.broken = Error(ErrorKind::Storage);
        MessageListModel model(clock);
        QSignalSpy failures(&model, &MessageListModel::failed);
        model.setSource(&rows, {});
        QTRY_COMPARE(failures.size(), 1);
        QTest::qWait(30);
        QCOMPARE(rows.calls, 1);
    }

    void diesWhileReading()
    {
        FakeRows rows(10'000);
        rows.hold = true;
        {
            MessageListModel model(clock);
            model.setSource(&rows, {});
            QTRY_COMPARE(rows.waiting(), std::size_t(1));
            model.refresh();
            QTest::qWait(10);
        }
        rows.release();
        QTest::qWait(20);
    }

    void speaksARow_data()
    {
        QTest::addColumn<bool>("unread");
        QTest::addColumn<bool>("recalled");
        QTest::addColumn<QString>("expected");
        QTest::newRow("unread") << true << false
                                << "Unread, from Anna Keller, Subject, 14:05, has attachments";
        QTest::newRow("recalled") << false << true
                                  << "from Anna Keller, Subject, 14:05, recalled, has attachments";
    }
    void speaksARow()
    {
        QFETCH(bool, unread);
        QFETCH(bool, recalled);
        MessageRow row;
        row.correspondent = QStringLiteral("Anna Keller");
        row.subject = QStringLiteral("Subject");
        row.unread = unread;
        row.isRecalled = recalled;
        row.hasAttachments = true;
        QTEST(spokenRow(row, QStringLiteral("14:05")), "expected");
    }
};

QTEST_GUILESS_MAIN(MessageListModelTest)
#include "tst_messagelistmodel.moc"
