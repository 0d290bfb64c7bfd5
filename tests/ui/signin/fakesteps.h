#pragma once

#include "core/async/completer.h"
#include "ui/signin/signinsteps.h"

#include <QStringList>

namespace waxwing::test {

/// Sign-in steps that answer when the test says so, and note what was asked.
class FakeSteps final : public SignInSteps
{
public:
    QStringList calls;
    std::optional<Completer<QList<PortalChoice>>> discovery;
    std::optional<Completer<std::optional<PortalChoice>>> code;
    std::optional<Completer<PortalChoice>> refreshing;
    std::optional<Completer<ServicePublicSettings>> preparing;
    std::optional<Completer<SignInOutcome>> signing;
    std::optional<Completer<void>> mail;
    std::optional<Completer<RegistrationOutcome>> enrolling;
    Registration registered;

    bool isAddress(QStringView typed) const override
    {
        return typed.count(u'@') == 1 && !typed.startsWith(u'@') && !typed.endsWith(u'@');
    }
    AsyncResult<QList<PortalChoice>> discover(QString address) override
    {
        calls.append(QStringLiteral("discover ") + address);
        return discovery.emplace().result();
    }
    AsyncResult<std::optional<PortalChoice>> findByCode(QString serviceCode) override
    {
        calls.append(QStringLiteral("code ") + serviceCode);
        return code.emplace().result();
    }
    AsyncResult<PortalChoice> refresh(AccountRecord account) override
    {
        calls.append(QStringLiteral("refresh ") + account.serviceName);
        return refreshing.emplace().result();
    }
    AsyncResult<ServicePublicSettings> prepare(PortalChoice choice) override
    {
        calls.append(QStringLiteral("prepare ") + choice.entry.serviceName);
        return preparing.emplace().result();
    }
    AsyncResult<SignInOutcome> signIn(PortalChoice, QString address, Secret password) override
    {
        calls.append(QStringLiteral("sign in %1 %2").arg(address, QString::fromUtf8(password.reveal())));
        return signing.emplace().result();
    }
    AsyncResult<SignInOutcome> answerSecondFactor(int mfaId, QString answer) override
    {
        calls.append(QStringLiteral("factor %1 %2").arg(mfaId).arg(answer));
        return signing.emplace().result();
    }
    AsyncResult<void> forgotPassword(PortalChoice, QString address) override
    {
        calls.append(QStringLiteral("forgot ") + address);
        return mail.emplace().result();
    }
    AsyncResult<SignInOutcome> requestNewCode() override
    {
        calls.append(QStringLiteral("new code"));
        return signing.emplace().result();
    }
    AsyncResult<RegistrationOutcome> registerUser(PortalChoice, Registration registration,
                                                  QString invitation) override
    {
        registered = registration;
        calls.append(QStringLiteral("register %1 %2").arg(registration.emailAddress, invitation));
        return enrolling.emplace().result();
    }
    AsyncResult<RegistrationOutcome> confirm(PortalChoice, QString pasted) override
    {
        calls.append(QStringLiteral("confirm ") + pasted);
        return enrolling.emplace().result();
    }
    AsyncResult<void> resendConfirmation(PortalChoice, QString address) override
    {
        calls.append(QStringLiteral("resend ") + address);
        return mail.emplace().result();
    }
    AsyncResult<void> requestInvitation(PortalChoice, QString address) override
    {
        calls.append(QStringLiteral("invite ") + address);
        return mail.emplace().result();
    }
    AsyncResult<RegistrationOutcome> resetPassword(PortalChoice, QString pasted,
                                                   Secret newPassword) override
    {
        calls.append(QStringLiteral("reset %1 %2").arg(pasted,
                                                       QString::fromUtf8(newPassword.reveal())));
        return enrolling.emplace().result();
    }
    void cancel() override { ++cancelled; }
    int cancelled = 0;
};

} // namespace waxwing::test
