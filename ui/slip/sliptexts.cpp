#include "ui/slip/sliptexts.h"

#include "ui/common/format.h"

#include <QCoreApplication>

namespace waxwing {

namespace {

class SlipTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::SlipTexts)

public:
    static QString headline(const SlipState& state);
    static QString deed(const TrackingDetail& deed);
    static QString ofMessage(const TrackingDetail& deed);
    static QString ofAttachment(const TrackingDetail& deed);
    static QString state(const SlipPerson& person, bool tracked, const QDateTime& now,
                         const QLocale& locale);
    static QString role(SlipRole role);
    static QString permissions(const MessageOptions& options);
    static QString tracking(const MessageOptions& options);
    static QString protection(FyeoType type);
    static QString validity(const MessageSummary& message, const QDateTime& now,
                            const QLocale& locale);
    static QList<SlipFact> delivery(const SlipState& state, const QDateTime& now,
                                    const QLocale& locale);
    static QList<SlipFact> identifiers(const SlipState& state);
};

QString namesOf(const QList<User>& people)
{
    QStringList names;
    for (const User& person : people)
        names << singleLine(person.displayName());
    return names.join(QStringLiteral(", "));
}

QString SlipTexts::headline(const SlipState& state)
{
    if (!state.message)
        return {};
    if (!state.message->options.allowTracking)
        return tr("The sender switched tracking off: nobody sees who read it.");
    if (!state.slip)
        return state.loading ? tr("Asking the portal…") : QString();
    if (!state.slip->facts.trackingVisible)
        return tr("Only the sender sees who read it.");
    const SlipCounts counts = countsOf(peopleOf(*state.message, &*state.slip));
    if (counts.recipients == 0)
        return {};
    if (counts.read == 0)
        return tr("Nobody has read it yet.");
    if (counts.read == counts.recipients)
        return tr("Everybody has read it.");
    return tr("%1 of %2 recipients have read it.").arg(counts.read).arg(counts.recipients);
}

QString SlipTexts::ofMessage(const TrackingDetail& deed)
{
    const QString whom = namesOf(deed.relatedRecipients);
    switch (trackingKindOf(deed.type)) {
    case TrackingKind::Retrieved: return tr("Read");
    case TrackingKind::Reviewed: return tr("Looked at the envelope");
    case TrackingKind::Replied: return whom.isEmpty() ? tr("Replied") : tr("Replied to %1").arg(whom);
    case TrackingKind::Forwarded:
        return whom.isEmpty() ? tr("Forwarded") : tr("Forwarded to %1").arg(whom);
    case TrackingKind::Printed: return tr("Printed");
    case TrackingKind::Deleted: return tr("Put into the trash");
    case TrackingKind::Recalled: return tr("Recalled");
    case TrackingKind::Previewed: return tr("Previewed");
    case TrackingKind::Downloaded: return tr("Downloaded");
    case TrackingKind::Esigned: return tr("Signed");
    case TrackingKind::EsignDeclined: return tr("Declined to sign");
    case TrackingKind::Other: break;
    }
    return singleLine(deed.type);
}

QString SlipTexts::ofAttachment(const TrackingDetail& deed)
{
    const QString file = singleLine(deed.attachmentName);
    switch (trackingKindOf(deed.type)) {
    case TrackingKind::Reviewed: return tr("Looked at %1", "a file").arg(file);
    case TrackingKind::Printed: return tr("Printed %1", "a file").arg(file);
    case TrackingKind::Previewed: return tr("Previewed %1", "a file").arg(file);
    case TrackingKind::Downloaded: return tr("Downloaded %1", "a file").arg(file);
    case TrackingKind::Esigned: return tr("Signed %1", "a file").arg(file);
    case TrackingKind::EsignDeclined: return tr("Declined to sign %1", "a file").arg(file);
    case TrackingKind::Forwarded: return tr("Forwarded %1", "a file").arg(file);
    default: break;
    }
    return QStringLiteral("%1: %2").arg(ofMessage(deed), file);
}

QString SlipTexts::deed(const TrackingDetail& deed)
{
    return deed.attachmentGuid && !deed.attachmentName.isEmpty() ? ofAttachment(deed)
                                                                 : ofMessage(deed);
}

QString SlipTexts::state(const SlipPerson& person, bool tracked, const QDateTime& now,
                         const QLocale& locale)
{
    if (person.ended) {
        const QString reason = singleLine(person.ended->unshareReason);
        return reason.isEmpty() ? tr("Access was taken away")
                                : tr("Access was taken away: %1").arg(reason);
    }
    const auto dated = [&](const QString& text, const TrackingDetail& deed) {
        return tr("%1 – %2", "what somebody did, and when")
            .arg(text, formatHeaderDate(deed.date, now, locale));
    };
    if (person.role == SlipRole::Sender)
        return tr("Sender");
    for (const TrackingKind kind : {TrackingKind::Replied, TrackingKind::Forwarded,
                                    TrackingKind::Retrieved}) {
        if (const TrackingDetail* deed = person.last(kind))
            return dated(SlipTexts::deed(*deed), *deed);
    }
    if (!person.isRecipient() && !person.deeds.isEmpty())
        return dated(SlipTexts::deed(person.deeds.last()), person.deeds.last());
    if (!tracked)
        return role(person.role);
    return person.last(TrackingKind::Reviewed) ? tr("Looked at the envelope, not read yet")
                                               : tr("Not read yet");
}

