#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>

namespace waxwing {

/// A certificate and the key that belongs to it, ready for TLS.
struct ClientKey
{
    QByteArray chainPem; ///< its own certificate first, then those of its authorities
    Secret keyPem;       ///< PKCS#8, not encrypted
};

/// Reads PEM (certificate and key in `file`, or the key in `keyFile`) or PKCS#12, told by the
/// content. Input from strangers. Fails with Storage and a code: "certificate-unreadable",
/// "certificate-without-key", "certificate-key-mismatch", "passphrase-needed", "passphrase-wrong".
[[nodiscard]] Result<ClientKey> readClientKey(const QByteArray& file, const QByteArray& keyFile,
                                              const Secret& passphrase);

} // namespace waxwing
