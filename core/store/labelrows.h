#pragma once

#include "core/async/asyncresult.h"
#include "core/model/userlabel.h"

#include <QHash>

namespace waxwing {

class AccountDatabase;

/// The labels of one account in its encrypted cache, and which messages carry them, as far as the
/// cache knows. Main thread.
class LabelRows
{
public:
    /// `database` must outlive it.
    explicit LabelRows(AccountDatabase& database) : m_database(database) {}

    [[nodiscard]] AsyncResult<QList<UserLabel>> load();
    /// In place of all before.
    [[nodiscard]] AsyncResult<void> store(QList<UserLabel> labels);

    /// The labels of each of these messages.
    [[nodiscard]] AsyncResult<QHash<Guid, QList<Guid>>> labelsOf(QList<Guid> messages);
    /// The messages that carry each of these labels.
    [[nodiscard]] AsyncResult<QHash<Guid, QList<Guid>>> carriers(QList<Guid> labels);
    /// Puts a label on messages, or takes it off.
    [[nodiscard]] AsyncResult<void> mark(Guid label, QList<Guid> messages, bool on);
    /// Off all messages.
    [[nodiscard]] AsyncResult<void> takeOff(QList<Guid> labels);

private:
    AsyncResult<QHash<Guid, QList<Guid>>> guidsFor(const char* sql, QList<Guid> keys);

    AccountDatabase& m_database;
};

} // namespace waxwing
