#include "ui/signin/signintexts.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace waxwing {

namespace {

using Tone = SignInNotice::Tone;
using Action = SignInNotice::Action;

/// Qt knows the names of countries in English only. Others than these stay so.
[[maybe_unused]] constexpr const char* kTerritories[] = {
    QT_TRANSLATE_NOOP("waxwing::Territory", "Austria"),
    QT_TRANSLATE_NOOP("waxwing::Territory", "Belgium"),
    QT_TRANSLATE_NOOP("waxwing::Territory", "Canada"),
    QT_TRANSLATE_NOOP("waxwing::Territory", "France"),
    QT_TRANSLATE_NOOP("waxwing::Territory", "Germany"),
    QT_TRANSLATE_NOOP("waxwing::Territory", "Ireland"),
    QT_TRANSLATE_NOOP("waxwing::Territory", "Italy"),
    QT_TRANSLATE_NOOP("waxwing::Territory", "Liechtenstein"),
    QT_TRANSLATE_NOOP("waxwing::Territory", "Luxembourg"),
    QT_TRANSLATE_NOOP("waxwing::Territory", "Netherlands"),
    QT_TRANSLATE_NOOP("waxwing::Territory", "Switzerland"),
    QT_TRANSLATE_NOOP("waxwing::Territory", "United Kingdom"),
    QT_TRANSLATE_NOOP("waxwing::Territory", "United States"),
};

class SignInTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::SignInTexts)

public:
    static SignInNotice ofOutcome(SignInOutcome::Kind kind, const QString& portal);
    static QString ofObstacle(PortalChoice::Obstacle obstacle);
    static QString ofAction(Action action);
    static QString ofFactor(const UserMfa& factor);
};

SignInNotice SignInTexts::ofOutcome(SignInOutcome::Kind kind, const QString& portal)
{
    using Kind = SignInOutcome::Kind;
    switch (kind) {
    case Kind::SignedIn:
    case Kind::SecondFactorNeeded: return {};
    case Kind::WrongCredentials:
        return {Tone::Danger, tr("Address or password is wrong. Check both and try again."),
                Action::None};
    case Kind::WrongCode:
        return {Tone::Danger, tr("That code is not right, or it has expired. Enter the newest code you have."),
                Action::None, true};
    case Kind::LockedOut:
        return {Tone::Warning,
                tr("Too many attempts failed, so %1 blocks sign-in for a while. Waxwing does not try "
                   "again by itself. Wait, or reset your password.").arg(portal),
                Action::ResetPassword};
    case Kind::PasswordExpired:
        return {Tone::Warning,
                tr("Your password for %1 has expired. Set a new one, then sign in.").arg(portal),
                Action::ResetPassword};
    case Kind::RegistrationPending:
        return {Tone::Warning,
                tr("The registration is not confirmed yet. Open the link in the e-mail first."),
                Action::None};
    case Kind::NotRegistered:
        return {Tone::Warning,
                tr("This address is not registered at %1 yet.").arg(portal), Action::Register};
    case Kind::Disabled:
        return {Tone::Danger,
                tr("Your user is disabled at %1. Ask the administrator of the portal.").arg(portal),
                Action::None};
    case Kind::NotAdmitted:
        return {Tone::Danger,
                tr("%1 does not admit this address. Ask the administrator of the portal.")
                    .arg(portal),
                Action::None};
    case Kind::RecipientQuestion:
        return {Tone::Warning,
                tr("The sender wants a question answered before your first sign-in. Answer it in "
                   "the web application, then sign in here."),
                Action::OpenWebApp};
    case Kind::SsoRequired:
        return {Tone::Info,
                tr("%1 signs you in through your organisation, not with a password.").arg(portal),
                Action::OpenWebApp};
    case Kind::Suspended:
        return {Tone::Danger,
                tr("%1 has been suspended. Ask the administrator of the portal.").arg(portal),
                Action::None};
    case Kind::Maintenance:
        return {Tone::Warning,
                tr("%1 is being maintained. Try again in a few minutes.").arg(portal),
                Action::Retry};
    case Kind::UpdateNeeded:
        return {Tone::Warning,
                tr("%1 needs a newer version of Waxwing. Install the update, or use the web "
                   "application meanwhile.").arg(portal),
                Action::OpenWebApp};
    }
    return {};
}

QString SignInTexts::ofObstacle(PortalChoice::Obstacle obstacle)
{
    using Obstacle = PortalChoice::Obstacle;
    switch (obstacle) {
    case Obstacle::None: return {};
    case Obstacle::Provisioning: return tr("Being set up – try again later");
    case Obstacle::TrialExpired: return tr("The trial of this portal has ended");
    case Obstacle::Suspended: return tr("Suspended – ask the administrator");
    case Obstacle::Cancelled: return tr("Cancelled by the organisation");
    case Obstacle::Blocked: return tr("Blocked – ask the administrator");
    case Obstacle::NoAddress: return tr("Cannot be used with this program");
    case Obstacle::UnsafeAddress: return tr("Refused: its address is not secure");
    case Obstacle::SignInNotConfigured: return tr("Sign-in of this portal is not configured");
    case Obstacle::NotAllowed: return tr("Not allowed by your organisation");
    }
    return {};
}

QString SignInTexts::ofAction(Action action)
{
    switch (action) {
    case Action::None: return {};
    case Action::Retry: return tr("Try again");
    case Action::EnterServiceCode: return tr("Enter a service code");
    case Action::ResetPassword: return tr("Reset password");
    case Action::Register: return tr("Register");
    case Action::OpenWebApp: return tr("Open web application");
    case Action::SignOutOfOrganisation: return tr("Sign out of my organisation");
    }
    return {};
}

QString SignInTexts::ofFactor(const UserMfa& factor)
{
    const QString name = singleLine(factor.name);
    if (!name.isEmpty())
        return name;
    switch (factor.mfaType) {
    case 1: return tr("Code from an authenticator app");
    case 2:
        return factor.phoneNumber.isEmpty()
                   ? tr("Code by text message")
                   : tr("Code by text message to %1").arg(singleLine(factor.phoneNumber));
    default: return tr("Another code");
    }
}

} // namespace

SignInNotice noticeOf(const SignInOutcome& outcome, const QString& portalName)
{
    SignInNotice notice = SignInTexts::ofOutcome(outcome.kind, singleLine(portalName));
    const QString theirs = singleLine(outcome.portalMessage).left(300);
    if (!theirs.isEmpty() && notice.tone != Tone::None)
        notice.text += QStringLiteral(" (%1)").arg(theirs);
    return notice;
}

QString obstacleSentence(PortalChoice::Obstacle obstacle)
{
    return SignInTexts::ofObstacle(obstacle);
}

QString actionLabel(SignInNotice::Action action)
{
    return SignInTexts::ofAction(action);
}

QString jurisdictionName(const QString& jurisdiction)
{
    const QString code = singleLine(jurisdiction);
    if (code.size() != 2)
        return code;
    const auto territory = QLocale::codeToTerritory(code);
    if (territory == QLocale::AnyTerritory)
        return code;
    return QCoreApplication::translate("waxwing::Territory",
                                       QLocale::territoryToString(territory).toUtf8().constData());
}

QString factorName(const UserMfa& factor)
{
    return SignInTexts::ofFactor(factor);
}

} // namespace waxwing
