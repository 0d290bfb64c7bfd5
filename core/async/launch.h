#pragma once

#include "core/async/asyncresult.h"

#include <QString>

namespace waxwing {

/// Logs a failed fire-and-forget task; cancelled ones are silent. The seam of launch().
void logLaunchFailure(const char* what, const Error& error);

/// Fire and forget, the only way to do it: what goes wrong is logged under `what`, a string
/// literal that names the work ("sync mailbox").
template<typename T>
void launch(AsyncResult<T> task, const char* what)
{
    // A free coroutine by value keeps the task alive; its frame owns itself once detached.
    [](AsyncResult<T> running, const char* name) -> QCoro::Task<void> {
        const Result<T> result = co_await running;
        if (!result)
            logLaunchFailure(name, result.error());
    }(std::move(task), what);
}

} // namespace waxwing
