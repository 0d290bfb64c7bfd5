#pragma once

#include "core/async/asyncresult.h"
#include "core/model/news.h"

#include <QSet>

namespace waxwing {

class AccountDatabase;

/// What the person wants of the alerts of one account.
struct AlertChoices
{
    QSet<NewsKind> unwanted;
    QStringList vips; ///< addresses as they were typed, in the order of typing
    QSet<Guid> muted; ///< conversations
};

/// Keeps them in the account's encrypted file: they name people.
class AlertChoiceStore
{
public:
    explicit AlertChoiceStore(AccountDatabase& database) : m_database(database) {}

    [[nodiscard]] AsyncResult<AlertChoices> load();
    [[nodiscard]] AsyncResult<void> setWanted(NewsKind kind, bool wanted);
    [[nodiscard]] AsyncResult<void> setVips(QStringList addresses, QDateTime at);
    [[nodiscard]] AsyncResult<void> setMuted(Guid conversation, bool muted, QDateTime at);

private:
    AccountDatabase& m_database;
};

} // namespace waxwing
