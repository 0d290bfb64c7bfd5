#pragma once

#include "core/async/backoff.h"

#include <chrono>
#include <deque>
#include <optional>

namespace waxwing {

/// When to connect again after a close, by its code (notifications.md 4.4). Pure: the time is
/// handed in.
class ReconnectRules
{
public:
    explicit ReconnectRules(Backoff::Random random);

    /// The pause before the next attempt; nullopt: do not try again (4000–4099). `code` is the
    /// close code or that of an error frame; 0 for "none".
    [[nodiscard]] std::optional<std::chrono::milliseconds> pauseAfter(int code,
                                                                      std::chrono::milliseconds now);
    /// The connection has been up since `connected`; at least 60 s make it stable.
    void noteLifetime(std::chrono::milliseconds connected, std::chrono::milliseconds now);
    void reset();

private:
    Backoff m_pauses;
    std::deque<std::chrono::milliseconds> m_immediate;
};

} // namespace waxwing
