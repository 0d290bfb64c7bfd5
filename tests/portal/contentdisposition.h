#pragma once

#include <string>

namespace waxwing::portal {

/// RFC 6266: an attachment with this name in UTF-8, and for older clients what ASCII has of it.
std::string contentDisposition(const std::string& fileName);

} // namespace waxwing::portal
