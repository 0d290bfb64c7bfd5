#pragma once

#include "core/base/error.h"
#include "core/base/guid.h"

#include <optional>

namespace waxwing {

/// The files that go along with the messages of an outbox, as far as it has to know of them.
class OutboxFiles
{
public:
    virtual ~OutboxFiles() = default;
    /// Not all of them are where the message needs them.
    [[nodiscard]] virtual bool arePending(const Guid& draft) const = 0;
    /// Why one of them cannot go along.
    [[nodiscard]] virtual std::optional<Error> trouble(const Guid& draft) const = 0;
};

} // namespace waxwing
