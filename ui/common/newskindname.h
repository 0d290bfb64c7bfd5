#pragma once

#include "core/model/news.h"

#include <QString>

namespace waxwing {

/// "New messages", "Your document was signed": a kind of news as the settings name it.
[[nodiscard]] QString newsKindName(NewsKind kind);

} // namespace waxwing
