#pragma once

#include "core/account/accountstatus.h"

#include <QLocale>
#include <QString>

namespace waxwing {

/// How it stands with the session of an account, in one line without a full stop: "connected",
/// "offline since 14:05", "ended 14:05: not used". For menus and cards.
[[nodiscard]] QString stateLine(const AccountStatus& status, const QDateTime& now,
                                const QLocale& locale);

/// Why the person has to sign in, as a sentence that names the portal.
[[nodiscard]] QString sessionEndSentence(SessionEnd end, const QString& portalName);

} // namespace waxwing
