#pragma once

#include "core/async/completer.h"

#include <QThreadPool>

#include <functional>
#include <memory>

namespace waxwing {

/// The answer of `work`, which runs in the thread pool.
template<typename T>
[[nodiscard]] AsyncResult<T> inPool(std::function<Result<T>()> work)
{
    const auto completer = std::make_shared<Completer<T>>();
    auto answer = completer->result();
    QThreadPool::globalInstance()->start(
        [completer, work = std::move(work)] { completer->complete(work()); });
    return answer;
}

} // namespace waxwing
