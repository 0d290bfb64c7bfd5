#pragma once

#include "core/async/asyncresult.h"
#include "core/model/draft.h"

namespace waxwing {

/// Where what is written goes: the outbox of one account. May die before its composer; then
/// everything ends as Cancelled.
class ComposerPort
{
public:
    virtual ~ComposerPort() = default;
    [[nodiscard]] virtual AsyncResult<void> keep(Guid id, Draft draft) = 0;
    [[nodiscard]] virtual AsyncResult<void> send(Guid id, Draft draft, DraftPasswords passwords) = 0;
    [[nodiscard]] virtual AsyncResult<bool> discard(Guid id) = 0;
    /// Nobody writes on for now.
    virtual void close(Guid id) = 0;
};

} // namespace waxwing
