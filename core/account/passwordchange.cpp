#include "core/account/passwordchange.h"

#include "core/portal/portalclient.h"

namespace waxwing {

std::optional<PasswordChangeOutcome> passwordChangeOutcomeOf(const Error& error)
{
    PasswordChangeOutcome outcome;
    if (error.hasCode(u"803"))
        outcome.kind = PasswordChangeOutcome::Kind::WrongOldPassword;
    else if (error.hasCode(u"928"))
        outcome.kind = PasswordChangeOutcome::Kind::FieldsRefused;
    else
        return std::nullopt;
    outcome.problems = problemsOf(error);
    outcome.portalMessage = error.portalMessage;
    return outcome;
}

AsyncResult<PasswordChangeOutcome> changePassword(const PortalClient& portal, Secret oldPassword,
                                                  Secret newPassword, std::stop_token stop)
{
    const Result<void> changed = co_await portal.updatePassword(oldPassword, newPassword, stop);
    if (changed)
        co_return PasswordChangeOutcome();
    if (auto outcome = passwordChangeOutcomeOf(changed.error()))
        co_return *std::move(outcome);
    co_return failure(changed.error());
}

} // namespace waxwing
