#include "tests/portal/identityproxy.h"

#include "tests/portal/proxyfaults.h"
#include "tests/portal/text.h"
#include "tests/portal/webpages.h"

#include <algorithm>
#include <array>
#include <regex>

namespace waxwing::portal {

namespace {

constexpr std::array kOperations = {
    std::pair{"/login", "IdProxyAuthorize"}, std::pair{"/callback", "IdProxyCallback"},
    std::pair{"/token", "IdProxyToken"}, std::pair{"/logout", "IdProxyLogout"},
    std::pair{"/signed-out", "IdProxySignedOut"}};

constexpr Ticks kAttemptLife = 10 * kTicksPerMinute;
constexpr Ticks kCodeLife = kTicksPerMinute;
constexpr const char* kBrowserCookie = "sm-idp-";
constexpr const char* kAuthenticatorCookie = "sm-idp-organisation";

using Values = std::vector<std::pair<std::string, std::string>>;

int countOf(const Values& values, std::string_view name)
{
    return static_cast<int>(std::count_if(values.begin(), values.end(),
                                          [&](const auto& pair) { return pair.first == name; }));
}

std::string valueOf(const Values& values, std::string_view name)
{
    for (const auto& [key, value] : values) {
        if (key == name)
            return value;
    }
    return {};
}

std::string queryOf(const HeaderList& values)
{
    std::string query;
    for (const auto& [name, value] : values)
        query += (query.empty() ? "" : "&") + name + "=" + percentEncoded(value);
    return query;
}

HttpResponse redirectTo(const std::string& address)
{
    HttpResponse response;
    response.status = 302;
    response.headers = {
        {"Location", address}, {"Cache-Control", "no-store"}, {"Referrer-Policy", "no-referrer"}};
    return response;
}

HttpResponse errorPage(int status, const std::string& text)
{
    return htmlPage(
        status, "This sign-in cannot go on",
        "<p>" + htmlEscaped(text) +
            "</p><p>Close this window and start again in the program you came from.</p>");
}

HttpResponse wrongMethod(const char* allowed)
{
    HttpResponse response = errorPage(405, "This address is not meant to be used like that.");
    response.headers.emplace_back("Allow", allowed);
    return response;
}

/// One of the two loopback addresses as such, any port, `/callback` and nothing more.
bool isGoodRedirect(const std::string& address)
{
    static const std::regex pattern(R"(http://(127\.0\.0\.1|\[::1\])(:([0-9]{1,5}))?/callback)");
    std::smatch match;
    if (!std::regex_match(address, match, pattern))
        return false;
    if (!match[3].matched)
        return true;
    const int port = std::stoi(match[3].str());
    return port >= 1 && port <= 65535;
}

bool isChallenge(const std::string& text)
{
    const auto decoded = text.size() == 43 ? base64UrlDecoded(text) : std::nullopt;
    return decoded && decoded->size() == 32;
}

std::string cookieOf(const HttpRequest& request, const std::string& name)
{
    for (const auto& [header, value] : request.headers) {
        if (header != "cookie")
            continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            const auto end = rest.find(';');
            const auto pair = trimmed(rest.substr(0, end));
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
            const auto equals = pair.find('=');
            if (equals != std::string_view::npos && pair.substr(0, equals) == name)
                return std::string(pair.substr(equals + 1));
        }
    }
    return {};
}

std::string cookieFor(const Portal& portal, const std::string& name, const std::string& value,
                      int seconds)
{
    return name + "=" + value + "; Path=/" + portal.code +
           "/idp; Max-Age=" + std::to_string(seconds) + "; Secure; HttpOnly; SameSite=Lax";
}

/// What is wrong with a request whose client and redirect address are good.
std::optional<OAuthError> faultOf(const Values& values, const Portal& portal)
{
    for (const auto& pair : values) {
        if (countOf(values, pair.first) > 1)
            return OAuthError{"invalid_request", "A parameter is there more than once."};
    }
    const auto type = valueOf(values, "response_type");
    if (type.empty())
        return OAuthError{"invalid_request", "response_type is missing."};
    if (type != "code")
        return OAuthError{"unsupported_response_type", "Only response_type code is known."};
    if (valueOf(values, "state").empty())
        return OAuthError{"invalid_request", "state is missing."};
    if (valueOf(values, "code_challenge_method") != "S256")
        return OAuthError{"invalid_request", "code_challenge_method has to be S256."};
    if (!isChallenge(valueOf(values, "code_challenge")))
        return OAuthError{"invalid_request", "code_challenge is missing or none."};
    if (!valueOf(values, "scope").empty())
        return OAuthError{"invalid_scope", "There are no scopes."};
    const Authenticator* authenticator = portal.authenticator(valueOf(values, "p"));
    if (!authenticator || authenticator->organisation.empty())
        return OAuthError{"invalid_request", "There is no such authenticator."};
    return std::nullopt;
}

/// The organisation's refusal in the words of authentication.md 6.7.
OAuthError passedOn(const std::string& error)
{
    for (const char* refusal : {"access_denied", "login_required", "interaction_required",
                                "account_selection_required", "temporarily_unavailable"}) {
        if (error == refusal)
            return {error, "The organisation answered " + error + "."};
    }
    if (error == "consent_required")
        return {"interaction_required", "The organisation wants a consent first."};
    // A mistake in the proxy's own request is no mistake of the client.
    return {"server_error", "The organisation could not sign this person in."};
}

} // namespace

