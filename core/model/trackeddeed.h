#pragma once

#include "core/base/guid.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace waxwing {

/// One line of the person's activity stream: somebody did something with what is theirs
/// (messages.md section 8).
struct TrackedDeed
{
    QString type; ///< tracking type as on the wire
    QDateTime date;
    QString ownerEmail;
    QString actorEmail;
    std::optional<Guid> messageGuid;
    QString messageSubject;
    std::optional<Guid> attachmentGuid;
    QString attachmentName; ///< hostile until cleaned
};

} // namespace waxwing
