#include "core/model/attachment.h"

#include <algorithm>
#include <limits>

namespace waxwing {

std::optional<QList<PlannedChunk>> checkedPlan(QList<WireChunk> chunks, qint64 length)
{
    if (chunks.isEmpty())
        return std::nullopt;
    std::sort(chunks.begin(), chunks.end(), [](const WireChunk& left, const WireChunk& right) {
        return left.chunk.number < right.chunk.number;
    });
    const auto endsAt = [&chunks](qint64 surplus) {
        return std::all_of(chunks.begin(), chunks.end(), [surplus](const WireChunk& wire) {
            // No subtraction: numbers of a stranger may be as large as they like.
            return wire.chunk.size >= 0 && wire.chunk.start >= 0
                   && wire.chunk.start <= std::numeric_limits<qint64>::max() - wire.chunk.size
                   && wire.end == wire.chunk.start + wire.chunk.size - surplus;
        });
    };
    if (!endsAt(0) && !endsAt(1))
        return std::nullopt;
    QList<PlannedChunk> plan;
    qint64 covered = 0;
    for (const WireChunk& wire : chunks) {
        if (wire.chunk.number != plan.size() + 1 || wire.chunk.start != covered)
            return std::nullopt;
        covered += wire.chunk.size;
        plan << wire.chunk;
    }
    if (covered != length)
        return std::nullopt;
    return plan;
}

} // namespace waxwing
