#include "core/model/news.h"

#include <algorithm>

namespace waxwing {

News newsOf(const MessageSummary& message, const QString& ownAddress, const QDateTime& now)
{
    News news;
    news.id = message.guid;
    news.messageGuid = message.guid;
    news.conversationGuid = message.conversationGuid;
    news.personName = message.sender.displayName();
    news.personAddress = message.sender.email;
    news.subject = message.subject;
    news.date = message.date;
    news.isProtected = message.isProtected();
    news.isOwn = message.sender.email.compare(ownAddress, Qt::CaseInsensitive) == 0;
    news.isRead = message.retrieved;
    news.isReadable = message.isReadable(now);
    news.attachments = static_cast<int>(message.attachments.size());
    news.signatureWanted = std::any_of(message.attachments.begin(), message.attachments.end(),
                                       [](const auto& file) { return file.eSignatureRequired; });
    return news;
}

QString portalEventOf(NewsKind kind)
{
    switch (kind) {
    case NewsKind::Message: return QStringLiteral("NewMessage");
    case NewsKind::Attachment: return QStringLiteral("NewAttachment");
    case NewsKind::SignatureRequest:
    case NewsKind::Signed:
    case NewsKind::Declined: return QStringLiteral("ESignature");
    case NewsKind::Read:
    case NewsKind::Replied:
    case NewsKind::Forwarded:
    case NewsKind::Printed: return QStringLiteral("MessageTracking");
    case NewsKind::Downloaded: return QStringLiteral("AttachmentTracking");
    case NewsKind::Recalled:
    case NewsKind::OutboxFailed:
    case NewsKind::SignInNeeded:
    case NewsKind::NotRead: break;
    }
    return {};
}

QSet<NewsKind> kindsAllowedBy(const QStringList& events)
{
    const bool saysSomething = std::any_of(
        std::begin(kAllNewsKinds), std::end(kAllNewsKinds), [&events](NewsKind kind) {
            const QString event = portalEventOf(kind);
            return !event.isEmpty() && events.contains(event, Qt::CaseInsensitive);
        });
    QSet<NewsKind> kinds;
    for (const NewsKind kind : kAllNewsKinds) {
        const QString event = portalEventOf(kind);
        if (!saysSomething || event.isEmpty() || events.contains(event, Qt::CaseInsensitive))
            kinds << kind;
    }
    return kinds;
}

QStringList eventsAfter(const QStringList& events, const QSet<NewsKind>& wanted,
                        const QSet<NewsKind>& allowed)
{
    QStringList after = events;
    const auto contains = [](const QStringList& list, const QString& event) {
        return list.contains(event, Qt::CaseInsensitive);
    };
    for (const NewsKind kind : kAllNewsKinds) {
        const QString event = portalEventOf(kind);
        if (event.isEmpty())
            continue;
        const bool any = std::any_of(
            std::begin(kAllNewsKinds), std::end(kAllNewsKinds), [&](NewsKind other) {
                return portalEventOf(other) == event && wanted.contains(other)
                       && allowed.contains(other);
            });
        if (any && !contains(after, event))
            after << event;
        else if (!any)
            after.removeIf([&event](const QString& name) {
                return name.compare(event, Qt::CaseInsensitive) == 0;
            });
    }
    return after;
}

std::optional<NewsKind> newsKindOf(const QString& trackingType)
{
    const auto is = [&trackingType](QStringView name) {
        return trackingType.compare(name, Qt::CaseInsensitive) == 0;
    };
    if (is(u"Retrieved"))
        return NewsKind::Read;
    if (is(u"Replied"))
        return NewsKind::Replied;
    if (is(u"Forwarded"))
        return NewsKind::Forwarded;
    if (is(u"Downloaded"))
        return NewsKind::Downloaded;
    if (is(u"Printed"))
        return NewsKind::Printed;
    if (is(u"Esigned"))
        return NewsKind::Signed;
    if (is(u"EsignDeclined"))
        return NewsKind::Declined;
    return std::nullopt;
}

QString foldedAddress(const QString& address)
{
    return address.trimmed().toCaseFolded();
}

} // namespace waxwing
