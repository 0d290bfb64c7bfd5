#include "core/crypto/sealed.h"

#include "core/crypto/random.h"

#include <openssl/evp.h>

#include <memory>

namespace waxwing {

namespace {

constexpr int kNonceBytes = 12;
constexpr int kTagBytes = 16;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

Context makeContext()
{
    return {EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
}

const unsigned char* bytesOf(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

tl::unexpected<Error> notAuthentic()
{
    Error error(ErrorKind::Storage, QStringLiteral("sealed bytes are not authentic"));
    error.code = QStringLiteral("not-authentic");
    return failure(std::move(error));
}

} // namespace

Result<QByteArray> seal(const Secret& key, const QByteArray& header, const Secret& content)
{
    const Result<QByteArray> nonce = randomBytes(kNonceBytes);
    if (!nonce)
        return failure(nonce.error());
    const QByteArray& plain = content.reveal();
    QByteArray sealed = *nonce;
    sealed.resize(kNonceBytes + plain.size() + kTagBytes);
    auto* out = reinterpret_cast<unsigned char*>(sealed.data()) + kNonceBytes;
    const Context context = makeContext();
    int length = 0;
    const bool done
        = key.reveal().size() == kKeyBytes && context
          && EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key.reveal()),
                                bytesOf(*nonce)) == 1
          && EVP_EncryptUpdate(context.get(), nullptr, &length, bytesOf(header),
                               static_cast<int>(header.size())) == 1
          && EVP_EncryptUpdate(context.get(), out, &length, bytesOf(plain),
                               static_cast<int>(plain.size())) == 1
          && EVP_EncryptFinal_ex(context.get(), out + plain.size(), &length) == 1
          && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes,
                                 out + plain.size()) == 1;
    if (!done)
        return failure(ErrorKind::Storage, QStringLiteral("sealing failed"));
    return sealed;
}

Result<Secret> unseal(const Secret& key, const QByteArray& header, const QByteArray& sealed)
{
    const qsizetype size = sealed.size() - kNonceBytes - kTagBytes;
    if (size < 0 || key.reveal().size() != kKeyBytes)
        return notAuthentic();
    QByteArray plain(size, Qt::Uninitialized);
    QByteArray tag = sealed.right(kTagBytes);
    const Context context = makeContext();
    int length = 0;
    auto* out = reinterpret_cast<unsigned char*>(plain.data());
    const bool authentic
        = context
          && EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key.reveal()),
                                bytesOf(sealed)) == 1
          && EVP_DecryptUpdate(context.get(), nullptr, &length, bytesOf(header),
                               static_cast<int>(header.size())) == 1
          && EVP_DecryptUpdate(context.get(), out, &length, bytesOf(sealed) + kNonceBytes,
                               static_cast<int>(size)) == 1
          && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()) == 1
          && EVP_DecryptFinal_ex(context.get(), out + size, &length) == 1;
    Secret content(std::move(plain));
    if (!authentic)
        return notAuthentic();
    return content;
}

QByteArray checksum(const QByteArray& bytes)
{
    QByteArray digest(32, Qt::Uninitialized);
    unsigned int length = 0;
    if (EVP_Digest(bytes.constData(), static_cast<std::size_t>(bytes.size()),
                   reinterpret_cast<unsigned char*>(digest.data()), &length, EVP_sha256(), nullptr)
        != 1)
        return {};
    return digest;
}

} // namespace waxwing
