#include "tests/portal/tests/testclient.h"

#include "tests/portal/text.h"

#include <curl/curl.h>

namespace waxwing::portal {

namespace {

size_t pause(char*, size_t, size_t, void*)
{
    return CURL_WRITEFUNC_PAUSE;
}

} // namespace

size_t appendBody(char* bytes, size_t size, size_t count, void* target)
{
    static_cast<std::string*>(target)->append(bytes, size * count);
    return size * count;
}

size_t noteHeader(char* bytes, size_t size, size_t count, void* target)
{
    const std::string_view line(bytes, size * count);
    const auto colon = line.find(':');
    if (colon != std::string_view::npos)
        (*static_cast<std::map<std::string, std::string>*>(
            target))[lowered(line.substr(0, colon))] = std::string(trimmed(line.substr(colon + 1)));
    return size * count;
}

std::string encoded(const std::string& text)
{
    return percentEncoded(text);
}

std::string Answer::errorCode() const
{
    if (!json.is_object() || !json.contains("responseStatus"))
        return {};
    return json["responseStatus"].value("errorCode", std::string());
}

std::vector<std::string> Answer::wrongFields() const
{
    std::vector<std::string> names;
    if (json.is_object() && json.contains("responseStatus")) {
        for (const auto& error : json["responseStatus"].value("errors", Json::array()))
            names.push_back(error.value("fieldName", std::string()));
    }
    return names;
}

std::vector<std::string> Answer::texts(const char* list, const char* member) const
{
    std::vector<std::string> result;
    if (json.is_object() && json.contains(list)) {
        for (const auto& entry : json[list])
            result.push_back(entry.value(member, std::string()));
    }
    return result;
}

TestClient::TestClient(std::string authorityPem, std::string url)
    : baseUrl(std::move(url)), m_authority(std::move(authorityPem)), m_curl(curl_easy_init())
{
}

TestClient::TestClient(const LocalPortal& portal, const std::string& code)
    : TestClient(portal.addresses().authorityPem, portal.portalUrl(code))
{
}

TestClient::~TestClient()
{
    curl_easy_cleanup(m_curl);
}

Answer TestClient::request(const std::string& method, const std::string& path,
                           const std::string& body)
{
    Answer answer;
    CURL* curl = m_curl;
    curl_easy_reset(curl);
    curl_slist* headers = nullptr;
    const auto add = [&headers](const std::string& line) {
        headers = curl_slist_append(headers, line.c_str());
    };
    add("Accept: application/json");
    add("Content-Type: " + contentType);
    add("Expect:");
    if (!clientName.empty())
        add("x-sm-client-name: " + clientName);
    add("x-sm-client-version: 1.0");
    if (!session.empty())
        add("x-sm-session-token: " + session);
    for (const auto& line : extraHeaders)
        add(line);
    const std::string url = path.starts_with("https://") ? path : baseUrl + path;
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_blob authority{m_authority.data(), m_authority.size(), CURL_BLOB_COPY};
    curl_easy_setopt(curl, CURLOPT_CAINFO_BLOB, &authority);
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, timeoutMilliseconds);
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method.c_str());
    if (method == "HEAD")
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    if (!body.empty()) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    }
    if (acceptGzip)
        curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip");
    if (!localAddress.empty())
        curl_easy_setopt(curl, CURLOPT_INTERFACE, localAddress.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION,
                     http1 ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, appendBody);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
    if (pauseAtBody)
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, pause);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, noteHeader);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer.headers);
    answer.curlCode = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
    long version = 0;
    curl_easy_getinfo(curl, CURLINFO_HTTP_VERSION, &version);
    answer.protocol = version == CURL_HTTP_VERSION_2_0 ? "2" : "1.1";
    curl_slist_free_all(headers);
    answer.json = parseJson(answer.body);
    return answer;
}

Answer TestClient::post(const std::string& path, const Json& body)
{
    return request("POST", path, dump(body));
}

Answer TestClient::put(const std::string& path, const Json& body)
{
    return request("PUT", path, dump(body));
}

Answer TestClient::login(const std::string& user, const std::string& password)
{
    return post("/v1/login", {{"username", user}, {"password", password}, {"cookieless", true}});
}

bool TestClient::signIn(const std::string& user, const std::string& password)
{
    session.clear();
    const Answer answer = login(user, password);
    if (answer.status != 200)
        return false;
    session = answer.json.value("sessionToken", std::string());
    return !session.empty();
}

Answer TestClient::search(const std::string& filter, const std::string& rest)
{
    std::string path = "/v1/messages/search?";
    if (!filter.empty())
        path += "filter=" + encoded(filter) + "&";
    return get(path + rest);
}

} // namespace waxwing::portal