QString SlipTexts::role(SlipRole role)
{
    switch (role) {
    case SlipRole::Sender: return tr("Sender");
    case SlipRole::To: return tr("Recipient");
    case SlipRole::Copy: return tr("Copy");
    case SlipRole::BlindCopy: return tr("Blind copy");
    case SlipRole::Other: return tr("Somebody else");
    }
    return {};
}

QString SlipTexts::permissions(const MessageOptions& options)
{
    QStringList allowed;
    if (options.allowReply)
        allowed << tr("replying");
    if (options.allowReplyAll.value_or(options.allowReply))
        allowed << tr("replying to all");
    if (options.allowForward)
        allowed << tr("forwarding");
    return allowed.isEmpty() ? tr("neither replying to all nor forwarding")
                             : allowed.join(QStringLiteral(", "));
}

QString SlipTexts::tracking(const MessageOptions& options)
{
    if (!options.allowTracking)
        return tr("off");
    return options.shareTracking ? tr("seen by sender and recipients") : tr("seen by the sender");
}

QString SlipTexts::protection(FyeoType type)
{
    switch (type) {
    case FyeoType::Disabled: return tr("none besides encryption");
    case FyeoType::AccountPassword: return tr("account password, asked for every time");
    case FyeoType::UniquePassword: return tr("password of its own, asked for every time");
    }
    return {};
}

QString SlipTexts::validity(const MessageSummary& message, const QDateTime& now,
                            const QLocale& locale)
{
    if (message.isRecalled()) {
        const QString reason = singleLine(message.recallReason);
        const QString when = formatFullDate(message.recallDate, locale);
        return reason.isEmpty() ? tr("recalled on %1").arg(when)
                                : tr("recalled on %1: %2").arg(when, reason);
    }
    if (!message.expiryDate.isValid())
        return message.isExpired(now) ? tr("expired") : tr("no end");
    const QString when = formatFullDate(message.expiryDate, locale);
    return message.isExpired(now) ? tr("expired on %1").arg(when) : tr("until %1").arg(when);
}

QList<SlipFact> SlipTexts::delivery(const SlipState& state, const QDateTime& now,
                                    const QLocale& locale)
{
    const MessageSummary& message = *state.message;
    QList<SlipFact> facts{{tr("Sent"), formatFullDate(message.date, locale)},
                          {tr("Can be read"), validity(message, now, locale)},
                          {tr("Protection"), protection(message.options.fyeoType)},
                          {tr("Allowed"), permissions(message.options)},
                          {tr("Tracking"), tracking(message.options)}};
    if (!state.slip)
        return facts;
    const EnvelopeFacts& envelope = state.slip->facts;
    if (envelope.retentionDate.isValid())
        facts << SlipFact{tr("Kept by the portal until"),
                          formatFullDate(envelope.retentionDate, locale)};
    if (envelope.lastArchiveDate.isValid())
        facts << SlipFact{tr("Archived by the organisation"),
                          formatFullDate(envelope.lastArchiveDate, locale)};
    return facts;
}

QList<SlipFact> SlipTexts::identifiers(const SlipState& state)
{
    const MessageSummary& message = *state.message;
    QList<SlipFact> facts{{tr("Message"), message.guid.toString()},
                          {tr("Conversation"), message.conversationGuid.toString()}};
    if (message.parentGuid)
        facts << SlipFact{tr("Answers or forwards"), message.parentGuid->toString()};
    if (!state.slip)
        return facts;
    const EnvelopeFacts& envelope = state.slip->facts;
    if (envelope.campaignGuid)
        facts << SlipFact{tr("Campaign"), envelope.campaignGuid->toString()};
    if (!envelope.senderIpAddress.isEmpty())
        facts << SlipFact{tr("Sent from network address"), singleLine(envelope.senderIpAddress)};
    return facts;
}

} // namespace

QString slipHeadline(const SlipState& state)
{
    return SlipTexts::headline(state);
}

QString deedText(const TrackingDetail& deed)
{
    return SlipTexts::deed(deed);
}

Icon deedIcon(const TrackingDetail& deed)
{
    switch (trackingKindOf(deed.type)) {
    case TrackingKind::Retrieved: return Icon::MailOpen;
    case TrackingKind::Reviewed:
    case TrackingKind::Previewed: return Icon::Eye;
    case TrackingKind::Replied: return Icon::Back;
    case TrackingKind::Forwarded: return Icon::Forward;
    case TrackingKind::Printed: return Icon::Document;
    case TrackingKind::Deleted: return Icon::Trash;
    case TrackingKind::Recalled: return Icon::Recalled;
    case TrackingKind::Downloaded: return Icon::Down;
    case TrackingKind::Esigned: return Icon::Signature;
    case TrackingKind::EsignDeclined: return Icon::Withdrawn;
    case TrackingKind::Other: return Icon::Info;
    }
    return Icon::Info;
}

QString personState(const SlipPerson& person, bool tracked, const QDateTime& now,
                    const QLocale& locale)
{
    return SlipTexts::state(person, tracked, now, locale);
}

QString roleName(SlipRole role)
{
    return SlipTexts::role(role);
}

QList<SlipFact> deliveryFacts(const SlipState& state, const QDateTime& now, const QLocale& locale)
{
    return state.message ? SlipTexts::delivery(state, now, locale) : QList<SlipFact>();
}

QList<SlipFact> identifierFacts(const SlipState& state)
{
    return state.message ? SlipTexts::identifiers(state) : QList<SlipFact>();
}

} // namespace waxwing
