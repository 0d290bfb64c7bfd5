#include "ui/signin/registrationcontroller.h"

#include "core/model/passwordrules.h"
#include "ui/common/format.h"
#include "ui/signin/registrationtexts.h"

namespace waxwing {

namespace {

using Tone = SignInNotice::Tone;
using Action = SignInNotice::Action;
using Kind = RegistrationOutcome::Kind;

} // namespace

void RegistrationController::begin(const PortalChoice& portal, const QString& address,
                                   const ServicePublicSettings& settings, bool keepSignedIn)
{
    reset(portal, address, settings, keepSignedIn);
    m_password.wipe();
    Q_EMIT stepRequested(SignInStep::Registration);
}

void RegistrationController::awaitConfirmation(const PortalChoice& portal, const QString& address,
                                               const ServicePublicSettings& settings,
                                               bool keepSignedIn)
{
    reset(portal, address, settings, keepSignedIn);
    m_password.wipe();
    m_state.notice = {Tone::Warning,
                      tr("Your registration at %1 is not finished.").arg(portalName()),
                      Action::None};
    Q_EMIT stepRequested(SignInStep::Confirmation);
}

QList<FieldNotice> RegistrationController::check(const RegistrationInput& input) const
{
    QList<FieldNotice> problems;
    const Registration& form = input.registration;
    if (form.firstName.isEmpty())
        problems << FieldNotice{FormField::FirstName, tr("Enter your first name.")};
    if (form.lastName.isEmpty())
        problems << FieldNotice{FormField::LastName, tr("Enter your last name.")};
    if (!PasswordRules(m_state.settings.passwordManagement).accept(form.password))
        problems << FieldNotice{FormField::Password,
                                tr("The password does not fulfil all rules yet.")};
    if (m_state.askCra && form.craAnswer.isEmpty())
        problems << FieldNotice{FormField::CraAnswer, tr("Enter the answer.")};
    if (m_state.settings.termsEnabled && !form.termsAccepted)
        problems << FieldNotice{FormField::Terms, tr("Without your consent you cannot register.")};
    return problems;
}

void RegistrationController::submit(RegistrationInput input)
{
    if (m_state.busy)
        return;
    Registration& form = input.registration;
    for (QString* text : {&form.firstName, &form.lastName, &form.companyName})
        *text = text->trimmed();
    form.emailAddress = m_state.address;
    // Consent to nothing is not asked for, and not told.
    form.termsAccepted = form.termsAccepted && m_state.settings.termsEnabled;
    m_state.keepSignedIn = input.keepSignedIn && m_state.settings.keepMeLoggedIn;
    m_state.fields = check(input);
    if (!m_state.fields.isEmpty())
        return settle({});
    m_password = form.password;
    m_retry = [this, input] { submit(input); };
    ask(m_steps.registerUser(m_state.portal, form, input.invitation),
        tr("Registering at %1…").arg(portalName()),
        [this](const Result<RegistrationOutcome>& answer) { take(answer); });
}

void RegistrationController::take(const Result<RegistrationOutcome>& answer)
{
    if (!answer)
        return fail(answer.error());
    m_retry = {};
    switch (answer->kind) {
    case Kind::SignedIn: {
        const SignInOutcome session = answer->session;
        m_password.wipe();
        Q_EMIT entered(session);
        return;
    }
    case Kind::ConfirmationSent:
        m_state.signInKnown = true;
        m_state.notice = {};
        startPause();
        Q_EMIT stepRequested(SignInStep::Confirmation);
        return;
    case Kind::Confirmed: return noteConfirmed();
    case Kind::AlreadyRegistered: {
        leave();
        const SignInNotice notice = noticeOf(*answer, portalName());
        Q_EMIT signInRequested(Secret(), notice);
        return;
    }
    case Kind::CraAnswerWrong: m_state.askCra = true; break;
    default: break;
    }
    refuse(*answer);
}

void RegistrationController::requestInvitation()
{
    if (m_state.busy)
        return;
    m_retry = [this] { requestInvitation(); };
    ask(m_steps.requestInvitation(m_state.portal, m_state.address), tr("Asking for the e-mail…"),
        [this](const Result<void>& answer) {
            if (!answer)
                return fail(answer.error());
            m_state.invitationAsked = true;
            settle({Tone::Info,
                    tr("If %1 invites %2, an e-mail is on its way. Paste its link below.")
                        .arg(portalName(), singleLine(m_state.address)),
                    Action::None});
        });
}

void RegistrationController::confirm(const QString& pasted)
{
    if (m_state.busy)
        return;
    m_retry = [this, pasted] { confirm(pasted); };
    ask(m_steps.confirm(m_state.portal, pasted), tr("Confirming…"),
        [this](const Result<RegistrationOutcome>& answer) { take(answer); });
}

void RegistrationController::noteConfirmed()
{
    if (m_state.busy)
        return;
    const Secret password = m_password;
    const SignInNotice notice{Tone::Info, tr("Sign in with your password now."), Action::None};
    Q_EMIT signInRequested(password, notice);
}

void RegistrationController::resend()
{
    if (m_state.busy || m_state.resendPause > 0)
        return;
    m_retry = [this] { resend(); };
    ask(m_steps.resendConfirmation(m_state.portal, m_state.address), tr("Asking for the e-mail…"),
        [this](const Result<void>& answer) {
            if (!answer)
                return fail(answer.error());
            startPause();
            settle({Tone::Info,
                    tr("The e-mail has been asked for again. Look into the folder for unwanted "
                       "mail, too."),
                    Action::None});
        });
}

void RegistrationController::leave()
{
    FormController::leave();
    m_password.wipe();
    m_state.signInKnown = false;
}

} // namespace waxwing
