#pragma once

#include "core/portal/composeclient.h"
#include "core/model/writingdefaults.h"
#include "core/store/keptrules.h"
#include "core/store/outboxstore.h"
#include "core/sync/draftfiles.h"
#include "core/sync/outbox.h"

#include <QObject>

namespace waxwing {

class AccountDatabase;

/// What one account needs to write: its outbox, what the portal allows, and whom it knows. Made with
/// the account and destroyed before what it is given. Main thread.
class AccountWriting final : public QObject
{
    Q_OBJECT

public:
    AccountWriting(PortalClient& portal, AccountDatabase& database, const Clock& clock,
                   Scheduler& scheduler);
    ~AccountWriting() override;

    /// Whether the portal can be asked; what waits goes on.
    void setReachable(bool reachable);
    /// Somebody wants to write: asks for what is allowed and for the contacts, if that is not known.
    void prepare();
    /// By hand, instead of waiting.
    void retryNow();
    /// The portal's settings are others now.
    void noteSettingsChanged();

    [[nodiscard]] Outbox& outbox() { return m_outbox; }
    [[nodiscard]] bool isReachable() const { return m_reachable; }
    [[nodiscard]] DraftFiles& files() { return m_files; }
    [[nodiscard]] const ComposeClient& client() const { return m_client; }
    /// As the portal said last; after a start without it, before that.
    [[nodiscard]] const WritingRules& rules() const { return m_rules; }
    /// As the portal lists them; empty until it was asked.
    [[nodiscard]] const QList<Contact>& contacts() const { return m_contacts; }
    /// The contacts, and whoever else the cache knows from messages.
    [[nodiscard]] QList<Contact> people() const;
    [[nodiscard]] const SendingQuota& quota() const { return m_quota; }
    /// What new messages begin with; nullopt until one was sent.
    [[nodiscard]] const std::optional<WritingDefaults>& defaults() const { return m_defaults; }
    void rememberDefaults(const WritingDefaults& defaults);

Q_SIGNALS:
    void rulesChanged();
    void reachableChanged();
    void quotaChanged();

private:
    AsyncResult<void> load();
    AsyncResult<void> loadRules();
    AsyncResult<void> loadContacts();
    AsyncResult<void> loadCorrespondents();
    AsyncResult<void> loadQuota();
    AsyncResult<void> loadDefaults();
    AsyncResult<void> loadKeptRules();

    AccountDatabase& m_database;
    ComposeClient m_client;
    PortalComposePort m_port;
    OutboxStore m_store;
    DraftFileStore m_fileStore;
    DraftFiles m_files;
    Outbox m_outbox;
    KeptRules m_keptRules;
    const Clock& m_clock;
    WritingRules m_rules;
    bool m_rulesAreFresh = false; ///< heard of the portal in this run
    QList<Contact> m_contacts;
    QList<Contact> m_correspondents;
    SendingQuota m_quota;
    std::optional<WritingDefaults> m_defaults;
    bool m_reachable = false;
    bool m_wanted = false;
    bool m_loadingRules = false;
    bool m_contactsKnown = false;
    bool m_loadingContacts = false;
    std::stop_source m_stop;
};

} // namespace waxwing
