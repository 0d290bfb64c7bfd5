#pragma once

#include <QDateTime>

#include <chrono>

namespace waxwing {

/// Time as a dependency, so that tests never wait for it.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall time in UTC; may jump.
    [[nodiscard]] virtual QDateTime now() const = 0;
    /// Time since an arbitrary start; never goes back.
    [[nodiscard]] virtual std::chrono::milliseconds elapsed() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
    [[nodiscard]] std::chrono::milliseconds elapsed() const override
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    }
};

} // namespace waxwing