IdentityProxy::IdentityProxy(World& world, RelyingParty& party, QObject* parent)
    : QObject(parent), m_world(world), m_party(party)
{
}

const char* IdentityProxy::operationOf(const std::string& path)
{
    for (const auto& [known, operation] : kOperations) {
        if (path == known)
            return operation;
    }
    return "";
}

std::vector<std::string> IdentityProxy::operations()
{
    std::vector<std::string> names;
    for (const auto& [path, operation] : kOperations)
        names.emplace_back(operation);
    return names;
}

void IdentityProxy::handle(const HttpRequest& request, Portal& portal, const std::string& path,
                           HttpResponder respond)
{
    if (path == "/token")
        return respond(exchangeCode(m_world, portal, request));
    if (path != "/login" && path != "/callback" && path != "/logout" && path != "/signed-out")
        return respond(errorPage(404, "There is no such page."));
    if (request.method != "GET")
        return respond(wrongMethod("GET"));
    if (path == "/login")
        login(request, portal, std::move(respond));
    else if (path == "/callback")
        callback(request, portal, std::move(respond));
    else if (path == "/logout")
        logout(request, portal, std::move(respond));
    else
        respond(htmlPage(200, "You are signed out", "<p>You can close this window.</p>"));
}

// --- on the way to the organisation -----------------------------------------------------------

void IdentityProxy::login(const HttpRequest& request, Portal& portal, HttpResponder respond)
{
    const Values values = request.queryValues();
    if (countOf(values, "client_id") != 1 ||
        !m_world.clientIds.contains(valueOf(values, "client_id")))
        return respond(errorPage(400, "The program that wants to sign in is not known."));
    if (countOf(values, "redirect_uri") != 1 || !isGoodRedirect(valueOf(values, "redirect_uri")))
        return respond(errorPage(400, "The address to go back to is not allowed."));

    SignInAttempt attempt;
    attempt.portal = portal.code;
    attempt.clientId = valueOf(values, "client_id");
    attempt.redirectUri = valueOf(values, "redirect_uri");
    attempt.state = countOf(values, "state") == 1 ? valueOf(values, "state") : std::string();
    if (const auto fault = faultOf(values, portal))
        return respond(refusal(attempt, *fault));
    const Authenticator& authenticator = *portal.authenticator(valueOf(values, "p"));
    attempt.authenticator = authenticator.key;
    attempt.codeChallenge = valueOf(values, "code_challenge");
    attempt.loginHint = valueOf(values, "login_hint");
    attempt.uiLocales = valueOf(values, "ui_locales");
    attempt.providerState = randomToken();
    attempt.nonce = randomToken();
    attempt.verifier = randomToken();
    attempt.browser = randomToken();
    m_party.discover(
        authenticator.organisation,
        [this, attempt, respond](const tl::expected<ProviderMetadata, OAuthError>& provider) {
            if (provider)
                sendToProvider(attempt, *provider, respond);
            else
                respond(refusal(attempt, provider.error()));
        });
}

