#pragma once

#include <QList>
#include <QStringView>

namespace waxwing {

struct ScannedWord
{
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const ScannedWord&) const = default;
};

/// The words of a text that are worth a look in a dictionary: not addresses, links and paths, not
/// what has digits or capitals in the middle, no abbreviations, and nothing in scripts that are
/// written without spaces. Pure.
[[nodiscard]] QList<ScannedWord> wordsToCheck(QStringView text);

} // namespace waxwing
