#include "ui/inbox/mergedrows.h"

#include <vector>

namespace waxwing {

struct MergedRows::State
{
    QList<Part> parts;
    quint64 generation = 0;

    static AsyncResult<MessageRows> read(std::shared_ptr<State> state, ListQuery query,
                                         std::optional<RowKey> after, int limit);
    static AsyncResult<qint64> count(std::shared_ptr<State> state, ListQuery query);
};

namespace {

/// Read from each list at least, so that the newest of one account do not come one by one.
constexpr int kLeastAtOnce = 16;

/// What has been read of one list and not yet been taken.
struct Stream
{
    MergedRows::Part part;
    std::optional<RowKey> after;
    MessageRows ahead;
    qsizetype taken = 0;
    bool atEnd = false;

    [[nodiscard]] bool isEmpty() const { return taken >= ahead.rows.size(); }
};

/// The guid next to this one, in the direction that a list of the query leaves behind.
Guid neighbour(const Guid& guid, bool before)
{
    auto bytes = guid.bytes();
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte) {
        const bool carries = *byte == (before ? 0x00 : 0xff);
        *byte = static_cast<std::uint8_t>(before ? *byte - 1 : *byte + 1);
        if (!carries)
            break;
    }
    return Guid::fromBytes(QByteArrayView(bytes.data(), bytes.size()));
}

/// Where the list of `account` goes on after a row that may be another account's.
RowKey startIn(const Guid& account, const ListQuery& query, RowKey after)
{
    RowKey same = after;
    same.account = account;
    // The list has a row of the very same place, and that row is still to come: begin one before.
    if (comesBefore(query, after, same)) {
        const bool guidsRise = query.sortKey == SortKey::Date
                                   ? query.order == Qt::DescendingOrder
                                   : query.order == Qt::AscendingOrder;
        after.guid = neighbour(after.guid, guidsRise);
    }
    after.account = {};
    return after;
}

/// The list whose next row comes first; none if all are empty.
Stream* foremost(std::vector<Stream>& streams, const ListQuery& query)
{
    Stream* first = nullptr;
    for (Stream& stream : streams) {
        if (stream.isEmpty())
            continue;
        if (!first
            || comesBefore(query, stream.ahead.keys.at(stream.taken),
                           first->ahead.keys.at(first->taken)))
            first = &stream;
    }
    return first;
}

void take(Stream& stream, MessageRows& page)
{
    page.rows << stream.ahead.rows.at(stream.taken);
    page.keys << stream.ahead.keys.at(stream.taken);
    ++stream.taken;
}

void refill(Stream& stream, MessageRows read)
{
    for (MessageRow& row : read.rows)
        row.account = stream.part.account;
    for (RowKey& key : read.keys)
        key.account = stream.part.account;
    stream.atEnd = read.atEnd || read.keys.isEmpty();
    if (!read.keys.isEmpty()) {
        stream.after = read.keys.last();
        stream.after->account = {};
    }
    stream.ahead = std::move(read);
    stream.taken = 0;
}

} // namespace

AsyncResult<MessageRows> MergedRows::State::read(std::shared_ptr<State> state, ListQuery query,
                                                 std::optional<RowKey> after, int limit)
{
    const quint64 generation = state->generation;
    std::vector<Stream> streams;
    for (const Part& part : std::as_const(state->parts)) {
        Stream stream;
        stream.part = part;
        if (after)
            stream.after = startIn(part.account, query, *after);
        streams.push_back(std::move(stream));
    }
    const int share = limit / std::max<int>(1, static_cast<int>(streams.size())) * 2;
    const int atOnce = std::clamp(share, std::min(kLeastAtOnce, limit), limit);
    MessageRows page;
    for (;;) {
        // All that have run dry are asked together.
        std::vector<Stream*> asked;
        std::vector<AsyncResult<MessageRows>> answers;
        for (Stream& stream : streams) {
            if (!stream.isEmpty() || stream.atEnd)
                continue;
            asked.push_back(&stream);
            answers.push_back(stream.part.rows->rows(query, stream.after, atOnce));
        }
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const Result<MessageRows> read = co_await answers[i];
            if (generation != state->generation)
                co_return failure(ErrorKind::Cancelled);
            if (!read)
                co_return failure(read.error());
            refill(*asked[i], *read);
        }
        bool dry = false;
        while (!dry && page.rows.size() < limit) {
            Stream* next = foremost(streams, query);
            if (!next) {
                page.atEnd = true;
                co_return page;
            }
            take(*next, page);
            dry = next->isEmpty() && !next->atEnd;
        }
        if (page.rows.size() >= limit)
            break;
    }
    page.atEnd = std::all_of(streams.begin(), streams.end(), [](const Stream& stream) {
        return stream.isEmpty() && stream.atEnd;
    });
    co_return page;
}

AsyncResult<qint64> MergedRows::State::count(std::shared_ptr<State> state, ListQuery query)
{
    const quint64 generation = state->generation;
    std::vector<AsyncResult<qint64>> answers;
    for (const Part& part : std::as_const(state->parts))
        answers.push_back(part.rows->count(query));
    qint64 sum = 0;
    for (const AsyncResult<qint64>& answer : answers) {
        const Result<qint64> count = co_await answer;
        if (generation != state->generation)
            co_return failure(ErrorKind::Cancelled);
        if (!count)
            co_return failure(count.error());
        sum += *count;
    }
    co_return sum;
}

MergedRows::MergedRows() : m_state(std::make_shared<State>()) {}

MergedRows::~MergedRows()
{
    setParts({});
}

void MergedRows::setParts(QList<Part> parts)
{
    ++m_state->generation;
    m_state->parts = std::move(parts);
}

qsizetype MergedRows::parts() const
{
    return m_state->parts.size();
}

AsyncResult<MessageRows> MergedRows::rows(ListQuery query, std::optional<RowKey> after, int limit)
{
    return State::read(m_state, std::move(query), std::move(after), limit);
}

AsyncResult<qint64> MergedRows::count(ListQuery query)
{
    return State::count(m_state, std::move(query));
}

} // namespace waxwing
