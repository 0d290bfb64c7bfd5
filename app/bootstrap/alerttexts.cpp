#include "app/bootstrap/alerttexts.h"

#include <QStringList>

#include <algorithm>

namespace waxwing {

namespace {

constexpr qsizetype kMostNames = 3;

/// One line of hostile text: no line breaks, no control characters, no endless subjects.
QString oneLine(const QString& text, qsizetype most = 160)
{
    QString line = text.left(most * 4).simplified();
    line.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
    return line.size() > most ? line.left(most - 1) + QChar(0x2026) : line;
}

QString withPortal(const QString& text, const QString& portalName)
{
    if (portalName.isEmpty())
        return text;
    return text.isEmpty() ? portalName : text + u'\n' + portalName;
}

bool isArrival(NewsKind kind)
{
    return kind == NewsKind::Message || kind == NewsKind::Attachment
           || kind == NewsKind::SignatureRequest;
}

/// What happened, without saying to whom or to what.
QString anonymousTitle(NewsKind kind)
{
    switch (kind) {
    case NewsKind::SignatureRequest: return AlertTexts::tr("Your signature is asked for");
    case NewsKind::Read:
    case NewsKind::Replied:
    case NewsKind::Forwarded:
    case NewsKind::Downloaded:
    case NewsKind::Printed: return AlertTexts::tr("News of a message that you sent");
    case NewsKind::Signed: return AlertTexts::tr("A document was signed");
    case NewsKind::Declined: return AlertTexts::tr("A signature was declined");
    case NewsKind::Recalled: return AlertTexts::tr("A message was recalled");
    case NewsKind::OutboxFailed: return AlertTexts::tr("Your message was not sent");
    case NewsKind::SignInNeeded: return AlertTexts::tr("Sign-in needed");
    case NewsKind::NotRead: return AlertTexts::tr("A message that you sent is still unread");
    case NewsKind::Message:
    case NewsKind::Attachment: break;
    }
    return AlertTexts::tr("New secure message");
}

/// What the person did, without its object.
QString deed(NewsKind kind)
{
    switch (kind) {
    case NewsKind::SignatureRequest: return AlertTexts::tr("Asks for your signature");
    case NewsKind::Read: return AlertTexts::tr("Read your message");
    case NewsKind::Replied: return AlertTexts::tr("Replied to your message");
    case NewsKind::Forwarded: return AlertTexts::tr("Forwarded your message");
    case NewsKind::Downloaded: return AlertTexts::tr("Downloaded your file");
    case NewsKind::Printed: return AlertTexts::tr("Printed your message");
    case NewsKind::Signed: return AlertTexts::tr("Signed your document");
    case NewsKind::Declined: return AlertTexts::tr("Declined to sign your document");
    case NewsKind::Recalled: return AlertTexts::tr("Recalled a message");
    case NewsKind::OutboxFailed: return AlertTexts::tr("Open the outbox to see why.");
    case NewsKind::NotRead: return AlertTexts::tr("Your message is still unread");
    case NewsKind::Message:
    case NewsKind::Attachment:
    case NewsKind::SignInNeeded: break;
    }
    return AlertTexts::tr("New secure message");
}

QString bodyOf(const News& news, NewsKind kind, AlertContent content)
{
    if (news.isProtected && isArrival(kind) && kind != NewsKind::SignatureRequest)
        return AlertTexts::tr("Protected message");
    if (news.isProtected || content == AlertContent::SenderOnly)
        return deed(kind);
    const QString subject = oneLine(news.subject);
    const QString object = news.detail.isEmpty() ? subject : oneLine(news.detail);
    if (kind == NewsKind::Message || kind == NewsKind::Attachment)
        return subject.isEmpty() ? AlertTexts::tr("(no subject)") : subject;
    return object.isEmpty() ? deed(kind)
                            : AlertTexts::tr("%1: %2", "what was done: subject or file")
                                  .arg(deed(kind), object);
}

QString titleOfSummary(PlannedAlert::Form form, const QList<News>& news)
{
    const int count = static_cast<int>(news.size());
    const bool arrivals = std::all_of(news.begin(), news.end(),
                                      [](const News& piece) { return isArrival(piece.kind); });
    if (form == PlannedAlert::Form::Digest)
        return arrivals
                   ? AlertTexts::tr("%n new secure message(s) in quiet hours", nullptr, count)
                   : AlertTexts::tr("%n piece(s) of news in quiet hours", nullptr, count);
    return arrivals ? AlertTexts::tr("%n new secure message(s)", nullptr, count)
                    : AlertTexts::tr("%n piece(s) of news", nullptr, count);
}

} // namespace

Alert AlertTexts::forNews(const News& news, const AlertDecision& decision,
                          const QString& portalName) const
{
    Alert alert;
    alert.silent = !decision.sound.on;
    alert.soundFile = decision.sound.file;
    if (isArrival(decision.kind)) {
        alert.actions = {AlertAction::Open, AlertAction::Reply, AlertAction::LaterHour,
                         AlertAction::LaterTomorrow, AlertAction::MuteThread};
        if (news.isProtected)
            alert.actions.removeAll(AlertAction::Reply);
    } else {
        const bool wantsAction
            = decision.kind == NewsKind::OutboxFailed || decision.kind == NewsKind::NotRead;
        alert.urgency = wantsAction ? AlertUrgency::Normal : AlertUrgency::Low;
        if (decision.kind == NewsKind::NotRead)
            alert.actions = {AlertAction::Open, AlertAction::LaterHour, AlertAction::LaterTomorrow};
    }
    const bool ofTheProgram = decision.kind == NewsKind::OutboxFailed
                              || decision.kind == NewsKind::SignInNeeded;
    const QString name = oneLine(news.personName);
    const bool anonymous = decision.content == AlertContent::Nothing;
    if (!anonymous && !ofTheProgram && !news.isProtected && !name.isEmpty())
        alert.image = m_portraits.of(name);
    alert.title = anonymous || ofTheProgram || name.isEmpty() ? anonymousTitle(decision.kind)
                                                              : name;
    alert.body = withPortal(anonymous ? QString() : bodyOf(news, decision.kind, decision.content),
                            portalName);
    return alert;
}

Alert AlertTexts::forSummary(PlannedAlert::Form form, const QList<News>& news,
                             const AlertDecision& decision, const QString& portalName) const
{
    Alert alert;
    alert.silent = !decision.sound.on;
    alert.soundFile = decision.sound.file;
    alert.title = titleOfSummary(form, news);
    alert.actions = {AlertAction::Open, AlertAction::LaterHour, AlertAction::LaterTomorrow};
    if (decision.content == AlertContent::Nothing) {
        alert.body = portalName;
        return alert;
    }
    // The newest; of thousands nobody reads more.
    QStringList names;
    for (auto it = news.crbegin(); it != news.crend() && names.size() <= kMostNames; ++it) {
        const QString name = oneLine(it->personName, 40);
        if (!name.isEmpty() && !names.contains(name))
            names << name;
    }
    QString text = names.mid(0, kMostNames).join(QStringLiteral(", "));
    if (names.size() > kMostNames)
        text = tr("%1 and others", "names of senders").arg(text);
    alert.body = withPortal(text, portalName);
    return alert;
}

} // namespace waxwing
