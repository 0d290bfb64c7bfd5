#pragma once

#include "core/base/guid.h"
#include "core/base/result.h"
#include "core/base/secret.h"

namespace waxwing {

/// Size of a 256-bit key.
inline constexpr int kKeyBytes = 32;

/// Bytes from OpenSSL's generator. Fails with Storage only if the system's entropy does.
[[nodiscard]] Result<QByteArray> randomBytes(int count);

/// A fresh 256-bit key for a database or for encrypted files.
[[nodiscard]] Result<Secret> randomKey256();

/// A random identifier of our own; says nothing about what it names.
[[nodiscard]] Result<Guid> randomGuid();

} // namespace waxwing
