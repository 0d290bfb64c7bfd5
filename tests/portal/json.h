#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace waxwing::portal {

/// The JSON of the portal keeps the order in which members were put in, so that answers read like
/// the documents do.
using Json = nlohmann::ordered_json;

/// Serialises without ever throwing; text that is not UTF-8 is replaced.
inline std::string dump(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace waxwing::portal
