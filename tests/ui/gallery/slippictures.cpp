#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/gallery/stage.h"
#include "ui/slip/slipcontroller.h"
#include "ui/slip/slippane.h"
#include "ui/slip/slipsplit.h"
#include "ui/slip/sliptree.h"

#include <QTest>

namespace waxwing {

namespace {

class Slips final : public SlipSource
{
public:
    std::optional<Result<DeliverySlip>> slip;
    std::optional<DeliverySlip> known;

    AsyncResult<std::optional<DeliverySlip>> cached(Guid) override
    {
        Result<std::optional<DeliverySlip>> answer(known);
        co_return answer;
    }
    AsyncResult<DeliverySlip> fetch(Guid, QList<Guid>) override
    {
        m_open.emplace();
        auto result = m_open->result();
        if (slip)
            m_open->complete(*slip);
        return result;
    }
    void watch(Guid) override {}

private:
    std::optional<Completer<DeliverySlip>> m_open;
};

TrackingDetail deed(const char* type, const User& who, qint64 secondsAfter, const QDateTime& sent)
{
    TrackingDetail made;
    made.type = QString::fromLatin1(type);
    made.actorEmail = who.email;
    made.date = sent.addSecs(secondsAfter);
    return made;
}

/// Sent three days ago to several, who did all sorts of things.
MessageSummary sentMessage()
{
    MessageSummary message = samples::summary();
    message.date = samples::now().addDays(-3);
    message.to.clear();
    message.cc.clear();
    const auto person = [](const char* first, const char* last, const char* address) {
        User user;
        user.firstName = QString::fromUtf8(first);
        user.lastName = QString::fromUtf8(last);
        user.email = QString::fromLatin1(address);
        return user;
    };
    message.to << person("Ben", "Ott", "ben.ott@partner.example")
               << person("Léa", "Moreau", "lea.moreau@partner.example");
    message.cc << person("Jun", "Ito", "jun.ito@partner.example")
               << person("Maximiliane", "Freifrau von Hohenstein-Rabenau",
                         "maximiliane.hohenstein@partner.example");
    message.expiryDate = samples::now().addDays(11);
    return message;
}

DeliverySlip busySlip(const MessageSummary& message)
{
    const QDateTime& sent = message.date;
    const User ben = message.to.value(0);
    const User lea = message.to.value(1);
    const User jun = message.cc.value(0);
    DeliverySlip slip;
    slip.asOf = samples::now();
    slip.facts.trackingVisible = true;
    slip.facts.senderIpAddress = QStringLiteral("192.0.2.17");
    slip.facts.retentionDate = samples::now().addYears(10);
    QList<TrackingDetail> events{deed("Retrieved", ben, 190, sent),
                                 deed("Downloaded", ben, 260, sent),
                                 deed("Printed", ben, 3700, sent),
                                 deed("Reviewed", jun, 5400, sent),
                                 deed("Retrieved", lea, 40'000, sent),
                                 deed("Forwarded", lea, 90'000, sent),
                                 deed("Replied", ben, 180'000, sent)};
    events[1].attachmentGuid = samples::guid(77);
    events[1].attachmentName = QStringLiteral("Quarterly figures and outlook.pdf");
    events[5].relatedRecipients << jun;
    events[6].relatedMessageGuid = samples::guid(78);
    events[6].hasAccessToRelated = true;
    std::reverse(events.begin(), events.end());
    slip.events = events;
    return slip;
}

template<typename Setup>
void draw(Album& album, const QString& name, QSize size, Setup setup)
{
    const QString full = QStringLiteral("slip-") + name;
    if (!album.wants(full))
        return;
    Stage stage(0);
    Slips slips;
    SlipController controller(stage.clock);
    SlipPane pane(controller, stage.clock);
    pane.resize(size);
    pane.show();
    MessageSummary message = sentMessage();
    slips.slip = Result<DeliverySlip>(busySlip(message));
    setup(slips, message, pane);
    controller.show(slips, message);
    QTest::qWait(60);
    for (int row = 0; row < 3; ++row) {
        if (auto* item = pane.findChild<SlipTree*>()->topLevelItem(row))
            item->setExpanded(true);
    }
    QTest::qWait(20);
    album.take(pane, full);
}

void drawInWindow(Album& album, const QString& name, QSize size)
{
    if (!album.wants(name))
        return;
    Stage stage(40);
    Slips slips;
    SlipController controller(stage.clock);
    auto* reader = new ReaderView(stage.controller, stage.clock);
    auto* pane = new SlipPane(controller, stage.clock);
    SlipSplit split(reader, pane);
    split.resize(size);
    split.show();
    split.setSlipShown(true);
    stage.content.known = sentMessage();
    stage.content.body = samples::htmlBody();
    slips.slip = Result<DeliverySlip>(busySlip(stage.content.known));
    stage.open();
    controller.show(slips, stage.content.known);
    QTest::qWait(80);
    album.take(split, name);
}

} // namespace

void drawSlip(Album& album)
{
    const QSize tall(290, 700);
    const auto nothing = [](Slips&, MessageSummary&, SlipPane&) {};
    draw(album, QStringLiteral("busy"), tall, nothing);
    draw(album, QStringLiteral("narrow"), QSize(230, 560), nothing);
    draw(album, QStringLiteral("unread"), tall, [](Slips& slips, MessageSummary&, SlipPane&) {
        slips.slip->value().events.clear();
    });
    draw(album, QStringLiteral("hidden"), tall, [](Slips& slips, MessageSummary& m, SlipPane&) {
        slips.slip->value().events.clear();
        slips.slip->value().facts.trackingVisible = false;
        m.options.shareTracking = false;
        m.options.allowForward = false;
        m.options.fyeoType = FyeoType::UniquePassword;
    });
    draw(album, QStringLiteral("loading"), tall, [](Slips& slips, MessageSummary&, SlipPane&) {
        slips.slip.reset();
    });
    draw(album, QStringLiteral("offline"), tall, [](Slips& slips, MessageSummary& m, SlipPane&) {
        slips.known = busySlip(m);
        slips.slip = Result<DeliverySlip>(failure(ErrorKind::Network));
    });
    draw(album, QStringLiteral("recalled"), tall, [](Slips& slips, MessageSummary& m, SlipPane&) {
        m.recallDate = samples::now().addSecs(-600);
        m.recallReason = QStringLiteral("Wrong version of the figures");
        slips.slip->value().events.prepend(deed("Recalled", m.sender, 258'000, m.date));
    });
    drawInWindow(album, QStringLiteral("slip-beside"), QSize(880, 660));
    drawInWindow(album, QStringLiteral("slip-below"), QSize(440, 720));
}

} // namespace waxwing
