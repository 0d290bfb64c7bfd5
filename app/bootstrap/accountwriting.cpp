#include "app/bootstrap/accountwriting.h"

#include "core/async/launch.h"

#include <QPointer>

namespace waxwing {

namespace {

constexpr int kContactsPage = 100;
constexpr int kMostContactPages = 50;

} // namespace

AccountWriting::AccountWriting(PortalClient& portal, AccountDatabase& database, const Clock& clock,
                               Scheduler& scheduler)
    : m_client(portal.caller()), m_port(portal, m_client), m_store(database),
      m_outbox(m_port, m_store, clock, scheduler)
{
    connect(&m_outbox, &Outbox::sent, this, [this] {
        m_contactsKnown = false; // somebody new may be among them
    });
    launch(m_outbox.load(), "load outbox");
}

AccountWriting::~AccountWriting()
{
    m_stop.request_stop();
}

void AccountWriting::setReachable(bool reachable)
{
    if (std::exchange(m_reachable, reachable) == reachable)
        return;
    if (!reachable) {
        m_outbox.stop();
        return;
    }
    m_outbox.start();
    if (m_wanted)
        prepare();
}

void AccountWriting::prepare()
{
    m_wanted = true;
    if (!m_reachable)
        return;
    if (!m_rules.known && !m_loadingRules)
        launch(loadRules(), "load writing rules");
    if (!m_contactsKnown && !m_loadingContacts)
        launch(loadContacts(), "load contacts");
}

void AccountWriting::noteSettingsChanged()
{
    if (m_rules.known && !m_loadingRules)
        launch(loadRules(), "load writing rules");
}

void AccountWriting::retryNow()
{
    if (m_reachable)
        m_outbox.start();
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
    Q_EMIT rulesChanged();
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
