#include "tests/portal/json.h"

template class nlohmann::basic_json<nlohmann::ordered_map>;
template class std::vector<nlohmann::ordered_json>;
template class nlohmann::detail::serializer<nlohmann::ordered_json>;

namespace waxwing::portal {

Json parseJson(std::string_view text)
{
    return Json::parse(text, nullptr, false);
}

std::string dump(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace waxwing::portal
