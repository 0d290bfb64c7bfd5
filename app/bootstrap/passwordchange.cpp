#include "app/bootstrap/liveaccount.h"

#include "core/async/launch.h"

#include <QPointer>

/// The part of LiveAccount that changes the password.
namespace waxwing {

AsyncResult<ServicePublicSettings> LiveAccount::publicSettings()
{
    return m_signIn.publicSettings(m_stop.get_token());
}

AsyncResult<PasswordManagement> LiveAccount::passwordRules()
{
    const Result<ServicePublicSettings> settings = co_await publicSettings();
    if (!settings)
        co_return failure(settings.error());
    co_return settings->passwordManagement;
}

AsyncResult<PasswordChangeOutcome> LiveAccount::changePassword(Secret oldPassword,
                                                               Secret newPassword)
{
    const QPointer<LiveAccount> self(this);
    const std::stop_token stop = m_stop.get_token();
    Result<PasswordChangeOutcome> outcome
        = co_await waxwing::changePassword(m_portal, oldPassword, newPassword, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (outcome && outcome->kind == PasswordChangeOutcome::Kind::Changed)
        launch(goOnAfterPasswordChange(newPassword), "go on after the change of password");
    co_return outcome;
}

/// Whether a change ends this session, too, is not public (authentication.md section 5), so it is
/// looked at with a call that does not renew: renewing by the kept token would fail and ask the
/// person, although the new password is still at hand.
AsyncResult<void> LiveAccount::goOnAfterPasswordChange(Secret newPassword)
{
    const QPointer<LiveAccount> self(this);
    const std::stop_token stop = m_stop.get_token();
    const Secret current = m_session.sessionToken();
    const Result<UserSettings> user = co_await m_signIn.userSettings(current, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!user && user.error().is(ErrorKind::SignInNeeded)) {
        const QString address = m_record.emailAddress;
        const std::optional<MfaAnswer> none;
        const Result<LoginAnswer> login = co_await m_signIn.login(address, newPassword, none, stop);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        // With a second factor the person is asked as soon as the next call is refused.
        if (!login)
            co_return failure(login.error());
        if (!login->sessionToken.isEmpty())
            m_session.adopt(login->sessionToken);
    }
    if (!m_record.keepSignedIn)
        co_return Result<void>();
    m_tokenWanted = true;
    co_return co_await loadDetails();
}

} // namespace waxwing
