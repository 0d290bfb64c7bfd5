#include "ui/common/languagename.h"

#include <QLocale>

namespace waxwing {

QString languageName(const QString& code)
{
    const QLocale locale(code);
    if (locale.language() == QLocale::C)
        return code;
    const QString name = locale.nativeLanguageName();
    if (!code.contains(u'_') || name.isEmpty())
        return name.isEmpty() ? code : name;
    return QStringLiteral("%1 (%2)").arg(name, locale.nativeTerritoryName());
}

} // namespace waxwing
