#include "ui/signin/signincontroller.h"
#include "ui/signin/signintexts.h"

/// The part of SignInController that leads to the forms and back.
namespace waxwing {

namespace {

using Tone = SignInNotice::Tone;
using Action = SignInNotice::Action;

} // namespace

void SignInController::wireForm(FormController& form)
{
    connect(&form, &FormController::changed, this, [this, &form] {
        if (m_form != &form)
            return;
        if (m_asking)
            return Q_EMIT changed();
        m_state.busy = form.state().busy;
        m_state.busyText = form.state().busyText;
        m_state.notice = form.state().notice;
        Q_EMIT changed();
    });
    connect(&form, &FormController::stepRequested, this, [this, &form](SignInStep step) {
        m_form = &form;
        m_state.step = step;
        m_state.canGoBack = true;
        m_state.busy = false;
        m_state.notice = form.state().notice;
        Q_EMIT changed();
    });
    connect(&form, &FormController::entered, this, [this, &form](const SignInOutcome& outcome) {
        m_keepSignedIn = form.state().keepSignedIn;
        finish(outcome);
    });
    connect(&form, &FormController::signInRequested, this, &SignInController::signInFromForm);
}

void SignInController::openForm(FormController& form)
{
    closeForm();
    m_form = &form;
}

void SignInController::closeForm()
{
    if (m_form)
        std::exchange(m_form, nullptr)->leave();
}

void SignInController::dismiss()
{
    cancel();
    closeForm();
}

void SignInController::startRegistration()
{
    if (!m_state.portal || !m_state.offerRegistration || m_state.busy)
        return;
    openForm(m_registration);
    m_registration.begin(*m_state.portal, signInAddress(), m_settings, m_keepSignedIn);
}

void SignInController::awaitConfirmation()
{
    openForm(m_registration);
    m_registration.awaitConfirmation(*m_state.portal, signInAddress(), m_settings, m_keepSignedIn);
}

void SignInController::resetPassword()
{
    if (!m_state.portal || !m_state.offerPasswordReset || m_state.busy)
        return;
    openForm(m_passwordReset);
    m_passwordReset.begin(*m_state.portal, signInAddress(), m_settings, m_keepSignedIn,
                          PasswordResetController::Reason::Forgotten);
}

void SignInController::resetExpiredPassword()
{
    m_state.step = SignInStep::Password;
    m_state.canGoBack = !m_state.addressFixed;
    openForm(m_passwordReset);
    m_passwordReset.begin(*m_state.portal, signInAddress(), m_settings, m_keepSignedIn,
                          PasswordResetController::Reason::Expired);
}

void SignInController::signInFromForm(const Secret& password, const SignInNotice& notice)
{
    m_keepSignedIn = m_form && m_form->state().keepSignedIn;
    if (password.isEmpty()) {
        closeForm();
        m_state.step = SignInStep::Password;
        m_state.canGoBack = !m_state.addressFixed;
        return settle(notice);
    }
    m_retry = {};
    ask(m_steps.signIn(*m_state.portal, signInAddress(), password), tr("Signing in…"),
        [this, notice](const Result<SignInOutcome>& answer) {
            if (answer)
                return take(answer);
            // What the form was for is done; only the sign-in is left.
            closeForm();
            m_state.step = SignInStep::Password;
            m_state.canGoBack = !m_state.addressFixed;
            fail(answer.error(), false);
        });
}

void SignInController::requestNewCode()
{
    if (m_state.step != SignInStep::SecondFactor || m_state.busy)
        return;
    m_retry = {};
    ask(m_steps.requestNewCode(), tr("Asking for a new code…"),
        [this](const Result<SignInOutcome>& answer) {
            take(answer);
            if (answer && answer->kind == SignInOutcome::Kind::SecondFactorNeeded)
                settle({Tone::Info, tr("A new code has been asked for."), Action::None});
        });
}

void SignInController::finish(const SignInOutcome& outcome)
{
    closeForm();
    m_state.step = SignInStep::Done;
    m_state.canGoBack = false;
    settle({});
    const PortalChoice portal = *m_state.portal;
    Q_EMIT signedIn(portal, signInAddress(), outcome, m_keepSignedIn);
}

} // namespace waxwing
