#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waxwing::portal {

/// What somebody who wrote a name that does not exist may have meant: at most three, nearest first.
std::vector<std::string> namesNear(std::string_view wrong, const std::vector<std::string>& known);

} // namespace waxwing::portal
