#include "ui/signin/passwordresetcontroller.h"

#include "core/model/passwordrules.h"
#include "ui/common/format.h"

namespace waxwing {

namespace {

using Tone = SignInNotice::Tone;
using Action = SignInNotice::Action;
using Kind = RegistrationOutcome::Kind;

} // namespace

void PasswordResetController::begin(const PortalChoice& portal, const QString& address,
                                    const ServicePublicSettings& settings, bool keepSignedIn,
                                    Reason reason)
{
    reset(portal, address, settings, keepSignedIn);
    m_reason = reason;
    if (m_state.resendPause == 0)
        return requestMail();
    Q_EMIT stepRequested(SignInStep::NewPassword);
}

void PasswordResetController::requestMail()
{
    m_retry = [this] { requestMail(); };
    ask(m_steps.forgotPassword(m_state.portal, m_state.address), tr("Asking for the e-mail…"),
        [this](const Result<void>& answer) {
            if (!answer)
                return fail(answer.error());
            m_retry = {};
            startPause();
            if (m_reason == Reason::Expired)
                m_state.notice = {Tone::Warning,
                                  tr("Your password for %1 has expired. Set a new one.")
                                      .arg(portalName()),
                                  Action::None};
            Q_EMIT stepRequested(SignInStep::NewPassword);
        });
}

void PasswordResetController::submit(const QString& pasted, Secret newPassword, bool keepSignedIn)
{
    if (m_state.busy)
        return;
    m_state.keepSignedIn = keepSignedIn && m_state.settings.keepMeLoggedIn;
    m_state.fields.clear();
    if (pasted.trimmed().isEmpty())
        m_state.fields << FieldNotice{FormField::Token,
                                      tr("Paste the link or the code from the e-mail.")};
    if (!PasswordRules(m_state.settings.passwordManagement).accept(newPassword))
        m_state.fields << FieldNotice{FormField::Password,
                                      tr("The password does not fulfil all rules yet.")};
    if (!m_state.fields.isEmpty())
        return settle({});
    m_retry = [this, pasted, newPassword, keepSignedIn] {
        submit(pasted, newPassword, keepSignedIn);
    };
    ask(m_steps.resetPassword(m_state.portal, pasted, newPassword), tr("Setting the password…"),
        [this, newPassword](const Result<RegistrationOutcome>& answer) {
            take(answer, newPassword);
        });
}

void PasswordResetController::take(const Result<RegistrationOutcome>& answer,
                                   const Secret& newPassword)
{
    if (!answer)
        return fail(answer.error());
    m_retry = {};
    if (answer->kind != Kind::PasswordSet)
        return refuse(*answer);
    const Secret password = newPassword;
    const SignInNotice notice{Tone::Info,
                              tr("Your new password is set. Sign in with it now."), Action::None};
    Q_EMIT signInRequested(password, notice);
}

void PasswordResetController::resend()
{
    if (m_state.busy || m_state.resendPause > 0)
        return;
    m_retry = [this] { resend(); };
    ask(m_steps.forgotPassword(m_state.portal, m_state.address), tr("Asking for the e-mail…"),
        [this](const Result<void>& answer) {
            if (!answer)
                return fail(answer.error());
            m_retry = {};
            startPause();
            settle({Tone::Info,
                    tr("If %1 is registered at %2, another e-mail is on its way. Only the newest "
                       "code may be valid.")
                        .arg(singleLine(m_state.address), portalName()),
                    Action::None});
        });
}

} // namespace waxwing
