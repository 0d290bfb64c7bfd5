#pragma once

#include "core/alerts/alertcenter.h"
#include "core/alerts/trackingnews.h"
#include "core/portal/newsclient.h"
#include "core/store/alerthistory.h"
#include "core/store/alertchoices.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <stop_token>

namespace waxwing {

struct AccountServices;
struct AccountRecord;
class MessageStore;
class PortalClient;
class Outbox;

/// The activity stream of a portal's user.
class PortalDeeds final : public TrackedDeeds
{
public:
    explicit PortalDeeds(const NewsClient& client) : m_client(client) {}
    [[nodiscard]] AsyncResult<Page<TrackingDetail>> since(QDateTime moment, int page,
                                                          std::stop_token stop) override;
    [[nodiscard]] AsyncResult<QDateTime> newest(std::stop_token stop) override;

private:
    const NewsClient& m_client;
};

/// The alerts of one account with everything their rules come from: the person's choices, kept in
/// the account's file, the portal's lists, and the habits of the program. Main thread.
class AccountAlerts final : public QObject
{
    Q_OBJECT

public:
    AccountAlerts(const AccountRecord& record, AccountDatabase& database, PortalClient& portal,
                  const AccountServices& services);
    ~AccountAlerts() override;

    /// Takes over the alerts of the run before, once the choices are known.
    void restore();
    void raise(const QList<MessageSummary>& news);
    /// A live event came, whatever it is about.
    void notePush() { m_pushed = m_clock.now(); }
    /// Others may have done something with what the person sent.
    void lookForDeeds();
    /// Content was destroyed: what of it was recalled by its sender is news.
    void noteDestroyed(MessageStore& messages, const QList<Guid>& guids);
    /// A message does not leave without the person.
    void noteRefused(const Outbox& outbox, const Guid& item);
    void setHabits(const AlertHabits& habits);
    void setAccountPaused(bool paused);
    /// What the portal allows and what the person chose there.
    void setPortalLists(const QStringList& allowed, const QStringList& chosen);

    [[nodiscard]] AlertCenter& center() { return m_center; }
    [[nodiscard]] AlertLedger& ledger() { return m_ledger; }
    [[nodiscard]] AlertHistory& history() { return m_history; }
    /// For alerts that go on without this object.
    [[nodiscard]] const AlertRules& rules() const { return m_rules; }
    [[nodiscard]] const AlertChoices& choices() const { return m_choices; }
    [[nodiscard]] const QSet<NewsKind>& allowedKinds() const { return m_allowed; }
    /// What is both chosen here and, where the portal has a say, there.
    [[nodiscard]] QSet<NewsKind> wantedKinds() const;
    [[nodiscard]] bool isVip(const QString& address) const;

    void setWanted(NewsKind kind, bool wanted);
    void setVips(const QStringList& addresses);
    void setMuted(const Guid& conversation, bool muted);

Q_SIGNALS:
    /// Not as chosen: the portal refused.
    void choicesChanged();

private:
    AsyncResult<void> loadChoices();
    AsyncResult<void> tellRecalls(MessageStore* messages, QList<Guid> guids);
    AsyncResult<void> tellPortal();
    [[nodiscard]] bool wantsDeeds() const;
    void apply();

    AlertLedger m_ledger;
    AlertHistory m_history;
    AlertChoiceStore m_store;
    const Clock& m_clock;
    QString m_ownAddress;
    AlertCenter m_center;
    NewsClient m_client;
    PortalDeeds m_deeds;
    TrackingCursor m_cursor;
    TrackingNews m_tracking;
    QDateTime m_pushed; ///< the last event; told of news that come within moments
    bool m_listsKnown = false;
    bool m_wantsDeeds = true;
    std::stop_source m_stop;
    AlertChoices m_choices;
    AlertRules m_rules;
    QSet<NewsKind> m_allowed;
    QStringList m_chosenAtPortal;
    bool m_loaded = false;
    bool m_restoreWanted = false;
};

} // namespace waxwing
