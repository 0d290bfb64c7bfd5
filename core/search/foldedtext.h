#pragma once

#include <QString>

#include <string>

namespace waxwing {

/// A character of a script that is written without spaces between words: Chinese, Japanese, Korean,
/// Thai, Lao, Khmer, Burmese. Such runs are indexed in pairs of characters.
[[nodiscard]] bool isUnspaced(char32_t character);

/// One character of a word as the index knows it, in UTF-8: what writers leave out or write in
/// several ways is made one ("ß" is "ss", vowel points are gone). Case and accents are not its part.
void appendFolded(std::string& word, char32_t character);

/// Text as the search compares it outside of the index: case, accents and the above folded.
[[nodiscard]] QString folded(QStringView text);

} // namespace waxwing
