#pragma once

#include "core/async/asyncresult.h"
#include "core/store/alertledger.h"

#include <QList>

#include <optional>

namespace waxwing {

class AccountDatabase;

/// One piece of news and all that became of its alert, oldest step first.
struct AlertRecord
{
    News news;
    AlertState state = AlertState::Due;
    QString reason;
    QDateTime postponed;
    QList<LedgerStep> steps;
};

/// Answers "Was I alerted?" from the ledger. What has left the mailbox is told without its words.
class AlertHistory
{
public:
    explicit AlertHistory(AccountDatabase& database) : m_database(database) {}

    /// The message itself first, then what others did with it. Empty: the ledger knows nothing of
    /// it, for it was there before.
    [[nodiscard]] AsyncResult<QList<AlertRecord>> ofMessage(Guid message);
    /// Whose alerts did something from `from` to just before `to`, newest first, at most `most`.
    [[nodiscard]] AsyncResult<QList<AlertRecord>> between(QDateTime from, QDateTime to, int most);
    /// Steps before that are forgotten; whether something was alerted is not.
    [[nodiscard]] AsyncResult<void> forgetBefore(QDateTime moment);

private:
    AccountDatabase& m_database;
};

} // namespace waxwing
