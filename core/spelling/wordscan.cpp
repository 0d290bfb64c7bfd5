#include "core/spelling/wordscan.h"

#include <QString>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace waxwing {

namespace {

constexpr qsizetype kLongest = 64; ///< nobody's word, and costly to suggest for

bool isWrittenWithoutSpaces(QChar letter)
{
    switch (letter.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar: return true;
    default: return false;
    }
}

/// A piece between blanks that stands for a place rather than for words.
bool isAddress(QStringView piece)
{
    return piece.contains(u'@') || piece.contains(u"://") || piece.contains(u"www.")
           || piece.contains(u'\\') || piece.startsWith(u'/') || piece.contains(u'_');
}

bool isApostrophe(QChar letter)
{
    return letter == u'\'' || letter == u'\u2019';
}

bool isWorthChecking(QStringView word)
{
    if (word.size() < 2 || word.size() > kLongest)
        return false;
    bool lower = false;
    for (const QChar letter : word) {
        // Surrogates are letters of scripts without dictionaries, or no letters at all.
        if (letter.isDigit() || letter == u'.' || letter == u':' || letter.isSurrogate()
            || isWrittenWithoutSpaces(letter))
            return false;
        if (letter.isUpper() && lower)
            return false; // a name of a program or product
        lower = lower || letter.isLower();
    }
    // A script without capitals has no lower case either.
    const bool shouts = std::any_of(word.begin(), word.end(),
                                    [](QChar letter) { return letter.isUpper(); });
    return lower || !shouts;
}

void addWords(QStringView piece, qsizetype start, QList<ScannedWord>& words)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, piece.data(), piece.size());
    qsizetype from = 0;
    while (from >= 0 && from < piece.size()) {
        const bool begins = finder.boundaryReasons().testFlag(QTextBoundaryFinder::StartOfItem);
        const qsizetype to = finder.toNextBoundary();
        if (to < 0)
            return;
        qsizetype first = from;
        qsizetype last = to;
        while (first < last && isApostrophe(piece.at(first)))
            ++first;
        while (last > first && isApostrophe(piece.at(last - 1)))
            --last;
        const QStringView word = piece.mid(first, last - first);
        if (begins && !word.isEmpty() && word.front().isLetter() && isWorthChecking(word))
            words << ScannedWord{start + first, last - first};
        from = to;
    }
}

} // namespace

QList<ScannedWord> wordsToCheck(QStringView text)
{
    QList<ScannedWord> words;
    qsizetype start = 0;
    while (start < text.size()) {
        while (start < text.size() && text.at(start).isSpace())
            ++start;
        qsizetype end = start;
        while (end < text.size() && !text.at(end).isSpace())
            ++end;
        const QStringView piece = text.mid(start, end - start);
        if (!piece.isEmpty() && !isAddress(piece))
            addWords(piece, start, words);
        start = end;
    }
    return words;
}

} // namespace waxwing
