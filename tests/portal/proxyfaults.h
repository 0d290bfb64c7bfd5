#pragma once

#include "tests/portal/http.h"
#include "tests/portal/world.h"

namespace waxwing::portal {

/// Spoils the parameters of an answer to the client, if the proxy's faults say so.
void spoilCallback(ProxyState& proxy, HeaderList& values);
/// Spoils the answer of an exchange; `deadToken` also ends the token.
void spoilExchange(World& world, Json& answer);

} // namespace waxwing::portal
