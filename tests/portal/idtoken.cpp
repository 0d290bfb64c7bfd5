#include "tests/portal/idtoken.h"

#include "tests/portal/text.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace waxwing::portal {

namespace {

/// Clocks of two machines differ; more than this is no difference of clocks.
constexpr std::int64_t kLeewaySeconds = 30;
constexpr std::int64_t kOldestSeconds = 600;
constexpr std::size_t kLargestToken = 16 * 1024;

template<auto Free>
struct Freed
{
    template<typename T>
    void operator()(T* thing) const
    {
        Free(thing);
    }
};
using SigningKey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

const unsigned char* bytesOf(const std::string& text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

Number numberOf(const std::string& bytes)
{
    return Number(BN_bin2bn(bytesOf(bytes), static_cast<int>(bytes.size()), nullptr));
}

std::optional<std::string> member(const Json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string())
        return std::nullopt;
    return found->get<std::string>();
}

std::optional<std::string> decodedMember(const Json& object, const char* name)
{
    const auto text = member(object, name);
    return text ? base64UrlDecoded(*text) : std::nullopt;
}

SigningKey keyFrom(const char* type, OSSL_PARAM_BLD* builder)
{
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return SigningKey(key);
}

SigningKey rsaKey(const Json& jwk)
{
    const auto n = decodedMember(jwk, "n");
    const auto e = decodedMember(jwk, "e");
    if (!n || !e || n->size() < 256) // 2048 bits
        return nullptr;
    const Number modulus = numberOf(*n);
    const Number exponent = numberOf(*e);
    const Builder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
    return keyFrom("RSA", builder.get());
}

SigningKey ecKey(const Json& jwk)
{
    const auto x = decodedMember(jwk, "x");
    const auto y = decodedMember(jwk, "y");
    if (member(jwk, "crv") != "P-256" || !x || !y || x->size() != 32 || y->size() != 32)
        return nullptr;
    const std::string point = '\x04' + *x + *y;
    const Builder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                     point.size());
    return keyFrom("EC", builder.get());
}

/// JWS has the two numbers of an ECDSA signature side by side, OpenSSL wants them in DER.
std::string derSignature(const std::string& raw)
{
    if (raw.size() != 64)
        return {};
    const EcdsaSignature signature(ECDSA_SIG_new());
    ECDSA_SIG_set0(signature.get(), numberOf(raw.substr(0, 32)).release(),
                   numberOf(raw.substr(32)).release());
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(signature.get(), &der);
    std::string result(reinterpret_cast<char*>(der), length > 0 ? std::size_t(length) : 0);
    OPENSSL_free(der);
    return result;
}

bool isSignedBy(EVP_PKEY* key, const std::string& text, const std::string& signature)
{
    const DigestContext context(EVP_MD_CTX_new());
    return !signature.empty() &&
           EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), bytesOf(signature), signature.size(), bytesOf(text),
                            text.size()) == 1;
}

bool mayServe(const Json& jwk, const std::string& algorithm)
{
    const char* type = algorithm == "RS256" ? "RSA" : "EC";
    return member(jwk, "kty") == type && member(jwk, "alg").value_or(algorithm) == algorithm &&
           member(jwk, "use").value_or("sig") == "sig";
}

/// The provider's key that the header names; without a name the only one that can be meant.
tl::expected<Json, IdTokenFault> keyNamed(const Json& header, const Json& keys,
                                          const std::string& algorithm)
{
    const auto kid = member(header, "kid");
    std::vector<Json> candidates;
    bool known = false;
    const Json list = keys.is_object() ? keys.value("keys", Json()) : Json();
    for (const auto& jwk : list.is_array() ? list : Json::array()) {
        const bool named = jwk.is_object() && (!kid || member(jwk, "kid") == kid);
        known = known || (kid && named);
        if (named && mayServe(jwk, algorithm))
            candidates.push_back(jwk);
    }
    if (candidates.size() == 1)
        return candidates.front();
    return tl::unexpected(known ? IdTokenFault::WrongAlgorithm : IdTokenFault::UnknownKey);
}

