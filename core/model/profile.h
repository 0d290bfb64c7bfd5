#pragma once

#include <QString>

namespace waxwing {

/// What a person tells a portal of themselves (settings.md section 3).
struct Profile
{
    QString firstName;
    QString lastName;
    QString title;
    QString company;
    QString language; ///< code of authentication.md section 4
    bool outOfOffice = false;
    QString outOfOfficeMessage;
    QString signatureHtml; ///< hostile, like a body
    bool signatureOnReply = false;

    friend bool operator==(const Profile&, const Profile&) = default;
};

} // namespace waxwing
