#pragma once

#include "core/base/guid.h"
#include "core/model/types.h"

#include <QDateTime>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace waxwing {

/// What can be news to a person. The numbers are stored: new kinds go to the end.
enum class NewsKind {
    Message = 0,
    Attachment,
    SignatureRequest,
    Read, ///< from here: what others did with what the person sent
    Replied,
    Forwarded,
    Downloaded,
    Printed,
    Signed,
    Declined,
    Recalled,     ///< a message the person has is no longer theirs to read
    OutboxFailed, ///< a message that does not leave without the person
    SignInNeeded,
    NotRead, ///< a message the person sent is still unread after the time they chose
};
inline constexpr NewsKind kAllNewsKinds[]
    = {NewsKind::Message,  NewsKind::Attachment,   NewsKind::SignatureRequest,
       NewsKind::Read,     NewsKind::Replied,      NewsKind::Forwarded,
       NewsKind::Downloaded, NewsKind::Printed,    NewsKind::Signed,
       NewsKind::Declined, NewsKind::Recalled,     NewsKind::OutboxFailed,
       NewsKind::SignInNeeded, NewsKind::NotRead};

/// How much an alert tells to whoever sees the screen.
enum class AlertContent { SenderAndSubject, SenderOnly, Nothing };

/// One thing to be alerted of, with what an alert needs to know of it and no more.
struct News
{
    Guid id; ///< in the ledger; of an arriving message its own
    NewsKind kind = NewsKind::Message;
    Guid messageGuid;      ///< what a click opens; null: nothing
    Guid conversationGuid; ///< null: unknown
    QString personName;    ///< sender, or who did something
    QString personAddress;
    QString subject; ///< of the message
    QString detail;  ///< name of a file, hostile
    QDateTime date;
    bool isProtected = false;
    bool isOwn = false;
    bool isRead = false;
    bool isReadable = true;
    int attachments = 0;
    bool signatureWanted = false;
    QString heldBackBy;   ///< the rule that held it back when it was looked at last
    QDateTime postponed;  ///< the person wants it again then; invalid: not
};

/// As the inbox knows it. `ownAddress` in any case.
[[nodiscard]] News newsOf(const MessageSummary& message, const QString& ownAddress,
                          const QDateTime& now);

/// The portal's name for the events a kind belongs to (settings.md section 3); empty: the program
/// finds out by itself and no portal has a say.
[[nodiscard]] QString portalEventOf(NewsKind kind);
/// What the lists of the portal allow. The names are not public: a list without one that we know,
/// or none at all, says nothing against any kind.
[[nodiscard]] QSet<NewsKind> kindsAllowedBy(const QStringList& events);
/// `events` after the person switched kinds: names of kinds in `wanted` are there, names none of
/// whose kinds is wanted are not, names that are not known stay.
[[nodiscard]] QStringList eventsAfter(const QStringList& events, const QSet<NewsKind>& wanted,
                                      const QSet<NewsKind>& allowed);
/// Of a tracking type of messages.md section 8; nullopt for what is no news.
[[nodiscard]] std::optional<NewsKind> newsKindOf(const QString& trackingType);

/// Addresses are compared in this form.
[[nodiscard]] QString foldedAddress(const QString& address);

[[nodiscard]] inline size_t qHash(NewsKind kind, size_t seed = 0) noexcept
{
    return ::qHash(static_cast<int>(kind), seed);
}

} // namespace waxwing
