#include "app/bootstrap/accountlist.h"

#include "core/account/singlesignon.h"
#include "core/async/launch.h"
#include "core/base/log.h"
#include "core/crypto/random.h"
#include "core/portal/portalcaller.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace waxwing {

namespace {

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
    if (outcome.signedInBy) {
        record.sso.emplace();
        record.sso->identityProxy = portal.entry.identityProxy;
        record.sso->loginUrl = outcome.signedInBy->loginUrl;
        record.sso->logoutUrl = logoutUrlOf(portal.entry);
        record.sso->name = outcome.signedInBy->name;
        record.sso->idProviderGuid = outcome.signedInBy->idProviderGuid;
    }
    return record;
}

bool isSameAccount(const AccountRecord& one, const AccountRecord& other)
{
    return one.serviceGuid == other.serviceGuid
           && one.emailAddress.compare(other.emailAddress, Qt::CaseInsensitive) == 0;
}

} // namespace

AccountList::AccountList(const AccountServices& services, CacheKeeper& caches)
    : m_services(services), m_caches(caches)
{}

AccountList::~AccountList() = default;

AsyncResult<void> AccountList::load(std::vector<CarriedAccount> carried)
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
    QList<AccountRecord> wanted = *records;
    for (const CarriedAccount& entry : carried) {
        const auto same = [&entry](const AccountRecord& record) {
            return isSameAccount(entry.record, record);
        };
        if (std::any_of(wanted.begin(), wanted.end(), same))
            continue;
        const AccountRecord record = entry.record;
        wanted << record;
        const Result<void> saved = co_await m_registry->save(record);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!saved)
            qCWarning(lcApp).noquote() << "account not saved:" << toLogString(saved.error());
    }
    // All at once: the credential store takes its time for each key, the files open in no time.
    std::vector<AsyncResult<OpenedCache>> openings;
    for (const AccountRecord& record : std::as_const(wanted))
        openings.push_back(openCache(record));
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const AccountRecord record = wanted.at(i);
        Result<OpenedCache> cache = co_await openings[static_cast<std::size_t>(i)];
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!cache) {
            qCWarning(lcApp).noquote() << "account not opened:" << toLogString(cache.error());
            continue;
        }
        LiveAccount& account = build(record, *std::move(cache));
        const auto goesOn = std::find_if(
            carried.begin(), carried.end(),
            [&record](const CarriedAccount& entry) { return isSameAccount(entry.record, record); });
        if (goesOn == carried.end())
            continue;
        CarriedAccount entry = std::move(*goesOn);
        carried.erase(goesOn);
        const Result<void> resumed = co_await account.resume(std::move(entry));
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!resumed)
            qCWarning(lcApp).noquote() << "alerts not taken over:" << toLogString(resumed.error());
    }
    co_return Result<void>();
}

AsyncResult<std::vector<CarriedAccount>> AccountList::suspend()
{
    const QPointer<AccountList> self(this);
    std::vector<CarriedAccount> carried;
    QList<Guid> ids;
    for (const auto& account : m_accounts)
        ids << account->record().id;
    for (const Guid& id : ids) {
        LiveAccount* account = find(id);
        if (!account)
            continue;
        Result<CarriedAccount> one = co_await account->carry();
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (one)
            carried.push_back(*std::move(one));
    }
    auto closed = std::exchange(m_accounts, {}); // whoever looks now finds none
    for (const Guid& id : ids)
        Q_EMIT removed(id);
    closed.clear();
    m_registry.reset();
    m_profile = OpenedCache();
    co_return carried;
}

AsyncResult<void> AccountList::forgetKeptSignIns()
{
    const QPointer<AccountList> self(this);
    QList<Guid> ids;
    for (const auto& account : m_accounts)
        ids << account->record().id;
    for (const Guid& id : ids) {
        LiveAccount* account = find(id);
        if (!account)
            continue;
        const Result<void> forgotten = co_await account->forgetKeptSignIn();
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!forgotten)
            qCWarning(lcApp).noquote() << "token not forgotten:" << toLogString(forgotten.error());
    }
    co_return Result<void>();
}

void AccountList::start()
{
    for (const auto& account : m_accounts) {
        account->restore();
        account->start();
    }
}

AsyncResult<OpenedCache> AccountList::openCache(AccountRecord record)
{
    return m_caches.open(record.id.toString(), DatabaseKind::Mailbox);
}

