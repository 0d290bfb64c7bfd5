#pragma once

#include <QString>

namespace waxwing {

struct CleanStyle
{
    QString css;         ///< declarations that were understood, written anew; may be empty
    bool hidden = false; ///< the sender does not show this element (preview texts, traps)
    bool keepsSpaces = false;
};

/// Reads the value of a style attribute. `colours` false leaves colours out.
[[nodiscard]] CleanStyle cleanStyle(QStringView style, bool colours);

/// A colour as "#rrggbb", rgb(), or a name; empty if it is none.
[[nodiscard]] QString cleanColour(QStringView value);

/// A list of font names without anything else; empty if none is left.
[[nodiscard]] QString cleanFontFamily(QStringView value);

} // namespace waxwing
