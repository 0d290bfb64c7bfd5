#pragma once

#include "tests/portal/tests/portaltest.h"
#include "tests/portal/tests/testbrowser.h"
#include "tests/portal/text.h"

#include <map>

namespace waxwing::portal {

using Parameters = std::map<std::string, std::string>;

/// What every test of single sign-on needs: a client's side of the hand-over, by hand.
class SsoTest : public PortalTest
{
    Q_OBJECT

protected:
    std::string m_verifier = "a-verifier-of-the-tests-that-is-long-enough-1234";
    std::string m_redirect = "http://127.0.0.1:49152/callback";
    std::unique_ptr<TestBrowser> m_browser;

    std::string proxy(const std::string& code = "northwind") const
    {
        return m_portal->addresses().baseUrl + "/" + code + "/idp";
    }

    Parameters request(const std::string& hint = {}) const
    {
        Parameters values = {{"response_type", "code"},
                             {"client_id", "secure-desktop"},
                             {"redirect_uri", m_redirect},
                             {"state", "the-client's state"},
                             {"code_challenge", s256Challenge(m_verifier)},
                             {"code_challenge_method", "S256"}};
        if (!hint.empty())
            values["login_hint"] = hint;
        return values;
    }

    std::string loginUrl(const Parameters& values, const std::string& code = "northwind",
                         const std::string& more = {}) const
    {
        std::string url = proxy(code) + "/login?s=" + code + more;
        for (const auto& [name, value] : values)
            url += "&" + name + "=" + encoded(value);
        return url;
    }

    /// What comes back to the client after a sign-in of this person.
    Parameters signIn(const std::string& login = kMainUser, const std::string& hint = {},
                      const std::string& code = "northwind", const std::string& more = {})
    {
        return parametersOf(m_browser->signIn(loginUrl(request(hint), code, more), login).client);
    }

    Parameters form(const std::string& code) const
    {
        return {{"grant_type", "authorization_code"},
                {"code", code},
                {"redirect_uri", m_redirect},
                {"client_id", "secure-desktop"},
                {"code_verifier", m_verifier}};
    }

    Answer exchange(const Parameters& values, const std::string& code = "northwind",
                    const std::string& method = "POST",
                    const std::string& type = "application/x-www-form-urlencoded",
                    const std::vector<std::string>& headers = {})
    {
        TestClient client(m_portal->addresses().authorityPem, proxy(code));
        client.clientName.clear();
        client.contentType = type;
        client.extraHeaders = headers;
        std::string body;
        for (const auto& [name, value] : values)
            body += (body.empty() ? "" : "&") + name + "=" + encoded(value);
        return client.request(method, "/token", body);
    }

    Answer authenticate(const std::string& token, const std::string& code = "northwind")
    {
        TestClient client(*m_portal, code);
        return client.post("/v1/authenticate",
                           {{"authenticationToken", token}, {"cookieless", true}});
    }

    void openANewBrowser()
    {
        m_browser = std::make_unique<TestBrowser>(m_portal->addresses().authorityPem);
    }

protected slots:
    void initTestCase()
    {
        PortalTest::initTestCase();
        QVERIFY2(m_portal->startIdentityProvider(), "npm ci in tests/identityprovider?");
    }

    void init()
    {
        PortalTest::init();
        openANewBrowser();
        m_redirect = "http://127.0.0.1:49152/callback";
    }
};

} // namespace waxwing::portal
