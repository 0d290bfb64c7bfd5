#include "tests/portal/idtoken.h"
#include "tests/portal/text.h"

#include <QTest>

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>

#include <memory>

using namespace waxwing::portal;

namespace {

constexpr std::int64_t kNow = 1'800'000'000;
constexpr const char* kIssuer = "https://login.example/org";

/// A key of a provider, as a JWK for everybody and for signing.
class SigningKey
{
public:
    explicit SigningKey(bool rsa, const char* kid)
        : m_rsa(rsa),
          m_key(rsa ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256"), EVP_PKEY_free),
          m_kid(kid)
    {
    }

    std::string algorithm() const { return m_rsa ? "RS256" : "ES256"; }

    Json jwk() const
    {
        if (m_rsa)
            return {{"kty", "RSA"}, {"kid", m_kid},        {"alg", "RS256"},
                    {"use", "sig"}, {"n", number("n", 0)}, {"e", number("e", 0)}};
        return {{"kty", "EC"},    {"kid", m_kid},          {"alg", "ES256"},       {"use", "sig"},
                {"crv", "P-256"}, {"x", number("qx", 32)}, {"y", number("qy", 32)}};
    }

    std::string sign(const std::string& text) const
    {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                              EVP_MD_CTX_free);
        std::size_t size = 0;
        const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get());
        EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size());
        std::string signature(size, '\0');
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                       bytes, text.size());
        signature.resize(size);
        return m_rsa ? signature : sideBySide(signature);
    }

    std::string pem() const
    {
        BIO* memory = BIO_new(BIO_s_mem());
        PEM_write_bio_PUBKEY(memory, m_key.get());
        char* data = nullptr;
        const long length = BIO_get_mem_data(memory, &data);
        std::string text(data, static_cast<std::size_t>(length));
        BIO_free_all(memory);
        return text;
    }

private:
    std::string number(const char* name, int width) const
    {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(m_key.get(), name, &value);
        std::string bytes(static_cast<std::size_t>(width > 0 ? width : BN_num_bytes(value)), '\0');
        BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()),
                     static_cast<int>(bytes.size()));
        BN_free(value);
        return base64UrlEncoded(bytes);
    }

    static std::string sideBySide(const std::string& der)
    {
        const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
        ECDSA_SIG* signature = d2i_ECDSA_SIG(nullptr, &bytes, static_cast<long>(der.size()));
        std::string raw(64, '\0');
        auto* out = reinterpret_cast<unsigned char*>(raw.data());
        BN_bn2binpad(ECDSA_SIG_get0_r(signature), out, 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(signature), out + 32, 32);
        ECDSA_SIG_free(signature);
        return raw;
    }

    bool m_rsa;
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> m_key;
    std::string m_kid;
};

std::string coded(const Json& json)
{
    return base64UrlEncoded(dump(json));
}

std::string token(const Json& header, const Json& claims, const SigningKey& key)
{
    const std::string text = coded(header) + "." + coded(claims);
    return text + "." + base64UrlEncoded(key.sign(text));
}

Json goodClaims()
{
    return {{"iss", kIssuer},    {"aud", "proxy"}, {"sub", "nw-1"},         {"iat", kNow},
            {"exp", kNow + 300}, {"nonce", "n-1"}, {"email", "a@b.example"}};
}

QString verdict(const tl::expected<Json, IdTokenFault>& checked)
{
    return checked ? QStringLiteral("good")
                   : QString::fromLatin1(idTokenFaultName(checked.error()));
}

} // namespace

/// The proxy's judgement of id_tokens: what has to be there, and every way to lie.
class IdTokenTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<SigningKey> m_rsa, m_ec, m_stranger;

    Json keys() const { return {{"keys", {m_rsa->jwk(), m_ec->jwk()}}}; }

    QString check(const std::string& text, const Json& published) const
    {
        return verdict(checkIdToken(text, published, {kIssuer, "proxy", "n-1", kNow}));
    }

    Json header() const { return {{"alg", "RS256"}, {"kid", "rsa"}}; }

