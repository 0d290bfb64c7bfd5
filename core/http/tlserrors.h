#pragma once

#include "core/base/error.h"

#include <QByteArrayView>

namespace waxwing {

/// The code of a request that a proxy holds up until somebody signs in to it.
inline constexpr char kProxySignInCode[] = "proxy-sign-in";
inline constexpr QStringView kProxySignIn = u"proxy-sign-in";

/// Why a connection was not taken for secure, so that a person can be told. `text` is what the TLS
/// library said; it goes to the log. Pure.
[[nodiscard]] Error tlsError(const char* code, QByteArrayView text);
/// `verifyResult` is an X509_V_ERR number.
[[nodiscard]] Error verificationError(long verifyResult, QByteArrayView text);
/// The two sides could not agree before any certificate was judged.
[[nodiscard]] Error handshakeError(QByteArrayView text);

} // namespace waxwing
