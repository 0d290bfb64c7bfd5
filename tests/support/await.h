#pragma once

#include "core/async/asyncresult.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTest>

#include <optional>

namespace waxwing::test {

/// Runs the event loop until the task has answered; fails the test after `timeout` instead of
/// hanging. For test slots only, which must stay ordinary functions.
template<typename T>
[[nodiscard]] Result<T> await(AsyncResult<T> task,
                              std::chrono::milliseconds timeout = std::chrono::seconds(20))
{
    auto answer = std::make_shared<std::optional<Result<T>>>();
    [](AsyncResult<T> running, std::shared_ptr<std::optional<Result<T>>> out) -> QCoro::Task<void> {
        Result<T> result = co_await running;
        out->emplace(std::move(result));
    }(std::move(task), answer);
    const bool answered = QTest::qWaitFor([&] { return answer->has_value(); },
                                          static_cast<int>(timeout.count()));
    if (!answered)
        return failure(ErrorKind::Cancelled, QStringLiteral("the test gave up waiting"));
    return std::move(**answer);
}

} // namespace waxwing::test
