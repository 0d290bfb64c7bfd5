#include "tests/portal/identityproxy.h"
#include "tests/portal/proxyfaults.h"
#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

constexpr Ticks kExchangedTokenLife = kTicksPerMinute;
/// A second use is noticed for this long; longer than any code or token lives.
constexpr Ticks kRemembered = 10 * kTicksPerMinute;

class ExchangeError : public std::runtime_error
{
public:
    ExchangeError(int httpStatus, const char* error, const char* description)
        : std::runtime_error(description), status(httpStatus), code(error)
    {
    }
    int status;
    const char* code;
};

using FormFields = std::vector<std::pair<std::string, std::string>>;

std::string required(const FormFields& form, const char* name)
{
    for (const auto& [key, value] : form) {
        if (key == name && !value.empty())
            return value;
    }
    throw ExchangeError(400, "invalid_request", "A parameter is missing.");
}

bool isVerifier(const std::string& text)
{
    const auto unreserved = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.' || c == '_' || c == '~';
    };
    return text.size() >= 43 && text.size() <= 128 &&
           std::all_of(text.begin(), text.end(), unreserved);
}

void checkRate(World& world)
{
    const int limit = world.switches.exchangesPerMinute;
    if (limit <= 0)
        return;
    auto& recent = world.proxy.recentExchanges;
    while (!recent.empty() && recent.front() <= world.now() - kTicksPerMinute)
        recent.pop_front();
    if (recent.size() >= static_cast<std::size_t>(limit))
        throw ExchangeError(429, "temporarily_unavailable", "Too many requests.");
    recent.push_back(world.now());
}

FormFields formOf(const HttpRequest& request)
{
    const auto* type = request.header("content-type");
    const auto media = type ? lowered(trimmed(type->substr(0, type->find(';')))) : std::string();
    if (media != "application/x-www-form-urlencoded")
        throw ExchangeError(400, "invalid_request", "The body has to be a form.");
    if (!request.query.empty())
        throw ExchangeError(400, "invalid_request", "Parameters belong into the body.");
    if (request.header("x-sm-session-token") || request.header("cookie"))
        throw ExchangeError(400, "invalid_request", "Sessions and cookies do not belong here.");
    FormFields form = formValues(request.body);
    for (auto pair = form.begin(); pair != form.end(); ++pair) {
        if (std::any_of(std::next(pair), form.end(),
                        [&](const auto& other) { return other.first == pair->first; }))
            throw ExchangeError(400, "invalid_request", "A parameter is there more than once.");
    }
    return form;
}

/// The code, unused and belonging to everything that came with it. Whatever does not fit costs it.
ProxyCode& redeemed(World& world, const Portal& portal, const FormFields& form)
{
    const auto text = required(form, "code");
    const auto redirectUri = required(form, "redirect_uri");
    const auto verifier = required(form, "code_verifier");
    if (!isVerifier(verifier))
        throw ExchangeError(400, "invalid_request", "code_verifier is none.");
    std::erase_if(world.proxy.codes,
                  [&](const auto& one) { return one.second.expires + kRemembered <= world.now(); });
    const auto found = world.proxy.codes.find(text);
    if (found == world.proxy.codes.end())
        throw ExchangeError(400, "invalid_grant", "The code is not known.");
    ProxyCode& code = found->second;
    if (code.used) {
        world.tokens.erase(code.token);
        throw ExchangeError(400, "invalid_grant", "The code was used before.");
    }
    code.used = true;
    world.proxy.lastUsedCode = text;
    if (code.expires <= world.now())
        throw ExchangeError(400, "invalid_grant", "The code has expired.");
    if (code.portal != portal.code || code.clientId != required(form, "client_id") ||
        code.redirectUri != redirectUri ||
        !equalsInConstantTime(s256Challenge(verifier), code.codeChallenge))
        throw ExchangeError(400, "invalid_grant", "The code does not belong to this request.");
    return code;
}

Json exchange(World& world, Portal& portal, const HttpRequest& request)
{
    checkRate(world);
    if (request.method != "POST")
        throw ExchangeError(405, "invalid_request", "This wants POST.");
    if (request.header("authorization"))
        throw ExchangeError(401, "invalid_client", "Public clients have no secret.");
    const FormFields form = formOf(request);
    if (required(form, "grant_type") != "authorization_code")
        throw ExchangeError(400, "unsupported_grant_type", "Only authorization_code is known.");
    if (!world.clientIds.contains(required(form, "client_id")))
        throw ExchangeError(401, "invalid_client", "The client is not known.");
    ProxyCode& code = redeemed(world, portal, form);
    Person& user = portal.person(code.user);
    code.token = world.issueToken(portal, user.id, kExchangedTokenLife, true);
    if (!code.authenticator.empty())
        user.lastAuthenticator = code.authenticator;
    return {{"authenticationToken", code.token},
            {"tokenType", "sm-authentication-token"},
            {"expiresIn", kExchangedTokenLife / kTicksPerSecond},
            {"serviceCode", portal.code},
            {"emailAddress", user.email}};
}

} // namespace

HttpResponse exchangeCode(World& world, Portal& portal, const HttpRequest& request)
{
    HttpResponse response;
    response.headers = {{"Content-Type", "application/json; charset=utf-8"},
                        {"Cache-Control", "no-store"},
                        {"Pragma", "no-cache"}};
    try {
        Json body = exchange(world, portal, request);
        spoilExchange(world, body);
        response.body = dump(body);
    } catch (const ExchangeError& error) {
        response.status = error.status;
        response.body = dump({{"error", error.code}, {"error_description", error.what()}});
        if (error.status == 429)
            response.headers.emplace_back("Retry-After",
                                          std::to_string(world.switches.retryAfterSeconds));
        if (error.status == 401)
            response.headers.emplace_back("WWW-Authenticate", "Basic realm=\"identity proxy\"");
        if (error.status == 405)
            response.headers.emplace_back("Allow", "POST");
    }
    return response;
}

} // namespace waxwing::portal
