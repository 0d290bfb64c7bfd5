#include "core/content/cssfilter.h"

#include <QRegularExpression>
#include <QSet>

namespace waxwing {

namespace {

constexpr qsizetype kLongestValue = 120;

const QSet<QString>& allowedProperties()
{
    static const QSet<QString> kProperties{
        QStringLiteral("color"),           QStringLiteral("background-color"),
        QStringLiteral("font-family"),     QStringLiteral("font-size"),
        QStringLiteral("font-style"),      QStringLiteral("font-weight"),
        QStringLiteral("text-align"),      QStringLiteral("text-decoration"),
        QStringLiteral("text-indent"),     QStringLiteral("vertical-align"),
        QStringLiteral("white-space"),     QStringLiteral("margin"),
        QStringLiteral("margin-top"),      QStringLiteral("margin-right"),
        QStringLiteral("margin-bottom"),   QStringLiteral("margin-left"),
        QStringLiteral("padding"),         QStringLiteral("padding-top"),
        QStringLiteral("padding-right"),   QStringLiteral("padding-bottom"),
        QStringLiteral("padding-left"),    QStringLiteral("border"),
        QStringLiteral("border-color"),    QStringLiteral("border-style"),
        QStringLiteral("border-width"),    QStringLiteral("border-collapse"),
        QStringLiteral("border-top"),      QStringLiteral("border-bottom"),
        QStringLiteral("border-left"),     QStringLiteral("border-right"),
        QStringLiteral("list-style-type"), QStringLiteral("width"),
        QStringLiteral("height"),          QStringLiteral("line-height"),
        QStringLiteral("direction"),       QStringLiteral("unicode-bidi"),
    };
    return kProperties;
}

/// Words, numbers, units, hex colours, commas and quotes around font names. No brackets, slashes, backslashes, at
/// signs or semicolons can pass, so no function, address, escape or rule.
bool isPlainValue(const QString& value)
{
    static const QRegularExpression kPlain(
        QStringLiteral("^[\\p{L}\\p{N} .,#%'\"+-]*$"),
        QRegularExpression::UseUnicodePropertiesOption);
    return value.size() <= kLongestValue && kPlain.match(value).hasMatch();
}

/// A negative length could pull content over our own controls or out of sight.
bool hidesOrMoves(const QString& property, const QString& value)
{
    static const QRegularExpression kNegative(QStringLiteral("-\\s*[0-9.]"));
    const bool isLength = property.startsWith(u"margin") || property.startsWith(u"padding")
                          || property == u"text-indent" || property == u"width"
                          || property == u"height" || property == u"line-height";
    if (isLength && kNegative.match(value).hasMatch())
        return true;
    static const QRegularExpression kHuge(QStringLiteral("[0-9]{5,}"));
    return kHuge.match(value).hasMatch();
}

} // namespace

bool isPlainColor(const QString& value)
{
    static const QRegularExpression kColor(QStringLiteral(
        "^(#[0-9a-f]{3}|#[0-9a-f]{6}|[a-z]{3,24}"
        "|rgb\\(\\s*[0-9]{1,3}\\s*,\\s*[0-9]{1,3}\\s*,\\s*[0-9]{1,3}\\s*\\))$"),
        QRegularExpression::CaseInsensitiveOption);
    return kColor.match(value.trimmed()).hasMatch();
}

bool isPlainLength(const QString& value)
{
    static const QRegularExpression kLength(
        QStringLiteral("^[0-9]{1,4}(\\.[0-9]{1,3})?(px|pt|em|%)?$"),
        QRegularExpression::CaseInsensitiveOption);
    return kLength.match(value.trimmed()).hasMatch();
}

QString cleanStyle(const QString& style)
{
    QString text = style;
    static const QRegularExpression kComment(
        QStringLiteral("/\\*.*?(\\*/|$)"), QRegularExpression::DotMatchesEverythingOption);
    text.remove(kComment);
    QStringList kept;
    for (const QString& declaration : text.split(u';', Qt::SkipEmptyParts)) {
        const qsizetype colon = declaration.indexOf(u':');
        if (colon <= 0)
            continue;
        const QString property = declaration.left(colon).trimmed().toLower();
        QString value = declaration.mid(colon + 1).trimmed();
        if (value.endsWith(u"!important", Qt::CaseInsensitive))
            value = value.chopped(10).trimmed();
        if (!allowedProperties().contains(property) || hidesOrMoves(property, value))
            continue;
        const bool isColor = property == u"color" || property == u"background-color";
        if (isColor ? !isPlainColor(value) : !isPlainValue(value))
            continue;
        kept << property + QStringLiteral(": ") + value.replace(u'"', u'\'');
    }
    return kept.join(QStringLiteral("; "));
}

} // namespace waxwing
