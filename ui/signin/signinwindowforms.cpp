#include "ui/signin/confirmationpage.h"
#include "ui/signin/newpasswordpage.h"
#include "ui/signin/registrationpage.h"
#include "ui/signin/signincontroller.h"
#include "ui/signin/signinwindow.h"

#include <QToolButton>

/// The part of SignInWindow that shows the forms.
namespace waxwing {

void SignInWindow::connectForms()
{
    RegistrationController& registration = m_controller.registration();
    PasswordResetController& reset = m_controller.passwordReset();
    connect(m_registrationPage, &RegistrationPage::submitted, &registration,
            &RegistrationController::submit);
    connect(m_registrationPage, &RegistrationPage::invitationRequested, &registration,
            &RegistrationController::requestInvitation);
    connect(m_registrationPage, &RegistrationPage::linkRequested, &m_controller,
            &SignInController::browserRequested);
    connect(m_confirmationPage, &ConfirmationPage::confirmed, &registration,
            &RegistrationController::confirm);
    connect(m_confirmationPage, &ConfirmationPage::confirmedElsewhere, &registration,
            &RegistrationController::noteConfirmed);
    connect(m_confirmationPage, &ConfirmationPage::resendRequested, &registration,
            &RegistrationController::resend);
    connect(m_newPasswordPage, &NewPasswordPage::submitted, &reset,
            &PasswordResetController::submit);
    connect(m_newPasswordPage, &NewPasswordPage::resendRequested, &reset,
            &PasswordResetController::resend);
}

void SignInWindow::renderForms(const SignInState& state)
{
    const bool registering = state.step == SignInStep::Registration
                             || state.step == SignInStep::Confirmation;
    if (!registering && state.step != SignInStep::NewPassword)
        return;
    FormState form = registering ? m_controller.registration().state()
                                 : m_controller.passwordReset().state();
    form.busy = state.busy;
    if (state.step == SignInStep::Registration)
        m_registrationPage->setState(form);
    else if (state.step == SignInStep::Confirmation)
        m_confirmationPage->setState(form);
    else
        m_newPasswordPage->setState(form);
}

void SignInWindow::wipeForms()
{
    m_registrationPage->wipePasswords();
    m_confirmationPage->clear();
    m_newPasswordPage->clear();
}

/// A button that is disabled while something is under way loses the focus to its neighbour.
void SignInWindow::keepFocus(const SignInState& state)
{
    const QWidget* now = focusWidget();
    if (state.busy || !m_wasBusy || !m_focusBefore || (now && now != m_back))
        return;
    if (m_focusBefore->isVisible() && m_focusBefore->isEnabled())
        m_focusBefore->setFocus();
}

} // namespace waxwing
