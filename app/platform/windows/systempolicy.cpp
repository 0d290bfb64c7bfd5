#include "app/platform/policysource.h"

#include <QJsonValue>
#include <QSettings>

#include <windows.h>

namespace waxwing {

namespace {

constexpr wchar_t kKey[] = L"Software\\Policies\\Waxwing";

QJsonObject valuesOf(QSettings& registry)
{
    QJsonObject values;
    const QStringList names = registry.childKeys();
    for (const QString& name : names)
        values.insert(name, QJsonValue::fromVariant(registry.value(name)));
    return values;
}

} // namespace

ManagedSettings systemPolicy()
{
    HKEY key = nullptr;
    const LSTATUS opened =
        RegOpenKeyExW(HKEY_LOCAL_MACHINE, kKey, 0, KEY_READ | KEY_WOW64_64KEY, &key);
    if (opened == ERROR_FILE_NOT_FOUND || opened == ERROR_PATH_NOT_FOUND)
        return {};
    if (opened != ERROR_SUCCESS)
        return ManagedSettings::refused(QStringLiteral("the registry key cannot be opened"));
    RegCloseKey(key);
    QSettings registry(QStringLiteral("HKEY_LOCAL_MACHINE\\Software\\Policies\\Waxwing"),
                       QSettings::Registry64Format);
    QJsonObject values = valuesOf(registry);
    if (registry.childGroups().contains(QStringLiteral("proxy"))) {
        registry.beginGroup(QStringLiteral("proxy"));
        values.insert(QStringLiteral("proxy"), valuesOf(registry));
        registry.endGroup();
    }
    if (registry.status() != QSettings::NoError)
        return ManagedSettings::refused(QStringLiteral("the registry key cannot be read"));
    return readPolicy(withPolicyTypes(values));
}

} // namespace waxwing
