#pragma once

#include "core/model/chase.h"
#include "core/model/deliveryslip.h"
#include "core/portal/sessioncaller.h"

namespace waxwing {

/// What became of messages (messages.md section 8), within the session of a PortalClient. Nothing
/// here counts as reading or reviewing: the envelope comes from a search, not from GetMessage. Main
/// thread.
class SlipClient
{
public:
    explicit SlipClient(SessionCaller caller) : m_caller(std::move(caller)) {}

    /// SearchMessages for this one guid; nullopt if the portal has no such message for us.
    [[nodiscard]] AsyncResult<std::optional<EnvelopeFacts>> facts(Guid message,
                                                                  std::stop_token stop) const;
    /// From the same search: who has read what was sent. nullopt as above.
    [[nodiscard]] AsyncResult<std::optional<SentState>> sentState(Guid message,
                                                                  std::stop_token stop) const;
    /// SearchMessageTracking, newest first. `page` from 1, `pageSize` at most 1000.
    [[nodiscard]] AsyncResult<Page<TrackingDetail>> messageTracking(Guid message, int page,
                                                                    int pageSize,
                                                                    std::stop_token stop) const;
    /// SearchAttachmentTracking for at most kMaxFilterGuids attachments.
    [[nodiscard]] AsyncResult<Page<TrackingDetail>>
    attachmentTracking(QList<Guid> attachments, int page, int pageSize, std::stop_token stop) const;
    /// TrackPrintMessage: once per print job that was really started. Not repeatable.
    [[nodiscard]] AsyncResult<void> trackPrint(Guid message, std::stop_token stop) const;

private:
    [[nodiscard]] AsyncResult<Page<TrackingDetail>> tracking(const QString& path, QString filter,
                                                             int page, int pageSize,
                                                             std::stop_token stop) const;
    SessionCaller m_caller;
};

} // namespace waxwing
