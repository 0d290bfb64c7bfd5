#pragma once

#include "core/async/scheduler.h"
#include "core/base/clock.h"

#include <algorithm>
#include <list>
#include <memory>

namespace waxwing::test {

/// A clock and scheduler that stand still until the test moves them.
class ManualClock final : public Clock, public Scheduler
{
public:
    explicit ManualClock(QDateTime start = QDateTime({2026, 3, 5}, {14, 7, 9}, Qt::UTC))
        : m_now(std::move(start))
    {}

    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds elapsed() const override { return m_elapsed; }

    [[nodiscard]] std::unique_ptr<ScheduledCall> after(std::chrono::milliseconds delay,
                                                       std::function<void()> call) override
    {
        auto entry = std::make_shared<Entry>(Entry{m_elapsed + delay, std::move(call)});
        m_entries.push_back(entry);
        return std::make_unique<Handle>(std::move(entry));
    }

    /// Moves time and makes every call that falls due on the way, in order.
    void advance(std::chrono::milliseconds by)
    {
        const auto target = m_elapsed + by;
        while (auto due = nextDue(target)) {
            moveTo(std::max(m_elapsed, due->at));
            const auto call = std::move(due->call);
            due->call = nullptr;
            m_entries.remove(due);
            call();
        }
        moveTo(target);
    }

    /// Wall time jumps, as after a correction of the machine's clock; timers do not notice.
    void jumpWallTime(std::chrono::milliseconds by) { m_now = m_now.addMSecs(by.count()); }

    /// Time until the next waiting call, or -1 ms when nothing waits.
    [[nodiscard]] std::chrono::milliseconds nextCallIn()
    {
        auto due = nextDue(std::chrono::milliseconds::max());
        return due ? std::max(due->at - m_elapsed, std::chrono::milliseconds(0))
                   : std::chrono::milliseconds(-1);
    }

    [[nodiscard]] std::size_t waiting()
    {
        (void)nextDue(std::chrono::milliseconds::max());
        return m_entries.size();
    }

private:
    struct Entry
    {
        std::chrono::milliseconds at;
        std::function<void()> call;
    };
    class Handle final : public ScheduledCall
    {
    public:
        explicit Handle(std::shared_ptr<Entry> entry) : m_entry(std::move(entry)) {}
        ~Handle() override { m_entry->call = nullptr; }

    private:
        std::shared_ptr<Entry> m_entry;
    };

    void moveTo(std::chrono::milliseconds elapsed)
    {
        m_now = m_now.addMSecs((elapsed - m_elapsed).count());
        m_elapsed = elapsed;
    }

    std::shared_ptr<Entry> nextDue(std::chrono::milliseconds limit)
    {
        m_entries.remove_if([](const auto& entry) { return !entry->call; });
        const auto next = std::min_element(m_entries.begin(), m_entries.end(),
                                           [](const auto& a, const auto& b) { return a->at < b->at; });
        if (next == m_entries.end() || (*next)->at > limit)
            return nullptr;
        return *next;
    }

    QDateTime m_now;
    std::chrono::milliseconds m_elapsed{0};
    std::list<std::shared_ptr<Entry>> m_entries;
};

} // namespace waxwing::test
