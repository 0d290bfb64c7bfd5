#pragma once

#include <QString>

namespace waxwing {

/// The readable text of a stranger's HTML, for search and for plain views. What the HTML hides is
/// left out. Pure; bounded like cleanHtml().
[[nodiscard]] QString plainTextOf(const QString& html);

/// Plain text as HTML for QTextDocument: escaped, line breaks and spaces kept, web and mail
/// addresses as links.
[[nodiscard]] QString textToHtml(const QString& text);

} // namespace waxwing
