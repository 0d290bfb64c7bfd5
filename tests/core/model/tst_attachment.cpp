#include "core/model/attachment.h"

#include <QTest>

#include <limits>

using namespace waxwing;

namespace {

WireChunk wire(int number, qint64 start, qint64 size, qint64 end)
{
    return {{number, start, size, {}}, end};
}

} // namespace

Q_DECLARE_METATYPE(waxwing::WireChunk)

class AttachmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanMustCoverTheFileExactly_data()
    {
        constexpr qint64 kMost = std::numeric_limits<qint64>::max();
        QTest::addColumn<QList<WireChunk>>("chunks");
        QTest::addColumn<qint64>("length");
        QTest::addColumn<bool>("good");
        const auto row = [](const char* name, const QList<WireChunk>& chunks, qint64 length,
                            bool good) { QTest::newRow(name) << chunks << length << good; };
        row("exclusive", {wire(1, 0, 10, 10), wire(2, 10, 5, 15)}, 15, true);
        row("inclusive", {wire(1, 0, 10, 9), wire(2, 10, 5, 14)}, 15, true);
        row("mixed ends", {wire(1, 0, 10, 10), wire(2, 10, 5, 14)}, 15, false);
        row("in any order", {wire(2, 10, 5, 15), wire(1, 0, 10, 10)}, 15, true);
        row("empty file", {wire(1, 0, 0, 0)}, 0, true);
        row("no chunk", {}, 0, false);
        row("gap", {wire(1, 0, 10, 10), wire(2, 11, 4, 15)}, 15, false);
        row("overlap", {wire(1, 0, 10, 10), wire(2, 9, 6, 15)}, 15, false);
        row("too short", {wire(1, 0, 10, 10)}, 15, false);
        row("too long", {wire(1, 0, 20, 20)}, 15, false);
        row("does not start at the start", {wire(1, 5, 10, 15)}, 10, false);
        row("counts from 0", {wire(0, 0, 10, 10), wire(1, 10, 5, 15)}, 15, false);
        row("a number missing", {wire(1, 0, 10, 10), wire(3, 10, 5, 15)}, 15, false);
        row("a number twice", {wire(1, 0, 10, 10), wire(1, 10, 5, 15)}, 15, false);
        row("ends elsewhere", {wire(1, 0, 10, 12)}, 10, false);
        row("negative size", {wire(1, 0, -10, -10), wire(2, -10, 25, 15)}, 15, false);
        row("overflow", {wire(1, 0, kMost, kMost), wire(2, kMost, kMost, -2)}, -2, false);
        row("absent numbers", {wire(0, -1, -1, -1)}, 0, false);
    }
    void aPlanMustCoverTheFileExactly()
    {
        QFETCH(QList<WireChunk>, chunks);
        QFETCH(qint64, length);
        QFETCH(bool, good);
        const auto plan = checkedPlan(chunks, length);
        QCOMPARE(plan.has_value(), good);
        for (qsizetype i = 0; plan && i < plan->size(); ++i)
            QCOMPARE(plan->at(i).number, i + 1);
    }
};

QTEST_GUILESS_MAIN(AttachmentTest)
#include "tst_attachment.moc"
