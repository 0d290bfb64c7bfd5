#include "core/account/signinflow.h"

#include "core/portal/portalcaller.h"

#include <algorithm>

namespace waxwing {

namespace {

PortalChoice::Obstacle obstacleOf(const QString& serviceStatus)
{
    using Obstacle = PortalChoice::Obstacle;
    static const QHash<QString, Obstacle> kObstacles{
        {QStringLiteral("provisioning"), Obstacle::Provisioning},
        {QStringLiteral("trialexpired"), Obstacle::TrialExpired},
        {QStringLiteral("accountsuspended"), Obstacle::Suspended},
        {QStringLiteral("accountcancelled"), Obstacle::Cancelled},
        {QStringLiteral("blocked"), Obstacle::Blocked},
    };
    return kObstacles.value(serviceStatus.toLower(), Obstacle::None);
}

PortalChoice::Obstacle addressObstacle(const DirectoryEntry& entry)
{
    const QUrl api = entry.urls.value(QStringLiteral("SecMsgAPI"));
    if (api.isEmpty())
        return PortalChoice::Obstacle::NoAddress;
    if (!isSafeAddress(api))
        return PortalChoice::Obstacle::UnsafeAddress;
    for (const Authenticator& authenticator : entry.authenticators) {
        if (!authenticator.loginUrl.isEmpty() && !isSafeAddress(authenticator.loginUrl))
            return PortalChoice::Obstacle::UnsafeAddress;
    }
    if (!entry.ssoEnabled)
        return PortalChoice::Obstacle::None;
    const bool unsafeProxy = !entry.identityProxy.isEmpty()
                             && !isSafeAddress(QUrl(entry.identityProxy, QUrl::StrictMode));
    const bool unsafePage = entry.authenticators.isEmpty() && !entry.ssoProxyUrl.isEmpty()
                            && !isSafeAddress(entry.ssoProxyUrl);
    return unsafeProxy || unsafePage ? PortalChoice::Obstacle::UnsafeAddress
                                     : PortalChoice::Obstacle::None;
}

/// The buttons of directory.md section 3 step 5; the single form of older portals is one of them.
QList<Authenticator> methodsOf(const DirectoryEntry& entry)
{
    if (!entry.authenticators.isEmpty() || !isSafeAddress(entry.ssoProxyUrl))
        return entry.authenticators;
    Authenticator only;
    only.name = entry.ssoProxyName;
    only.loginUrl = entry.ssoProxyUrl;
    return {only};
}

/// Table of directory.md section 3 step 5; nullopt: nothing usable.
std::optional<PortalChoice::Use> useOf(const DirectoryEntry& entry, SsoHandover handover)
{
    if (!entry.ssoEnabled)
        return PortalChoice::Use::Password;
    const QList<Authenticator> methods = methodsOf(entry);
    const auto standsForPassword
        = [](const Authenticator& method) { return method.loginUrl.isEmpty(); };
    const bool password = std::any_of(methods.begin(), methods.end(), standsForPassword);
    const bool browser = !std::all_of(methods.begin(), methods.end(), standsForPassword);
    if (browser && handover == SsoHandover::PkceLoopback && !entry.identityProxy.isEmpty())
        return PortalChoice::Use::SingleSignOn;
    if (password)
        return PortalChoice::Use::Password;
    if (browser && handover == SsoHandover::None)
        return PortalChoice::Use::Browser;
    return std::nullopt;
}

} // namespace

PortalChoice choiceOf(DirectoryEntry entry, SsoHandover handover)
{
    PortalChoice choice;
    choice.entry = std::move(entry);
    choice.obstacle = obstacleOf(choice.entry.serviceStatus);
    if (choice.obstacle == PortalChoice::Obstacle::None)
        choice.obstacle = addressObstacle(choice.entry);
    const auto use = useOf(choice.entry, handover);
    if (choice.obstacle == PortalChoice::Obstacle::None && !use)
        choice.obstacle = PortalChoice::Obstacle::SignInNotConfigured;
    choice.use = choice.obstacle == PortalChoice::Obstacle::None ? *use
                                                                 : PortalChoice::Use::Unavailable;
    if (choice.use == PortalChoice::Use::SingleSignOn)
        choice.methods = methodsOf(choice.entry);
    return choice;
}

QList<Authenticator> lastUsedFirst(QList<Authenticator> methods, std::optional<Guid> usedHere)
{
    auto last = std::find_if(methods.begin(), methods.end(),
                             [](const Authenticator& method) { return method.usedLast; });
    if (last == methods.end() && usedHere) {
        last = std::find_if(methods.begin(), methods.end(), [&](const Authenticator& method) {
            return method.idProviderGuid == usedHere;
        });
    }
    if (last != methods.end())
        std::rotate(methods.begin(), last, last + 1);
    return methods;
}

std::optional<SignInOutcome> outcomeOf(const Error& error)
{
    using Kind = SignInOutcome::Kind;
    static const QHash<QString, Kind> kOutcomes{
        {QStringLiteral("803"), Kind::WrongCredentials},
        {QStringLiteral("810"), Kind::WrongCredentials},
        {QStringLiteral("55"), Kind::LockedOut},
        {QStringLiteral("56"), Kind::PasswordExpired},
        {QStringLiteral("804"), Kind::RegistrationPending},
        {QStringLiteral("920"), Kind::NotRegistered},
        {QStringLiteral("918"), Kind::Disabled},
        {QStringLiteral("905"), Kind::NotAdmitted},
        {QStringLiteral("46"), Kind::RecipientQuestion},
        {QStringLiteral("Portal.SsoRequired"), Kind::SsoRequired},
        {QStringLiteral("Portal.MfaInvalid"), Kind::WrongCode},
        {QStringLiteral("31"), Kind::Suspended},
        {QStringLiteral("50"), Kind::Maintenance},
    };
    const auto known = kOutcomes.constFind(error.code);
    if (known == kOutcomes.constEnd() && error.httpStatus != 503)
        return std::nullopt;
    SignInOutcome outcome;
    outcome.kind = known == kOutcomes.constEnd() ? Kind::Maintenance : *known;
    outcome.portalMessage = error.portalMessage;
    return outcome;
}

} // namespace waxwing
