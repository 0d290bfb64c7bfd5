#pragma once

#include "core/account/signinflow.h"
#include "core/store/accountregistry.h"
#include "ui/signin/registrationsteps.h"

namespace waxwing {

/// What the sign-in window asks of the core: the functions of SignInFlow (see there for their
/// meaning) and those of its forms, so that tests can hand in answers of their own. Main thread; one
/// call at a time.
class SignInSteps : public RegistrationSteps
{
public:
    [[nodiscard]] virtual bool isAddress(QStringView typed) const = 0;
    [[nodiscard]] virtual AsyncResult<QList<PortalChoice>> discover(QString address) = 0;
    [[nodiscard]] virtual AsyncResult<std::optional<PortalChoice>>
    findByCode(QString serviceCode) = 0;
    [[nodiscard]] virtual AsyncResult<PortalChoice> refresh(AccountRecord account) = 0;
    [[nodiscard]] virtual AsyncResult<ServicePublicSettings> prepare(PortalChoice choice) = 0;
    [[nodiscard]] virtual AsyncResult<SignInOutcome> signIn(PortalChoice choice, QString address,
                                                            Secret password) = 0;
    [[nodiscard]] virtual AsyncResult<SignInOutcome> answerSecondFactor(int mfaId,
                                                                        QString code) = 0;
    [[nodiscard]] virtual AsyncResult<SignInOutcome> requestNewCode() = 0;
};

} // namespace waxwing
