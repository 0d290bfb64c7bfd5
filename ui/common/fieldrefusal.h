#pragma once

#include "core/account/registrationflow.h"

namespace waxwing {

/// A sentence for a field that the portal refuses, followed by the portal's own words.
[[nodiscard]] QString fieldRefusal(const FieldProblem& problem);

} // namespace waxwing
