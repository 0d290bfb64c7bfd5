#include "core/policy/managedsettings.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <cmath>

namespace waxwing {

namespace {

constexpr int kLongestLockMinutes = 24 * 60;
constexpr qsizetype kLargestPolicy = 1024 * 1024;

using Problem = QString; ///< empty: all is well

QString wants(const char* what)
{
    return QStringLiteral("must be %1").arg(QLatin1StringView(what));
}

std::optional<QStringList> textsOf(const QJsonValue& value)
{
    if (!value.isArray())
        return std::nullopt;
    QStringList texts;
    const QJsonArray items = value.toArray();
    for (const QJsonValue& item : items) {
        if (!item.isString() || item.toString().trimmed().isEmpty())
            return std::nullopt;
        texts << item.toString().trimmed();
    }
    return texts;
}

std::optional<int> integerOf(const QJsonValue& value, int least, int most)
{
    const double number = value.toDouble(std::nan(""));
    if (!value.isDouble() || number != std::floor(number) || number < least || number > most)
        return std::nullopt;
    return static_cast<int>(number);
}

Problem takePortals(const QJsonValue& value, ManagedSettings& into)
{
    auto portals = textsOf(value);
    if (!portals)
        return wants("a list of service codes and guids");
    for (QString& portal : *portals)
        portal = portal.toLower();
    into.allowedPortals = std::move(portals);
    return {};
}

Problem takeUrl(const QJsonValue& value, QStringView scheme, std::optional<QUrl>& into)
{
    const QUrl url(value.toString(), QUrl::StrictMode);
    if (!value.isString() || !url.isValid() || url.scheme() != scheme || url.host().isEmpty() ||
        !url.userInfo().isEmpty())
        return QStringLiteral("must be an address that begins with %1://").arg(scheme);
    into = url;
    return {};
}

Problem takeText(const QJsonValue& value, std::optional<QString>& into)
{
    if (!value.isString() || value.toString().trimmed().isEmpty())
        return wants("a text");
    into = value.toString().trimmed();
    return {};
}

Problem takeAlertContent(const QJsonValue& value, ManagedSettings& into)
{
    using Detail = ManagedSettings::AlertDetail;
    const QString text = value.toString();
    if (text == u"all")
        into.alertContent = Detail::All;
    else if (text == u"sender")
        into.alertContent = Detail::Sender;
    else if (text == u"nothing")
        into.alertContent = Detail::Nothing;
    else
        return wants("\"all\", \"sender\" or \"nothing\"");
    return {};
}

Problem takeProxy(const QJsonValue& value, ManagedSettings& into)
{
    const QJsonObject object = value.toObject();
    const QString mode = object.value(QStringLiteral("mode")).toString();
    ProxySettings proxy;
    if (mode == u"system")
        proxy.mode = ProxySettings::Mode::System;
    else if (mode == u"none")
        proxy.mode = ProxySettings::Mode::None;
    else if (mode == u"manual")
        proxy.mode = ProxySettings::Mode::Manual;
    else
        return wants("an object whose mode is \"system\", \"none\" or \"manual\"");
    for (const QString& key : object.keys()) {
        if (!QStringLiteral("mode host port bypass").split(u' ').contains(key))
            into.unknownKeys << QStringLiteral("proxy.") + key;
    }
    const QJsonValue bypass = object.value(QStringLiteral("bypass"));
    if (!bypass.isUndefined()) {
        const auto list = textsOf(bypass);
        if (!list)
            return QStringLiteral("needs a list of texts as bypass");
        proxy.bypass = *list;
    }
    if (proxy.mode == ProxySettings::Mode::Manual) {
        const auto port = integerOf(object.value(QStringLiteral("port")), 1, 65535);
        proxy.host = object.value(QStringLiteral("host")).toString().trimmed();
        if (proxy.host.isEmpty() || !port)
            return QStringLiteral("needs a host and a port");
        proxy.port = static_cast<quint16>(*port);
    }
    into.proxy = std::move(proxy);
    return {};
}

struct Key
{
    const char* name;
    Problem (*take)(const QJsonValue& value, ManagedSettings& into);
    bool isFlag = false;
    bool isList = false;
};

constexpr std::array kKeys{
    Key{"allowedPortals", &takePortals, false, true},
    Key{"directory",
        [](const QJsonValue& value, ManagedSettings& into) {
            return takeUrl(value, u"https", into.directory);
        }},
    Key{"pushUrl", [](const QJsonValue& value,
                      ManagedSettings& into) { return takeUrl(value, u"wss", into.pushUrl); }},
    Key{"pushKey", [](const QJsonValue& value,
                      ManagedSettings& into) { return takeText(value, into.pushKey); }},
    Key{"alertContent", &takeAlertContent},
    Key{"noOfflineCopies",
        [](const QJsonValue& value, ManagedSettings& into) {
            if (!value.isBool())
                return wants("true or false");
            into.noOfflineCopies = value.toBool();
            return Problem();
        },
        true},
    Key{"lockAfterMinutes",
        [](const QJsonValue& value, ManagedSettings& into) {
            into.lockAfterMinutes = integerOf(value, 1, kLongestLockMinutes);
            return into.lockAfterMinutes ? Problem() : wants("a whole number from 1 to 1440");
        }},
    Key{"proxy", &takeProxy},
    Key{"extraAuthorities",
        [](const QJsonValue& value, ManagedSettings& into) {
            into.extraAuthorities = textsOf(value);
            return into.extraAuthorities ? Problem() : wants("a list of file names or PEM texts");
        },
        false, true},
    Key{"ssoHandover",
        [](const QJsonValue& value, ManagedSettings& into) {
            if (value.toString() != u"pkce-loopback" && value.toString() != u"browser")
                return wants("\"pkce-loopback\" or \"browser\"");
            into.ssoHandover = value.toString();
            return Problem();
        }},
};

const Key* keyNamed(const QString& name)
{
    const auto found = std::find_if(kKeys.begin(), kKeys.end(), [&](const Key& key) {
        return name == QLatin1StringView(key.name);
    });
    return found == kKeys.end() ? nullptr : found;
}

} // namespace

bool ManagedSettings::allowsPortal(const QString& serviceCode, const Guid& serviceGuid) const
{
    if (unreadable)
        return false;
    if (!allowedPortals)
        return true;
    return std::any_of(allowedPortals->begin(), allowedPortals->end(), [&](const QString& portal) {
        const auto guid = Guid::parse(portal);
        return guid ? *guid == serviceGuid && !serviceGuid.isNull()
                    : portal.compare(serviceCode, Qt::CaseInsensitive) == 0;
    });
}

ManagedSettings ManagedSettings::refused(const QString& problem)
{
    ManagedSettings settings;
    settings.present = true;
    settings.unreadable = true;
    settings.problem = problem;
    settings.alertContent = AlertDetail::Nothing;
    settings.noOfflineCopies = true;
    return settings;
}

ManagedSettings readPolicy(const QJsonObject& values)
{
    ManagedSettings settings;
    settings.present = true;
    for (auto value = values.begin(); value != values.end(); ++value) {
        const Key* key = keyNamed(value.key());
        if (!key) {
            settings.unknownKeys << value.key();
            continue;
        }
        const Problem problem = key->take(value.value(), settings);
        if (!problem.isEmpty())
            return ManagedSettings::refused(value.key() + u' ' + problem);
    }
    return settings;
}

ManagedSettings readPolicy(const QByteArray& json)
{
    if (json.size() > kLargestPolicy)
        return ManagedSettings::refused(QStringLiteral("the file is too large"));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return ManagedSettings::refused(
            error.error == QJsonParseError::NoError
                ? QStringLiteral("the file holds no JSON object")
                : QStringLiteral("%1 at byte %2").arg(error.errorString()).arg(error.offset));
    return readPolicy(document.object());
}

QJsonObject withPolicyTypes(QJsonObject values)
{
    for (auto value = values.begin(); value != values.end(); ++value) {
        const Key* key = keyNamed(value.key());
        if (!key)
            continue;
        const QJsonValue given = value.value();
        if (key->isFlag && given.isDouble() && (given.toInt(-1) == 0 || given.toInt(-1) == 1))
            value.value() = given.toInt() == 1;
        else if (key->isList && given.isString())
            value.value() = QJsonArray{given};
    }
    const QString proxy = QStringLiteral("proxy");
    QJsonObject object = values.value(proxy).toObject();
    const QString bypass = QStringLiteral("bypass");
    if (object.value(bypass).isString()) {
        object.insert(bypass, QJsonArray{object.value(bypass)});
        values.insert(proxy, object);
    }
    return values;
}

} // namespace waxwing
