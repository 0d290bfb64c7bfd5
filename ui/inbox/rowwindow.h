#pragma once

#include "core/store/messagestore.h"

#include <QList>

#include <map>
#include <optional>

namespace waxwing {

/// What a message list holds in memory: the rows around the place the person looks at, and of the
/// rest only a key now and then, from which reading can start (lists are read by key, never by
/// offset). Pure; the size of both is bounded however long the list is.
class RowWindow
{
public:
    /// One request to the source: `limit` rows after `after`, in the list's order or backwards from
    /// the end. The answer begins at `firstRow` (forwards) or ends just before `firstRow` (backwards).
    struct Step
    {
        std::optional<RowKey> after;
        bool backwards = false;
        qint64 firstRow = 0;
        int limit = 0;
    };
    struct Held
    {
        MessageRow row;
        RowKey key;
    };

    void reset(qint64 count);
    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] const Held* at(qint64 row) const;
    /// The next request that brings rows first…last nearer; nullopt if all of them are there.
    [[nodiscard]] std::optional<Step> next(qint64 first, qint64 last) const;
    /// Takes the answer to `step`. Rows further than the bound from first…last are let go. Gives
    /// the true number of rows if the answer shows that count() is wrong.
    std::optional<qint64> take(const Step& step, const MessageRows& answer, qint64 first,
                               qint64 last);
    /// The rows first…last as far as they are held without gap.
    [[nodiscard]] QList<Held> run(qint64 first, qint64 last) const;
    /// `by` rows came into being at `row`, or went away from there on (negative). The others move.
    void insert(qint64 row, qint64 by);
    void remove(qint64 row, qint64 by);
    void setCount(qint64 count);
    void put(qint64 row, Held held);
    /// Forgets everything from `row` on but the count: their places are not certain any more.
    void forgetFrom(qint64 row);
    /// The key after which `row` begins, if one is at hand.
    [[nodiscard]] std::optional<RowKey> keyBefore(qint64 row) const;
    [[nodiscard]] qsizetype heldRows() const { return static_cast<qsizetype>(m_rows.size()); }
    [[nodiscard]] qsizetype heldKeys() const { return static_cast<qsizetype>(m_anchors.size()); }
    /// The row of a message, if it is held.
    [[nodiscard]] std::optional<qint64> rowOf(RowId id) const;

private:
    void trim(qint64 first, qint64 last);
    void anchor(qint64 row, const RowKey& key);
    [[nodiscard]] Step forwards(qint64 target) const;
    [[nodiscard]] Step backwards(qint64 target) const;

    qint64 m_count = 0;
    std::map<qint64, Held> m_rows;
    std::map<qint64, RowKey> m_anchors;
};

} // namespace waxwing
