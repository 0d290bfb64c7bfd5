#pragma once

#include "core/base/result.h"

#include <QCoroTask>

namespace waxwing {

/// The one shape of an answer that comes later (design section 4). Starts at once, resumes on the
/// main thread, never throws. Mark functions that return one [[nodiscard]]: an exception or error
/// nobody awaits would vanish. In an expression with co_await, name every argument first: g++ 12
/// destroys aggregate temporaries and capturing lambdas there twice.
template<typename T>
using AsyncResult = QCoro::Task<Result<T>>;

} // namespace waxwing
