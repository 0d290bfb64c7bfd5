#include "core/base/error.h"

namespace waxwing {

namespace {

QString nameOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network: return QStringLiteral("network");
    case ErrorKind::Tls: return QStringLiteral("tls");
    case ErrorKind::SignInNeeded: return QStringLiteral("sign-in needed");
    case ErrorKind::Forbidden: return QStringLiteral("forbidden");
    case ErrorKind::NotFound: return QStringLiteral("not found");
    case ErrorKind::Portal: return QStringLiteral("portal");
    case ErrorKind::Protocol: return QStringLiteral("protocol");
    case ErrorKind::Storage: return QStringLiteral("storage");
    case ErrorKind::Locked: return QStringLiteral("locked");
    case ErrorKind::Cancelled: return QStringLiteral("cancelled");
    }
    return QStringLiteral("unknown");
}

} // namespace

QString toLogString(const Error& error)
{
    QString line = nameOf(error.kind);
    if (!error.code.isEmpty())
        line += QStringLiteral(" code=") + error.code;
    if (error.httpStatus != 0)
        line += QStringLiteral(" status=") + QString::number(error.httpStatus);
    if (!error.detail.isEmpty())
        line += QStringLiteral(": ") + error.detail;
    return line;
}

} // namespace waxwing
