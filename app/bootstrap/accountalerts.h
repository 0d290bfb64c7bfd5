#pragma once

#include "core/alerts/alertcenter.h"
#include "core/store/alertchoices.h"

#include <QObject>
#include <QStringList>

namespace waxwing {

struct AccountServices;
struct AccountRecord;

/// The alerts of one account with everything their rules come from: the person's choices, kept in
/// the account's file, the portal's lists, and the habits of the program. Main thread.
class AccountAlerts final : public QObject
{
    Q_OBJECT

public:
    AccountAlerts(const AccountRecord& record, AccountDatabase& database,
                  const AccountServices& services);

    /// Takes over the alerts of the run before, once the choices are known.
    void restore();
    void raise(const QList<MessageSummary>& news);
    void setHabits(const AlertHabits& habits);
    void setAccountPaused(bool paused);
    /// What the portal allows and what the person chose there.
    void setPortalLists(const QStringList& allowed, const QStringList& chosen);

    [[nodiscard]] AlertCenter& center() { return m_center; }
    [[nodiscard]] AlertLedger& ledger() { return m_ledger; }
    /// For alerts that go on without this object.
    [[nodiscard]] const AlertRules& rules() const { return m_rules; }
    [[nodiscard]] const AlertChoices& choices() const { return m_choices; }
    [[nodiscard]] const QSet<NewsKind>& allowedKinds() const { return m_allowed; }

    void setWanted(NewsKind kind, bool wanted);
    void setVips(const QStringList& addresses);
    void setMuted(const Guid& conversation, bool muted);

private:
    AsyncResult<void> loadChoices();
    void apply();

    AlertLedger m_ledger;
    AlertChoiceStore m_store;
    const Clock& m_clock;
    AlertCenter m_center;
    AlertChoices m_choices;
    AlertRules m_rules;
    QSet<NewsKind> m_allowed;
    QStringList m_chosenAtPortal;
    bool m_loaded = false;
    bool m_restoreWanted = false;
};

} // namespace waxwing
