#pragma once

#include "core/store/connection.h"
#include "core/store/messagestore.h"

namespace waxwing {

/// Writes summaries of one page or of single messages within the transaction that is open, and
/// notes what changed. Storage thread only.
class MessageWriter
{
public:
    MessageWriter(Connection& connection, const QString& ownAddress);

    /// Inserts or updates one message of `folder`.
    void store(Folder folder, const MessageSummary& message);
    /// Updates one that is known already, in its folder; ignores others.
    void update(const MessageSummary& message);
    /// Puts what store() found unknown into the alert ledger, by `policy`.
    void recordNews(Folder folder, const SyncCursor& cursor, NewsPolicy policy,
                    const Arrival& arrival);
    [[nodiscard]] StoredPage take() { return std::move(m_page); }

private:
    struct Known
    {
        qint64 id = 0;
        Folder folder = Folder::Inbox;
        bool unread = false;
        bool indexed = false;
        QByteArray blob;
    };

    [[nodiscard]] std::optional<Known> find(const Guid& guid);
    void insert(Folder folder, const MessageSummary& message);
    void change(const Known& known, Folder folder, const MessageSummary& message);
    [[nodiscard]] bool isOwn(const MessageSummary& message) const;
    [[nodiscard]] QString reasonAgainst(const MessageSummary& message) const;

    Connection& m_connection;
    QString m_ownAddress;
    StoredPage m_page;
};

/// Body and search row of a message whose content is gone, and its alert if still due.
void destroyContent(Connection& connection, qint64 id, bool indexed);

/// Bits of messages.flags.
enum MessageFlag : qint64 {
    kHasAttachments = 1,
    kProtected = 2,
    kRecalled = 4,
    kExpired = 8,
    kNoAccess = 16,
    kNeedsSignature = 32, ///< of the caller
};

[[nodiscard]] qint64 flagsOf(const MessageSummary& message);

[[nodiscard]] QString sortKey(const QString& text);
/// Names and addresses for the index: of the sender in the first line, of recipients in the second.
[[nodiscard]] QString peopleOf(const MessageSummary& message);
/// Puts a message into the index that a file of version 1 brought along.
void indexFirst(Connection& connection, qint64 id);

} // namespace waxwing
