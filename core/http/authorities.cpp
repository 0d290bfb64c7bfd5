#include "core/http/authorities.h"

#include <QDir>
#include <QFile>

#include <curl/curl.h>

#include <algorithm>

namespace waxwing {

namespace {

/// As OpenSSL looks for them: eight hexadecimal digits, a dot and a number.
bool isHashOfName(const QString& file)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const auto isHex = [&](QChar c) { return isDigit(c) || (c >= u'a' && c <= u'f'); };
    return file.size() > 9 && file.at(8) == u'.' && std::all_of(file.begin(), file.begin() + 8, isHex)
           && std::all_of(file.begin() + 9, file.end(), isDigit);
}

} // namespace

bool folderHasAllOf(const QString& folder, const QByteArray& bundle)
{
    const QStringList names = QDir(folder).entryList(QDir::Files, QDir::Unsorted);
    const auto hashes = std::count_if(names.begin(), names.end(), isHashOfName);
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
