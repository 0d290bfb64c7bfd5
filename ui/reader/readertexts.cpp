#include "ui/reader/readertexts.h"

#include "ui/common/format.h"

#include <QCoreApplication>

namespace waxwing {

namespace {

class ReaderTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::ReaderTexts)

public:
    static ReaderNotice notice(const ReaderState& state, const QLocale& locale);
    static QString forecast(const QString& who) { return tr("%1 will see that you read this.").arg(who); }
    static QString expires(const QString& when) { return tr("Can be read until %1.").arg(when); }
    static QString isProtected()
    {
        return tr("Password protected: closed again when you leave it, and never stored.");
    }
    static QString password(FyeoType type);

private:
    static ReaderNotice recalled(const MessageSummary& summary, const QLocale& locale);
};

QString nameOf(const ReaderState& state)
{
    if (!state.summary)
        return {};
    const User& sender = state.summary->sender;
    return singleLine(sender.firstName.isEmpty() ? sender.displayName() : sender.firstName);
}

ReaderNotice ReaderTexts::recalled(const MessageSummary& summary, const QLocale& locale)
{
    const QString reason = singleLine(summary.recallReason);
    QString sentence = summary.recallDate.isValid()
                           ? tr("The sender took it back on %1.")
                                 .arg(formatFullDate(summary.recallDate, locale))
                           : tr("The sender took it back.");
    if (!reason.isEmpty())
        sentence += u'\n' + tr("Reason: %1").arg(reason);
    return {Icon::Recalled, tr("This message was recalled"), sentence, {}, {}};
}

ReaderNotice ReaderTexts::notice(const ReaderState& state, const QLocale& locale)
{
    switch (state.phase) {
    case ReaderPhase::Nothing:
        return {Icon::Mail, tr("No message selected"), tr("Choose a message to read it here."), {},
                {}};
    case ReaderPhase::Loading: return {Icon::Mail, tr("Opening the message…"), {}, {}, {}};
    case ReaderPhase::Closed:
        return {Icon::Mail, tr("Not opened yet"),
                state.senderWillSee ? forecast(nameOf(state))
                                    : tr("The text is fetched when you open it."),
                tr("Open message"), {}};
    case ReaderPhase::Forecast:
        return {Icon::Eye, forecast(nameOf(state)),
                tr("Opening a message is reported to its sender, with the time. You can leave it "
                   "closed and open it later."),
                tr("Open message"), tr("Not now")};
    case ReaderPhase::PasswordNeeded:
    case ReaderPhase::Open: return {};
    case ReaderPhase::Recalled: return recalled(*state.summary, locale);
    case ReaderPhase::Expired:
        return {Icon::Expired, tr("This message has expired"),
                tr("It could be read until %1. Ask the sender if you still need it.")
                    .arg(formatFullDate(state.summary->expiryDate.isValid()
                                            ? state.summary->expiryDate
                                            : state.summary->date,
                                        locale)),
                {}, {}};
    case ReaderPhase::Withdrawn:
        return {Icon::Withdrawn, tr("You have no access any more"),
                tr("The portal does not let you read this message any more. Ask the sender if you "
                   "still need it."),
                {}, {}};
    case ReaderPhase::Offline:
        return {Icon::Offline, tr("Not available offline"),
                tr("This message was not opened before. It can be read as soon as the portal is "
                   "reached again."),
                tr("Try again"), {}};
    case ReaderPhase::Gone:
        return {Icon::Trash, tr("This message is gone"),
                tr("It is not in the portal any more."), {}, {}};
    case ReaderPhase::Failed:
        return {Icon::Warning, tr("Could not open the message"), state.error,
                state.canRetry ? tr("Try again") : QString(), {}};
    }
    return {};
}

QString ReaderTexts::password(FyeoType type)
{
    switch (type) {
    case FyeoType::Disabled: return {};
    case FyeoType::AccountPassword:
        return tr("Enter the password you sign in to the portal with. It is asked for every time.");
    case FyeoType::UniquePassword:
        return tr("Enter the password the sender gave you for this message. It is asked for every "
                  "time.");
    }
    return {};
}

} // namespace

ReaderNotice noticeOf(const ReaderState& state, const QLocale& locale)
{
    return ReaderTexts::notice(state, locale);
}

QString forecastSentence(const ReaderState& state)
{
    return state.senderWillSee ? ReaderTexts::forecast(nameOf(state)) : QString();
}

QString factsOf(const MessageSummary& summary, const QDateTime& now, const QLocale& locale)
{
    QStringList facts;
    if (summary.isProtected())
        facts.append(ReaderTexts::isProtected());
    if (summary.expiryDate.isValid() && summary.expiryDate > now)
        facts.append(ReaderTexts::expires(formatFullDate(summary.expiryDate, locale)));
    return facts.join(u' ');
}

QString passwordSentence(FyeoType type)
{
    return ReaderTexts::password(type);
}

} // namespace waxwing
