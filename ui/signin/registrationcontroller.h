#pragma once

#include "ui/signin/formcontroller.h"

namespace waxwing {

/// Leads somebody who is invited or not yet confirmed to a session: the registration form, then the
/// confirmation by mail. Between the two it holds the new password, so that it need not be typed a
/// third time, and wipes it as soon as the person leaves.
class RegistrationController final : public FormController
{
    Q_OBJECT

public:
    using FormController::FormController;

    /// Shows the form.
    void begin(const PortalChoice& portal, const QString& address,
               const ServicePublicSettings& settings, bool keepSignedIn);
    /// Shows how to confirm: the portal says that the registration is not finished.
    void awaitConfirmation(const PortalChoice& portal, const QString& address,
                           const ServicePublicSettings& settings, bool keepSignedIn);

    void submit(RegistrationInput input);
    /// Asks the portal for an invitation to the address.
    void requestInvitation();
    /// Confirms with what was pasted from the mail.
    void confirm(const QString& pasted);
    /// The person has opened the link of the mail in a browser.
    void noteConfirmed();
    void resend();
    void leave() override;

private:
    [[nodiscard]] QList<FieldNotice> check(const RegistrationInput& input) const;
    void take(const Result<RegistrationOutcome>& answer);

    Secret m_password;
};

} // namespace waxwing
