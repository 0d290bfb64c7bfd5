#pragma once

#include "core/async/completer.h"
#include "ui/inbox/messagerowssource.h"

#include <deque>
#include <functional>

namespace waxwing::test {

/// A list of messages that can change, with keys that stay valid as those of a database do. Message
/// n has date n; `gaps` are numbers that do not exist. Answers at once, or when the test says so.
class FakeRows final : public MessageRowsSource
{
public:
    explicit FakeRows(qint64 total) : newest(total) {}

    qint64 newest;         ///< numbers run from 1 to this
    QSet<qint64> gaps;
    QSet<qint64> read;
    bool hold = false;     ///< answers wait for release()
    int calls = 0;
    int counts = 0;
    std::optional<Error> broken;

    static Guid guidOf(qint64 number)
    {
        return *Guid::parse(QStringLiteral("%1").arg(number, 32, 16, QLatin1Char('0')));
    }

    AsyncResult<MessageRows> rows(ListQuery query, std::optional<RowKey> after, int limit) override
    {
        ++calls;
        auto completer = std::make_shared<Completer<MessageRows>>();
        auto result = completer->result();
        Result<MessageRows> made = broken ? Result<MessageRows>(failure(*broken))
                                          : Result<MessageRows>(make(query, after, limit));
        if (hold)
            m_held.push_back([completer, made] { completer->complete(made); });
        else
            completer->complete(std::move(made));
        return result;
    }
    AsyncResult<qint64> count(ListQuery) override
    {
        ++counts;
        co_return newest - gaps.size();
    }
    void release()
    {
        const auto held = std::move(m_held);
        m_held.clear();
        for (const auto& call : held)
            call();
    }
    [[nodiscard]] std::size_t waiting() const { return m_held.size(); }

private:
    MessageRows make(const ListQuery& query, const std::optional<RowKey>& after, int limit) const
    {
        const bool down = query.order == Qt::DescendingOrder;
        qint64 number = after ? after->date : (down ? newest : 1);
        // A row of the same date may still be to come: guids decide, as in a database.
        if (after && !(down ? guidOf(number) > after->guid : guidOf(number) < after->guid))
            number += down ? -1 : 1;
        number = down ? std::min(number, newest) : std::max<qint64>(number, 1);
        MessageRows answer;
        for (; number >= 1 && number <= newest && answer.rows.size() < limit;
             number += down ? -1 : 1) {
            if (gaps.contains(number))
                continue;
            MessageRow row;
            row.guid = guidOf(number);
            row.subject = QString::number(number);
            row.correspondent = QStringLiteral("Anna Keller");
            row.date = QDateTime::fromSecsSinceEpoch(number, Qt::UTC);
            row.unread = !read.contains(number);
            answer.rows.append(row);
            answer.keys.append({QString(), number, row.guid});
        }
        answer.atEnd = answer.rows.size() < limit;
        return answer;
    }

    std::deque<std::function<void()>> m_held;
};

} // namespace waxwing::test
