#include "app/bootstrap/accountlist.h"

#include "core/async/launch.h"
#include "core/base/log.h"
#include "core/crypto/random.h"
#include "core/portal/portalcaller.h"

#include <QPointer>

#include <algorithm>

namespace waxwing {

namespace {

const QString& profileOwner()
{
    static const QString kOwner = QStringLiteral("profile");
    return kOwner;
}

AccountRecord recordOf(const PortalChoice& portal, const SignInOutcome& outcome)
{
    AccountRecord record;
    record.serviceGuid = portal.entry.serviceGuid;
    record.serviceCode = portal.entry.serviceCode;
    record.serviceName = portal.entry.serviceName;
    record.jurisdiction = portal.entry.jurisdiction;
    record.emailAddress = outcome.user.emailAddress;
    record.displayName = (outcome.user.firstName + u' ' + outcome.user.lastName).simplified();
    record.messageApi
        = withoutTrailingSlash(portal.entry.urls.value(QStringLiteral("SecMsgAPI")));
    record.webApp = portal.entry.urls.value(QStringLiteral("Webapp"));
    return record;
}

} // namespace

AccountList::AccountList(const AccountServices& services, CacheKeeper& caches)
    : m_services(services), m_caches(caches)
{}

AccountList::~AccountList() = default;

AsyncResult<void> AccountList::load()
{
    const QPointer<AccountList> self(this);
    const QString owner = profileOwner();
    Result<OpenedCache> profile = co_await m_caches.open(owner, DatabaseKind::Profile);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!profile)
        co_return failure(std::move(profile.error()));
    m_profile = *std::move(profile);
    m_registry = std::make_unique<AccountRegistry>(*m_profile.database);
    const Result<QList<AccountRecord>> records = co_await m_registry->accounts();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!records)
        co_return failure(records.error());
    for (const AccountRecord& record : *records) {
        const Result<LiveAccount*> account = co_await build(record);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (account)
            (*account)->start();
        else
            qCWarning(lcApp).noquote() << "account not opened:" << toLogString(account.error());
    }
    co_return Result<void>();
}

AsyncResult<LiveAccount*> AccountList::build(AccountRecord record)
{
    const QPointer<AccountList> self(this);
    const QString owner = record.id.toString();
    Result<OpenedCache> cache = co_await m_caches.open(owner, DatabaseKind::Mailbox);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!cache)
        co_return failure(std::move(cache.error()));
    auto account = std::make_unique<LiveAccount>(record, *std::move(cache), m_services);
    LiveAccount* built = account.get();
    m_accounts.push_back(std::move(account));
    wire(*built);
    namePortals();
    Q_EMIT added(record.id);
    co_return built;
}

void AccountList::wire(LiveAccount& account)
{
    const Guid id = account.record().id;
    connect(&account, &LiveAccount::statusChanged, this, [this, id] { Q_EMIT statusChanged(id); });
    connect(&account, &LiveAccount::foldersChanged, this, [this, id] { Q_EMIT statusChanged(id); });
    connect(&account, &LiveAccount::listsChanged, this, [this, id] { Q_EMIT listsChanged(id); });
    connect(&account, &LiveAccount::signInNeeded, this, [this, id] { Q_EMIT signInNeeded(id); });
    connect(&account, &LiveAccount::contentDestroyed, this,
            [this, id](const QList<Guid>& guids) { Q_EMIT contentDestroyed(id, guids); });
    connect(&account, &LiveAccount::openRequested, this,
            [this, id](const Guid& message, const QString& token) {
                Q_EMIT openRequested(id, message, token);
            });
    connect(&account, &LiveAccount::inboxRequested, this,
            [this, id](const QString& token) { Q_EMIT inboxRequested(id, token); });
}

/// An alert names the portal when there is more than one account (design rule 6).
void AccountList::namePortals()
{
    const bool several = m_accounts.size() > 1;
    for (const auto& account : m_accounts)
        account->setPortalName(several ? account->record().serviceName : QString());
}

AsyncResult<Guid> AccountList::signedIn(PortalChoice portal, SignInOutcome outcome, bool keep)
{
    const QPointer<AccountList> self(this);
    AccountRecord record = recordOf(portal, outcome);
    record.keepSignedIn = keep;
    const Secret session = outcome.sessionToken;
    LiveAccount* account = nullptr;
    for (const auto& known : m_accounts) {
        const AccountRecord& here = known->record();
        if (here.serviceGuid == record.serviceGuid
            && here.emailAddress.compare(record.emailAddress, Qt::CaseInsensitive) == 0) {
            record.id = here.id;
            record.firstReadExplained = here.firstReadExplained;
            account = known.get();
        }
    }
    if (!account) {
        const Result<Guid> id = randomGuid();
        if (!id)
            co_return failure(id.error());
        record.id = *id;
    }
    const Result<void> saved = co_await m_registry->save(record);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!saved)
        co_return failure(saved.error());
    if (!account) {
        const Result<LiveAccount*> built = co_await build(record);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!built)
            co_return failure(built.error());
        account = *built;
    }
    account->connectWith(session, keep);
    co_return record.id;
}

AsyncResult<void> AccountList::signOut(Guid id)
{
    LiveAccount* account = find(id);
    if (!account)
        co_return Result<void>();
    co_return co_await account->signOut();
}

AsyncResult<void> AccountList::remove(Guid id)
{
    const QPointer<AccountList> self(this);
    LiveAccount* account = find(id);
    if (!account)
        co_return Result<void>();
    const Result<void> signedOut = co_await account->signOut();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!signedOut)
        qCWarning(lcApp).noquote() << "sign-out incomplete:" << toLogString(signedOut.error());
    Q_EMIT removed(id);
    std::erase_if(m_accounts, [id](const auto& known) { return known->record().id == id; });
    namePortals();
    const Result<void> forgotten = co_await m_registry->remove(id);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!forgotten)
        co_return failure(forgotten.error());
    const QString owner = id.toString();
    co_return co_await m_caches.destroy(owner);
}

void AccountList::noteReadExplained(Guid id)
{
    LiveAccount* account = find(id);
    if (!account || !m_registry)
        return;
    account->noteReadExplained();
    launch(m_registry->save(account->record()), "save account");
}

AsyncResult<void> AccountList::giveBackMemory()
{
    const QPointer<AccountList> self(this);
    std::vector<AsyncResult<void>> answers;
    if (m_profile.database)
        answers.push_back(m_profile.database->giveBackMemory());
    for (const auto& account : m_accounts)
        answers.push_back(account->giveBackMemory());
    for (const AsyncResult<void>& answer : answers)
        (void)co_await answer;
    co_return Result<void>();
}

LiveAccount* AccountList::find(Guid id) const
{
    for (const auto& account : m_accounts) {
        if (account->record().id == id)
            return account.get();
    }
    return nullptr;
}

} // namespace waxwing
