#pragma once

#include "core/store/accountregistry.h"
#include "ui/signin/signinstate.h"
#include "ui/signin/ssosteps.h"

#include <QObject>

namespace waxwing {

/// The part of signing in that happens in the browser: which way, waiting, and what came of it. An
/// answer that arrives after the person has cancelled or begun anew is dropped. Main thread;
/// `steps` must outlive it.
class SsoController : public QObject
{
    Q_OBJECT

public:
    explicit SsoController(SsoSteps& steps, QObject* parent = nullptr);

    /// Offers the ways of a portal, or goes straight to the browser where there is nothing to ask.
    /// `account` is the one that is signed in to again.
    void begin(const PortalChoice& portal, const QString& address, bool keepAllowed,
               const std::optional<AccountRecord>& account);
    /// Back to the ways of the same portal.
    void chooseAgain();
    void start(int method, bool keep);
    void openAgain();
    /// After Confirm: takes the account that came back, or ends its session.
    void accept();
    void decline();
    /// What the button of the notice does.
    void followNotice();
    /// By the person, who is told so.
    void stop();
    /// Silently, because the window goes elsewhere.
    void cancel();

    [[nodiscard]] const SsoState& state() const { return m_state; }
    [[nodiscard]] const SignInNotice& notice() const { return m_notice; }
    /// The browser has been sent out and is waited for, or what it brought is being redeemed.
    [[nodiscard]] bool isUnderWay() const;

Q_SIGNALS:
    void changed();
    void finished(const waxwing::SignInOutcome& outcome, bool keepSignedIn);
    void passwordChosen();
    void browserRequested(const QUrl& address);

private:
    void take(const Result<SsoEnd>& answer);
    void show(const SsoProgress& progress);
    void settle(SsoPhase phase, SignInNotice notice);

    SsoSteps& m_steps;
    PortalChoice m_portal;
    SsoState m_state;
    SignInNotice m_notice;
    std::optional<SignInOutcome> m_unconfirmed;
    int m_method = 0;
    quint64 m_attempt = 0;
};

} // namespace waxwing
