#pragma once

#include "core/async/asyncresult.h"
#include "core/model/thread.h"

namespace waxwing {

/// Where the conversations of one account come from. Must outlive its use by ThreadController (call
/// drop() there first).
class ThreadSource
{
public:
    virtual ~ThreadSource() = default;
    /// In reading order. Opens nothing.
    [[nodiscard]] virtual AsyncResult<QList<ThreadNode>> thread(Guid message, Guid conversation) = 0;
};

} // namespace waxwing
