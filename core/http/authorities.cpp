#include "core/http/authorities.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <curl/curl.h>

#include <algorithm>

namespace waxwing {

bool folderHasAllOf(const QString& folder, const QByteArray& bundle)
{
    static const QRegularExpression kHash(QStringLiteral("^[0-9a-f]{8}\\.[0-9]+$"));
    const QStringList names = QDir(folder).entryList(QDir::Files);
    const auto hashes = std::count_if(names.begin(), names.end(), [](const QString& name) {
        return kHash.match(name).hasMatch();
    });
    return hashes > 0 && hashes >= bundle.count("-----BEGIN CERTIFICATE-----");
}

Authorities Authorities::with(const QString& extraCaFile, const QByteArray& more)
{
    Authorities authorities;
    QByteArray bundle;
    const curl_version_info_data* info = curl_version_info(CURLVERSION_NOW);
    if (info->age >= CURLVERSION_SEVENTH && info->cainfo) {
        QFile system(QString::fromLocal8Bit(info->cainfo));
        if (system.open(QFile::ReadOnly))
            bundle = system.readAll();
        authorities.inFolder
            = info->capath && folderHasAllOf(QString::fromLocal8Bit(info->capath), bundle);
    }
    if (extraCaFile.isEmpty() && more.isEmpty())
        return authorities;
    if (!authorities.inFolder)
        authorities.pem = bundle + '\n';
    QFile extra(extraCaFile);
    if (!extraCaFile.isEmpty() && extra.open(QFile::ReadOnly))
        authorities.pem += extra.readAll() + '\n';
    authorities.pem += more;
    return authorities;
}

} // namespace waxwing
