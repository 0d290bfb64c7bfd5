#pragma once

#include <thread>

namespace waxwing {

/// Begins to read what the system says about fonts, in a thread that is over within milliseconds: on
/// Linux that is as much work as all else before the first window. Before the application object.
[[nodiscard]] std::jthread readFontsOfSystem();

} // namespace waxwing
