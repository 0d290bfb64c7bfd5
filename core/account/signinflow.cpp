#include "core/account/signinflow.h"

#include "core/base/log.h"
#include "core/portal/directoryclient.h"
#include "core/portal/signinclient.h"
#include "core/store/accountregistry.h"

namespace waxwing {

namespace {


QString trimmedAddress(const QString& typed)
{
    const QString address = typed.trimmed();
    const qsizetype at = address.indexOf(u'@');
    return at < 0 ? address : address.left(at) + address.mid(at).toLower();
}

/// Discovery does not tell the jurisdiction; the portal's own entry does. Best effort.
AsyncResult<QList<DirectoryEntry>> withJurisdictions(DirectoryClient directory,
                                                     QList<DirectoryEntry> entries,
                                                     std::stop_token stop)
{
    std::vector<AsyncResult<std::optional<DirectoryEntry>>> lookUps;
    for (const DirectoryEntry& entry : entries)
        lookUps.push_back(directory.serviceByGuid(entry.serviceGuid, stop));
    for (std::size_t i = 0; i < lookUps.size(); ++i) {
        const Result<std::optional<DirectoryEntry>> found = co_await lookUps[i];
        if (found && *found)
            entries[static_cast<qsizetype>(i)].jurisdiction = (*found)->jurisdiction;
    }
    co_return entries;
}

/// The way in as it was the last time.
DirectoryEntry withSignInOf(DirectoryEntry entry, const SsoRecord& sso)
{
    Authenticator method;
    method.name = sso.name;
    method.loginUrl = sso.loginUrl;
    method.idProviderGuid = sso.idProviderGuid;
    entry.ssoEnabled = true;
    entry.authenticators = {method};
    entry.identityProxy = sso.identityProxy;
    entry.ssoProxyLogoutUrl = sso.logoutUrl;
    return entry;
}

} // namespace

struct SignInFlow::Private
{
    Private(const DirectoryClient& directoryClient, SignInClientFactory factory,
            SsoHandover ssoHandover)
        : directory(directoryClient), portals(std::move(factory)), handover(ssoHandover)
    {}

    std::stop_token begin()
    {
        running.request_stop();
        running = std::stop_source();
        return running.get_token();
    }

    std::shared_ptr<SignInClient> clientOf(const PortalChoice& choice) const
    {
        return portals(choice.entry.urls.value(QStringLiteral("SecMsgAPI")));
    }

    [[nodiscard]] bool allows(const DirectoryEntry& entry) const
    {
        return !allowed || allowed(entry);
    }

    [[nodiscard]] PortalChoice restricted(PortalChoice choice) const
    {
        if (!allows(choice.entry)) {
            choice.use = PortalChoice::Use::Unavailable;
            choice.obstacle = PortalChoice::Obstacle::NotAllowed;
        }
        return choice;
    }

    DirectoryClient directory;
    SignInClientFactory portals;
    SsoHandover handover;
    std::function<bool(const DirectoryEntry&)> allowed; ///< none: all
    std::stop_source running;

    // What a second factor needs to repeat the sign-in; wiped by forget().
    std::shared_ptr<SignInClient> pendingClient;
    QString pendingAddress;
    Secret pendingPassword;

    void forget()
    {
        pendingClient.reset();
        pendingAddress.clear();
        pendingPassword.wipe();
    }

