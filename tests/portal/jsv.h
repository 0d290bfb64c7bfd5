#pragma once

#include "tests/portal/json.h"

#include <optional>
#include <string_view>

namespace waxwing::portal {

/// How much a filter in a query string may differ from the documented JSV.
enum class JsvDialect {
    Strict,  ///< JSV as the framework reads it: quoted keys and blanks between tokens are refused
    Tolerant ///< also JSON and the mixture that the Java SDK sends
};

/// Reads an object in JSV. Scalars come back as strings: the schema says later what they are.
/// Nothing is returned if the text does not bind.
std::optional<Json> parseJsvObject(std::string_view text, JsvDialect dialect);

/// Reads a list of the query string: `a,b,c`, `[a,b,c]`, with quoted items where needed.
std::optional<Json> parseJsvList(std::string_view text, JsvDialect dialect);

} // namespace waxwing::portal
