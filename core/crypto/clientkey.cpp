#include "core/crypto/clientkey.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include <cstring>
#include <memory>
#include <vector>

namespace waxwing {

namespace {

template<auto Free>
struct Freed
{
    template<typename T>
    void operator()(T* object) const
    {
        Free(object);
    }
};
void freeStack(STACK_OF(X509) * stack)
{
    sk_X509_pop_free(stack, X509_free);
}
using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Pkcs12 = std::unique_ptr<PKCS12, Freed<PKCS12_free>>;
using Stack = std::unique_ptr<STACK_OF(X509), Freed<freeStack>>;

tl::unexpected<Error> refusal(const char* code)
{
    ERR_clear_error();
    Error error(ErrorKind::Storage, QStringLiteral("client certificate"));
    error.code = QLatin1String(code);
    return tl::unexpected(std::move(error));
}

Bio bioOf(const QByteArray& bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

struct Asked
{
    const Secret& passphrase;
    bool wasAsked = false;
};

int givePassphrase(char* buffer, int size, int /*writing*/, void* asked)
{
    auto* question = static_cast<Asked*>(asked);
    question->wasAsked = true;
    const QByteArray& bytes = question->passphrase.reveal();
    if (bytes.isEmpty() || bytes.size() > size)
        return -1;
    std::memcpy(buffer, bytes.constData(), static_cast<std::size_t>(bytes.size()));
    return static_cast<int>(bytes.size());
}

std::vector<Certificate> certificatesIn(const QByteArray& pem)
{
    std::vector<Certificate> found;
    const Bio bio = bioOf(pem);
    while (X509* certificate = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr))
        found.emplace_back(certificate);
    ERR_clear_error();
    return found;
}

QByteArray contentOf(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

Result<ClientKey> assemble(const std::vector<Certificate>& chain, EVP_PKEY* key)
{
    if (chain.empty())
        return refusal("certificate-unreadable");
    if (!key)
        return refusal("certificate-without-key");
    if (X509_check_private_key(chain.front().get(), key) != 1)
        return refusal("certificate-key-mismatch");
    const Bio certificates(BIO_new(BIO_s_mem()));
    for (const Certificate& certificate : chain)
        PEM_write_bio_X509(certificates.get(), certificate.get());
    const Bio secret(BIO_new(BIO_s_secmem()));
    if (PEM_write_bio_PKCS8PrivateKey(secret.get(), key, nullptr, nullptr, 0, nullptr, nullptr) !=
        1)
        return refusal("certificate-unreadable");
    ClientKey result;
    result.chainPem = contentOf(certificates.get());
    result.keyPem = Secret(contentOf(secret.get()));
    return result;
}

Result<ClientKey> readPem(const QByteArray& file, const QByteArray& keyFile,
                          const Secret& passphrase)
{
    const std::vector<Certificate> chain = certificatesIn(file);
    if (chain.empty())
        return refusal("certificate-unreadable");
    const QByteArray& place = keyFile.isEmpty() ? file : keyFile;
    const Bio bio = bioOf(place);
    Asked asked{passphrase};
    const Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, &givePassphrase, &asked));
    if (!key && asked.wasAsked)
        return refusal(passphrase.isEmpty() ? "passphrase-needed" : "passphrase-wrong");
    return assemble(chain, key.get());
}

Result<ClientKey> readPkcs12(PKCS12* container, const Secret& passphrase)
{
    // Without a passphrase it may be the empty one, or none at all.
    const bool fits = PKCS12_verify_mac(container, passphrase.reveal().constData(),
                                        static_cast<int>(passphrase.reveal().size())) == 1 ||
                      (passphrase.isEmpty() && PKCS12_verify_mac(container, nullptr, 0) == 1);
    if (!fits)
        return refusal(passphrase.isEmpty() ? "passphrase-needed" : "passphrase-wrong");
    EVP_PKEY* rawKey = nullptr;
    X509* rawCertificate = nullptr;
    STACK_OF(X509)* rawChain = nullptr;
    if (PKCS12_parse(container, passphrase.reveal().constData(), &rawKey, &rawCertificate,
                     &rawChain) != 1)
        return refusal("certificate-unreadable");
    const Key key(rawKey);
    const Stack rest(rawChain);
    std::vector<Certificate> chain;
    if (rawCertificate)
        chain.emplace_back(rawCertificate);
    for (int i = 0; rest && i < sk_X509_num(rest.get()); ++i) {
        X509* certificate = sk_X509_value(rest.get(), i);
        X509_up_ref(certificate);
        chain.emplace_back(certificate);
    }
    return assemble(chain, key.get());
}

} // namespace

Result<ClientKey> readClientKey(const QByteArray& file, const QByteArray& keyFile,
                                const Secret& passphrase)
{
    if (file.contains("-----BEGIN "))
        return readPem(file, keyFile, passphrase);
    const Bio bio = bioOf(file);
    const Pkcs12 container(d2i_PKCS12_bio(bio.get(), nullptr));
    if (!container)
        return refusal("certificate-unreadable");
    return readPkcs12(container.get(), passphrase);
}

} // namespace waxwing
