#pragma once

#include "core/base/error.h"
#include "core/http/proxysettings.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace waxwing {

/// An authority trusted besides those of the system, as the settings show it.
struct AuthorityRow
{
    QString subject;     ///< from a stranger
    QString fingerprint; ///< SHA-256; also names it in signals
    QDateTime validFrom;
    QDateTime validUntil;
    bool expired = false;
    bool managed = false; ///< of the organisation: cannot be removed
};

/// A client certificate as the settings show it. With `problem` it is not in use.
struct ClientCertificateRow
{
    QString id;
    QString fileName;
    QString subject; ///< from a stranger; empty with a problem
    QString host;    ///< empty: for every server that asks
    QDateTime validUntil;
    std::optional<Error> problem;
};

/// What the person types to add one.
struct ClientCertificateRequest
{
    QString file;
    QString keyFile; ///< empty: the key is in `file`
    QString host;
};

/// What the page about the network shows.
struct NetworkSettings
{
    ProxySettings proxy;
    bool proxyManaged = false;
    bool proxyDeclined = false; ///< a proxy waits for a sign-in that the person did not want
    bool authoritiesManaged = false;
    QList<AuthorityRow> authorities;
    QList<Error> authorityProblems; ///< of managed ones that cannot be used
    QList<ClientCertificateRow> clientCertificates;
};

} // namespace waxwing
