#pragma once

#include <nlohmann/json.hpp>

#include <string_view>

namespace waxwing {

/// JSON as the wire layer reads and writes it.
using Json = nlohmann::json;

/// Never throws; what is not JSON comes back discarded. Any thread.
[[nodiscard]] Json parseJson(std::string_view text);

} // namespace waxwing
