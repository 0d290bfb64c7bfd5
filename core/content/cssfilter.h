#pragma once

#include <QString>

namespace waxwing {

/// What may stay of a `style` attribute: an allow-list of properties with plain values, without
/// functions, addresses or escapes. Empty if nothing may.
[[nodiscard]] QString cleanStyle(const QString& style);

/// True for a colour name, #hex or rgb() with numbers only.
[[nodiscard]] bool isPlainColor(const QString& value);

/// True for digits with an optional unit or per cent sign.
[[nodiscard]] bool isPlainLength(const QString& value);

} // namespace waxwing
