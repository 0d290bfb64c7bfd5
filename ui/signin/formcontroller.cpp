#include "ui/signin/formcontroller.h"

#include "ui/common/errorsentence.h"
#include "ui/common/format.h"
#include "ui/signin/registrationtexts.h"

namespace waxwing {

FormController::FormController(RegistrationSteps& steps, QObject* parent)
    : QObject(parent), m_steps(steps)
{
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &FormController::tick);
}

void FormController::reset(const PortalChoice& portal, const QString& address,
                           const ServicePublicSettings& settings, bool keepSignedIn)
{
    ++m_attempt;
    // Going out and in again is no way around the pause.
    const bool same = m_state.address == address
                      && m_state.portal.entry.serviceGuid == portal.entry.serviceGuid;
    const int pause = same ? m_state.resendPause : 0;
    m_state = {};
    m_state.portal = portal;
    m_state.address = address;
    m_state.settings = settings;
    m_state.keepSignedIn = keepSignedIn;
    m_state.askCra = settings.craEnabled;
    m_state.resendPause = pause;
    if (!same)
        m_tick.stop();
    m_retry = {};
}

void FormController::retry()
{
    if (const auto again = m_retry)
        again();
}

void FormController::cancel()
{
    ++m_attempt;
    m_steps.cancel();
    if (!m_state.busy)
        return;
    m_state.busy = false;
    Q_EMIT changed();
}

void FormController::leave()
{
    ++m_attempt;
    m_state.busy = false;
    m_retry = {};
}

void FormController::show(const SignInNotice& notice)
{
    settle(notice);
}

void FormController::fail(const Error& error)
{
    const bool again = m_retry && canRetry(error);
    settle({SignInNotice::Tone::Danger, errorSentence(error, ErrorContext::SignIn),
            again ? SignInNotice::Action::Retry : SignInNotice::Action::None});
}

void FormController::settle(SignInNotice notice)
{
    m_state.busy = false;
    m_state.notice = std::move(notice);
    Q_EMIT changed();
}

void FormController::refuse(const RegistrationOutcome& outcome)
{
    m_state.fields = fieldNoticesOf(outcome);
    settle(noticeOf(outcome, portalName()));
}

void FormController::startPause()
{
    using std::chrono::ceil;
    using std::chrono::seconds;
    m_pauseEnds = QDeadlineTimer(m_pause);
    m_state.resendPause = static_cast<int>(ceil<seconds>(m_pause).count());
    m_tick.setInterval(std::min(m_pause, std::chrono::milliseconds(1000)));
    m_tick.start();
}

void FormController::tick()
{
    const qint64 left = (m_pauseEnds.remainingTime() + 999) / 1000;
    m_state.resendPause = static_cast<int>(std::max<qint64>(0, left));
    if (m_state.resendPause == 0)
        m_tick.stop();
    Q_EMIT changed();
}

QString FormController::portalName() const
{
    const DirectoryEntry& entry = m_state.portal.entry;
    return singleLine(entry.serviceName.isEmpty() ? entry.serviceCode : entry.serviceName);
}

} // namespace waxwing
