#include "app/bootstrap/accountwriting.h"

#include "core/async/launch.h"
#include "core/store/correspondents.h"
#include "core/store/writingchoices.h"

#include <QPointer>
#include <QSet>

namespace waxwing {

namespace {

constexpr int kContactsPage = 100;
constexpr int kMostContactPages = 50;
constexpr int kMessagesSearchedForPeople = 500;

} // namespace

AccountWriting::AccountWriting(PortalClient& portal, AccountDatabase& database, const Clock& clock,
                               Scheduler& scheduler)
    : m_database(database), m_client(portal.caller()), m_port(portal, m_client), m_store(database),
      m_fileStore(database),
      m_files(AttachmentClient(portal.caller()), m_port, m_fileStore, scheduler),
      m_outbox(m_port, m_store, clock, scheduler), m_keptRules(database), m_clock(clock)
{
    m_outbox.setFiles(m_files);
    connect(&m_outbox, &Outbox::changed, this, [this] { m_files.follow(m_outbox.items()); });
    connect(&m_files, &DraftFiles::changed, &m_outbox, &Outbox::noteFilesChanged);
    connect(&m_files, &DraftFiles::draftWanted, this, [this](const Guid& draft) {
        m_files.follow(m_outbox.items());
        m_outbox.saveSoon(draft);
    });
    connect(&m_outbox, &Outbox::sent, this, [this] {
        m_contactsKnown = false; // somebody new may be among them
    });
    launch(load(), "load outbox");
}

AccountWriting::~AccountWriting()
{
    m_stop.request_stop();
}

/// The files first: a message must not go out because its files are not known yet.
AsyncResult<void> AccountWriting::load()
{
    const QPointer<AccountWriting> self(this);
    const Result<void> files = co_await m_files.load();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!files)
        co_return files;
    co_return co_await m_outbox.load();
}

void AccountWriting::setReachable(bool reachable)
{
    if (std::exchange(m_reachable, reachable) == reachable)
        return;
    if (!reachable) {
        m_outbox.stop();
        m_files.stop();
        Q_EMIT reachableChanged();
        return;
    }
    m_outbox.start();
    m_files.start();
    Q_EMIT reachableChanged();
    if (m_wanted)
        prepare();
}

void AccountWriting::prepare()
{
    m_wanted = true;
    launch(loadCorrespondents(), "load correspondents");
    if (!m_defaults)
        launch(loadDefaults(), "load writing defaults");
    if (!m_rules.known)
        launch(loadKeptRules(), "load kept writing rules");
    if (!m_reachable)
        return;
    launch(loadQuota(), "load quota");
    if (!m_rulesAreFresh && !m_loadingRules)
        launch(loadRules(), "load writing rules");
    if (!m_contactsKnown && !m_loadingContacts)
        launch(loadContacts(), "load contacts");
}

void AccountWriting::noteSettingsChanged()
{
    if (m_rulesAreFresh && !m_loadingRules)
        launch(loadRules(), "load writing rules");
}

void AccountWriting::retryNow()
{
    if (!m_reachable)
        return;
    m_outbox.start();
    m_files.start();
}

QList<Contact> AccountWriting::people() const
{
    QList<Contact> people = m_contacts;
    QSet<QString> known;
    for (const Contact& contact : m_contacts)
        known.insert(contact.email.toLower());
    for (const Contact& contact : m_correspondents) {
        if (!known.contains(contact.email.toLower()))
            people << contact;
    }
    return people;
}

AsyncResult<void> AccountWriting::loadCorrespondents()
{
    const QPointer<AccountWriting> self(this);
    const Result<QList<Contact>> people
        = co_await readCorrespondents(m_database, kMessagesSearchedForPeople);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!people)
        co_return failure(people.error());
    m_correspondents = *people;
    co_return Result<void>();
}

AsyncResult<void> AccountWriting::loadDefaults()
{
    const QPointer<AccountWriting> self(this);
    const Result<std::optional<WritingDefaults>> known
        = co_await WritingChoices(m_database).defaults();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!known)
        co_return failure(known.error());
    if (!m_defaults)
        m_defaults = *known;
    co_return Result<void>();
}

void AccountWriting::rememberDefaults(const WritingDefaults& defaults)
{
    if (m_defaults == defaults)
        return;
    m_defaults = defaults;
    launch(WritingChoices(m_database).setDefaults(defaults), "remember writing defaults");
}

AsyncResult<void> AccountWriting::loadQuota()
{
    const QPointer<AccountWriting> self(this);
    const std::stop_token stop = m_stop.get_token();
    const Result<SendingQuota> quota = co_await m_client.quota(stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!quota)
        co_return failure(quota.error());
    m_quota = *quota;
    Q_EMIT quotaChanged();
    co_return Result<void>();
}

AsyncResult<void> AccountWriting::loadRules()
{
    const QPointer<AccountWriting> self(this);
    m_loadingRules = true;
    const std::stop_token stop = m_stop.get_token();
    const Result<WritingRules> rules = co_await m_client.writingRules(stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    m_loadingRules = false;
    if (!rules)
        co_return failure(rules.error());
    m_rules = *rules;
    m_rulesAreFresh = true;
    Q_EMIT rulesChanged();
    co_return co_await m_keptRules.keep(m_rules, m_clock.now());
}

/// What the portal allowed before is the best guess until it answers; it has the last word.
AsyncResult<void> AccountWriting::loadKeptRules()
{
    const QPointer<AccountWriting> self(this);
    const Result<std::optional<WritingRules>> kept = co_await m_keptRules.load();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!kept)
        co_return failure(kept.error());
    if (*kept && !m_rules.known) {
        m_rules = **kept;
        Q_EMIT rulesChanged();
    }
    co_return Result<void>();
}

AsyncResult<void> AccountWriting::loadContacts()
{
    const QPointer<AccountWriting> self(this);
    m_loadingContacts = true;
    QList<Contact> contacts;
    const std::stop_token stop = m_stop.get_token();
    for (int page = 1; page <= kMostContactPages; ++page) {
        const Result<Page<Contact>> found = co_await m_client.contacts(page, kContactsPage, stop);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!found) {
            m_loadingContacts = false;
            co_return failure(found.error());
        }
        contacts += found->results;
        if (page >= found->totalPages)
            break;
    }
    m_contacts = contacts;
    m_contactsKnown = true;
    m_loadingContacts = false;
    co_return Result<void>();
}

} // namespace waxwing
