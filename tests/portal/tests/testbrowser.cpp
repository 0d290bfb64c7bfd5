#include "tests/portal/tests/testbrowser.h"

#include "tests/portal/http.h"
#include "tests/portal/tests/testclient.h"
#include "tests/portal/text.h"

#include <curl/curl.h>

namespace waxwing::portal {

namespace {

constexpr int kMostRedirects = 20;

bool isClient(const std::string& url)
{
    return url.starts_with("http://127.0.0.1") || url.starts_with("http://[::1]");
}

std::string formOf(const std::map<std::string, std::string>& fields)
{
    std::string form;
    for (const auto& [name, value] : fields)
        form += (form.empty() ? "" : "&") + name + "=" + percentEncoded(value);
    return form;
}

} // namespace

TestBrowser::TestBrowser(std::string authorityPem)
    : m_authority(std::move(authorityPem)), m_curl(curl_easy_init())
{
    // Once and without a reset: libcurl would lose the list that this begins.
    curl_easy_setopt(m_curl, CURLOPT_COOKIEFILE, "");
    curl_blob authority{m_authority.data(), m_authority.size(), CURL_BLOB_COPY};
    curl_easy_setopt(m_curl, CURLOPT_CAINFO_BLOB, &authority);
    curl_easy_setopt(m_curl, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(m_curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(m_curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_curl, CURLOPT_TIMEOUT_MS, 30'000L);
    curl_easy_setopt(m_curl, CURLOPT_WRITEFUNCTION, appendBody);
    curl_easy_setopt(m_curl, CURLOPT_HEADERFUNCTION, noteHeader);
}

TestBrowser::~TestBrowser()
{
    curl_easy_cleanup(m_curl);
}

Page TestBrowser::submit(const Page& page, const std::map<std::string, std::string>& fields)
{
    const std::string form = formOf(fields);
    return go(page.url, &form);
}

Page TestBrowser::signIn(const std::string& url, const std::string& login,
                         const std::string& password)
{
    Page page = open(url);
    if (page.body.find("name=\"login\"") != std::string::npos)
        page = submit(page, {{"login", login}, {"password", password}, {"action", "sign-in"}});
    if (page.body.find("value=\"allow\"") != std::string::npos)
        page = submit(page, {{"action", "allow"}});
    return page;
}

Page TestBrowser::go(std::string url, const std::string* form)
{
    Page page;
    for (int i = 0; i < kMostRedirects; ++i) {
        page = Page();
        page.url = url;
        if (isClient(url)) {
            page.client = url;
            return page;
        }
        curl_easy_setopt(m_curl, CURLOPT_URL, url.c_str());
        if (form)
            curl_easy_setopt(m_curl, CURLOPT_COPYPOSTFIELDS, form->c_str());
        else
            curl_easy_setopt(m_curl, CURLOPT_HTTPGET, 1L);
        curl_easy_setopt(m_curl, CURLOPT_WRITEDATA, &page.body);
        curl_easy_setopt(m_curl, CURLOPT_HEADERDATA, &page.headers);
        curl_easy_perform(m_curl);
        curl_easy_getinfo(m_curl, CURLINFO_RESPONSE_CODE, &page.status);
        char* next = nullptr;
        curl_easy_getinfo(m_curl, CURLINFO_REDIRECT_URL, &next);
        if (!next)
            return page;
        url = next;
        form = nullptr;
    }
    return page;
}

std::map<std::string, std::string> parametersOf(const std::string& url)
{
    std::map<std::string, std::string> values;
    const auto question = url.find('?');
    if (question == std::string::npos)
        return values;
    for (const auto& [name, value] : formValues(std::string_view(url).substr(question + 1))) {
        const auto [at, fresh] = values.emplace(name, value);
        if (!fresh)
            at->second += "|" + value;
    }
    return values;
}

} // namespace waxwing::portal
