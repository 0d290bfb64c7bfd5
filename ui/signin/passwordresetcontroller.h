#pragma once

#include "ui/signin/formcontroller.h"

namespace waxwing {

/// Leads from a forgotten or expired password to a new one: asks for the mail, takes its token and
/// the new password, and has the person signed in with it.
class PasswordResetController final : public FormController
{
    Q_OBJECT

public:
    using FormController::FormController;
    enum class Reason { Forgotten, Expired };

    /// Asks for the mail, then shows the form, whatever the address: nobody learns who is
    /// registered.
    void begin(const PortalChoice& portal, const QString& address,
               const ServicePublicSettings& settings, bool keepSignedIn, Reason reason);
    /// `pasted` is the code of the mail or its whole link.
    void submit(const QString& pasted, Secret newPassword, bool keepSignedIn);
    void resend();

private:
    void requestMail();
    void take(const Result<RegistrationOutcome>& answer, const Secret& newPassword);

    Reason m_reason = Reason::Forgotten;
};

} // namespace waxwing
