#pragma once

#include <QString>

namespace waxwing {

/// Texts of alerts come from strangers: no control characters, no endless lines.
[[nodiscard]] QString tidied(const QString& text);

} // namespace waxwing
