#include "app/bootstrap/accountalerts.h"

#include "app/bootstrap/liveaccount.h"
#include "core/async/launch.h"

#include <QPointer>

namespace waxwing {

AccountAlerts::AccountAlerts(const AccountRecord& record, AccountDatabase& database,
                             const AccountServices& services)
    : m_ledger(database), m_store(database), m_clock(services.clock),
      m_center(record.id, record.emailAddress, m_ledger, services.notifier, services.wording,
               services.clock, services.scheduler),
      m_allowed(kindsAllowedBy({}))
{
    m_rules.accountPaused = record.paused;
    connect(&m_center, &AlertCenter::muteRequested, this,
            [this](const Guid& conversation) { setMuted(conversation, true); });
    launch(loadChoices(), "load choices of alerts");
}

void AccountAlerts::restore()
{
    m_restoreWanted = true;
    if (m_loaded)
        m_center.restore();
}

AsyncResult<void> AccountAlerts::loadChoices()
{
    const QPointer<AccountAlerts> self(this);
    const Result<AlertChoices> choices = co_await m_store.load();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (choices)
        m_choices = *choices;
    m_loaded = true;
    apply();
    if (m_restoreWanted)
        m_center.restore();
    if (!choices)
        co_return failure(choices.error());
    co_return Result<void>();
}

/// Before the choices are known the ledger keeps them; knowing them raises what is due.
void AccountAlerts::raise(const QList<MessageSummary>& news)
{
    if (m_loaded)
        m_center.raise(news);
}

void AccountAlerts::setHabits(const AlertHabits& habits)
{
    m_rules.habits = habits;
    apply();
}

void AccountAlerts::setAccountPaused(bool paused)
{
    m_rules.accountPaused = paused;
    apply();
}

void AccountAlerts::setPortalLists(const QStringList& allowed, const QStringList& chosen)
{
    m_allowed = kindsAllowedBy(allowed);
    m_chosenAtPortal = chosen;
    apply();
}

/// Kinds come from the portal's lists, never from guessing by role (design rule 13).
void AccountAlerts::apply()
{
    const QSet<NewsKind> chosen = kindsAllowedBy(m_chosenAtPortal);
    m_rules.forbidden.clear();
    m_rules.unwanted = m_choices.unwanted;
    for (const NewsKind kind : kAllNewsKinds) {
        if (!m_allowed.contains(kind))
            m_rules.forbidden.insert(kind);
        if (!chosen.contains(kind))
            m_rules.unwanted.insert(kind);
    }
    m_rules.muted = m_choices.muted;
    m_rules.vips.clear();
    for (const QString& address : std::as_const(m_choices.vips))
        m_rules.vips.insert(foldedAddress(address));
    if (m_loaded)
        m_center.setRules(m_rules);
}

void AccountAlerts::setWanted(NewsKind kind, bool wanted)
{
    if (wanted)
        m_choices.unwanted.remove(kind);
    else
        m_choices.unwanted.insert(kind);
    launch(m_store.setWanted(kind, wanted), "keep choice of alerts");
    apply();
}

void AccountAlerts::setVips(const QStringList& addresses)
{
    m_choices.vips = addresses;
    launch(m_store.setVips(addresses, m_clock.now()), "keep important senders");
    apply();
}

void AccountAlerts::setMuted(const Guid& conversation, bool muted)
{
    if (conversation.isNull())
        return;
    if (muted)
        m_choices.muted.insert(conversation);
    else
        m_choices.muted.remove(conversation);
    launch(m_store.setMuted(conversation, muted, m_clock.now()), "keep muted thread");
    apply();
}

} // namespace waxwing
