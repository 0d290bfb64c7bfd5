#include "app/platform/linux/tidytext.h"

#include <algorithm>

namespace waxwing {

namespace {

constexpr qsizetype kLongestText = 400;

} // namespace

QString tidied(const QString& text)
{
    QString result;
    result.reserve(std::min(text.size(), kLongestText));
    for (const QChar character : text) {
        if (result.size() >= kLongestText)
            return result + u'…';
        const bool allowed = character == u'\n' || character.category() != QChar::Other_Control;
        result += allowed ? character : QChar(u' ');
    }
    return result;
}

} // namespace waxwing
