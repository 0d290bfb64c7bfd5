#pragma once

#include <chrono>
#include <functional>
#include <span>

namespace waxwing {

/// Growing pauses with jitter. Pure: the random number is handed in, in [0, 1).
class Backoff
{
public:
    using Random = std::function<double()>;

    /// `pauses` must outlive the object (use a static table); its last entry repeats.
    /// Each pause varies by ±`jitter` (0.2 = 20 %).
    Backoff(std::span<const std::chrono::milliseconds> pauses, double jitter, Random random);

    [[nodiscard]] std::chrono::milliseconds next();
    void reset() { m_step = 0; }
    /// How many pauses have been taken since the last reset.
    [[nodiscard]] std::size_t taken() const { return m_step; }

private:
    std::span<const std::chrono::milliseconds> m_pauses;
    double m_jitter;
    Random m_random;
    std::size_t m_step = 0;
};

/// The random source of the program, for Backoff.
[[nodiscard]] Backoff::Random systemRandom();

} // namespace waxwing
