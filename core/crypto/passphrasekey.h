#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <chrono>

namespace waxwing {

/// What one guess of a passphrase costs: the parameters of Argon2id (RFC 9106), kept in the open
/// beside the salt.
struct KdfCost
{
    quint32 memoryKib = 0;
    quint32 passes = 0;
    quint32 lanes = 0;

    bool operator==(const KdfCost&) const = default;
};

/// The least that OWASP asks of Argon2id ("Password Storage Cheat Sheet": 19 MiB, 2 passes).
constexpr KdfCost kLeastKdfCost{19 * 1024, 2, 1};
/// The most that is taken from a file: a forged one must not exhaust the machine.
constexpr KdfCost kMostKdfCost{1024 * 1024, 64, 16};

[[nodiscard]] bool isAcceptable(const KdfCost& cost);

/// The cost at which one derivation takes about `target` on this machine, within bounds. Takes as
/// long itself: not for the main thread.
[[nodiscard]] KdfCost measureKdfCost(std::chrono::milliseconds target
                                     = std::chrono::milliseconds(700));

/// A 256-bit key by Argon2id. Slow on purpose: not for the main thread. Fails with Storage, if the
/// cost is not acceptable or the memory is not to be had.
[[nodiscard]] Result<Secret> deriveKey(const Secret& passphrase, const QByteArray& salt,
                                       const KdfCost& cost);

} // namespace waxwing
