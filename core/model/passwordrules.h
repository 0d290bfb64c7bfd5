#pragma once

#include "core/base/secret.h"
#include "core/model/types.h"

namespace waxwing {

/// One demand on a new password, and whether it is met.
struct PasswordRule
{
    enum class Kind { MinimumLength, MaximumLength, Capitals, Digits, Symbols };
    Kind kind = Kind::MinimumLength;
    int number = 0;
    bool fulfilled = false;

    bool operator==(const PasswordRule&) const = default;
};

/// The rules of a portal for new passwords (settings.md section 1), checked while typing and before
/// sending. How the portal counts is not public. Only what counts by every reading is taken for
/// fulfilled: A–Z, 0–9 and the visible symbols of ASCII; a character is one, whatever its encoding.
/// The portal has the last word. A value; pure.
class PasswordRules
{
public:
    PasswordRules() = default;
    explicit PasswordRules(const PasswordManagement& settings) : m_settings(settings) {}

    /// The rules there are, in the order they are shown; empty if the portal has none.
    [[nodiscard]] QList<PasswordRule> check(const Secret& password) const;
    /// True if the password is not empty and every rule is fulfilled.
    [[nodiscard]] bool accept(const Secret& password) const;

private:
    PasswordManagement m_settings;
};

} // namespace waxwing
