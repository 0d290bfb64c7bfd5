#pragma once

#include "core/async/completer.h"
#include "core/http/authorities.h"
#include "core/http/curltransport.h"

#include <curl/curl.h>

#include <array>
#include <memory>
#include <optional>

namespace waxwing {

/// One request on its way through libcurl; lives on the worker's thread from start to answer.
class CurlTransfer
{
public:
    /// `challenge` is filled when a proxy wants a sign-in, before the answer is given.
    CurlTransfer(HttpRequest request, std::shared_ptr<ProxyChallenge> challenge);
    ~CurlTransfer();
    CurlTransfer(const CurlTransfer&) = delete;
    CurlTransfer& operator=(const CurlTransfer&) = delete;

    /// Sets the easy handle up; false if libcurl cannot.
    [[nodiscard]] bool prepare(const CurlOptions& options, const Authorities& authorities);
    [[nodiscard]] CURL* handle() const { return m_easy; }
    /// Answers with what libcurl says at the end.
    void finish(CURLcode code);
    void fail(Error error);
    [[nodiscard]] AsyncResult<HttpResponse> result() { return m_completer.result(); }

private:
    static size_t onHeader(char* data, size_t size, size_t count, void* self);
    static size_t onBody(char* data, size_t size, size_t count, void* self);
    static size_t onSource(char* data, size_t size, size_t count, void* self);
    static int onRewind(void* self, curl_off_t offset, int origin);
    static int onTrace(CURL* easy, curl_infotype kind, char* text, size_t length, void* self);
    void setTls(const TlsSettings& tls, const Authorities& authorities);
    void setRoute(const ProxyRoute& route);
    void setMethodAndBody();
    void setHeaders();
    void takeHeaderLine(const QByteArray& line);
    void takeChallenge(const QByteArray& value);
    void setSource(BodySource& source);
    void releaseStreams();
    void stopTrace();
    [[nodiscard]] bool takeBody(const char* data, size_t length);
    [[nodiscard]] bool passOn(const char* data, size_t length);
    [[nodiscard]] Error errorOf(CURLcode code) const;
    [[nodiscard]] bool isRefusedForCertificate(CURLcode code) const;
    [[nodiscard]] std::optional<Error> proxyErrorOf(CURLcode code) const;

    HttpRequest m_request;
    QByteArray m_url; ///< libcurl copies it, the trace of errors does not need it
    HttpResponse m_response;
    Completer<HttpResponse> m_completer;
    std::shared_ptr<ProxyChallenge> m_challenge;
    CURL* m_easy = nullptr;
    curl_slist* m_headers = nullptr;
    qint64 m_received = 0;
    bool m_tooLarge = false;
    bool m_headersEnded = false;
    bool m_sinkBegun = false;
    bool m_sinkFailed = false;
    bool m_sourceFailed = false;
    bool m_traced = true;
    bool m_certificateAsked = false; ///< the server wants one of the client, and has not answered yet
    std::array<char, CURL_ERROR_SIZE> m_errorText{};
};

} // namespace waxwing
