#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

namespace waxwing {

/// Authenticated encryption of small things, AES-256-GCM: nonce, ciphertext and tag in one array.
/// `header` is not hidden but protected: opening with another one fails. A key may seal a few
/// million times (random nonces of 96 bits).
[[nodiscard]] Result<QByteArray> seal(const Secret& key, const QByteArray& header,
                                      const Secret& content);

/// Fails with Storage, code "not-authentic", if key, header or bytes are not those of seal().
[[nodiscard]] Result<Secret> unseal(const Secret& key, const QByteArray& header,
                                    const QByteArray& sealed);

/// SHA-256, to tell a damaged file from a wrong key. Not a proof of origin.
[[nodiscard]] QByteArray checksum(const QByteArray& bytes);

} // namespace waxwing
