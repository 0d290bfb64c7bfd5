#include "core/portal/json.h"

namespace waxwing {

Json parseJson(std::string_view text)
{
    return Json::parse(text, nullptr, false);
}

} // namespace waxwing