    static AsyncResult<QList<PortalChoice>> discover(std::shared_ptr<Private> d, QString address,
                                                     std::stop_token stop);
    static AsyncResult<PortalChoice> refresh(std::shared_ptr<Private> d, AccountRecord account,
                                             std::stop_token stop);
    static AsyncResult<SignInOutcome> signIn(std::shared_ptr<Private> d,
                                             std::shared_ptr<SignInClient> client, QString address,
                                             Secret password, std::optional<MfaAnswer> mfa,
                                             std::stop_token stop);
};

AsyncResult<QList<PortalChoice>> SignInFlow::Private::discover(std::shared_ptr<Private> d,
                                                               QString address,
                                                               std::stop_token stop)
{
    Result<QList<DirectoryEntry>> entries = co_await d->directory.discover(address, stop);
    if (!entries)
        co_return failure(std::move(entries.error()));
    Result<QList<DirectoryEntry>> complete
        = co_await withJurisdictions(d->directory, *entries, stop);
    if (!complete)
        co_return failure(std::move(complete.error()));
    QList<PortalChoice> choices;
    for (const DirectoryEntry& entry : *complete)
        choices << d->restricted(choiceOf(entry, d->handover));
    co_return choices;
}

AsyncResult<PortalChoice> SignInFlow::Private::refresh(std::shared_ptr<Private> d,
                                                       AccountRecord account, std::stop_token stop)
{
    const QString address = account.emailAddress;
    const Result<QList<PortalChoice>> choices = co_await discover(d, address, stop);
    if (choices) {
        for (const PortalChoice& choice : *choices) {
            if (choice.entry.serviceGuid == account.serviceGuid)
                co_return choice;
        }
    } else if (choices.error().is(ErrorKind::Cancelled)) {
        co_return failure(choices.error());
    }
    PortalChoice lastKnown;
    lastKnown.entry.serviceGuid = account.serviceGuid;
    lastKnown.entry.serviceCode = account.serviceCode;
    lastKnown.entry.serviceName = account.serviceName;
    lastKnown.entry.jurisdiction = account.jurisdiction;
    lastKnown.entry.emailAddress = account.emailAddress;
    lastKnown.entry.urls.insert(QStringLiteral("SecMsgAPI"), account.messageApi);
    if (!account.webApp.isEmpty())
        lastKnown.entry.urls.insert(QStringLiteral("Webapp"), account.webApp);
    if (!account.sso)
        co_return d->restricted(std::move(lastKnown));
    DirectoryEntry entry = withSignInOf(std::move(lastKnown.entry), *account.sso);
    co_return d->restricted(choiceOf(std::move(entry), d->handover));
}

AsyncResult<SignInOutcome> SignInFlow::Private::signIn(std::shared_ptr<Private> d,
                                                       std::shared_ptr<SignInClient> client,
                                                       QString address, Secret password,
                                                       std::optional<MfaAnswer> mfa,
                                                       std::stop_token stop)
{
    const Result<PingAnswer> ping = co_await client->ping(stop);
    if (ping && ping->minSupportedVersion > kSpokenVersion) {
        SignInOutcome outcome;
        outcome.kind = SignInOutcome::Kind::UpdateNeeded;
        co_return outcome;
    }
    Result<LoginAnswer> login = co_await client->login(address, password, mfa, stop);
    if (!login) {
        auto outcome = outcomeOf(login.error());
        if (!outcome)
            co_return failure(std::move(login.error()));
        // A mistyped code may be corrected: the password stays for another answer.
        if (outcome->kind != SignInOutcome::Kind::WrongCode)
            d->forget();
        co_return *std::move(outcome);
    }
    if (!login->sessionToken.isEmpty()) {
        d->forget();
        Secret token = std::move(login->sessionToken);
        co_return co_await completeSignIn(client, std::move(token), stop);
    }
    if (login->availableMfa.isEmpty())
        co_return failure(ErrorKind::Protocol, QStringLiteral("neither session nor second factor"));
    d->pendingClient = client;
    d->pendingAddress = address;
    d->pendingPassword = std::move(password);
    SignInOutcome outcome;
    outcome.kind = SignInOutcome::Kind::SecondFactorNeeded;
    outcome.factors = login->availableMfa;
    co_return outcome;
}

AsyncResult<SignInOutcome> completeSignIn(std::shared_ptr<SignInClient> client, Secret token,
                                          std::stop_token stop)
{
    SignInOutcome outcome;
    Result<UserSettings> user = co_await client->userSettings(token, stop);
    if (!user)
        co_return failure(std::move(user.error()));
    outcome.user = *std::move(user);
    const Result<ServicePublicSettings> settings = co_await client->publicSettings(stop);
    if (settings)
        outcome.publicSettings = *settings;
    outcome.sessionToken = std::move(token);
    co_return outcome;
}

SignInFlow::SignInFlow(DirectoryClient& directory, SignInClientFactory portals,
                       SsoHandover handover)
    : d(std::make_shared<Private>(directory, std::move(portals), handover))
{}

SignInFlow::~SignInFlow()
{
    cancel();
}

void SignInFlow::allowOnly(std::function<bool(const DirectoryEntry&)> allowed)
{
    d->allowed = std::move(allowed);
}

bool SignInFlow::isAddress(QStringView typed)
{
    typed = typed.trimmed();
    const qsizetype at = typed.indexOf(u'@');
    return at > 0 && at + 1 < typed.size() && typed.lastIndexOf(u'@') == at
           && std::none_of(typed.begin(), typed.end(), [](QChar c) { return c.isSpace(); });
}

AsyncResult<QList<PortalChoice>> SignInFlow::discover(QString address)
{
    return Private::discover(d, trimmedAddress(address), d->begin());
}

AsyncResult<std::optional<PortalChoice>> SignInFlow::findByCode(QString serviceCode)
{
    return [](std::shared_ptr<Private> shared, QString code,
              std::stop_token stop) -> AsyncResult<std::optional<PortalChoice>> {
        const Result<std::optional<DirectoryEntry>> entry
            = co_await shared->directory.serviceByCode(code, stop);
        if (!entry)
            co_return failure(entry.error());
        if (!*entry)
            co_return std::nullopt;
        co_return shared->restricted(choiceOf(**entry, shared->handover));
    }(d, serviceCode.trimmed(), d->begin());
}

AsyncResult<PortalChoice> SignInFlow::refresh(AccountRecord account)
{
    return Private::refresh(d, std::move(account), d->begin());
}

AsyncResult<ServicePublicSettings> SignInFlow::prepare(PortalChoice choice)
{
    return [](std::shared_ptr<SignInClient> client,
              std::stop_token stop) -> AsyncResult<ServicePublicSettings> {
        co_return co_await client->publicSettings(stop);
    }(d->clientOf(choice), d->begin());
}

AsyncResult<SignInOutcome> SignInFlow::signIn(PortalChoice choice, QString address, Secret password)
{
    d->forget();
    if (!d->allows(choice.entry)) {
        return []() -> AsyncResult<SignInOutcome> {
            Error refused(ErrorKind::Forbidden);
            refused.code = QStringLiteral("policy-portal");
            co_return failure(std::move(refused));
        }();
    }
    return Private::signIn(d, d->clientOf(choice), trimmedAddress(address), std::move(password),
                           std::nullopt, d->begin());
}

namespace {

AsyncResult<SignInOutcome> noFactorAwaited()
{
    co_return failure(ErrorKind::Cancelled, QStringLiteral("no second factor is awaited"));
}

} // namespace

AsyncResult<SignInOutcome> SignInFlow::answerSecondFactor(int mfaId, QString code)
{
    if (!d->pendingClient)
        return noFactorAwaited();
    return Private::signIn(d, d->pendingClient, d->pendingAddress, d->pendingPassword,
                           MfaAnswer{mfaId, code.trimmed()}, d->begin());
}

AsyncResult<SignInOutcome> SignInFlow::requestNewCode()
{
    if (!d->pendingClient)
        return noFactorAwaited();
    return Private::signIn(d, d->pendingClient, d->pendingAddress, d->pendingPassword, std::nullopt,
                           d->begin());
}

AsyncResult<void> SignInFlow::forgotPassword(PortalChoice choice, QString address)
{
    return [](std::shared_ptr<SignInClient> client, QString mail,
              std::stop_token stop) -> AsyncResult<void> {
        co_return co_await client->forgotPassword(mail, stop);
    }(d->clientOf(choice), trimmedAddress(address), d->begin());
}

void SignInFlow::cancel()
{
    d->running.request_stop();
    d->forget();
}

} // namespace waxwing
