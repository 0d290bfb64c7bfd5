#include "app/platform/fontsahead.h"

#include <dlfcn.h>

namespace waxwing {

/// Qt has loaded fontconfig already, and asks it only once there is text. Fontconfig keeps what it has
/// read, for all threads.
std::jthread readFontsOfSystem()
{
    using FcInit = int();
    auto* const read = reinterpret_cast<FcInit*>(dlsym(RTLD_DEFAULT, "FcInit"));
    return read ? std::jthread([read] { read(); }) : std::jthread();
}

} // namespace waxwing
