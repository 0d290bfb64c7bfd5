#pragma once

#include "core/search/searchquery.h"

namespace waxwing {

/// Whether a summary fits, for what the portal found: it knows neither operators nor folded accents.
/// Bodies are not looked at.
[[nodiscard]] bool matchesSummary(const SearchQuery& query, const MessageSummary& message);

/// The one word that the portal is asked for: the longest that must be there. Empty if there is
/// none, or if the portal cannot look for it.
[[nodiscard]] QString portalCriteria(const SearchQuery& query);

} // namespace waxwing
