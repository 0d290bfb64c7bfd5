#pragma once

#include <string>

namespace waxwing::portal {

/// A PNG from its rows, each with its filter byte. `channels`: 1 is grey, 3 is red, green, blue.
std::string pngOf(int width, int height, int channels, const std::string& rows);

} // namespace waxwing::portal
