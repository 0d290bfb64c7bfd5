#pragma once

#include "core/model/profile.h"
#include "core/portal/sessioncaller.h"

namespace waxwing {

/// The part of the user settings that a person edits (settings.md section 3). Main thread.
class ProfileClient
{
public:
    explicit ProfileClient(SessionCaller caller) : m_caller(std::move(caller)) {}

    [[nodiscard]] AsyncResult<Profile> load(std::stop_token stop) const;
    /// Only what differs is sent: what others changed meanwhile stays. May be repeated.
    [[nodiscard]] AsyncResult<void> save(Profile before, Profile wanted, std::stop_token stop) const;

private:
    SessionCaller m_caller;
};

} // namespace waxwing
