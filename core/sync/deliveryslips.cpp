#include "core/sync/deliveryslips.h"

#include "core/portal/jsv.h"

#include <QSet>
#include <QStringList>

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kPageSize = 500;

/// What identifies an event: pages may overlap when something happens between them.
QString keyOf(const TrackingDetail& event)
{
    const auto text = [](const std::optional<Guid>& guid) {
        return guid ? guid->toString() : QString();
    };
    return QStringList{event.type,
                       QString::number(event.date.toMSecsSinceEpoch()),
                       event.actorEmail,
                       text(event.messageGuid),
                       text(event.attachmentGuid),
                       text(event.relatedMessageGuid)}
        .join(u'\n');
}

void take(const QList<TrackingDetail>& page, DeliverySlip& slip, QSet<QString>& known)
{
    for (const TrackingDetail& event : page) {
        const QString key = keyOf(event);
        if (!known.contains(key)) {
            known.insert(key);
            slip.events << event;
        }
    }
}

} // namespace

struct DeliverySlips::Shared
{
    SlipClient client;
    SlipStore store;
    const Clock& clock;
    std::stop_source stop;
};

DeliverySlips::DeliverySlips(SlipClient client, AccountDatabase& database, const Clock& clock)
    : m_shared(std::make_shared<Shared>(Shared{std::move(client), SlipStore(database), clock, {}}))
{}

DeliverySlips::~DeliverySlips()
{
    m_shared->stop.request_stop();
}

AsyncResult<std::optional<DeliverySlip>> DeliverySlips::cached(Guid message)
{
    return m_shared->store.slip(message);
}

AsyncResult<DeliverySlip> DeliverySlips::fetch(Guid message, QList<Guid> attachments)
{
    return load(m_shared, message, std::move(attachments));
}

AsyncResult<DeliverySlip> DeliverySlips::load(std::shared_ptr<Shared> shared, Guid message,
                                              QList<Guid> attachments)
{
    const std::stop_token stop = shared->stop.get_token();
    const Result<std::optional<EnvelopeFacts>> facts = co_await shared->client.facts(message, stop);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    if (!facts)
        co_return failure(facts.error());
    if (!*facts)
        co_return failure(ErrorKind::NotFound);
    DeliverySlip slip;
    slip.facts = **facts;
    slip.asOf = shared->clock.now();
    QSet<QString> known;
    for (int page = 1;; ++page) {
        const Result<Page<TrackingDetail>> answer
            = co_await shared->client.messageTracking(message, page, kPageSize, stop);
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        if (!answer)
            co_return failure(answer.error());
        take(answer->results, slip, known);
        if (answer->results.isEmpty() || page >= answer->totalPages)
            break;
        if (slip.events.size() >= kMostEvents) {
            slip.complete = false;
            break;
        }
    }
    for (qsizetype first = 0; first < attachments.size() && slip.complete;
         first += kMaxFilterGuids) {
        const QList<Guid> some = attachments.mid(first, kMaxFilterGuids);
        for (int page = 1;; ++page) {
            const Result<Page<TrackingDetail>> answer
                = co_await shared->client.attachmentTracking(some, page, kPageSize, stop);
            if (stop.stop_requested())
                co_return failure(ErrorKind::Cancelled);
            if (!answer)
                co_return failure(answer.error());
            take(answer->results, slip, known);
            if (answer->results.isEmpty() || page >= answer->totalPages)
                break;
            if (slip.events.size() >= kMostEvents) {
                slip.complete = false;
                break;
            }
        }
    }
    std::stable_sort(slip.events.begin(), slip.events.end(),
                     [](const TrackingDetail& a, const TrackingDetail& b) { return a.date > b.date; });
    const Result<void> kept = co_await shared->store.keep(message, slip);
    (void)kept; // a full disk is no reason to show nothing
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    // A copy by name: QCoro 0.8 moves from what it is given to return.
    Result<DeliverySlip> result(std::move(slip));
    co_return result;
}

} // namespace waxwing
