#pragma once

#include "core/alerts/alertrules.h"
#include "core/base/secret.h"
#include "core/store/accountregistry.h"
#include "core/store/alertledger.h"

#include <QSet>

#include <chrono>

namespace waxwing {

/// What goes on of an account while its cache is closed, or moves to another place: the session in
/// memory, and which messages have been alerted. No content, no key.
struct CarriedAccount
{
    AccountRecord record;
    Secret session;          ///< empty: ended, or never begun
    bool signInNeeded = false;
    bool inMemory = false;   ///< its cache was: the ledger below is all there is
    QSet<Guid> known;        ///< newest messages of the inbox that are no news
    QList<LedgerEntry> ledger;
    AlertRules rules;
    bool pushAllowed = true;
    std::chrono::minutes pushTimeout{50};
};

} // namespace waxwing
