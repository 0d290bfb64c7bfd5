#pragma once

#include "tests/portal/json.h"
#include "tests/portal/localportal.h"

#include <map>
#include <string>
#include <vector>

namespace waxwing::portal {

/// One answer as it came over the wire.
struct Answer
{
    long status = 0; ///< 0: there was no answer
    int curlCode = 0;
    std::string protocol;                       ///< "1.1" or "2"
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
    Json json; ///< discarded if the body is not JSON

    std::string errorCode() const;
    /// The wire names in `errors[]`.
    std::vector<std::string> wrongFields() const;
    std::vector<std::string> texts(const char* list, const char* member) const;
};

/// For CURLOPT_WRITEFUNCTION: `target` is a std::string.
size_t appendBody(char* bytes, size_t size, size_t count, void* target);
/// For CURLOPT_HEADERFUNCTION: `target` is a map as `Answer::headers`.
size_t noteHeader(char* bytes, size_t size, size_t count, void* target);

/// A blocking HTTPS client for the tests of the portal, on libcurl and with nothing of the product
/// in it. Trusts the authority it is given and nothing else. One thread.
class TestClient
{
public:
    TestClient(std::string authorityPem, std::string baseUrl);
    explicit TestClient(const LocalPortal& portal, const std::string& code = "example");
    ~TestClient();
    TestClient(const TestClient&) = delete;
    TestClient& operator=(const TestClient&) = delete;

    /// Signs in and sends the session token from now on; false if that was refused.
    bool signIn(const std::string& user = kMainUser, const std::string& password = kPassword);
    Answer login(const std::string& user, const std::string& password = kPassword);

    Answer get(const std::string& path) { return request("GET", path, {}); }
    Answer post(const std::string& path, const Json& body = Json::object());
    Answer put(const std::string& path, const Json& body = Json::object());
    Answer remove(const std::string& path) { return request("DELETE", path, {}); }
    Answer request(const std::string& method, const std::string& path, const std::string& body);

    /// SearchMessages with a filter in JSV; the rest of the query as it is.
    Answer search(const std::string& filter, const std::string& rest = {});

    std::string session;
    std::string clientName = "portal-test";
    std::string contentType = "application/json";
    std::vector<std::string> extraHeaders; ///< "Name: value"
    std::string baseUrl;
    bool http1 = false;
    bool acceptGzip = false;
    bool pauseAtBody = false; ///< take none of it, until the time is up
    std::string localAddress; ///< to come from another loopback address
    long timeoutMilliseconds = 15'000;

private:
    std::string m_authority;
    void* m_curl;
};

std::string encoded(const std::string& text);

} // namespace waxwing::portal
