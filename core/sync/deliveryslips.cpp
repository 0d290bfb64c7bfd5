#include "core/sync/deliveryslips.h"

#include "core/portal/jsv.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <functional>

namespace waxwing {

namespace {

constexpr int kSlipPage = 500;

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

/// A slip while its pages are read.
struct Reading
{
    DeliverySlip slip;
    QSet<QString> known;

    void take(const QList<TrackingDetail>& page)
    {
        for (const TrackingDetail& event : page) {
            const QString key = keyOf(event);
            if (!known.contains(key)) {
                known.insert(key);
                slip.events << event;
            }
        }
    }
};

using AskPage = std::function<AsyncResult<Page<TrackingDetail>>(int page)>;

/// One search, page after page, until it ends or there are more events than a slip tells.
AsyncResult<void> readPages(std::shared_ptr<Reading> reading, AskPage ask, std::stop_token stop)
{
    for (int page = 1;; ++page) {
        const Result<Page<TrackingDetail>> answer = co_await ask(page);
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        if (!answer)
            co_return failure(answer.error());
        reading->take(answer->results);
        if (answer->results.isEmpty() || page >= answer->totalPages)
            co_return Result<void>();
        if (reading->slip.events.size() >= DeliverySlips::kMostEvents) {
            reading->slip.complete = false;
            co_return Result<void>();
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
    const auto reading = std::make_shared<Reading>();
    reading->slip.facts = **facts;
    reading->slip.asOf = shared->clock.now();
    const AskPage ofMessage = [shared, message, stop](int page) {
        return shared->client.messageTracking(message, page, kSlipPage, stop);
    };
    const Result<void> deeds = co_await readPages(reading, ofMessage, stop);
    if (!deeds)
        co_return failure(deeds.error());
    for (qsizetype first = 0; first < attachments.size() && reading->slip.complete;
         first += kMaxFilterGuids) {
        const QList<Guid> some = attachments.mid(first, kMaxFilterGuids);
        const AskPage ofFiles = [shared, some, stop](int page) {
            return shared->client.attachmentTracking(some, page, kSlipPage, stop);
        };
        const Result<void> more = co_await readPages(reading, ofFiles, stop);
        if (!more)
            co_return failure(more.error());
    }
    DeliverySlip slip = std::move(reading->slip);
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
