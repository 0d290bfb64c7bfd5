#include "core/content/cleanstyle.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>

namespace waxwing {

namespace {

constexpr qsizetype kLongestStyle = 8 * 1024;
constexpr double kSmallestFontPx = 8;
constexpr double kLargestFontPx = 48;

template<std::size_t N>
bool isOneOf(QStringView value, const std::array<QStringView, N>& words)
{
    return std::find(words.begin(), words.end(), value) != words.end();
}

QString withoutComments(QStringView style)
{
    QString result;
    qsizetype at = 0;
    for (;;) {
        const qsizetype open = style.indexOf(u"/*", at);
        result += style.mid(at, open < 0 ? -1 : open - at);
        if (open < 0)
            return result;
        const qsizetype close = style.indexOf(u"*/", open + 2);
        if (close < 0)
            return result;
        at = close + 2;
    }
}

/// A length in CSS pixels; nullopt if it is not an absolute one.
std::optional<double> pixels(QStringView value)
{
    static const QRegularExpression length(
        QStringLiteral("^(-?\\d{1,6}(?:\\.\\d{1,6})?|-?\\.\\d{1,6})(px|pt|em|rem|)$"));
    const auto match = length.match(value.toString());
    if (!match.hasMatch())
        return std::nullopt;
    const double number = match.capturedView(1).toDouble();
    const QStringView unit = match.capturedView(2);
    if (unit == u"pt")
        return number * 4 / 3;
    if (unit == u"em" || unit == u"rem")
        return number * 16;
    if (unit.isEmpty() && number != 0)
        return std::nullopt;
    return number;
}

QString inPixels(double value)
{
    return QString::number(qRound(value)) + QStringLiteral("px");
}

QString fontSize(QStringView value)
{
    static constexpr std::array<QStringView, 9> kWords{u"xx-small", u"x-small", u"small",
                                                       u"medium",   u"large",   u"x-large",
                                                       u"xx-large", u"larger",  u"smaller"};
    if (isOneOf(value, kWords))
        return value.toString();
    static const QRegularExpression percent(QStringLiteral("^(\\d{1,3})(?:\\.\\d+)?%$"));
    if (const auto match = percent.match(value.toString()); match.hasMatch()) {
        const double factor = match.capturedView(1).toInt() / 100.0;
        return inPixels(std::clamp(16 * factor, kSmallestFontPx, kLargestFontPx));
    }
    const auto size = pixels(value);
    return size && *size > 0 ? inPixels(std::clamp(*size, kSmallestFontPx, kLargestFontPx))
                             : QString();
}

QString spacing(QStringView value)
{
    // Up to four lengths, as in "margin: 0 8px".
    QStringList result;
    for (const QStringView part : value.split(u' ', Qt::SkipEmptyParts)) {
        const auto length = pixels(part);
        if (!length && part != u"auto")
            return {};
        result += inPixels(std::clamp(length.value_or(0), 0.0, 100.0));
    }
    return result.size() <= 4 ? result.join(u' ') : QString();
}

QString width(QStringView value)
{
    static const QRegularExpression percent(QStringLiteral("^(?:100|\\d{1,2})(?:\\.\\d+)?%$"));
    if (percent.match(value.toString()).hasMatch())
        return value.toString();
    const auto length = pixels(value);
    return length && *length >= 1 && *length <= 2000 ? inPixels(*length) : QString();
}

QString border(QStringView value, bool colours)
{
    static constexpr std::array<QStringView, 6> kStyles{u"none",   u"solid",  u"dashed",
                                                        u"dotted", u"double", u"hidden"};
    QStringList result;
    for (const QStringView part : value.split(u' ', Qt::SkipEmptyParts)) {
        if (isOneOf(part, kStyles))
            result += part.toString();
        else if (const auto length = pixels(part))
            result += inPixels(std::clamp(*length, 0.0, 10.0));
        else if (part == u"thin" || part == u"medium" || part == u"thick")
            result += part == u"thin" ? QStringLiteral("1px") : QStringLiteral("3px");
        else if (const QString colour = cleanColour(part); !colour.isEmpty() && colours)
            result += colour;
        else if (colour.isEmpty())
            return {};
    }
    return result.size() <= 3 ? result.join(u' ') : QString();
}

QString lineHeight(QStringView value)
{
    static const QRegularExpression percent(QStringLiteral("^(\\d{1,3})(?:\\.\\d+)?%$"));
    if (const auto match = percent.match(value.toString()); match.hasMatch())
        return QString::number(std::clamp(match.capturedView(1).toInt(), 100, 250)) + u'%';
    bool isNumber = false;
    const double factor = value.toDouble(&isNumber);
    if (!isNumber || !(factor > 0 && factor < 100))
        return {};
    return QString::number(std::clamp(qRound(factor * 100), 100, 250)) + u'%';
}

QString keyword(QStringView name, QStringView value)
{
    static constexpr std::array<QStringView, 4> kWeights{u"bold", u"normal", u"bolder", u"lighter"};
    static constexpr std::array<QStringView, 5> kAligns{u"left", u"right", u"center", u"justify",
                                                        u"start"};
    static constexpr std::array<QStringView, 6> kVertical{u"sub",    u"super",  u"top",
                                                          u"middle", u"bottom", u"baseline"};
    static constexpr std::array<QStringView, 4> kSpaces{u"normal", u"nowrap", u"pre", u"pre-wrap"};
    static constexpr std::array<QStringView, 8> kLists{
        u"disc",        u"circle",      u"square",      u"decimal",
        u"lower-alpha", u"upper-alpha", u"lower-roman", u"upper-roman"};
    static constexpr std::array<QStringView, 3> kCases{u"uppercase", u"lowercase", u"none"};
    bool fits = false;
    if (name == u"font-weight") {
        bool isNumber = false;
        const int weight = value.toInt(&isNumber);
        if (isNumber)
            return weight >= 600 ? QStringLiteral("bold") : QStringLiteral("normal");
        fits = isOneOf(value, kWeights);
    } else if (name == u"font-style") {
        fits = value == u"italic" || value == u"normal" || value == u"oblique";
    } else if (name == u"text-align") {
        fits = isOneOf(value, kAligns);
    } else if (name == u"vertical-align") {
        fits = isOneOf(value, kVertical);
    } else if (name == u"white-space") {
        fits = isOneOf(value, kSpaces);
    } else if (name == u"list-style-type") {
        fits = isOneOf(value, kLists);
    } else if (name == u"text-transform") {
        fits = isOneOf(value, kCases);
    } else if (name == u"direction") {
        fits = value == u"ltr" || value == u"rtl";
    }
    return fits ? value.toString() : QString();
}

QString decoration(QStringView value)
{
    for (const QStringView part : value.split(u' ', Qt::SkipEmptyParts)) {
        if (part == u"underline" || part == u"line-through" || part == u"none")
            return part.toString();
    }
    return {};
}

/// The value written anew; empty if the property or the value is not one of ours.
QString cleanValue(QStringView name, QStringView value, bool colours)
{
    if (name == u"color" || name == u"background-color" || name == u"background")
        return colours ? cleanColour(value) : QString();
    if (name == u"font-family")
        return cleanFontFamily(value);
    if (name == u"font-size")
        return fontSize(value);
    if (name == u"text-decoration" || name == u"text-decoration-line")
        return decoration(value);
    if (name == u"line-height")
        return lineHeight(value);
    if (name == u"width" || name == u"text-indent")
        return width(value);
    if (name.startsWith(u"margin") || name.startsWith(u"padding")) {
        static const QRegularExpression box(
            QStringLiteral("^(?:margin|padding)(?:-(?:top|right|bottom|left))?$"));
        return box.match(name.toString()).hasMatch() ? spacing(value) : QString();
    }
    if (name.startsWith(u"border")) {
        static const QRegularExpression side(
            QStringLiteral("^border(?:-(?:top|right|bottom|left))?$"));
        return side.match(name.toString()).hasMatch() ? border(value, colours) : QString();
    }
    return keyword(name, value);
}

bool hides(QStringView name, QStringView value)
{
    if (name == u"display")
        return value == u"none";
    if (name == u"visibility")
        return value == u"hidden" || value == u"collapse";
    // Not font-size: newsletters set 0 on a table cell and a real size on what is in it.
    if (name == u"opacity" || name == u"max-height") {
        const auto length = pixels(value);
        return length && *length <= 0;
    }
    return false;
}

} // namespace

QString cleanColour(QStringView value)
{
    static const QRegularExpression colour(
        QStringLiteral("^(?:#(?:[0-9a-f]{3}|[0-9a-f]{6})|[a-z]{3,20}|"
                       "rgb\\( ?\\d{1,3} ?, ?\\d{1,3} ?, ?\\d{1,3} ?\\))$"));
    const QString lower = value.trimmed().toString().toLower();
    if (lower.isEmpty())
        return {};
    static constexpr std::array<QStringView, 6> kNoColours{u"inherit", u"initial", u"none",
                                                           u"unset",   u"revert",  u"currentcolor"};
    if (isOneOf(lower, kNoColours))
        return {};
    return colour.match(lower).hasMatch() ? lower : QString();
}

QString cleanFontFamily(QStringView value)
{
    static const QRegularExpression name(QStringLiteral("^[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,60}$"));
    QStringList names;
    for (QStringView part : value.split(u',')) {
        QString family = part.trimmed().toString();
        family.remove(u'"').remove(u'\'');
        if (name.match(family).hasMatch() && names.size() < 8)
            names += u'\'' + family + u'\'';
    }
    return names.join(u',');
}

CleanStyle cleanStyle(QStringView style, bool colours)
{
    CleanStyle result;
    if (style.size() > kLongestStyle)
        return result;
    const QString plain = withoutComments(style);
    for (const QStringView declaration : QStringView(plain).split(u';', Qt::SkipEmptyParts)) {
        const qsizetype colon = declaration.indexOf(u':');
        if (colon <= 0)
            continue;
        const QString name = declaration.left(colon).trimmed().toString().toLower();
        QString value = declaration.mid(colon + 1).toString().toLower().simplified();
        if (value.endsWith(u"!important"))
            value = value.chopped(10).trimmed();
        // Escapes can spell any word; none of our values needs one.
        if (value.contains(u'\\') || name.contains(u'\\'))
            continue;
        result.hidden = result.hidden || hides(name, value);
        const QString clean = cleanValue(name, value, colours);
        if (clean.isEmpty())
            continue;
        if (name == u"white-space")
            result.keepsSpaces = clean.startsWith(u"pre");
        const QString written = name == u"background" ? QStringLiteral("background-color")
                                : name == u"text-decoration-line"
                                    ? QStringLiteral("text-decoration")
                                    : name;
        result.css += written + u':' + clean + u';';
    }
    return result;
}

} // namespace waxwing
