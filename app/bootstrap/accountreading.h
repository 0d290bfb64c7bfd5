#pragma once

#include "app/bootstrap/liveaccount.h"
#include "core/portal/threadclient.h"
#include "core/store/conversations.h"
#include "core/sync/deliveryslips.h"
#include "ui/slip/slipsource.h"
#include "ui/thread/threadsource.h"

namespace waxwing {

/// What surrounds the messages of one account for the reader: delivery slips and conversations.
/// Both arguments must outlive it; calls under way may not.
class AccountReading final : public SlipSource, public ThreadSource
{
public:
    AccountReading(LiveAccount& account, const Clock& clock);
    ~AccountReading() override;

    [[nodiscard]] AsyncResult<std::optional<DeliverySlip>> cached(Guid message) override
    {
        return m_slips.cached(message);
    }
    [[nodiscard]] AsyncResult<DeliverySlip> fetch(Guid message, QList<Guid> attachments) override
    {
        return m_slips.fetch(message, std::move(attachments));
    }
    void watch(Guid message) override { m_account.watchMessage(message); }

    [[nodiscard]] AsyncResult<QList<ThreadNode>> thread(Guid message, Guid conversation) override;
    /// TrackPrintMessage: once for each job.
    [[nodiscard]] AsyncResult<void> trackPrint(Guid message);

private:
    static AsyncResult<QList<ThreadNode>> loadThread(ThreadClient client, Conversations stored,
                                                     Guid message, Guid conversation,
                                                     QString ownAddress, QDateTime now,
                                                     std::stop_token stop);

    LiveAccount& m_account;
    const Clock& m_clock;
    SlipClient m_client;
    std::stop_source m_stop;
    DeliverySlips m_slips;
};

} // namespace waxwing
