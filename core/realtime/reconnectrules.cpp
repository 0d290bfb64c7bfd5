#include "core/realtime/reconnectrules.h"

#include <array>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::milliseconds, 7> kPauses{1s, 2s, 4s, 8s, 16s, 30s, 60s};
constexpr auto kWindow = 60s;
constexpr std::size_t kMostImmediate = 3;

} // namespace

ReconnectRules::ReconnectRules(Backoff::Random random) : m_pauses(kPauses, 0.2, std::move(random))
{}

std::optional<std::chrono::milliseconds>
ReconnectRules::pauseAfter(int code, std::chrono::milliseconds now)
{
    if (code >= 4000 && code <= 4099)
        return std::nullopt;
    if (code >= 4200 && code <= 4299) {
        while (!m_immediate.empty() && now - m_immediate.front() >= kWindow)
            m_immediate.pop_front();
        if (m_immediate.size() < kMostImmediate) {
            m_immediate.push_back(now);
            return 0ms;
        }
    }
    // "At least 1 s": the jitter of the first pause must not undercut it.
    return std::max<std::chrono::milliseconds>(m_pauses.next(), 1s);
}

void ReconnectRules::noteLifetime(std::chrono::milliseconds connected,
                                  std::chrono::milliseconds now)
{
    if (now - connected >= kWindow)
        m_pauses.reset();
}

void ReconnectRules::reset()
{
    m_pauses.reset();
    m_immediate.clear();
}

} // namespace waxwing
