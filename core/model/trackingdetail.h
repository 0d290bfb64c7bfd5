#pragma once

#include "core/model/types.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace waxwing {

/// One thing that somebody did with a message or an attachment of it: a line of the message's
/// tracking, or of the person's activity stream, which says more of the message and less of what
/// came of it (messages.md section 8).
struct TrackingDetail
{
    QString type; ///< as on the wire; see trackingKindOf()
    QDateTime date;
    std::optional<Guid> actorGuid;
    QString actorEmail;
    QString ownerEmail; ///< whose thing it was done with
    std::optional<Guid> messageGuid;
    QString messageSubject;             ///< not kept with the slip
    std::optional<Guid> attachmentGuid; ///< none: with the message itself
    QString attachmentName;             ///< hostile until cleaned
    std::optional<Guid> relatedMessageGuid; ///< the reply or forward that came of it
    bool hasAccessToRelated = false;
    QList<User> relatedRecipients; ///< of that; only for the sender
    QString clientName;
    QString clientVersion;
};

} // namespace waxwing
