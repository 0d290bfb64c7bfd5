#include "tests/portal/nearnames.h"

#include "tests/portal/text.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace waxwing::portal {

namespace {

constexpr std::size_t kMostNames = 3;

/// Letters to insert, drop or change.
std::size_t stepsBetween(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row[b.size()];
}

} // namespace

std::vector<std::string> namesNear(std::string_view wrong, const std::vector<std::string>& known)
{
    const std::string meant = lowered(wrong);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const auto& name : known) {
        const std::string candidate = lowered(name);
        const std::size_t steps = stepsBetween(meant, candidate);
        const bool within = !meant.empty() && (candidate.find(meant) != std::string::npos ||
                                               meant.find(candidate) != std::string::npos);
        if (within || steps * 3 <= candidate.size())
            near.emplace_back(steps, name);
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (const auto& [steps, name] : near) {
        if (names.size() < kMostNames)
            names.push_back(name);
    }
    return names;
}

} // namespace waxwing::portal
