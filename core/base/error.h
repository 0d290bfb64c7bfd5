#pragma once

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace waxwing {

/// What went wrong, told apart only where a caller acts differently.
enum class ErrorKind {
    Network,      ///< no answer: name, connection, timeout, reset
    Tls,          ///< the server could not be verified; never repeated, never overridden
    SignInNeeded, ///< session gone and not renewable without the person (401, portal code 811)
    Forbidden,    ///< 403: not allowed or wrong credentials; the code tells which
    NotFound,     ///< 404
    Portal,       ///< any other refusal or fault of the portal
    Protocol,     ///< the answer cannot be understood
    Storage,      ///< the local database or a file failed
    Locked,       ///< the credential store is there but locked
    Cancelled,    ///< given up on purpose, by the person or because its object went away
};

/// What the portal says about one member of a request (`errors[]` of its answer).
struct FieldFault
{
    QString field;   ///< name of the member as the portal writes it
    QString message; ///< for people, possibly English only
};

/// A failure as a value (design section 5). `detail` is for the log and never holds a secret, a
/// subject or an address; `portalMessage` is the portal's own sentence for people, if it sent one.
struct Error
{
    ErrorKind kind = ErrorKind::Portal;
    QString code;          ///< portal or framework error code, e.g. "811"; empty if none
    int httpStatus = 0;    ///< 0 without an answer
    QString detail;        ///< for the log
    QString portalMessage; ///< for people, possibly English only
    std::optional<std::chrono::seconds> retryAfter{}; ///< from Retry-After
    QList<FieldFault> fields{}; ///< which members of the request were refused, if it says so

    Error() = default;
    explicit Error(ErrorKind errorKind, QString logDetail = {})
        : kind(errorKind), detail(std::move(logDetail))
    {}

    [[nodiscard]] bool is(ErrorKind other) const { return kind == other; }
    [[nodiscard]] bool hasCode(QStringView other) const { return code == other; }
};

/// One line for the log: kind, code, status, detail.
[[nodiscard]] QString toLogString(const Error& error);

} // namespace waxwing
