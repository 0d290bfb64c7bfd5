#pragma once

#include "ui/signin/signinstate.h"
#include "ui/signin/signinsteps.h"

#include <QObject>

namespace waxwing {

/// Decides what the sign-in window shows: takes what the person did, asks SignInSteps, and puts the
/// answer into `state()`. An answer that arrives after the person went back, cancelled or began
/// anew is dropped. Holds no password. Main thread; `steps` must outlive it.
class SignInController : public QObject
{
    Q_OBJECT

public:
    explicit SignInController(SignInSteps& steps, QObject* parent = nullptr);

    [[nodiscard]] const SignInState& state() const { return m_state; }

    /// From the very beginning, with an address if one is known.
    void start(const QString& address = {});
    /// Straight to the password of an account that is here already; `reason` says why.
    void startForAccount(const AccountRecord& account, const QString& reason);

    void submitAddress(const QString& typed);
    void submitServiceCode(const QString& typed);
    void choosePortal(int index);
    void submitPassword(Secret password, bool keepSignedIn);
    void submitSecondFactor(int mfaId, const QString& code);
    /// What the button of the notice does.
    void followNotice();
    void enterServiceCode();
    void resetPassword();
    void openWebApp();
    void back();
    /// Gives up what is under way; what was typed stays.
    void cancel();

Q_SIGNALS:
    void changed();
    void signedIn(const waxwing::PortalChoice& portal, const QString& address,
                  const waxwing::SignInOutcome& outcome, bool keepSignedIn);
    void browserRequested(const QUrl& address);

private:
    template<typename T, typename Answer>
    void ask(AsyncResult<T> task, const QString& busyText, Answer answer);
    void begin(const PortalChoice& portal);
    void prepare();
    void refreshAccount();
    void resendConfirmation();
    void take(const Result<SignInOutcome>& answer);
    void showPortals(QList<PortalChoice> portals);
    void fail(const Error& error, bool discovery);
    void settle(SignInNotice notice);
    [[nodiscard]] QString signInAddress() const;
    [[nodiscard]] QString portalName() const;

    SignInSteps& m_steps;
    SignInState m_state;
    std::optional<AccountRecord> m_account;
    std::function<void()> m_retry;
    bool m_keepSignedIn = false;
    quint64 m_attempt = 0;
};

} // namespace waxwing
