#include "core/search/foldedtext.h"

#include <QList>

namespace waxwing {

namespace {

bool isBetween(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

bool isCjk(char32_t c)
{
    return isBetween(c, 0x3005, 0x3007) || isBetween(c, 0x3041, 0x3096)
           || isBetween(c, 0x3099, 0x309a) || isBetween(c, 0x309d, 0x309f)
           || isBetween(c, 0x30a1, 0x30fa) || isBetween(c, 0x30fc, 0x30ff)
           || isBetween(c, 0x3105, 0x318e) || isBetween(c, 0x31a0, 0x31ff)
           || isBetween(c, 0x3400, 0x4dbf) || isBetween(c, 0x4e00, 0x9fff)
           || isBetween(c, 0x1100, 0x11ff) || isBetween(c, 0xac00, 0xd7ff)
           || isBetween(c, 0xf900, 0xfaff) || isBetween(c, 0xff66, 0xff9f)
           || isBetween(c, 0x20000, 0x323af);
}

bool isSoutheastAsian(char32_t c)
{
    // Letters and vowel signs of each block, without its digits and punctuation.
    return isBetween(c, 0x0e01, 0x0e3a) || isBetween(c, 0x0e40, 0x0e4e)
           || isBetween(c, 0x0e81, 0x0ece) || isBetween(c, 0x0edc, 0x0edf)
           || isBetween(c, 0x1000, 0x103f) || isBetween(c, 0x1050, 0x108f)
           || isBetween(c, 0x1780, 0x17d3);
}

/// Vowel points of Hebrew and Arabic, and the stroke that only stretches a word.
bool isLeftOut(char32_t c)
{
    return isBetween(c, 0x0591, 0x05c7) || isBetween(c, 0x064b, 0x065f) || c == 0x0670
           || c == 0x0640;
}

void appendUtf8(std::string& word, char32_t c)
{
    if (c < 0x80) {
        word += static_cast<char>(c);
    } else if (c < 0x800) {
        word += static_cast<char>(0xc0 | (c >> 6));
        word += static_cast<char>(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        word += static_cast<char>(0xe0 | (c >> 12));
        word += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        word += static_cast<char>(0x80 | (c & 0x3f));
    } else {
        word += static_cast<char>(0xf0 | (c >> 18));
        word += static_cast<char>(0x80 | ((c >> 12) & 0x3f));
        word += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        word += static_cast<char>(0x80 | (c & 0x3f));
    }
}

/// Greek letters without their accents, which SQLite leaves on.
char32_t withoutGreekAccents(char32_t c)
{
    while (isBetween(c, 0x0370, 0x03ff) || isBetween(c, 0x1f00, 0x1fff)) {
        const QString parts = QChar::decomposition(c);
        if (parts.isEmpty())
            return c;
        c = parts.at(0).unicode();
    }
    return c;
}

} // namespace

bool isUnspaced(char32_t character)
{
    return character >= 0x0e01 && (isCjk(character) || isSoutheastAsian(character));
}

void appendFolded(std::string& word, char32_t character)
{
    if (isLeftOut(character))
        return;
    if (isBetween(character, 0xff21, 0xff3a)) // wide capitals
        return appendUtf8(word, character - 0xff21 + U'a');
    if (isBetween(character, 0xff01, 0xff5e))
        return appendUtf8(word, character - 0xff01 + U'!');
    character = withoutGreekAccents(character);
    switch (character) {
    case 0x00df:
    case 0x1e9e: word += "ss"; return;
    case 0x00e6: word += "ae"; return;
    case 0x0153: word += "oe"; return;
    case 0x00f8: word += 'o'; return;
    case 0x0111:
    case 0x00f0: word += 'd'; return;
    case 0x0142: word += 'l'; return;
    case 0x0131: word += 'i'; return;
    case 0x0127: word += 'h'; return;
    case 0x00fe: word += "th"; return;
    case 0x03c2: return appendUtf8(word, 0x03c3); // sigma at the end of a word
    case 0x0451: return appendUtf8(word, 0x0435); // ё is written as е
    case 0x0622:
    case 0x0623:
    case 0x0625: return appendUtf8(word, 0x0627); // alef with anything on it
    case 0x0649: return appendUtf8(word, 0x064a);
    default: appendUtf8(word, character);
    }
}

QString folded(QStringView text)
{
    const QString plain
        = text.toString().normalized(QString::NormalizationForm_D).toCaseFolded();
    std::string word;
    word.reserve(static_cast<std::size_t>(plain.size()));
    for (const uint character : plain.toUcs4()) {
        // Marks carry meaning in scripts without spaces; elsewhere they are accents.
        if (QChar::category(character) != QChar::Mark_NonSpacing || isUnspaced(character))
            appendFolded(word, character);
    }
    return QString::fromStdString(word).normalized(QString::NormalizationForm_C);
}

} // namespace waxwing
