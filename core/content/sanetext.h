#pragma once

#include <QString>

namespace waxwing {

/// Text without characters that are no text: controls, noncharacters (QTextDocument uses some of
/// them as marks of its own structure) and overrides of the writing direction.
[[nodiscard]] QString saneText(QStringView text);

/// Escaped for element content and for double-quoted attributes.
[[nodiscard]] QString escaped(QStringView text);

/// Runs of white space as one space, none at the ends, nothing invisible.
[[nodiscard]] QString singleSpaced(QStringView text);

} // namespace waxwing
