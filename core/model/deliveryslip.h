#pragma once

#include "core/model/trackingdetail.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace waxwing {

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
