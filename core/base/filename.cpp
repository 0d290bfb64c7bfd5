#include "core/base/filename.h"

#include <QStringList>

#include <algorithm>

namespace waxwing {

namespace {

constexpr qsizetype kMostBytes = 200; ///< file systems take 255; room for " (2)" and a working suffix
constexpr qsizetype kLongestEnding = 16;

bool isForbidden(char32_t character)
{
    constexpr QStringView kReserved = u"/\\:*?\"<>|";
    if (character < 0x80 && kReserved.contains(QChar(static_cast<char16_t>(character))))
        return true;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // overrides of direction, zero-width characters, tags
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return QChar::isNonCharacter(character);
    }
}

/// Separators become "_", so that what stood between them stays apart; the invisible goes.
QString withoutForbidden(QStringView name)
{
    QString kept;
    for (const uint character : name.toUcs4()) {
        if (!isForbidden(character))
            kept += QChar::fromUcs4(character);
        else if (character >= 0x20 && character < 0x7f)
            kept += u'_';
    }
    return kept.normalized(QString::NormalizationForm_C).simplified();
}

/// Windows drops dots and spaces at the end; elsewhere a dot in front hides the file.
QString withoutEdges(QString name)
{
    const auto isEdge = [](QChar c) { return c == u'.' || c.isSpace(); };
    while (!name.isEmpty() && isEdge(name.back()))
        name.chop(1);
    while (!name.isEmpty() && isEdge(name.front()))
        name.remove(0, 1);
    return name;
}

/// CON, nul.txt, COM1 … open devices on Windows, whatever the ending.
bool isDevice(const QString& name)
{
    static const QStringList kDevices{
        QStringLiteral("CON"),    QStringLiteral("PRN"),    QStringLiteral("AUX"),
        QStringLiteral("NUL"),    QStringLiteral("CONIN$"), QStringLiteral("CONOUT$"),
        QStringLiteral("CLOCK$"),
    };
    const QString stem = name.section(u'.', 0, 0).trimmed().toUpper();
    if (kDevices.contains(stem))
        return true;
    if (stem.size() != 4 || !(stem.startsWith(u"COM") || stem.startsWith(u"LPT")))
        return false;
    constexpr QStringView kNumbers = u"0123456789\u00b9\u00b2\u00b3";
    return kNumbers.contains(stem.back());
}

/// ".pdf", or empty if there is none worth keeping.
QString endingOf(const QString& name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const bool isOne = dot > 0 && name.size() - dot <= kLongestEnding;
    return isOne ? name.mid(dot) : QString();
}

QString shortened(const QString& name)
{
    if (name.toUtf8().size() <= kMostBytes)
        return name;
    const QString ending = endingOf(name);
    const qsizetype room = kMostBytes - ending.toUtf8().size();
    QList<uint> stem = name.chopped(ending.size()).toUcs4();
    const auto bytesOf = [&stem] {
        return QString::fromUcs4(reinterpret_cast<const char32_t*>(stem.constData()), stem.size())
            .toUtf8();
    };
    stem.resize(std::min(stem.size(), room));
    while (bytesOf().size() > room)
        stem.removeLast();
    return withoutEdges(QString::fromUtf8(bytesOf())) + ending;
}

} // namespace

QString safeFileName(QStringView name, const QString& otherwise)
{
    QString safe = shortened(withoutEdges(withoutForbidden(name)));
    const bool says = std::any_of(safe.begin(), safe.end(), [](QChar c) { return c != u'_'; });
    if (!says)
        return otherwise;
    if (isDevice(safe))
        safe.prepend(u'_');
    return safe;
}

QString freeFileName(const QString& name, const std::function<bool(const QString&)>& taken)
{
    if (!taken(name))
        return name;
    const QString ending = endingOf(name);
    const QString stem = name.chopped(ending.size());
    for (int number = 2;; ++number) {
        const QString candidate = QStringLiteral("%1 (%2)%3").arg(stem).arg(number).arg(ending);
        if (!taken(candidate))
            return candidate;
    }
}

} // namespace waxwing