void IdentityProxy::sendToProvider(const SignInAttempt& attempt, const ProviderMetadata& provider,
                                   const HttpResponder& respond)
{
    const Portal* portal = m_world.portal(attempt.portal);
    if (!portal)
        return respond(errorPage(400, "This portal is gone."));
    auto& attempts = m_world.proxy.attempts;
    std::erase_if(attempts, [&](const auto& one) { return one.second.expires <= m_world.now(); });
    SignInAttempt kept = attempt;
    kept.expires = m_world.now() + kAttemptLife;
    attempts[attempt.providerState] = kept;

    HeaderList query = {{"response_type", "code"},
                        {"client_id", RelyingParty::kClientId},
                        {"redirect_uri", m_world.proxyAddress(*portal) + "/callback"},
                        {"scope", "openid profile email"},
                        {"state", attempt.providerState},
                        {"nonce", attempt.nonce},
                        {"code_challenge", s256Challenge(attempt.verifier)},
                        {"code_challenge_method", "S256"}};
    if (!attempt.loginHint.empty())
        query.emplace_back("login_hint", attempt.loginHint);
    if (!attempt.uiLocales.empty())
        query.emplace_back("ui_locales", attempt.uiLocales);
    HttpResponse response = redirectTo(provider.authorizationEndpoint + "?" + queryOf(query));
    // Only the browser that began may end it: the answer of a sign-in cannot be slipped to another.
    response.headers.emplace_back(
        "Set-Cookie", cookieFor(*portal, kBrowserCookie + attempt.providerState.substr(0, 12),
                                attempt.browser, 600));
    respond(std::move(response));
}

// --- on the way back --------------------------------------------------------------------------

void IdentityProxy::callback(const HttpRequest& request, Portal& portal, HttpResponder respond)
{
    const Values values = request.queryValues();
    const auto state = valueOf(values, "state");
    const auto found = m_world.proxy.attempts.find(state);
    if (found == m_world.proxy.attempts.end() || found->second.portal != portal.code ||
        found->second.expires <= m_world.now())
        return respond(errorPage(400, "This sign-in is not known, or it has taken too long."));
    const auto browser = cookieOf(request, kBrowserCookie + state.substr(0, 12));
    if (!equalsInConstantTime(browser, found->second.browser))
        return respond(errorPage(400, "This sign-in was begun in another browser."));
    const SignInAttempt attempt = found->second;
    m_world.proxy.attempts.erase(found);

    if (const auto error = valueOf(values, "error"); !error.empty())
        return respond(refusal(attempt, passedOn(error)));
    const auto code = valueOf(values, "code");
    const Authenticator* authenticator = portal.authenticator(attempt.authenticator);
    if (code.empty() || !authenticator)
        return respond(refusal(attempt, {"server_error", "The organisation gave no code."}));
    const std::string redirectUri = m_world.proxyAddress(portal) + "/callback";
    m_party.discover(
        authenticator->organisation,
        [this, attempt, respond, redirectUri, code, issuer = valueOf(values, "iss")](
            const tl::expected<ProviderMetadata, OAuthError>& provider) {
            if (!provider)
                return respond(refusal(attempt, provider.error()));
            if (provider->namesItself && issuer != provider->issuer)
                return respond(refusal(
                    attempt, {"server_error", "The answer came from another organisation."}));
            m_party.identify(
                *provider, {code, redirectUri, attempt.verifier, attempt.nonce},
                [this, attempt, respond](const tl::expected<Identity, OAuthError>& identity) {
                    if (identity)
                        concludeWith(attempt, *identity, respond);
                    else
                        respond(refusal(attempt, identity.error()));
                });
        });
}

