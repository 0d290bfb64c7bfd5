#include "ui/inbox/rowwindow.h"

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kPage = 100;        ///< rows of an ordinary request
constexpr int kStride = 1000;     ///< rows of a request that only passes by
constexpr qint64 kKeep = 300;     ///< rows held on each side of what is visible
constexpr std::size_t kMostAnchors = 4096;

/// A request that has `gap` rows to pass before those that are wanted.
int limitFor(qint64 gap)
{
    if (gap + kPage <= kStride)
        return static_cast<int>(gap) + kPage;
    return static_cast<int>(std::min<qint64>(gap, kStride));
}

template<typename Map>
void moveKeys(Map& map, qint64 from, qint64 by)
{
    Map moved;
    for (auto it = map.lower_bound(from); it != map.end();) {
        auto node = map.extract(it++);
        node.key() += by;
        moved.insert(std::move(node));
    }
    map.merge(moved);
}

} // namespace

void RowWindow::reset(qint64 count)
{
    m_rows.clear();
    m_anchors.clear();
    m_count = count;
}

const RowWindow::Held* RowWindow::at(qint64 row) const
{
    const auto it = m_rows.find(row);
    return it == m_rows.end() ? nullptr : &it->second;
}

RowWindow::Step RowWindow::forwards(qint64 target) const
{
    Step step;
    const auto row = m_rows.lower_bound(target);
    const auto key = m_anchors.lower_bound(target);
    qint64 start = -1;
    if (row != m_rows.begin()) {
        start = std::prev(row)->first;
        step.after = std::prev(row)->second.key;
    }
    if (key != m_anchors.begin() && std::prev(key)->first > start) {
        start = std::prev(key)->first;
        step.after = std::prev(key)->second;
    }
    step.firstRow = start + 1;
    step.limit = limitFor(target - step.firstRow);
    return step;
}

RowWindow::Step RowWindow::backwards(qint64 target) const
{
    Step step;
    step.backwards = true;
    step.firstRow = m_count;
    if (const auto row = m_rows.upper_bound(target); row != m_rows.end()) {
        step.firstRow = row->first;
        step.after = row->second.key;
    }
    if (const auto key = m_anchors.upper_bound(target);
        key != m_anchors.end() && key->first < step.firstRow) {
        step.firstRow = key->first;
        step.after = key->second;
    }
    step.limit = limitFor(step.firstRow - 1 - target);
    return step;
}

std::optional<RowWindow::Step> RowWindow::next(qint64 first, qint64 last) const
{
    first = std::max<qint64>(first, 0);
    last = std::min(last, m_count - 1);
    while (first <= last && at(first))
        ++first;
    while (last >= first && at(last))
        --last;
    if (first > last)
        return std::nullopt;
    const Step forward = forwards(first);
    const Step backward = backwards(last);
    return first - forward.firstRow <= backward.firstRow - 1 - last ? forward : backward;
}

std::optional<qint64> RowWindow::take(const Step& step, const MessageRows& answer, qint64 first,
                                      qint64 last)
{
    const qsizetype size = std::min(answer.rows.size(), answer.keys.size());
    for (qsizetype i = 0; i < size; ++i) {
        const qint64 row = step.backwards ? step.firstRow - 1 - i : step.firstRow + i;
        if (row < 0)
            break;
        if (row >= first - kKeep && row <= last + kKeep)
            put(row, {answer.rows.at(i), answer.keys.at(i)});
        if (i == size - 1)
            anchor(row, answer.keys.at(i));
    }
    trim(first, last);
    const bool ended = size < step.limit;
    if (!step.backwards && ended && step.firstRow + size != m_count)
        return step.firstRow + size;
    if (step.backwards && ended && size != step.firstRow)
        return m_count - step.firstRow + size;
    return std::nullopt;
}

QList<RowWindow::Held> RowWindow::run(qint64 first, qint64 last) const
{
    QList<Held> rows;
    for (auto it = m_rows.find(first); it != m_rows.end() && it->first <= last; ++it) {
        if (it->first != first + rows.size())
            break;
        rows.append(it->second);
    }
    return rows;
}

void RowWindow::insert(qint64 row, qint64 by)
{
    moveKeys(m_rows, row, by);
    moveKeys(m_anchors, row, by);
    m_count += by;
}

void RowWindow::remove(qint64 row, qint64 by)
{
    m_rows.erase(m_rows.lower_bound(row), m_rows.lower_bound(row + by));
    m_anchors.erase(m_anchors.lower_bound(row), m_anchors.lower_bound(row + by));
    moveKeys(m_rows, row + by, -by);
    moveKeys(m_anchors, row + by, -by);
    m_count -= by;
}

void RowWindow::setCount(qint64 count)
{
    m_count = count;
    m_rows.erase(m_rows.lower_bound(count), m_rows.end());
    m_anchors.erase(m_anchors.lower_bound(count), m_anchors.end());
}

void RowWindow::put(qint64 row, Held held)
{
    m_rows.insert_or_assign(row, std::move(held));
}

void RowWindow::forgetFrom(qint64 row)
{
    m_rows.erase(m_rows.lower_bound(row), m_rows.end());
    m_anchors.erase(m_anchors.lower_bound(row), m_anchors.end());
}

std::optional<RowKey> RowWindow::keyBefore(qint64 row) const
{
    if (const Held* held = at(row - 1))
        return held->key;
    const auto it = m_anchors.find(row - 1);
    return it == m_anchors.end() ? std::nullopt : std::optional(it->second);
}

std::optional<qint64> RowWindow::rowOf(RowId id) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [&](const auto& entry) {
        return entry.second.row.id() == id;
    });
    return it == m_rows.end() ? std::nullopt : std::optional(it->first);
}

void RowWindow::trim(qint64 first, qint64 last)
{
    m_rows.erase(m_rows.begin(), m_rows.lower_bound(first - kKeep));
    m_rows.erase(m_rows.upper_bound(last + kKeep), m_rows.end());
}

void RowWindow::anchor(qint64 row, const RowKey& key)
{
    m_anchors.insert_or_assign(row, key);
    if (m_anchors.size() <= kMostAnchors)
        return;
    bool keep = false;
    for (auto it = m_anchors.begin(); it != m_anchors.end(); keep = !keep)
        it = keep ? std::next(it) : m_anchors.erase(it);
}

} // namespace waxwing
