#include "core/crypto/pkce.h"

#include "core/crypto/random.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace waxwing {

namespace {

constexpr int kTokenBytes = 32;
constexpr int kSha256Bytes = 32;
constexpr auto kUrlText = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

Result<Secret> randomUrlToken()
{
    Result<QByteArray> bytes = randomBytes(kTokenBytes);
    if (!bytes)
        return failure(std::move(bytes.error()));
    Secret token(bytes->toBase64(kUrlText));
    wipeBytes(*bytes);
    return token;
}

Result<QByteArray> codeChallengeOf(const Secret& verifier)
{
    QByteArray digest(kSha256Bytes, Qt::Uninitialized);
    const QByteArray& text = verifier.reveal();
    const int done = EVP_Digest(text.constData(), static_cast<std::size_t>(text.size()),
                                reinterpret_cast<unsigned char*>(digest.data()), nullptr,
                                EVP_sha256(), nullptr);
    if (done != 1)
        return failure(ErrorKind::Storage, QStringLiteral("SHA-256 failed"));
    return digest.toBase64(kUrlText);
}

bool equalInConstantTime(QByteArrayView one, QByteArrayView other)
{
    return one.size() == other.size()
           && CRYPTO_memcmp(one.data(), other.data(), static_cast<std::size_t>(one.size())) == 0;
}

} // namespace waxwing
