#pragma once

#include "core/async/scheduler.h"

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace waxwing {

/// What nobody misses until the first rows are on screen: built after them, one part in each turn of
/// the event loop, so that what arrives meanwhile is not held up by all of them. Whoever needs a part
/// earlier finishes them first. What was not built when it dies is never built. Main thread.
class LateParts
{
public:
    /// `scheduler` must outlive this.
    explicit LateParts(Scheduler& scheduler);

    /// Built in the order of adding; what is added to a finished one is built at once.
    void add(std::function<void()> build);
    /// The first part is built then; later calls change nothing.
    void begin(std::chrono::milliseconds after);
    /// Builds what is left before it returns. A part may call it: the rest follows that part.
    void finish();

private:
    void buildNext();

    Scheduler& m_scheduler;
    std::deque<std::function<void()>> m_parts;
    std::unique_ptr<ScheduledCall> m_next;
    bool m_building = false;
    bool m_finished = false;
};

} // namespace waxwing
