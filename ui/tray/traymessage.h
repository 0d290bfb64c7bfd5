#pragma once

#include "core/base/guid.h"

#include <QDateTime>
#include <QList>
#include <QString>

class QMenu;

namespace waxwing {

/// An unread message as the tray menu names it.
struct TrayMessage
{
    Guid account;
    Guid message;
    QDateTime date;
    QString sender;
    QString subject; ///< empty: not to be told, or there is none
    bool isProtected = false;

    bool operator==(const TrayMessage&) const = default;
};

/// "Jonas Weber: Report for March", short enough for a menu.
[[nodiscard]] QString trayMessageLine(const TrayMessage& message);

} // namespace waxwing
