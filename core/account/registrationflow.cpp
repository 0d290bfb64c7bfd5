#include "core/account/registrationflow.h"

#include "core/account/mailtoken.h"
#include "core/portal/registrationclient.h"
#include "core/portal/signinclient.h"

namespace waxwing {

using RegistrationKind = RegistrationOutcome::Kind;

namespace {

FormField fieldNamed(const QString& name)
{
    static const QHash<QString, FormField> kFields{
        {QStringLiteral("emailaddress"), FormField::EmailAddress},
        {QStringLiteral("firstname"), FormField::FirstName},
        {QStringLiteral("lastname"), FormField::LastName},
        {QStringLiteral("companyname"), FormField::CompanyName},
        {QStringLiteral("language"), FormField::Language},
        {QStringLiteral("password"), FormField::Password},
        {QStringLiteral("newpassword"), FormField::Password},
        {QStringLiteral("oldpassword"), FormField::OldPassword},
        {QStringLiteral("termsaccepted"), FormField::Terms},
        {QStringLiteral("cracode"), FormField::CraAnswer},
        {QStringLiteral("quickregistrationkey"), FormField::Token},
        {QStringLiteral("registrationconfirmationtoken"), FormField::Token},
        {QStringLiteral("forgotpasswordtoken"), FormField::Token},
    };
    return kFields.value(name.toLower(), FormField::Other);
}

RegistrationOutcome outcomeWith(RegistrationKind kind)
{
    RegistrationOutcome outcome;
    outcome.kind = kind;
    return outcome;
}

/// A refusal as an outcome, or as the error it is.
Result<RegistrationOutcome> settled(const Error& error)
{
    if (auto outcome = registrationOutcomeOf(error))
        return *std::move(outcome);
    return failure(error);
}

/// The token in what was pasted, or why it cannot be used at this portal.
tl::expected<Secret, RegistrationKind> tokenFor(const PortalChoice& choice, const QString& pasted)
{
    std::optional<MailToken> token = readMailToken(pasted);
    if (!token)
        return tl::unexpected(RegistrationKind::TokenUnreadable);
    if (token->host.isEmpty())
        return std::move(token->token);
    for (const char* name : {"SecMsgAPI", "Webapp"}) {
        const QUrl known = choice.entry.urls.value(QString::fromLatin1(name));
        if (known.host().compare(token->host, Qt::CaseInsensitive) == 0)
            return std::move(token->token);
    }
    return tl::unexpected(RegistrationKind::OtherPortal);
}

struct Clients
{
    Clients(HttpTransport& transport, const QUrl& messageApi, const ClientIdentity& identity)
        : registration(transport, messageApi, identity),
          signIn(std::make_shared<SignInClient>(transport, messageApi, identity))
    {}

    RegistrationClient registration;
    std::shared_ptr<SignInClient> signIn;

    using Shared = std::shared_ptr<Clients>;
    static AsyncResult<RegistrationOutcome> registerUser(Shared clients, Registration registration,
                                                         std::stop_token stop);
    static AsyncResult<RegistrationOutcome> confirm(Shared clients, Secret token,
                                                    std::stop_token stop);
    static AsyncResult<RegistrationOutcome> resetPassword(Shared clients, Secret token,
                                                          Secret newPassword,
                                                          std::stop_token stop);
    static AsyncResult<RegistrationOutcome> enter(Shared clients, Secret sessionToken,
                                                  std::stop_token stop);
    static AsyncResult<RegistrationOutcome> nothingSent(RegistrationKind why);
    static AsyncResult<void> resendConfirmation(Shared clients, QString address,
                                                std::stop_token stop);
    static AsyncResult<void> requestInvitation(Shared clients, QString address,
                                               std::stop_token stop);
};

AsyncResult<RegistrationOutcome> Clients::nothingSent(RegistrationKind why)
{
    co_return outcomeWith(why);
}

/// A session is worth something once it is known whose it is.
AsyncResult<RegistrationOutcome>
Clients::enter(Shared clients, Secret sessionToken, std::stop_token stop)
{
    Result<SignInOutcome> session = co_await completeSignIn(clients->signIn, sessionToken, stop);
    if (!session)
        co_return failure(std::move(session.error()));
    RegistrationOutcome outcome = outcomeWith(RegistrationKind::SignedIn);
    outcome.session = *std::move(session);
    co_return outcome;
}

AsyncResult<RegistrationOutcome> Clients::registerUser(Shared clients,
                                                                         Registration registration,
                                                                         std::stop_token stop)
{
    if (!registration.quickRegistrationKey.isEmpty()) {
        const Secret key = registration.quickRegistrationKey;
        const Result<QString> invited = co_await clients->registration.invitedAddress(key, stop);
        if (!invited)
            co_return settled(invited.error());
        if (invited->compare(registration.emailAddress, Qt::CaseInsensitive) != 0)
            co_return outcomeWith(RegistrationKind::OtherAddress);
    }
    const Result<Secret> session = co_await clients->registration.registerUser(registration, stop);
    if (!session)
        co_return settled(session.error());
    if (session->isEmpty())
        co_return outcomeWith(RegistrationKind::ConfirmationSent);
    const Secret token = *session;
    co_return co_await enter(clients, token, stop);
}

AsyncResult<RegistrationOutcome> Clients::confirm(Shared clients, Secret token,
                                                                    std::stop_token stop)
{
    const Result<Secret> session = co_await clients->registration.confirm(token, stop);
    if (!session)
        co_return settled(session.error());
    if (session->isEmpty())
        co_return outcomeWith(RegistrationKind::Confirmed);
    const Secret sessionToken = *session;
    co_return co_await enter(clients, sessionToken, stop);
}

AsyncResult<RegistrationOutcome>
Clients::resetPassword(Shared clients, Secret token, Secret newPassword,
                                         std::stop_token stop)
{
    const Result<void> done
        = co_await clients->registration.resetPassword(token, newPassword, stop);
    if (!done)
        co_return settled(done.error());
    co_return outcomeWith(RegistrationKind::PasswordSet);
}

AsyncResult<void> Clients::resendConfirmation(Shared clients, QString address,
                                              std::stop_token stop)
{
    co_return co_await clients->signIn->resendConfirmation(address, stop);
}

AsyncResult<void> Clients::requestInvitation(Shared clients, QString address, std::stop_token stop)
{
    co_return co_await clients->registration.requestInvitation(address, stop);
}

} // namespace

struct RegistrationFlow::Private
{
    Private(HttpTransport& network, const ClientIdentity& client)
        : transport(network), identity(client)
    {}

