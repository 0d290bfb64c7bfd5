#include "app/platform/policysource.h"

#include <QFile>

#include <filesystem>
#include <system_error>

namespace waxwing {

ManagedSettings policyOfFile(const QString& path)
{
    // A folder that may not be looked into is not an empty one.
    std::error_code error;
    const auto status = std::filesystem::status(path.toStdU16String(), error);
    if (status.type() == std::filesystem::file_type::not_found)
        return {};
    QFile file(path);
    if (status.type() != std::filesystem::file_type::regular || !file.open(QFile::ReadOnly))
        return ManagedSettings::refused(QStringLiteral("the file cannot be opened"));
    const QByteArray text = file.readAll();
    if (file.error() != QFile::NoError)
        return ManagedSettings::refused(QStringLiteral("the file cannot be read"));
    return readPolicy(text);
}

ManagedSettings effectivePolicy(const ManagedSettings& system, const QString& tried)
{
    if (system.present || tried.isEmpty())
        return system;
    ManagedSettings policy = policyOfFile(tried);
    if (!policy.present)
        return ManagedSettings::refused(QStringLiteral("there is no such file"));
    return policy;
}

} // namespace waxwing
