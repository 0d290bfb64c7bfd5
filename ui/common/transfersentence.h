#pragma once

#include "core/base/error.h"

#include <QString>

namespace waxwing {

/// What went wrong with a file on its way to or from the portal, and what the person can do.
[[nodiscard]] QString transferSentence(const Error& error);

} // namespace waxwing
