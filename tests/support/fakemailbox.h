#pragma once

#include "core/sync/messagesource.h"
#include "tests/support/samplemessages.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <map>

namespace waxwing::test {

/// A mailbox on a portal that exists only here: search with folders, guids and pages, newest first.
class FakeMailbox final : public MessageSource
{
public:
    std::map<Folder, QList<MessageSummary>> folders;
    int searches = 0;
    QList<QString> log; ///< "Inbox 1/25" or "Inbox guids 3" for each search
    /// Answers of the next searches; nullopt: the truth.
    std::deque<std::optional<Error>> failures;
    /// Called before each search is answered: what others do meanwhile.
    std::function<void()> meanwhile;

    void deliver(const MessageSummary& message, Folder folder = Folder::Inbox)
    {
        QList<MessageSummary>& list = folders[folder];
        const auto newestFirst = [](const auto& a, const auto& b) {
            return a.date != b.date ? a.date > b.date : a.guid < b.guid;
        };
        list.insert(std::upper_bound(list.cbegin(), list.cend(), message, newestFirst), message);
    }
    void deliver(int first, int count)
    {
        for (int i = 0; i < count; ++i)
            deliver(sampleMessage(first + i));
    }
    bool vanish(const Guid& guid)
    {
        for (auto& [folder, list] : folders) {
            if (list.removeIf([&guid](const auto& one) { return one.guid == guid; }) > 0)
                return true;
        }
        return false;
    }
    void move(const Guid& guid, Folder to)
    {
        const MessageSummary* found = find(guid);
        if (!found)
            return;
        const MessageSummary message = *found;
        vanish(guid);
        deliver(message, to);
    }
    [[nodiscard]] MessageSummary* find(const Guid& guid)
    {
        for (auto& [folder, list] : folders) {
            for (MessageSummary& message : list) {
                if (message.guid == guid)
                    return &message;
            }
        }
        return nullptr;
    }

    [[nodiscard]] AsyncResult<Page<MessageSummary>>
    searchMessages(MessageFilter filter, int page, int pageSize, std::stop_token stop) override
    {
        ++searches;
        QString line;
        for (const Folder folder : std::as_const(filter.types))
            line += toWire(folder) + u' ';
        line += filter.messageGuids.isEmpty()
                    ? QStringLiteral("%1/%2").arg(page).arg(pageSize)
                    : QStringLiteral("guids %1").arg(filter.messageGuids.size());
        log << line;
        if (meanwhile)
            meanwhile();
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        if (!failures.empty()) {
            const std::optional<Error> next = failures.front();
            failures.pop_front();
            if (next)
                co_return failure(*next);
        }
        co_return answer(filter, page, pageSize);
    }

private:
    [[nodiscard]] Page<MessageSummary> answer(const MessageFilter& filter, int page,
                                              int pageSize) const
    {
        QList<MessageSummary> matching;
        for (const auto& [folder, list] : folders) {
            if (!filter.types.isEmpty() && !filter.types.contains(folder))
                continue;
            for (const MessageSummary& message : list) {
                if (filter.messageGuids.isEmpty() || filter.messageGuids.contains(message.guid))
                    matching << message;
            }
        }
        Page<MessageSummary> found;
        found.pageSize = pageSize;
        found.currentPage = page;
        found.totalItems = matching.size();
        found.totalPages = static_cast<int>((matching.size() + pageSize - 1) / pageSize);
        found.results = matching.mid(qsizetype(page - 1) * pageSize, pageSize);
        return found;
    }
};

} // namespace waxwing::test