LiveAccount& AccountList::build(const AccountRecord& record, OpenedCache cache)
{
    const bool setAside = cache.setAside;
    m_accounts.push_back(std::make_unique<LiveAccount>(record, std::move(cache), m_services));
    LiveAccount& built = *m_accounts.back();
    wire(built);
    namePortals();
    Q_EMIT added(record.id);
    if (setAside)
        Q_EMIT cacheSetAside(record.id);
    return built;
}

void AccountList::wire(LiveAccount& account)
{
    const Guid id = account.record().id;
    connect(&account, &LiveAccount::statusChanged, this, [this, id] { Q_EMIT statusChanged(id); });
    connect(&account, &LiveAccount::foldersChanged, this, [this, id] { Q_EMIT statusChanged(id); });
    connect(&account, &LiveAccount::listsChanged, this, [this, id] { Q_EMIT listsChanged(id); });
    connect(&account, &LiveAccount::recordChanged, this, [this, &account] { save(account); });
    connect(&account, &LiveAccount::signInNeeded, this, [this, id] { Q_EMIT signInNeeded(id); });
    connect(&account, &LiveAccount::contentDestroyed, this,
            [this, id](const QList<Guid>& guids) { Q_EMIT contentDestroyed(id, guids); });
    connect(&account, &LiveAccount::openRequested, this,
            [this, id](const Guid& message, const QString& token) {
                Q_EMIT openRequested(id, message, token);
            });
    connect(&account, &LiveAccount::inboxRequested, this,
            [this, id](const QString& token) { Q_EMIT inboxRequested(id, token); });
    connect(&account, &LiveAccount::outboxRequested, this,
            [this, id](const QString& token) { Q_EMIT outboxRequested(id, token); });
    connect(&account, &LiveAccount::replyRequested, this,
            [this, id](const Guid& message, const QString& token) {
                Q_EMIT replyRequested(id, message, token);
            });
}

/// An alert names the portal when there is more than one account (design rule 6).
void AccountList::namePortals()
{
    const bool several = m_accounts.size() > 1;
    for (const auto& account : m_accounts)
        account->setPortalName(several ? nameOf(account->record().id) : QString());
}

QString AccountList::nameOf(Guid id) const
{
    const LiveAccount* account = find(id);
    if (!account)
        return {};
    const QString name = account->record().name();
    const auto same = [&name](const auto& other) { return other->record().name() == name; };
    // Two accounts of one portal: the address tells them apart.
    if (std::count_if(m_accounts.begin(), m_accounts.end(), same) > 1)
        return name + QStringLiteral(" – ") + account->record().emailAddress;
    return name;
}

void AccountList::save(const LiveAccount& account)
{
    launch(m_registry->save(account.record()), "save account");
}

void AccountList::rename(Guid id, const QString& name)
{
    LiveAccount* account = find(id);
    if (!account)
        return;
    const QString wanted = name.simplified();
    account->setOwnName(wanted == account->record().serviceName ? QString() : wanted);
    save(*account);
    namePortals();
    Q_EMIT rearranged();
}

void AccountList::setPaused(Guid id, bool paused)
{
    if (LiveAccount* account = find(id)) {
        account->setPaused(paused);
        save(*account);
    }
}

void AccountList::move(Guid id, qsizetype place)
{
    const auto from = std::find_if(m_accounts.begin(), m_accounts.end(),
                                   [id](const auto& known) { return known->record().id == id; });
    if (from == m_accounts.end())
        return;
    const auto last = static_cast<qsizetype>(m_accounts.size()) - 1;
    const auto to = m_accounts.begin() + std::clamp<qsizetype>(place, 0, last);
    if (from == to)
        return;
    if (from < to)
        std::rotate(from, from + 1, to + 1);
    else
        std::rotate(to, from, from + 1);
    QList<Guid> order;
    for (const auto& account : m_accounts)
        order << account->record().id;
    launch(m_registry->reorder(order), "order accounts");
    Q_EMIT rearranged();
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
            record.ownName = here.ownName;
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
        Result<OpenedCache> cache = co_await openCache(record);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!cache)
            co_return failure(std::move(cache.error()));
        account = &build(record, *std::move(cache));
    }
    account->noteSignedInBy(record.sso);
    account->connectWith(session, keep);
    co_return record.id;
}

AsyncResult<void> AccountList::signOut(Guid id)
{
    LiveAccount* account = find(id);
    if (!account)
        co_return Result<void>();
    const QPointer<AccountList> self(this);
    const Result<void> done = co_await account->signOut();
    if (self) {
        if (const LiveAccount* signedOut = find(id))
            save(*signedOut);
    }
    co_return done;
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
    save(*account);
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
