#include "core/content/sanetext.h"

namespace waxwing {

namespace {

bool isText(char32_t c)
{
    if (c < 0x20)
        return c == U'\t' || c == U'\n' || c == U'\r';
    if (c >= 0x7f && c <= 0x9f)
        return false;
    if (c == 0x202d || c == 0x202e) // LRO, RLO: letters would read backwards
        return false;
    if (c == 0xfffc || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb))
        return false;
    if ((c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe) // noncharacters
        return false;
    return !QChar::isSurrogate(c);
}

bool isInvisible(QChar c)
{
    return c.category() == QChar::Other_Format || c.unicode() == 0x00ad;
}

} // namespace

QString saneText(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            if (isText(QChar::surrogateToUcs4(unit, text[i + 1])))
                result += text.mid(i, 2);
            ++i;
        } else if (unit.unicode() == 0x2028 || unit.unicode() == 0x2029) {
            result += u'\n';
        } else if (isText(unit.unicode())) {
            result += unit;
        }
    }
    return result;
}

QString escaped(QStringView text)
{
    return saneText(text).toHtmlEscaped();
}

QString singleSpaced(QStringView text)
{
    QString visible = saneText(text);
    visible.removeIf(isInvisible);
    return visible.simplified();
}

} // namespace waxwing
