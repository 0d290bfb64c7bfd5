#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

// Compiled once, in json.cpp, instead of in every file.
extern template class nlohmann::basic_json<nlohmann::ordered_map>;
extern template class std::vector<nlohmann::ordered_json>;
extern template class nlohmann::detail::serializer<nlohmann::ordered_json>;

namespace waxwing::portal {

/// The JSON of the portal keeps the order in which members were put in, so that answers read like
/// the documents do.
using Json = nlohmann::ordered_json;

/// Never throws; what is not JSON comes back discarded.
[[nodiscard]] Json parseJson(std::string_view text);

/// Serialises without ever throwing; text that is not UTF-8 is replaced.
[[nodiscard]] std::string dump(const Json& json);

} // namespace waxwing::portal
