#pragma once

#include "core/base/secret.h"

#include <QString>

#include <array>

namespace waxwing {

/// The languages a portal can speak to its users (authentication.md section 4).
inline constexpr std::array kPortalLanguages{"en", "fr", "de", "es", "ja", "nl", "zh"};

/// What a person fills in to become a registered user (authentication.md section 4).
struct Registration
{
    QString emailAddress;
    QString firstName;
    QString lastName;
    QString companyName; ///< optional
    QString language;    ///< one of kPortalLanguages; empty: the portal chooses
    Secret password;
    Secret craAnswer;            ///< empty: none was asked for
    Secret quickRegistrationKey; ///< from an invitation; empty: the address is proven by mail
    bool termsAccepted = false;
};

} // namespace waxwing