tl::expected<Person*, OAuthError>
IdentityProxy::userFor(Portal& portal, const SignInAttempt& attempt, const Identity& identity) const
{
    const Authenticator* authenticator = portal.authenticator(attempt.authenticator);
    const std::string& organisation = authenticator->organisation;
    Person* user = portal.userBySubject(organisation, identity.subject);
    if (!user && identity.verified && !identity.address.empty()) {
        user = portal.userByAddress(identity.address);
        // An address that somebody else of the organisation was known by is not theirs to take.
        if (user && user->subjects.contains(organisation))
            user = nullptr;
    }
    if (user && !portal.offers(*user, *authenticator))
        user = nullptr;
    const auto& hint = attempt.loginHint;
    if (!hint.empty() && !m_world.switches.ignoreLoginHint) {
        const bool meant = equalsIgnoringCase(identity.address, hint) ||
                           (user && portal.userByAddress(hint) == user);
        if (!meant)
            return tl::unexpected(
                OAuthError{"email_mismatch", "Somebody else is signed in to the organisation."});
    }
    if (!user)
        return tl::unexpected(OAuthError{
            "user_not_provisioned", "The organisation knows this person, the portal does not."});
    return user;
}

void IdentityProxy::concludeWith(const SignInAttempt& attempt, const Identity& identity,
                                 const HttpResponder& respond)
{
    Portal* portal = m_world.portal(attempt.portal);
    if (!portal || !portal->authenticator(attempt.authenticator))
        return respond(refusal(attempt, {"server_error", "This portal is gone."}));
    const auto user = userFor(*portal, attempt, identity);
    if (!user)
        return respond(refusal(attempt, user.error()));
    (*user)->subjects[portal->authenticator(attempt.authenticator)->organisation] =
        identity.subject;

    const std::string code = randomToken();
    ProxyCode& issued = m_world.proxy.codes[code];
    issued.portal = portal->code;
    issued.user = (*user)->id;
    issued.authenticator = attempt.authenticator;
    issued.clientId = attempt.clientId;
    issued.redirectUri = attempt.redirectUri;
    issued.codeChallenge = attempt.codeChallenge;
    issued.expires = m_world.now() + kCodeLife;
    HttpResponse response = backToClient(attempt, HeaderList{{"code", code}});
    response.headers.emplace_back(
        "Set-Cookie", cookieFor(*portal, kAuthenticatorCookie, attempt.authenticator, 28'800));
    respond(std::move(response));
}

HttpResponse IdentityProxy::refusal(const SignInAttempt& attempt, const OAuthError& error)
{
    return backToClient(
        attempt, HeaderList{{"error", error.code}, {"error_description", error.description}});
}

HttpResponse IdentityProxy::backToClient(const SignInAttempt& attempt, HeaderList values)
{
    const Portal* portal = m_world.portal(attempt.portal);
    const std::string issuer = portal ? m_world.proxyAddress(*portal) : std::string();
    if (!attempt.state.empty())
        values.emplace_back("state", attempt.state);
    values.emplace_back("iss", issuer);
    spoilCallback(m_world.proxy, values);
    return redirectTo(attempt.redirectUri + "?" + queryOf(values));
}

// --- sign-out ---------------------------------------------------------------------------------

void IdentityProxy::logout(const HttpRequest& request, Portal& portal, HttpResponder respond)
{
    const Values values = request.queryValues();
    if (countOf(values, "client_id") != 1 ||
        !m_world.clientIds.contains(valueOf(values, "client_id")))
        return respond(errorPage(400, "The program that wants to sign out is not known."));
    const Authenticator* authenticator =
        portal.authenticator(cookieOf(request, kAuthenticatorCookie));
    if (!authenticator || authenticator->organisation.empty())
        authenticator = portal.authenticator({});
    if (!authenticator || authenticator->organisation.empty())
        return respond(errorPage(404, "This portal has no organisation to sign out of."));
    m_party.discover(authenticator->organisation,
                     [respond, back = m_world.proxyAddress(portal) + "/signed-out",
                      locales = valueOf(values, "ui_locales")](
                         const tl::expected<ProviderMetadata, OAuthError>& provider) {
                         if (!provider || provider->endSessionEndpoint.empty())
                             return respond(
                                 errorPage(503, "The organisation cannot be reached. You may still "
                                                "be signed in there."));
                         HeaderList query = {{"client_id", RelyingParty::kClientId},
                                             {"post_logout_redirect_uri", back}};
                         if (!locales.empty())
                             query.emplace_back("ui_locales", locales);
                         respond(redirectTo(provider->endSessionEndpoint + "?" + queryOf(query)));
                     });
}

} // namespace waxwing::portal
