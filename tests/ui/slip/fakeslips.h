#pragma once

#include "core/async/completer.h"
#include "tests/support/samplemessages.h"
#include "ui/slip/slipsource.h"

#include <deque>

namespace waxwing::test {

/// Slips that are answered when the test says so; notes what was asked.
class FakeSlips final : public SlipSource
{
public:
    std::optional<DeliverySlip> known;
    QStringList calls;
    std::deque<Completer<DeliverySlip>> asked;

    AsyncResult<std::optional<DeliverySlip>> cached(Guid) override
    {
        calls << QStringLiteral("cache");
        Result<std::optional<DeliverySlip>> answer(known);
        co_return answer;
    }
    AsyncResult<DeliverySlip> fetch(Guid, QList<Guid> attachments) override
    {
        calls << QStringLiteral("fetch %1").arg(attachments.size());
        return asked.emplace_back().result();
    }
    void watch(Guid) override { calls << QStringLiteral("watch"); }
    void answer(Result<DeliverySlip> slip)
    {
        asked.front().complete(std::move(slip));
        asked.pop_front();
    }
};

inline QDateTime minute(int number)
{
    return QDateTime({2026, 3, 5}, {14, 0}, Qt::UTC).addSecs(60 * number);
}

inline TrackingDetail deedOf(const QString& type, const QString& who, int when)
{
    TrackingDetail deed;
    deed.type = type;
    deed.actorEmail = who;
    deed.date = minute(when);
    return deed;
}

/// Newest first, as the portal sorts.
inline DeliverySlip slipWith(QList<TrackingDetail> events)
{
    DeliverySlip slip;
    slip.facts.trackingVisible = true;
    slip.events = std::move(events);
    slip.asOf = minute(60);
    return slip;
}

/// From Bert to Anna and two others, one of them by guid.
inline MessageSummary sentMessage(int number = 1)
{
    MessageSummary message = sampleMessage(number);
    message.date = minute(0);
    User ben;
    ben.guid = guidOf(0xbe);
    ben.email = QStringLiteral("ben@example.org");
    ben.firstName = QStringLiteral("Ben");
    User cleo;
    cleo.email = QStringLiteral("Cleo@Example.org");
    message.to << ben;
    message.cc << cleo;
    AttachmentSummary file;
    file.guid = guidOf(0xf1);
    file.fileName = QStringLiteral("figures.pdf");
    message.attachments << file;
    return message;
}

} // namespace waxwing::test
