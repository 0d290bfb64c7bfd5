#pragma once

#include "core/portal/sessioncaller.h"

namespace waxwing {

/// Labels on messages (messages.md section 7), system labels included: those move. Everything here
/// may be repeated. Main thread.
class LabelClient
{
public:
    explicit LabelClient(SessionCaller caller) : m_caller(std::move(caller)) {}

    [[nodiscard]] AsyncResult<void> add(Guid label, Guid message, std::stop_token stop) const;
    [[nodiscard]] AsyncResult<void> remove(Guid label, Guid message, std::stop_token stop) const;

private:
    SessionCaller m_caller;
};

} // namespace waxwing
