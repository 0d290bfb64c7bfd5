#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace waxwing {

/// A value or the reason why there is none. Test before dereferencing: the library does not check.
template<typename T>
using Result = tl::expected<T, Error>;

/// Shorthand for `return failure(ErrorKind::…, u"…"_qs);` in a function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, QString detail = {})
{
    return tl::unexpected<Error>(Error(kind, std::move(detail)));
}

[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace waxwing