private slots:
    void initTestCase()
    {
        m_rsa = std::make_unique<SigningKey>(true, "rsa");
        m_ec = std::make_unique<SigningKey>(false, "ec");
        m_stranger = std::make_unique<SigningKey>(true, "rsa");
    }

    void believesWhatIsSignedByOneOfTheKeys()
    {
        QCOMPARE(check(token(header(), goodClaims(), *m_rsa), keys()), QStringLiteral("good"));
        const Json es256 = {{"alg", "ES256"}, {"kid", "ec"}};
        QCOMPARE(check(token(es256, goodClaims(), *m_ec), keys()), QStringLiteral("good"));
        // Without a name it can only be the key of that kind.
        QCOMPARE(check(token({{"alg", "ES256"}}, goodClaims(), *m_ec), keys()),
                 QStringLiteral("good"));
    }

    void judgesTheClaims_data()
    {
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const Json& patch, const char* expected) {
            QTest::newRow(name) << QByteArray::fromStdString(dump(patch))
                                << QString::fromLatin1(expected);
        };
        row("other issuer", {{"iss", "https://elsewhere.example"}}, "wrong issuer");
        row("issuer with a slash more", {{"iss", "https://login.example/org/"}}, "wrong issuer");
        row("no issuer", {{"iss", nullptr}}, "wrong issuer");
        row("other audience", {{"aud", "somebody"}}, "wrong audience");
        row("no audience", {{"aud", nullptr}}, "wrong audience");
        row("audience is a list", {{"aud", {"proxy"}}}, "good");
        row("one of several, made for us", {{"aud", {"proxy", "x"}}, {"azp", "proxy"}}, "good");
        row("one of several, made for nobody", {{"aud", {"proxy", "x"}}}, "wrong audience");
        row("made for another", {{"azp", "x"}}, "wrong audience");
        row("audience is a number", {{"aud", 7}}, "wrong audience");
        row("other nonce", {{"nonce", "n-2"}}, "wrong nonce");
        row("no nonce", {{"nonce", nullptr}}, "wrong nonce");
        row("expired", {{"iat", kNow - 400}, {"exp", kNow - 100}}, "expired");
        row("expired within the clocks' difference", {{"exp", kNow - 10}}, "good");
        row("no end", {{"exp", nullptr}}, "unreadable");
        row("end is a text", {{"exp", "tomorrow"}}, "unreadable");
        row("end beyond all dates", {{"exp", 1e300}}, "unreadable");
        row("issued in the future", {{"iat", kNow + 60}}, "from the future");
        row("issued a little ahead", {{"iat", kNow + 10}}, "good");
        row("issued long ago", {{"iat", kNow - 3600}}, "expired");
        row("no beginning", {{"iat", nullptr}}, "unreadable");
        row("not valid yet", {{"nbf", kNow + 60}}, "from the future");
        row("no subject", {{"sub", nullptr}}, "no subject");
        row("empty subject", {{"sub", ""}}, "no subject");
        row("endless subject", {{"sub", std::string(256, 'x')}}, "no subject");
        row("address not verified", {{"email_verified", false}}, "good"); // the caller's business
    }

    void judgesTheClaims()
    {
        QFETCH(QByteArray, patch);
        QFETCH(QString, expected);
        Json claims = goodClaims();
        claims.merge_patch(Json::parse(patch.toStdString()));
        QCOMPARE(check(token(header(), claims, *m_rsa), keys()), expected);
    }

    void takesNoWordWithoutASignature()
    {
        const std::string claims = coded(goodClaims());
        const Json none = {{"alg", "none"}};
        for (const char* alg : {"none", "None", "NONE", ""})
            QCOMPARE(check(coded({{"alg", alg}}) + "." + claims + ".", keys()),
                     QStringLiteral("wrong algorithm"));
        QCOMPARE(check(coded(header()) + "." + claims + ".", keys()),
                 QStringLiteral("bad signature"));
    }

    void isNotFooledByThePublicKeyAsASecret()
    {
        const std::string text =
            coded({{"alg", "HS256"}, {"kid", "rsa"}}) + "." + coded(goodClaims());
        const std::string secret = m_rsa->pem();
        unsigned char digest[32];
        unsigned int length = sizeof digest;
        HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
             reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest, &length);
        const std::string mac(reinterpret_cast<char*>(digest), length);
        QCOMPARE(check(text + "." + base64UrlEncoded(mac), keys()),
                 QStringLiteral("wrong algorithm"));
    }

    void wantsTheRightKey()
    {
        const Json claims = goodClaims();
        QCOMPARE(check(token(header(), claims, *m_stranger), keys()),
                 QStringLiteral("bad signature"));
        QCOMPARE(check(token({{"alg", "RS256"}, {"kid", "other"}}, claims, *m_rsa), keys()),
                 QStringLiteral("unknown key"));
        QCOMPARE(check(token({{"alg", "ES256"}, {"kid", "rsa"}}, claims, *m_rsa), keys()),
                 QStringLiteral("wrong algorithm"));
        QCOMPARE(check(token(header(), claims, *m_rsa), {{"keys", Json::array()}}),
                 QStringLiteral("unknown key"));
        QCOMPARE(check(token(header(), claims, *m_rsa), Json::array()),
                 QStringLiteral("unknown key"));
        Json encrypting = m_rsa->jwk();
        encrypting["use"] = "enc";
        QCOMPARE(check(token(header(), claims, *m_rsa), {{"keys", {encrypting}}}),
                 QStringLiteral("wrong algorithm"));
        Json broken = m_rsa->jwk();
        broken["n"] = "AQAB"; // a modulus that anybody can take apart
        QCOMPARE(check(token(header(), claims, *m_rsa), {{"keys", {broken}}}),
                 QStringLiteral("unknown key"));
    }

    void noticesEveryChangedByte()
    {
        const std::string good = token(header(), goodClaims(), *m_rsa);
        for (std::size_t i = 0; i < good.size(); i += 7) {
            std::string changed = good;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            // The last character of a part has bits that say nothing.
            if (base64UrlDecoded(changed.substr(changed.rfind('.') + 1)) ==
                    base64UrlDecoded(good.substr(good.rfind('.') + 1)) &&
                i > good.rfind('.'))
                continue;
            QVERIFY2(check(changed, keys()) != QStringLiteral("good"),
                     qPrintable(QString::number(i)));
        }
    }

    void refusesWhatIsNoToken()
    {
        for (const char* text : {"", ".", "..", "a.b", "a.b.c", "....", "e30.e30.e30.e30",
                                 "e30.W10.AA", "e30=.e30.AA"})
            QVERIFY2(check(text, keys()) != QStringLiteral("good"), text);
        QCOMPARE(check(std::string(20'000, 'a') + ".e30.AA", keys()), QStringLiteral("unreadable"));
        const Json critical = {{"alg", "RS256"}, {"kid", "rsa"}, {"crit", {"x"}}};
        QCOMPARE(check(token(critical, goodClaims(), *m_rsa), keys()),
                 QStringLiteral("wrong algorithm"));
    }
};

QTEST_GUILESS_MAIN(IdTokenTest)
#include "tst_portal_idtoken.moc"
