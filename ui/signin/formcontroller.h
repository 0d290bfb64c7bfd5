#pragma once

#include "ui/signin/formstate.h"
#include "ui/signin/registrationsteps.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace waxwing {

/// What the controllers of forms have in common: their state, one question at a time to the core,
/// answers dropped once the person has gone on, and the pause between two mails. Main thread.
class FormController : public QObject
{
    Q_OBJECT

public:
    FormController(RegistrationSteps& steps, QObject* parent);

    [[nodiscard]] const FormState& state() const { return m_state; }
    /// Does again what has failed.
    void retry();
    /// Gives up what is under way; what was typed stays.
    void cancel();
    /// The person goes elsewhere: forgets every password.
    virtual void leave();
    /// A notice from outside, in place of the one shown.
    void show(const SignInNotice& notice);
    /// How long a mail cannot be asked for again; a minute unless a test is in a hurry.
    void setResendPause(std::chrono::milliseconds pause) { m_pause = pause; }

Q_SIGNALS:
    void changed();
    void stepRequested(waxwing::SignInStep step);
    /// The portal has opened a session.
    void entered(const waxwing::SignInOutcome& outcome);
    /// To be signed in with this password; with an empty one the person is asked for it.
    void signInRequested(const waxwing::Secret& password, const waxwing::SignInNotice& notice);

protected:
    template<typename T, typename Answer>
    void ask(AsyncResult<T> task, const QString& busyText, Answer answer)
    {
        const quint64 attempt = ++m_attempt;
        m_state.busy = true;
        m_state.busyText = busyText;
        m_state.notice = {};
        m_state.fields.clear();
        Q_EMIT changed();
        QCoro::connect(std::move(task), this, [this, attempt, answer](Result<T> result) {
            if (attempt != m_attempt)
                return;
            m_state.busy = false;
            answer(result);
        });
    }
    void reset(const PortalChoice& portal, const QString& address,
               const ServicePublicSettings& settings, bool keepSignedIn);
    /// Shows what went wrong and offers to repeat it by `again`.
    void fail(const Error& error);
    void settle(SignInNotice notice);
    /// What a refusal says: sentences at the fields it is about, else a notice.
    void refuse(const RegistrationOutcome& outcome);
    void startPause();
    [[nodiscard]] QString portalName() const;

    RegistrationSteps& m_steps;
    FormState m_state;
    std::function<void()> m_retry;

private:
    void tick();

    quint64 m_attempt = 0;
    std::chrono::milliseconds m_pause = std::chrono::seconds(60);
    QDeadlineTimer m_pauseEnds;
    QTimer m_tick;
};

} // namespace waxwing
