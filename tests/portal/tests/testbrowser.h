#pragma once

#include <map>
#include <string>
#include <vector>

namespace waxwing::portal {

/// Where a browser has arrived.
struct Page
{
    long status = 0; ///< 0: no answer
    std::string url;
    std::string body;
    std::map<std::string, std::string> headers; ///< names in lower case
    /// The address of the client that the browser was sent to; it is not opened.
    std::string client;
};

/// As much of a browser as a sign-in needs: cookies, redirects, forms. Trusts the given authority.
/// Stops where it is sent to the client. Blocking; one thread.
class TestBrowser
{
public:
    explicit TestBrowser(std::string authorityPem);
    ~TestBrowser();
    TestBrowser(const TestBrowser&) = delete;
    TestBrowser& operator=(const TestBrowser&) = delete;

    Page open(const std::string& url) { return go(url, nullptr); }
    /// Sends the form of a page, which goes back to where the page came from.
    Page submit(const Page& page, const std::map<std::string, std::string>& fields);
    /// The organisation's pages, as a person would answer them; ends at the client or at a page
    /// that is neither.
    Page signIn(const std::string& url, const std::string& login,
                const std::string& password = "Compass-Rose-9");

private:
    Page go(std::string url, const std::string* form);

    std::string m_authority;
    void* m_curl;
};

/// The parameters behind the question mark; what is there twice is joined by a bar.
std::map<std::string, std::string> parametersOf(const std::string& url);

} // namespace waxwing::portal
