#include "core/base/log.h"

#include <QHash>
#include <QRandomGenerator>

namespace waxwing {

Q_LOGGING_CATEGORY(lcHttp, "waxwing.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPortal, "waxwing.portal", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRealtime, "waxwing.realtime", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "waxwing.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcVault, "waxwing.vault", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAccount, "waxwing.account", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSync, "waxwing.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAlerts, "waxwing.alerts", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApp, "waxwing.app", QtInfoMsg)

QString redacted(QStringView text)
{
    static const size_t seed = static_cast<size_t>(QRandomGenerator::system()->generate64());
    const auto hash = static_cast<quint32>(qHash(text, seed));
    return QStringLiteral("#%1").arg(hash, 8, 16, QLatin1Char('0'));
}

} // namespace waxwing
