#pragma once

#include "ui/signin/passwordresetcontroller.h"
#include "ui/signin/registrationcontroller.h"
#include "ui/signin/signinstate.h"
#include "ui/signin/signinsteps.h"

#include <QObject>

namespace waxwing {

class SsoController;

/// Decides what the sign-in window shows: takes what the person did, asks SignInSteps, and puts the
/// answer into `state()`. An answer that arrives after the person went back, cancelled or began
/// anew is dropped. Holds no password. Main thread; `steps` must outlive it.
class SignInController : public QObject
{
    Q_OBJECT

public:
    explicit SignInController(SignInSteps& steps, QObject* parent = nullptr);

    /// Who takes over where a portal signs people in by the browser; must outlive this.
    void setSingleSignOn(SsoController& sso);
    [[nodiscard]] SsoController* singleSignOn() const { return m_sso; }
    /// This account is being signed in to and the browser is waited for.
    [[nodiscard]] bool waitsForBrowserOf(const Guid& account) const;

    [[nodiscard]] const SignInState& state() const { return m_state; }
    /// The forms of the steps Registration and Confirmation, and of NewPassword.
    [[nodiscard]] RegistrationController& registration() { return m_registration; }
    [[nodiscard]] PasswordResetController& passwordReset() { return m_passwordReset; }

    /// From the very beginning, with an address if one is known.
    void start(const QString& address = {});
    /// At the portal with this code, which came with a link. Nobody is asked before the person has
    /// looked at it.
    void startAtPortal(const QString& serviceCode);
    /// Straight to the password of an account that is here already; `reason` says why.
    void startForAccount(const AccountRecord& account, const QString& reason);

    void submitAddress(const QString& typed);
    void submitServiceCode(const QString& typed);
    void choosePortal(int index);
    /// Where the password page asks for the address as well. False if this is none.
    bool enterAddress(const QString& typed);
    void submitPassword(Secret password, bool keepSignedIn);
    void submitSecondFactor(int mfaId, const QString& code);
    /// What the button of the notice does.
    void followNotice();
    void enterServiceCode();
    void resetPassword();
    void startRegistration();
    /// Has the portal send another code for the second factor.
    void requestNewCode();
    void openWebApp();
    void back();
    /// Gives up what is under way; what was typed stays.
    void cancel();
    /// The window is closed: nothing is under way any more, and no password is held.
    void dismiss();

Q_SIGNALS:
    void changed();
    void signedIn(const waxwing::PortalChoice& portal, const QString& address,
                  const waxwing::SignInOutcome& outcome, bool keepSignedIn);
    void browserRequested(const QUrl& address);

private:
    template<typename T, typename Answer>
    void ask(AsyncResult<T> task, const QString& busyText, Answer answer)
    {
        const quint64 attempt = ++m_attempt;
        m_asking = true;
        m_state.busy = true;
        m_state.busyText = busyText;
        m_state.notice = {};
        Q_EMIT changed();
        QCoro::connect(std::move(task), this, [this, attempt, answer](Result<T> result) {
            if (attempt != m_attempt)
                return;
            m_asking = false;
            m_state.busy = false;
            answer(result);
        });
    }
    void begin(const PortalChoice& portal);
    void prepare();
    void prepareSingleSignOn();
    void takeSingleSignOn();
    void refreshAccount();
    void awaitConfirmation();
    void resetExpiredPassword();
    void finish(const SignInOutcome& outcome);
    void wireForm(FormController& form);
    void openForm(FormController& form);
    void closeForm();
    void signInFromForm(const Secret& password, const SignInNotice& notice);
    void take(const Result<SignInOutcome>& answer);
    void showPortals(QList<PortalChoice> portals);
    void fail(const Error& error, bool discovery);
    void settle(SignInNotice notice);
    [[nodiscard]] QString signInAddress() const;
    [[nodiscard]] QString portalName() const;

    SignInSteps& m_steps;
    RegistrationController m_registration;
    PasswordResetController m_passwordReset;
    FormController* m_form = nullptr; ///< the one at work; what it says is shown
    SignInState m_state;
    SsoController* m_sso = nullptr;
    ServicePublicSettings m_settings; ///< of the portal, once it is prepared
    std::optional<AccountRecord> m_account;
    std::function<void()> m_retry;
    bool m_keepSignedIn = false;
    bool m_asking = false; ///< busy by itself, not by a form
    bool m_discoveredAgain = false;
    quint64 m_attempt = 0;
};

} // namespace waxwing
