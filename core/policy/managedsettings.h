#pragma once

#include "core/base/guid.h"
#include "core/base/result.h"
#include "core/http/proxysettings.h"

#include <QJsonObject>
#include <QUrl>

#include <optional>

namespace waxwing {

/// What an organisation has decided for this computer; docs/adr/0006. A value that is set cannot be
/// changed by the person. A policy that is there but cannot be read is `unreadable`: then nothing
/// is allowed, since it must never be taken for "no policy".
struct ManagedSettings
{
    enum class AlertDetail { All, Sender, Nothing };

    bool present = false;    ///< there is a policy
    bool unreadable = false; ///< there is one, and what it wants is not known
    QString problem;         ///< why it is unreadable, for administrators
    QStringList unknownKeys; ///< ignored; to be logged

    std::optional<QStringList> allowedPortals; ///< service codes and guids, lower-case
    std::optional<QUrl> directory;
    std::optional<QUrl> pushUrl;
    std::optional<QString> pushKey;
    std::optional<AlertDetail> alertContent;
    std::optional<bool> noOfflineCopies;
    std::optional<int> lockAfterMinutes;
    std::optional<ProxySettings> proxy;
    std::optional<QStringList> extraAuthorities; ///< absolute file names, or PEM texts
    std::optional<QString> ssoHandover;

    /// May this portal be used?
    [[nodiscard]] bool allowsPortal(const QString& serviceCode, const Guid& serviceGuid) const;
    /// Everything is forbidden: shown to the person as what it is.
    [[nodiscard]] static ManagedSettings refused(const QString& problem);
};

/// Reads a policy strictly: a value of the wrong type or outside its range makes the whole policy
/// unreadable; keys that are not known are noted and ignored. Pure.
[[nodiscard]] ManagedSettings readPolicy(const QJsonObject& values);
/// The same for the text of a file.
[[nodiscard]] ManagedSettings readPolicy(const QByteArray& json);

/// Stores of values that know fewer types than JSON (the Windows registry: numbers and texts) in
/// the form that readPolicy() takes: 0 and 1 become bools where a bool is wanted, a text a list of
/// one.
[[nodiscard]] QJsonObject withPolicyTypes(QJsonObject values);

} // namespace waxwing
