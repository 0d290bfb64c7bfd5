#pragma once

#include "ui/composer/composerport.h"

#include <optional>

namespace waxwing::test {

/// An outbox that only remembers what it was given.
class FakeComposerPort final : public ComposerPort
{
public:
    QList<Draft> kept;
    QList<Draft> sent;
    DraftPasswords passwords; ///< of the last send
    int discarded = 0;
    int closed = 0;
    std::optional<Error> fails;

    [[nodiscard]] AsyncResult<void> keep(Guid, Draft draft) override
    {
        if (fails)
            co_return failure(*fails);
        kept << draft;
        co_return Result<void>();
    }
    [[nodiscard]] AsyncResult<void> send(Guid, Draft draft, DraftPasswords given) override
    {
        if (fails)
            co_return failure(*fails);
        sent << draft;
        passwords = given;
        co_return Result<void>();
    }
    [[nodiscard]] AsyncResult<bool> discard(Guid) override
    {
        if (fails)
            co_return failure(*fails);
        ++discarded;
        co_return true;
    }
    void close(Guid) override { ++closed; }
};

} // namespace waxwing::test
