#pragma once

#include "core/async/asyncresult.h"
#include "core/async/scheduler.h"
#include "core/store/accountdatabase.h"

#include <functional>

namespace waxwing {

/// Indexes what a file of an earlier version holds, newest first, a piece at a time with pauses, so
/// that other work of the storage thread goes on between. How far it is stands in the file; it goes
/// on there after any end. Main thread; ends when it is destroyed.
class SearchIndexer
{
public:
    /// Both must outlive it.
    SearchIndexer(AccountDatabase& database, Scheduler& scheduler);
    ~SearchIndexer();

    /// Ends with success when everything is indexed.
    [[nodiscard]] AsyncResult<void> run();
    /// Indexes at most `messages` more; gives how many of the file are left.
    [[nodiscard]] AsyncResult<qint64> piece(int messages);

private:
    AccountDatabase& m_database;
    Scheduler& m_scheduler;
    std::stop_source m_stop;
};

} // namespace waxwing
