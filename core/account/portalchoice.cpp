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
    return PortalChoice::Obstacle::None;
}

/// Table of directory.md section 3 step 5; nullopt: nothing usable.
std::optional<PortalChoice::Use> methodOf(const DirectoryEntry& entry)
{
    if (!entry.ssoEnabled)
        return PortalChoice::Use::Password;
    const auto standsForPassword
        = [](const Authenticator& authenticator) { return authenticator.loginUrl.isEmpty(); };
    if (!entry.authenticators.isEmpty()) {
        return std::any_of(entry.authenticators.begin(), entry.authenticators.end(),
                           standsForPassword)
                   ? PortalChoice::Use::Password
                   : PortalChoice::Use::Browser;
    }
    if (isSafeAddress(entry.ssoProxyUrl))
        return PortalChoice::Use::Browser;
    return std::nullopt;
}

} // namespace

PortalChoice choiceOf(DirectoryEntry entry)
{
    PortalChoice choice;
    choice.entry = std::move(entry);
    choice.obstacle = obstacleOf(choice.entry.serviceStatus);
    if (choice.obstacle == PortalChoice::Obstacle::None)
        choice.obstacle = addressObstacle(choice.entry);
    const auto method = methodOf(choice.entry);
    if (choice.obstacle == PortalChoice::Obstacle::None && !method)
        choice.obstacle = PortalChoice::Obstacle::SignInNotConfigured;
    choice.use = choice.obstacle == PortalChoice::Obstacle::None ? *method
                                                                 : PortalChoice::Use::Unavailable;
    return choice;
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