    [[nodiscard]] std::shared_ptr<Clients> clientsOf(const PortalChoice& choice) const
    {
        const QUrl messageApi = choice.entry.urls.value(QStringLiteral("SecMsgAPI"));
        return std::make_shared<Clients>(transport, messageApi, identity);
    }
    [[nodiscard]] std::stop_token begin()
    {
        running.request_stop();
        running = std::stop_source();
        return running.get_token();
    }

    HttpTransport& transport;
    ClientIdentity identity;
    std::stop_source running;
};

QList<FieldProblem> problemsOf(const Error& error)
{
    QList<FieldProblem> problems;
    for (const FieldFault& fault : error.fields) {
        const FormField field = fieldNamed(fault.field);
        const bool known = std::any_of(problems.begin(), problems.end(),
                                       [field](const auto& p) { return p.field == field; });
        if (!known)
            problems << FieldProblem{field, fault.message};
    }
    return problems;
}

std::optional<RegistrationOutcome> registrationOutcomeOf(const Error& error)
{
    static const QHash<QString, RegistrationKind> kOutcomes{
        {QStringLiteral("Portal.AlreadyRegistered"), RegistrationKind::AlreadyRegistered},
        {QStringLiteral("Portal.TokenNotFound"), RegistrationKind::TokenInvalid},
        {QStringLiteral("905"), RegistrationKind::NotAdmitted},
        {QStringLiteral("918"), RegistrationKind::Disabled},
        {QStringLiteral("46"), RegistrationKind::CraAnswerWrong},
        {QStringLiteral("928"), RegistrationKind::FieldsRefused},
        {QStringLiteral("31"), RegistrationKind::Suspended},
        {QStringLiteral("50"), RegistrationKind::Maintenance},
    };
    const auto known = kOutcomes.constFind(error.code);
    const bool busy = error.httpStatus == 503;
    if (known == kOutcomes.constEnd() && !busy)
        return std::nullopt;
    RegistrationOutcome outcome = outcomeWith(known == kOutcomes.constEnd() ? RegistrationKind::Maintenance
                                                                            : *known);
    outcome.portalMessage = error.portalMessage;
    outcome.problems = problemsOf(error);
    return outcome;
}

RegistrationFlow::RegistrationFlow(HttpTransport& transport, const ClientIdentity& identity)
    : d(std::make_unique<Private>(transport, identity))
{}

RegistrationFlow::~RegistrationFlow()
{
    cancel();
}

AsyncResult<RegistrationOutcome>
RegistrationFlow::registerUser(PortalChoice choice, Registration registration, QString invitation)
{
    registration.emailAddress = registration.emailAddress.trimmed();
    if (!invitation.trimmed().isEmpty()) {
        auto key = tokenFor(choice, invitation);
        if (!key)
            return Clients::nothingSent(key.error());
        registration.quickRegistrationKey = *std::move(key);
    }
    return Clients::registerUser(d->clientsOf(choice), std::move(registration), d->begin());
}

AsyncResult<RegistrationOutcome> RegistrationFlow::confirm(PortalChoice choice, QString pasted)
{
    auto token = tokenFor(choice, pasted);
    if (!token)
        return Clients::nothingSent(token.error());
    return Clients::confirm(d->clientsOf(choice), *std::move(token), d->begin());
}

AsyncResult<RegistrationOutcome>
RegistrationFlow::resetPassword(PortalChoice choice, QString pasted, Secret newPassword)
{
    auto token = tokenFor(choice, pasted);
    if (!token)
        return Clients::nothingSent(token.error());
    return Clients::resetPassword(d->clientsOf(choice), *std::move(token), std::move(newPassword),
                                  d->begin());
}

AsyncResult<void> RegistrationFlow::resendConfirmation(PortalChoice choice, QString address)
{
    return Clients::resendConfirmation(d->clientsOf(choice), address.trimmed(), d->begin());
}

AsyncResult<void> RegistrationFlow::requestInvitation(PortalChoice choice, QString address)
{
    return Clients::requestInvitation(d->clientsOf(choice), address.trimmed(), d->begin());
}

void RegistrationFlow::cancel()
{
    d->running.request_stop();
}

} // namespace waxwing
