#pragma once

#include "tests/portal/call.h"

namespace waxwing::portal {

/// 400 928 if the password in this member does not follow `passwordManagement` of the settings.
void requireGoodPassword(const Call& call, const char* field);

} // namespace waxwing::portal
