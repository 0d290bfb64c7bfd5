#include "tests/portal/certificates.h"

#include <QSslCertificate>
#include <QSslKey>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>
#include <random>
#include <stdexcept>

namespace waxwing::portal {

namespace {

template<auto Free>
struct Freeing
{
    template<typename T>
    void operator()(T* thing) const
    {
        Free(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freeing<X509_free>>;
using Memory = std::unique_ptr<BIO, Freeing<BIO_free_all>>;

constexpr long kDay = 24 * 3600;

void check(bool good)
{
    if (!good)
        throw std::runtime_error("a certificate could not be made");
}

std::string textOf(const Memory& memory)
{
    char* data = nullptr;
    const long length = BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<std::size_t>(length)};
}

std::string pemOf(const Certificate& certificate)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    check(PEM_write_bio_X509(memory.get(), certificate.get()) == 1);
    return textOf(memory);
}

std::string pemOf(const Key& key)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    check(PEM_write_bio_PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                   nullptr) == 1);
    return textOf(memory);
}

void addExtension(X509* certificate, X509* issuer, int kind, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
    check(extension && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

/// A certificate without extensions; not signed yet.
Certificate blank(const char* commonName, EVP_PKEY* key, long from, long until)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    std::random_device random;
    const long serial = static_cast<long>(random() & 0x7fffffff) + 1;
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), from);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), until);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(commonName), -1, -1, 0);
    return certificate;
}

struct Authority
{
    Key key{EVP_EC_gen("P-256")};
    Certificate certificate;

    Authority()
    {
        check(key != nullptr);
        certificate = blank("Waxwing local test authority", key.get(), -kDay, 30 * kDay);
        X509* raw = certificate.get();
        X509_set_issuer_name(raw, X509_get_subject_name(raw));
        addExtension(raw, raw, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
        addExtension(raw, raw, NID_key_usage, "critical,keyCertSign,cRLSign");
        addExtension(raw, raw, NID_subject_key_identifier, "hash");
        check(X509_sign(raw, key.get(), EVP_sha256()) > 0);
    }
};

} // namespace

Certificates Certificates::make(CertificateKind kind)
{
    const Authority trusted;
    const Authority stranger;
    const Authority& issuer = kind == CertificateKind::UntrustedAuthority ? stranger : trusted;
    const bool expired = kind == CertificateKind::Expired;
    const bool wrongHost = kind == CertificateKind::WrongHost;
    const Key key(EVP_EC_gen("P-256"));
    check(key != nullptr);
    const Certificate certificate =
        blank(wrongHost ? "elsewhere.example" : "localhost", key.get(),
              expired ? -20 * kDay : -kDay, expired ? -kDay : 30 * kDay);
    X509* raw = certificate.get();
    X509* parent = issuer.certificate.get();
    X509_set_issuer_name(raw, X509_get_subject_name(parent));
    addExtension(raw, parent, NID_basic_constraints, "critical,CA:FALSE");
    addExtension(raw, parent, NID_key_usage, "critical,digitalSignature");
    addExtension(raw, parent, NID_ext_key_usage, "serverAuth");
    addExtension(raw, parent, NID_subject_key_identifier, "hash");
    addExtension(raw, parent, NID_authority_key_identifier, "keyid");
    addExtension(raw, parent, NID_subject_alt_name,
                 wrongHost ? "DNS:elsewhere.example" : "DNS:localhost,IP:127.0.0.1,IP:::1");
    check(X509_sign(raw, issuer.key.get(), EVP_sha256()) > 0);
    return {pemOf(trusted.certificate), pemOf(certificate), pemOf(key)};
}

QSslConfiguration Certificates::serverConfiguration(bool http2) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(
        QSslCertificate(QByteArray::fromStdString(certificatePem), QSsl::Pem));
    configuration.setPrivateKey(QSslKey(QByteArray::fromStdString(keyPem), QSsl::Ec, QSsl::Pem));
    // This is about client certificates, which nobody here has.
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (http2)
        configuration.setAllowedNextProtocols(
            {QByteArrayLiteral("h2"), QByteArrayLiteral("http/1.1")});
    return configuration;
}

} // namespace waxwing::portal
