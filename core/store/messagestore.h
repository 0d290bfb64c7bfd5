#pragma once

#include "core/async/asyncresult.h"
#include "core/model/types.h"

#include <QList>

#include <optional>

namespace waxwing {

class AccountDatabase;

/// What tells a row of a list from every other, also in a list of several accounts.
struct RowId
{
    Guid account;
    Guid guid;

    friend bool operator==(const RowId&, const RowId&) = default;
    friend size_t qHash(const RowId& id, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, id.account, id.guid);
    }
};

/// One line of a message list: what is drawn and nothing more.
struct MessageRow
{
    Guid guid;
    Guid account; ///< null in a list of one account
    Folder folder = Folder::Inbox;
    QDateTime date;
    QString correspondent; ///< sender, or the recipients in Sent and Draft
    QString subject;
    bool unread = false;
    bool hasAttachments = false;
    bool isProtected = false;
    bool isRecalled = false;
    bool isExpired = false;
    bool hasAccess = true;

    [[nodiscard]] RowId id() const { return {account, guid}; }
};

enum class SortKey { Date, Correspondent, Subject };

/// What a list leaves out: all that is set must hold.
struct ListFilter
{
    bool unread = false;
    bool attachments = false;
    bool isProtected = false;
    bool needsSignature = false; ///< of the person

    [[nodiscard]] bool isEmpty() const { return *this == ListFilter(); }
    friend bool operator==(const ListFilter&, const ListFilter&) = default;
};

/// Which rows, in which order. The unread filter keeps `alwaysInclude` in view, so that the message
/// being read does not vanish under the reader.
struct ListQuery
{
    std::optional<Folder> folder = Folder::Inbox;
    std::optional<Guid> label{}; ///< in place of the folder: what carries it, wherever it lies
    ListFilter filter{};
    std::optional<Guid> alwaysInclude;
    SortKey sortKey = SortKey::Date;
    Qt::SortOrder order = Qt::DescendingOrder;
};

/// Where a page of a list starts: just after this row (design section 6: never by OFFSET).
struct RowKey
{
    QString text; ///< folded sort text for Correspondent and Subject
    qint64 date = 0;
    Guid guid;
    Guid account{}; ///< null in a list of one account
};

/// Where `a` comes before `b` in the order of the query. Two accounts of one portal can hold the
/// same message: the account decides last.
[[nodiscard]] bool comesBefore(const ListQuery& query, const RowKey& a, const RowKey& b);

struct MessageRows
{
    QList<MessageRow> rows;
    QList<RowKey> keys; ///< one per row
    bool atEnd = false;
};

struct FolderCount
{
    qint64 total = 0;
    qint64 unread = 0;
};

/// How far the sync of one folder has come; written in the same transaction as the rows.
struct SyncCursor
{
    bool firstSyncDone = false;
    int nextPage = 1;           ///< first page not yet stored by the first sync
    qint64 totalItems = 0;      ///< as the portal last said
    QDateTime watermark;        ///< newest date seen when the first sync began: later ones are news
    QDateTime lastFullPass;
};

/// What storing a page changed.
struct StoredPage
{
    QList<MessageSummary> added;   ///< not known before
    QList<MessageSummary> news;    ///< added to the alert ledger by this very transaction
    QList<MessageSummary> changed; ///< known, but something a person sees is different now
    QList<Guid> nowRead;           ///< became `retrieved` with this page: read elsewhere
    QList<Guid> contentDestroyed;  ///< recalled, expired or withdrawn: body and search row wiped
    int known = 0;                 ///< already stored and unchanged
};

enum class NewsPolicy {
    History, ///< only messages newer than the cursor's watermark are news
    Live,    ///< every unknown unread message of others in the inbox is news
};

/// How the program came to know of a page, for the chain of its alerts.
struct Arrival
{
    QDateTime at;     ///< invalid: now
    QDateTime pushed; ///< the live event that led there; invalid: it was looked for
};

struct FoundMessage
{
    MessageRow row;
    QString snippet;      ///< matched part, terms marked with U+0002 and U+0003
    qint64 searchRow = 0; ///< the order of results: newest have the highest
    bool cached = true;   ///< false: only the portal knows it
};

/// Messages of one account in its encrypted cache. Every write is one transaction together with
/// the cursor, so a kill at any moment loses nothing and repeats nothing. Content of protected
/// messages is refused. All functions may be called from the main thread and never block it.
class MessageStore
{
public:
    /// `database` must outlive the store. `ownAddress` tells own messages from others'.
    MessageStore(AccountDatabase& database, QString ownAddress);

    /// Stores a page of search results of `folder` and moves the cursor. News get their row in the
    /// alert ledger in the same transaction; own and already read messages never become news.
    [[nodiscard]] AsyncResult<StoredPage> storePage(Folder folder, QList<MessageSummary> page,
                                                    SyncCursor cursor, NewsPolicy policy,
                                                    Arrival arrival = {});
    /// Updates messages that are known already (a search by guid); unknown ones are ignored.
    [[nodiscard]] AsyncResult<StoredPage> update(QList<MessageSummary> messages);
    [[nodiscard]] AsyncResult<SyncCursor> cursor(Folder folder);
    [[nodiscard]] AsyncResult<void> setCursor(Folder folder, SyncCursor cursor);

    /// Guids of `folder` from position `first` (0-based) in the portal's order: newest first, then
    /// guid. For reconciling only.
    [[nodiscard]] AsyncResult<QList<Guid>> guidsAt(Folder folder, qint64 first, int count);
    /// Removes messages that vanished from the portal, with everything that belongs to them.
    [[nodiscard]] AsyncResult<void> remove(QList<Guid> guids);
    /// Destroys what has expired by `now`; gives the guids.
    [[nodiscard]] AsyncResult<QList<Guid>> destroyExpired(QDateTime now);
    /// The next moment at which a stored message expires; nullopt if none will.
    [[nodiscard]] AsyncResult<std::optional<QDateTime>> nextExpiry();

    [[nodiscard]] AsyncResult<MessageRows> rows(ListQuery query, std::optional<RowKey> after,
                                                int limit);
    [[nodiscard]] AsyncResult<QHash<Folder, FolderCount>> counts();
    /// Number of rows a query has in all.
    [[nodiscard]] AsyncResult<qint64> count(ListQuery query);
    [[nodiscard]] AsyncResult<std::optional<MessageSummary>> summary(Guid guid);
    [[nodiscard]] AsyncResult<std::optional<Folder>> folderOf(Guid guid);

    /// The cached body, if the message was opened before. nullopt is not an error.
    [[nodiscard]] AsyncResult<std::optional<QString>> body(Guid guid);
    /// Keeps a body and indexes it. Refused with ErrorKind::Forbidden for protected messages and
    /// for those whose content is gone.
    [[nodiscard]] AsyncResult<void> storeBody(Guid guid, QString body, BodyFormat format,
                                              QString plainText);
    [[nodiscard]] AsyncResult<void> markRead(Guid guid);

private:
    AccountDatabase& m_database;
    QString m_ownAddress;
};

} // namespace waxwing