std::optional<Json> objectOf(const std::string& coded)
{
    const auto text = base64UrlDecoded(coded);
    Json json = text ? parseJson(*text) : Json();
    return json.is_object() ? std::optional(std::move(json)) : std::nullopt;
}

bool isFor(const Json& claims, const std::string& clientId)
{
    const Json audience = claims.value("aud", Json());
    const auto azp = member(claims, "azp");
    if (claims.contains("azp") && azp != clientId)
        return false;
    if (audience.is_string())
        return audience == clientId;
    if (!audience.is_array())
        return false;
    bool named = false;
    for (const auto& one : audience)
        named = named || one == clientId;
    // With other audiences in it, it has to say that it was made for us.
    return named && (audience.size() == 1 || azp == clientId);
}

std::optional<std::int64_t> secondsOf(const Json& claims, const char* name)
{
    const auto found = claims.find(name);
    if (found == claims.end() || !found->is_number())
        return std::nullopt;
    const double seconds = found->get<double>();
    // Within what a date can be; anything else is no time.
    if (!(seconds >= 0 && seconds < 1e12))
        return std::nullopt;
    return static_cast<std::int64_t>(seconds);
}

std::optional<IdTokenFault> faultOf(const Json& claims, const IdTokenExpectation& expected)
{
    if (member(claims, "iss") != expected.issuer)
        return IdTokenFault::WrongIssuer;
    if (!isFor(claims, expected.clientId))
        return IdTokenFault::WrongAudience;
    const auto expires = secondsOf(claims, "exp");
    const auto issued = secondsOf(claims, "iat");
    if (!expires || !issued)
        return IdTokenFault::Unreadable;
    if (*issued > expected.now + kLeewaySeconds ||
        secondsOf(claims, "nbf").value_or(0) > expected.now + kLeewaySeconds)
        return IdTokenFault::FromTheFuture;
    if (*expires <= expected.now - kLeewaySeconds || *issued < expected.now - kOldestSeconds)
        return IdTokenFault::Expired;
    if (!equalsInConstantTime(member(claims, "nonce").value_or(""), expected.nonce))
        return IdTokenFault::WrongNonce;
    const auto subject = member(claims, "sub").value_or("");
    if (subject.empty() || subject.size() > 255)
        return IdTokenFault::NoSubject;
    return std::nullopt;
}

} // namespace

const char* idTokenFaultName(IdTokenFault fault)
{
    static constexpr std::array kNames = {
        "unreadable",     "wrong algorithm", "unknown key",     "bad signature", "wrong issuer",
        "wrong audience", "expired",         "from the future", "wrong nonce",   "no subject"};
    return kNames[static_cast<std::size_t>(fault)];
}

tl::expected<Json, IdTokenFault> checkIdToken(const std::string& token, const Json& keys,
                                              const IdTokenExpectation& expected)
{
    const auto first = token.find('.');
    const auto last = token.rfind('.');
    if (token.size() > kLargestToken || first == std::string::npos || last == first ||
        token.find('.', first + 1) != last)
        return tl::unexpected(IdTokenFault::Unreadable);
    const auto header = objectOf(token.substr(0, first));
    const auto claims = objectOf(token.substr(first + 1, last - first - 1));
    const auto signature = base64UrlDecoded(token.substr(last + 1));
    if (!header || !claims || !signature)
        return tl::unexpected(IdTokenFault::Unreadable);

    const auto algorithm = member(*header, "alg").value_or("");
    if ((algorithm != "RS256" && algorithm != "ES256") || header->contains("crit"))
        return tl::unexpected(IdTokenFault::WrongAlgorithm);
    const auto jwk = keyNamed(*header, keys, algorithm);
    if (!jwk)
        return tl::unexpected(jwk.error());
    const bool rsa = algorithm == "RS256";
    const SigningKey key = rsa ? rsaKey(*jwk) : ecKey(*jwk);
    if (!key)
        return tl::unexpected(IdTokenFault::UnknownKey);
    if (!isSignedBy(key.get(), token.substr(0, last), rsa ? *signature : derSignature(*signature)))
        return tl::unexpected(IdTokenFault::BadSignature);
    if (const auto fault = faultOf(*claims, expected))
        return tl::unexpected(*fault);
    return *claims;
}

} // namespace waxwing::portal
