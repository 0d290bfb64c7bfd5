#pragma once

#include <QString>

class QTextDocument;

namespace waxwing {

/// What the editor can write, as HTML that says nothing else: paragraphs, bold, italic, lists,
/// links, quotes. Fonts and colours of the desktop stay at home.
[[nodiscard]] QString editorHtml(const QTextDocument& document);

/// Nothing but blanks was written.
[[nodiscard]] bool isBlank(const QTextDocument& document);

/// There is something in the safe HTML that the editor cannot hold: pictures or tables.
[[nodiscard]] bool holdsMoreThanEditable(const QString& html);

inline constexpr int kQuoteMargin = 40; ///< of a block, for each level of quoting

/// A body with the message it answers below it, and apart again. `quote` is HTML made safe before.
[[nodiscard]] QString withQuote(const QString& written, const QString& quote);
struct QuotedBody
{
    QString written;
    QString quote;
};
[[nodiscard]] QuotedBody splitQuote(const QString& body);

} // namespace waxwing
