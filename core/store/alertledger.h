#pragma once

#include "core/async/asyncresult.h"
#include "core/model/news.h"
#include "core/model/types.h"
#include "core/store/alertsteps.h"

#include <QList>

#include <optional>

namespace waxwing {

class AccountDatabase;

/// Life of an alert in the ledger. A row comes into being as `Due` in the transaction that stores
/// the message; from there on exactly one of the other states follows.
enum class AlertState {
    Due,        ///< news, not shown yet; the reason says which rule holds it back, if one does
    Shown,      ///< handed to the desktop; durable before anything else happens
    Clicked,
    Closed,     ///< dismissed by the person, or withdrawn because read elsewhere or recalled
    Suppressed, ///< not shown, for the reason given
};

struct LedgerEntry
{
    Guid messageGuid;
    AlertState state = AlertState::Due;
    QString reason; ///< why it was suppressed or closed, e.g. "own-message", "read-elsewhere"
    quint32 notificationId = 0;
    QDateTime changed;
    NewsKind kind = NewsKind::Message;
    Guid target; ///< the message that a click opens; of an arriving message itself
};

/// Remembers for every message, and for all other news, whether its alert was raised, so that none
/// is raised twice and none is missed, whatever happens in between (design section 2 rule 4), and
/// how that came about. Writes are flushed to the medium (synchronous=FULL) before they answer.
class AlertLedger
{
public:
    explicit AlertLedger(AccountDatabase& database);

    /// News whose alert is due, oldest first, as they are now. Without a time nothing has expired.
    [[nodiscard]] AsyncResult<QList<News>> due(QDateTime now = {});
    /// One that may be due or not any more; nullopt if it is not known.
    [[nodiscard]] AsyncResult<std::optional<News>> news(Guid id, QDateTime now);
    /// Puts news that is no message into the ledger as due. False if it is there already.
    [[nodiscard]] AsyncResult<bool> add(News news, QDateTime at, QDateTime pushed);
    [[nodiscard]] AsyncResult<void> mark(QList<Guid> guids, AlertState state, QString reason,
                                         quint32 notificationId, QDateTime at);
    /// They stay due; `steps` say which rule holds each of them back, and how long.
    [[nodiscard]] AsyncResult<void> holdBack(QList<LedgerStep> steps);
    /// Due again at `until`, whatever became of them.
    [[nodiscard]] AsyncResult<void> postpone(QList<Guid> guids, QDateTime until, QDateTime at);
    /// Shown and lost from the screen without anybody's doing: due again, as if never shown.
    [[nodiscard]] AsyncResult<void> reopen(QList<Guid> guids, QDateTime at);
    /// Alerts that may still be on screen: state Shown.
    [[nodiscard]] AsyncResult<QList<LedgerEntry>> shown();
    [[nodiscard]] AsyncResult<std::optional<LedgerEntry>> entry(Guid guid);

    /// Takes over what was alerted while this ledger was closed; what it knows already stays.
    [[nodiscard]] AsyncResult<void> takeOver(QList<LedgerEntry> entries);
    /// Everything that is no longer due, for another ledger to take over.
    [[nodiscard]] AsyncResult<QList<LedgerEntry>> settled();

private:
    AccountDatabase& m_database;
};

} // namespace waxwing
