#pragma once

#include "core/vault/secretstore.h"

#include <QMap>

namespace waxwing::test {

/// A credential store in memory that can be locked, taken away, or made to refuse writes.
class MemorySecretStore final : public SecretStore
{
public:
    SecretStoreState current = SecretStoreState::Usable;
    bool failWrites = false;
    QMap<QString, Secret> entries;
    int reads = 0;
    int writes = 0;
    int removals = 0;

    /// How the person answers the prompt: true unlocks it, otherwise it ends with this code.
    bool unlocksWhenAsked = true;
    QString unlockCode = QStringLiteral("cancelled");
    int prompts = 0;

    [[nodiscard]] AsyncResult<SecretStoreState> state() override { co_return current; }

    [[nodiscard]] AsyncResult<void> unlock() override
    {
        if (current == SecretStoreState::Locked) {
            ++prompts;
            if (unlocksWhenAsked)
                current = SecretStoreState::Usable;
        }
        auto error = refusal();
        if (!error)
            co_return Result<void>();
        if (error->is(ErrorKind::Locked))
            error->code = unlockCode;
        co_return failure(*error);
    }

    [[nodiscard]] AsyncResult<std::optional<Secret>> read(QString key) override
    {
        ++reads;
        if (const auto error = refusal())
            co_return failure(*error);
        const auto entry = entries.constFind(key);
        if (entry == entries.constEnd())
            co_return std::nullopt;
        co_return std::optional<Secret>(*entry);
    }

    [[nodiscard]] AsyncResult<void> write(QString key, Secret value) override
    {
        ++writes;
        if (const auto error = refusal())
            co_return failure(*error);
        if (failWrites)
            co_return failure(ErrorKind::Storage, QStringLiteral("the store refuses writes"));
        entries.insert(key, value);
        co_return Result<void>();
    }

    [[nodiscard]] AsyncResult<void> remove(QString key) override
    {
        ++removals;
        if (const auto error = refusal())
            co_return failure(*error);
        entries.remove(key);
        co_return Result<void>();
    }

private:
    [[nodiscard]] std::optional<Error> refusal() const
    {
        switch (current) {
        case SecretStoreState::Locked: return Error(ErrorKind::Locked);
        case SecretStoreState::Absent: return Error(ErrorKind::Storage);
        case SecretStoreState::Usable: break;
        }
        return std::nullopt;
    }
};

} // namespace waxwing::test
