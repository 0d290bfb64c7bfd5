#include "core/http/tlserrors.h"

#include <algorithm>
#include <array>

namespace waxwing {

namespace {

// X509_V_ERR_* (openssl/x509_vfy.h).
constexpr long kNotYetValid = 9;
constexpr long kExpired = 10;
constexpr long kRevoked = 23;
constexpr long kInvalidPurpose = 26;
constexpr long kHostnameMismatch = 62;
constexpr long kKeyTooSmall = 66;
constexpr long kDigestTooWeak = 68;

struct Sign
{
    const char* text;
    const char* code;
};

/// What OpenSSL says of a handshake that failed. The order matters: the first that is found counts.
constexpr std::array kSigns{
    Sign{"wrong version number", "tls-not-spoken"},
    Sign{"http request", "tls-not-spoken"},
    Sign{"packet length too long", "tls-not-spoken"},
    Sign{"unsupported protocol", "tls-old"},
    Sign{"protocol version", "tls-old"},
    Sign{"certificate required", "tls-own-certificate"},
    Sign{"alert bad certificate", "tls-own-certificate"},
    Sign{"alert certificate", "tls-own-certificate"},
    Sign{"alert unknown ca", "tls-own-certificate"},
    Sign{"handshake failure", "tls-weak"},
    Sign{"no cipher", "tls-weak"},
    Sign{"no shared cipher", "tls-weak"},
    Sign{"wrong cipher returned", "tls-weak"},
    Sign{"unknown cipher returned", "tls-weak"},
    Sign{"dh key too small", "tls-weak"},
    Sign{"ee key too small", "tls-weak-certificate"},
    Sign{"ca md too weak", "tls-weak-certificate"},
    Sign{"insufficient security", "tls-weak"},
};

} // namespace

Error tlsError(const char* code, QByteArrayView text)
{
    Error error(ErrorKind::Tls,
                QString::fromLatin1(text.first(std::min<qsizetype>(text.size(), 120))));
    error.code = QLatin1String(code);
    return error;
}

Error verificationError(long verifyResult, QByteArrayView text)
{
    const char* code = "tls-untrusted";
    if (verifyResult == kNotYetValid || text.contains("not yet valid"))
        code = "tls-not-yet-valid";
    else if (verifyResult == kExpired || text.contains("expired"))
        code = "tls-expired";
    else if (verifyResult == kRevoked)
        code = "tls-revoked";
    else if (verifyResult == kInvalidPurpose)
        code = "tls-purpose";
    else if (verifyResult >= kKeyTooSmall && verifyResult <= kDigestTooWeak)
        code = "tls-weak-certificate";
    else if (verifyResult == kHostnameMismatch || text.contains("subject name"))
        code = "tls-hostname";
    Error error = tlsError(code, text);
    error.detail = QStringLiteral("verify result %1").arg(verifyResult);
    return error;
}

Error handshakeError(QByteArrayView text)
{
    for (const Sign& sign : kSigns) {
        if (text.contains(sign.text))
            return tlsError(sign.code, text);
    }
    return tlsError("tls-other", text);
}

} // namespace waxwing
