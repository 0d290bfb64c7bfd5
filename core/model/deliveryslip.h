#pragma once

#include "core/model/types.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace waxwing {

/// One thing that somebody did with a message or an attachment of it (messages.md section 8).
struct TrackingDetail
{
    QString type; ///< as on the wire; see trackingKindOf()
    QDateTime date;
    std::optional<Guid> actorGuid;
    QString actorEmail;
    QString ownerEmail; ///< whose thing it was done with
    std::optional<Guid> messageGuid;
    std::optional<Guid> attachmentGuid; ///< none: with the message itself
    QString attachmentName;             ///< hostile until cleaned
    std::optional<Guid> relatedMessageGuid; ///< the reply or forward that came of it
    bool hasAccessToRelated = false;
    QList<User> relatedRecipients; ///< of that; only for the sender
    QString clientName;
    QString clientVersion;
};

/// The tracking types that are known; others are shown as they are called.
enum class TrackingKind {
    Retrieved,
    Reviewed,
    Replied,
    Forwarded,
    Printed,
    Deleted,
    Recalled,
    Previewed,
    Downloaded,
    Esigned,
    EsignDeclined,
    Other,
};
[[nodiscard]] TrackingKind trackingKindOf(const QString& type);

/// Who may reach a message, and since when not any more (messages.md section 9).
struct MessageShare
{
    Guid user;
    bool isActive = true;
    bool isRecipient = false;
    bool isRead = false;
    QDateTime unshareDate;
    QString unshareReason;
};

/// What an envelope tells beyond a MessageSummary.
struct EnvelopeFacts
{
    QDateTime retentionDate;   ///< policy dates of the service: shown, never acted on
    QDateTime lastArchiveDate;
    QString senderIpAddress;
    std::optional<Guid> campaignGuid;
    bool trackingVisible = false; ///< the portal gave a tracking summary
    QList<MessageShare> shares;
};

/// The delivery slip of one message as the portal told it at `asOf`; what happened, newest first.
struct DeliverySlip
{
    EnvelopeFacts facts;
    QList<TrackingDetail> events;
    bool complete = true; ///< false: there are more events than are fetched
    QDateTime asOf;
};

} // namespace waxwing
