#pragma once

#include <QLoggingCategory>
#include <QString>

/// Log categories of the program. Rule (design section 9): a log line never holds a subject, an
/// address of a person, a body, a token, a password or a file name; pass such things through
/// redacted(). Debug output is off unless QT_LOGGING_RULES switches it on.
namespace waxwing {

Q_DECLARE_LOGGING_CATEGORY(lcHttp)
Q_DECLARE_LOGGING_CATEGORY(lcPortal)
Q_DECLARE_LOGGING_CATEGORY(lcRealtime)
Q_DECLARE_LOGGING_CATEGORY(lcStore)
Q_DECLARE_LOGGING_CATEGORY(lcVault)
Q_DECLARE_LOGGING_CATEGORY(lcAccount)
Q_DECLARE_LOGGING_CATEGORY(lcSync)
Q_DECLARE_LOGGING_CATEGORY(lcAlerts)
Q_DECLARE_LOGGING_CATEGORY(lcApp)

/// A stand-in that lets two log lines be matched within one run without telling what stood there:
/// eight hexadecimal digits of a hash with a random seed of this process.
[[nodiscard]] QString redacted(QStringView text);

} // namespace waxwing
