#pragma once

#include "tests/portal/http.h"
#include "tests/portal/relyingparty.h"
#include "tests/portal/world.h"

#include <string>
#include <vector>

namespace waxwing::portal {

/// The identity proxy of all portals (authentication.md 6.3 to 6.6): towards the client an
/// authorization server with PKCE, towards the organisation a relying party. Its state is in the
/// world, so it is forgotten with it. What goes wrong before the client's address is proven good is
/// a page; everything after that goes back to the client. Lives on the portal's thread.
class IdentityProxy : public QObject
{
    Q_OBJECT

public:
    IdentityProxy(World& world, RelyingParty& party, QObject* parent = nullptr);

    /// `path` is what follows the address of the proxy: `/login`, `/callback`, `/token`, `/logout`.
    void handle(const HttpRequest& request, Portal& portal, const std::string& path,
                HttpResponder respond);
    /// The name of a request for faults and the log, empty if there is no such thing.
    static const char* operationOf(const std::string& path);
    static std::vector<std::string> operations();

private:
    void login(const HttpRequest& request, Portal& portal, HttpResponder respond);
    void sendToProvider(const SignInAttempt& attempt, const ProviderMetadata& provider,
                        const HttpResponder& respond);
    void callback(const HttpRequest& request, Portal& portal, HttpResponder respond);
    void concludeWith(const SignInAttempt& attempt, const Identity& identity,
                      const HttpResponder& respond);
    tl::expected<Person*, OAuthError> userFor(Portal& portal, const SignInAttempt& attempt,
                                              const Identity& identity) const;
    void logout(const HttpRequest& request, Portal& portal, HttpResponder respond);

    HttpResponse refusal(const SignInAttempt& attempt, const OAuthError& error);
    HttpResponse backToClient(const SignInAttempt& attempt, HeaderList values);

    World& m_world;
    RelyingParty& m_party;
};

/// `{IDP}/token`: the exchange of a code of the proxy for an authentication token.
HttpResponse exchangeCode(World& world, Portal& portal, const HttpRequest& request);

} // namespace waxwing::portal
