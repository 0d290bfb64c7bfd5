#include "ui/common/languagename.h"

#include <QHash>
#include <QLocale>

namespace waxwing {

QString languageName(const QString& code)
{
    // Of a language alone, the locale says the variety of its largest country: "American English".
    static const QHash<QString, QString> kPlain{
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("fr"), QStringLiteral("Français")},
        {QStringLiteral("de"), QStringLiteral("Deutsch")},
        {QStringLiteral("es"), QStringLiteral("Español")},
        {QStringLiteral("ja"), QStringLiteral("日本語")},
        {QStringLiteral("nl"), QStringLiteral("Nederlands")},
        {QStringLiteral("zh"), QStringLiteral("中文")},
    };
    if (const QString plain = kPlain.value(code); !plain.isEmpty())
        return plain;
    const QLocale locale(code);
    if (locale.language() == QLocale::C)
        return code;
    const QString name = locale.nativeLanguageName();
    if (!code.contains(u'_') || name.isEmpty())
        return name.isEmpty() ? code : name;
    return QStringLiteral("%1 (%2)").arg(name, locale.nativeTerritoryName());
}

} // namespace waxwing
