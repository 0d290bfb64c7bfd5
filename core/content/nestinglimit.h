#pragma once

#include <QByteArray>

namespace waxwing {

/// Prepares tag soup for the parser, whose time grows with the square of the nesting: leaves out
/// start tags beyond `maxDepth`, elements of foreign namespaces, and what only programs read
/// (scripts, style sheets, comments). Errs on the side of leaving out. What it lets through is
/// still hostile.
[[nodiscard]] QByteArray limitNesting(QByteArrayView html, int maxDepth);

} // namespace waxwing
