#pragma once

#include "ui/search/searchcontroller.h"

#include <QLocale>

namespace waxwing {

/// Where was looked, where not, and why: "I can't find my message" mostly means the wrong portal.
[[nodiscard]] QString searchedSentence(const SearchController& search);
/// "12 messages found", "more than 50 messages found".
[[nodiscard]] QString foundSentence(const SearchController& search, const QLocale& locale);
/// What to try when nothing was found.
[[nodiscard]] QString nothingFoundSentence(const SearchController& search);
/// What one can type, for an empty field.
[[nodiscard]] QString searchHelp();

} // namespace waxwing
