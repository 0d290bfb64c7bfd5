#pragma once

#include "tests/portal/json.h"
#include "tests/portal/localportal.h"

namespace waxwing::portal {

/// Where a running portal is and who may sign in: what the program prints and the state file holds.
Json announcement(const LocalPortalAddresses& at);

} // namespace waxwing::portal
