#pragma once

#include "core/async/asyncresult.h"
#include "core/model/types.h"

namespace waxwing {

class AccountDatabase;

/// Life of an alert in the ledger. A row comes into being as `Due` in the transaction that stores
/// the message; from there on exactly one of the other states follows.
enum class AlertState {
    Due,        ///< news, not shown yet
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
};

/// Remembers for every message whether its alert was raised, so that none is raised twice and none
/// is missed, whatever happens in between (design section 2 rule 4). Writes are flushed to the
/// medium (synchronous=FULL) before they answer.
class AlertLedger
{
public:
    explicit AlertLedger(AccountDatabase& database);

    /// Messages whose alert is due, oldest first, with what an alert needs to know of them.
    [[nodiscard]] AsyncResult<QList<MessageSummary>> due();
    [[nodiscard]] AsyncResult<void> mark(QList<Guid> guids, AlertState state, QString reason,
                                         quint32 notificationId, QDateTime at);
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
