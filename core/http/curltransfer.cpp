#include "core/http/curltransfer.h"

#include "core/http/bodystream.h"
#include "core/http/tlserrors.h"

#include <cstdio>
#include <utility>

namespace waxwing {

namespace {

constexpr long kStreamBuffer = 256L * 1024; ///< fewer calls than with libcurl's 16 and 64 KiB

Error storageError(const char* code)
{
    Error error(ErrorKind::Storage, QStringLiteral("a stream of a request failed"));
    error.code = QLatin1String(code);
    return error;
}

Error networkError(const char* code, CURLcode curlCode)
{
    Error error(ErrorKind::Network, QStringLiteral("libcurl code %1").arg(int(curlCode)));
    error.code = QLatin1String(code);
    return error;
}

/// Names of cipher suites are those of OpenSSL; other TLS libraries have a floor of their own.
bool speaksOpenSsl()
{
    const char* library = curl_version_info(CURLVERSION_NOW)->ssl_version;
    return library && QByteArrayView(library).contains(QByteArrayView("SSL/"));
}

/// The connection ended, or the handshake did without a word of why.
bool isCut(CURLcode code, QByteArrayView text)
{
    switch (code) {
    case CURLE_OK:
    case CURLE_GOT_NOTHING:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return true;
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR: return !text.contains("alert");
    case CURLE_SSL_CONNECT_ERROR:
        return text.contains("SYSCALL") || text.contains("unexpected eof")
               || text.contains("reset");
    default: return false;
    }
}

curl_blob blobOf(const QByteArray& bytes)
{
    return {const_cast<char*>(bytes.constData()), static_cast<size_t>(bytes.size()),
            CURL_BLOB_COPY};
}

} // namespace

CurlTransfer::CurlTransfer(HttpRequest request, std::shared_ptr<ProxyChallenge> challenge)
    : m_request(std::move(request)), m_challenge(std::move(challenge))
{}

CurlTransfer::~CurlTransfer()
{
    if (m_easy)
        curl_easy_cleanup(m_easy);
    curl_slist_free_all(m_headers);
    if (m_request.secretBody)
        wipeBytes(m_request.body);
}

bool CurlTransfer::prepare(const CurlOptions& options, const Authorities& authorities)
{
    m_easy = curl_easy_init();
    if (!m_easy)
        return false;
    m_url = m_request.url.toEncoded();
    curl_easy_setopt(m_easy, CURLOPT_URL, m_url.constData());
    curl_easy_setopt(m_easy, CURLOPT_PRIVATE, this);
    curl_easy_setopt(m_easy, CURLOPT_ERRORBUFFER, m_errorText.data());
    curl_easy_setopt(m_easy, CURLOPT_NOSIGNAL, 1L);
    // Giving up must not wait for a name server that does not answer.
    curl_easy_setopt(m_easy, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(m_easy, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(m_easy, CURLOPT_REDIR_PROTOCOLS_STR, "https");
    // libcurl would send our own headers to whatever host it is sent on to.
    const bool follow = m_request.maxRedirects > 0 && m_request.secretHeaders.empty()
                        && !m_request.secretBody;
    curl_easy_setopt(m_easy, CURLOPT_FOLLOWLOCATION, follow ? 1L : 0L);
    curl_easy_setopt(m_easy, CURLOPT_MAXREDIRS, long(m_request.maxRedirects));
    curl_easy_setopt(m_easy, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(m_easy, CURLOPT_PIPEWAIT, 1L);
    curl_easy_setopt(m_easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(m_easy, CURLOPT_TCP_KEEPALIVE, 1L);
    setTls(options.tls, authorities);
    curl_easy_setopt(m_easy, CURLOPT_DEBUGFUNCTION, &CurlTransfer::onTrace);
    curl_easy_setopt(m_easy, CURLOPT_DEBUGDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(m_easy, CURLOPT_CONNECTTIMEOUT_MS, long(m_request.connectTimeout.count()));
    const auto silence = std::chrono::ceil<std::chrono::seconds>(m_request.silenceTimeout);
    curl_easy_setopt(m_easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(m_easy, CURLOPT_LOW_SPEED_TIME, long(silence.count()));
    curl_easy_setopt(m_easy, CURLOPT_USERAGENT, options.userAgent.constData());
    if (options.proxy)
        setRoute(options.proxy(m_request.url));
    curl_easy_setopt(m_easy, CURLOPT_HEADERFUNCTION, &CurlTransfer::onHeader);
    curl_easy_setopt(m_easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_WRITEFUNCTION, &CurlTransfer::onBody);
    curl_easy_setopt(m_easy, CURLOPT_WRITEDATA, this);
    setMethodAndBody();
    setHeaders();
    if (m_request.sink)
        curl_easy_setopt(m_easy, CURLOPT_BUFFERSIZE, kStreamBuffer);
    return true;
}

void CurlTransfer::setTls(const TlsSettings& tls, const Authorities& authorities)
{
    curl_easy_setopt(m_easy, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYHOST, 2L);
    if (speaksOpenSsl()) {
        const QByteArray ciphers = acceptedCiphers().join(u':').toLatin1();
        curl_easy_setopt(m_easy, CURLOPT_SSL_CIPHER_LIST, ciphers.constData());
    }
    if (authorities.inFolder) // libcurl knows the folder; without this it would read the bundle, too
        curl_easy_setopt(m_easy, CURLOPT_CAINFO, nullptr);
    if (!authorities.pem.isEmpty()) {
        curl_blob blob{const_cast<char*>(authorities.pem.constData()),
                       static_cast<size_t>(authorities.pem.size()), CURL_BLOB_NOCOPY};
        curl_easy_setopt(m_easy, CURLOPT_CAINFO_BLOB, &blob);
    }
    if (const ClientCertificate* own = tls.certificateFor(m_request.url.host())) {
        curl_blob chain = blobOf(own->chainPem);
        curl_blob key = blobOf(own->keyPem.reveal());
        curl_easy_setopt(m_easy, CURLOPT_SSLCERTTYPE, "PEM");
        curl_easy_setopt(m_easy, CURLOPT_SSLCERT_BLOB, &chain);
        curl_easy_setopt(m_easy, CURLOPT_SSLKEYTYPE, "PEM");
        curl_easy_setopt(m_easy, CURLOPT_SSLKEY_BLOB, &key);
    }
}

void CurlTransfer::setRoute(const ProxyRoute& route)
{
    *m_challenge = ProxyChallenge{route, {}, {}};
    // Whoever decided on the route has looked at the exceptions; the environment has no say again.
    curl_easy_setopt(m_easy, CURLOPT_NOPROXY, "");
    // What is meant for the server is not shown to the proxy.
    curl_easy_setopt(m_easy, CURLOPT_HEADEROPT, long(CURLHEADER_SEPARATE));
    if (route.kind == ProxyRoute::Kind::Direct) {
        curl_easy_setopt(m_easy, CURLOPT_PROXY, "");
        return;
    }
    const char* scheme = route.kind == ProxyRoute::Kind::Http ? "http://" : "socks5h://";
    const QByteArray address = scheme + route.name().toUtf8();
    curl_easy_setopt(m_easy, CURLOPT_PROXY, address.constData());
    curl_easy_setopt(m_easy, CURLOPT_HTTPPROXYTUNNEL, 1L);
    if (route.user.isEmpty() && route.kind == ProxyRoute::Kind::Socks5)
        return;
    if (route.user.isEmpty()) {
        // The ticket of the person's session at their organisation, if there is one.
        curl_easy_setopt(m_easy, CURLOPT_PROXYAUTH, long(CURLAUTH_NEGOTIATE));
        curl_easy_setopt(m_easy, CURLOPT_PROXYUSERPWD, ":");
        return;
    }
    // Negotiate knows tickets and no passwords; libcurl would prefer it and get nowhere.
    curl_easy_setopt(m_easy, CURLOPT_PROXYAUTH, long(CURLAUTH_ANY & ~CURLAUTH_NEGOTIATE));
    curl_easy_setopt(m_easy, CURLOPT_PROXYUSERNAME, route.user.toUtf8().constData());
    curl_easy_setopt(m_easy, CURLOPT_PROXYPASSWORD, route.password.reveal().constData());
}

void CurlTransfer::setMethodAndBody()
{
    const bool hasBody = m_request.method == HttpMethod::Post || m_request.method == HttpMethod::Put
                         || (m_request.method == HttpMethod::Delete && !m_request.body.isEmpty());
    if (m_request.source) {
        setSource(*m_request.source);
    } else if (hasBody) {
        // POSTFIELDS also for PUT: the body is in memory and may be sent again on a new connection.
        curl_easy_setopt(m_easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_request.body.size()));
        curl_easy_setopt(m_easy, CURLOPT_POSTFIELDS, m_request.body.constData());
    }
    if (m_request.method == HttpMethod::Put)
        curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, "PUT");
    else if (m_request.method == HttpMethod::Delete)
        curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, "DELETE");
}

void CurlTransfer::setSource(BodySource& source)
{
    m_sourceFailed = !source.rewind();
    curl_easy_setopt(m_easy, CURLOPT_POST, 1L);
    curl_easy_setopt(m_easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(source.size()));
    curl_easy_setopt(m_easy, CURLOPT_UPLOAD_BUFFERSIZE, kStreamBuffer);
    curl_easy_setopt(m_easy, CURLOPT_READFUNCTION, &CurlTransfer::onSource);
    curl_easy_setopt(m_easy, CURLOPT_READDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_SEEKFUNCTION, &CurlTransfer::onRewind);
    curl_easy_setopt(m_easy, CURLOPT_SEEKDATA, this);
}

size_t CurlTransfer::onSource(char* data, size_t size, size_t count, void* self)
{
    auto* transfer = static_cast<CurlTransfer*>(self);
    if (transfer->m_sourceFailed)
        return CURL_READFUNC_ABORT;
    transfer->stopTrace();
    const auto given = transfer->m_request.source->give(data, static_cast<qint64>(size * count));
    if (given)
        return static_cast<size_t>(*given);
    transfer->m_sourceFailed = true;
    return CURL_READFUNC_ABORT;
}

/// What the handshake says is all that is wanted of the trace; with content under way it would be a
/// call for every record.
void CurlTransfer::stopTrace()
{
    if (std::exchange(m_traced, false))
        curl_easy_setopt(m_easy, CURLOPT_VERBOSE, 0L);
}

int CurlTransfer::onRewind(void* self, curl_off_t offset, int origin)
{
    auto* transfer = static_cast<CurlTransfer*>(self);
    if (origin != SEEK_SET || offset != 0)
        return CURL_SEEKFUNC_CANTSEEK;
    transfer->m_sourceFailed = !transfer->m_request.source->rewind();
    transfer->m_traced = true; // over a new connection, with a handshake of its own
    curl_easy_setopt(transfer->m_easy, CURLOPT_VERBOSE, 1L);
    return transfer->m_sourceFailed ? CURL_SEEKFUNC_FAIL : CURL_SEEKFUNC_OK;
}

void CurlTransfer::setHeaders()
{
    const auto append = [this](const QByteArray& name, const QByteArray& value) {
        QByteArray line = name + ": " + value;
        m_headers = curl_slist_append(m_headers, line.constData());
        wipeBytes(line);
    };
    for (const HttpHeader& header : m_request.headers)
        append(header.name, header.value);
    for (const SecretHeader& header : m_request.secretHeaders)
        append(header.name, header.value.reveal());
    append(QByteArrayLiteral("Expect"), QByteArray());
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, m_headers);
}

/// There is no other way to learn that the server wanted to see a certificate. Everything else that
/// passes here, secrets among it, is neither kept nor looked at.
int CurlTransfer::onTrace(CURL*, curl_infotype kind, char* text, size_t length, void* self)
{
    if (kind == CURLINFO_TEXT
        && QByteArrayView(text, static_cast<qsizetype>(length)).contains("Request CERT"))
        static_cast<CurlTransfer*>(self)->m_certificateAsked = true;
    return 0;
}

size_t CurlTransfer::onHeader(char* data, size_t size, size_t count, void* self)
{
    const size_t length = size * count;
    static_cast<CurlTransfer*>(self)->takeHeaderLine(
        QByteArray(data, static_cast<qsizetype>(length)));
    return length;
}

void CurlTransfer::takeHeaderLine(const QByteArray& line)
{
    if (line.startsWith("HTTP/")) {
        m_certificateAsked = false; // it is content with what it got
        stopTrace();
        m_response.headers.clear(); // of an interim answer or a redirect
        m_headersEnded = false;
        return;
    }
    if (line.trimmed().isEmpty()) {
        m_headersEnded = true;
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon > 0 && line.left(colon).trimmed().toLower() == "proxy-authenticate")
        takeChallenge(line.mid(colon + 1).trimmed());
    if (colon > 0)
        m_response.headers.push_back({line.left(colon).trimmed().toLower(),
                                      line.mid(colon + 1).trimmed()});
}

void CurlTransfer::takeChallenge(const QByteArray& value)
{
    const qsizetype end = value.indexOf(' ');
    const QString scheme = QString::fromLatin1(value.left(end));
    if (!m_challenge->schemes.contains(scheme, Qt::CaseInsensitive))
        m_challenge->schemes << scheme;
    const qsizetype begin = value.toLower().indexOf("realm=\"");
    if (begin < 0)
        return;
    const qsizetype from = begin + 7;
    const qsizetype to = value.indexOf('"', from);
    m_challenge->realm = QString::fromUtf8(value.mid(from, to < 0 ? 0 : to - from)).left(200);
}

size_t CurlTransfer::onBody(char* data, size_t size, size_t count, void* self)
{
    const size_t length = size * count;
    return static_cast<CurlTransfer*>(self)->takeBody(data, length) ? length : 0;
}

bool CurlTransfer::takeBody(const char* data, size_t length)
{
    m_received += static_cast<qint64>(length);
    if (m_received > m_request.maxAnswerBytes) {
        m_tooLarge = true;
        return false;
    }
    long status = 0;
    curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
    if (m_request.sink && status >= 200 && status < 300)
        return passOn(data, length);
    m_response.body.append(data, static_cast<qsizetype>(length));
    return true;
}

bool CurlTransfer::passOn(const char* data, size_t length)
{
    const bool taken = (std::exchange(m_sinkBegun, true) || m_request.sink->begin())
                       && m_request.sink->take({data, static_cast<qsizetype>(length)});
    m_sinkFailed = !taken;
    return taken;
}

void CurlTransfer::finish(CURLcode code)
{
    if (code != CURLE_OK || (!m_headersEnded && isRefusedForCertificate(code))) {
        fail(errorOf(code));
        return;
    }
    // libcurl takes a connection that ends among the headers for the end of an empty answer.
    if (!m_headersEnded) {
        fail(networkError("headers", CURLE_PARTIAL_FILE));
        return;
    }
    long status = 0;
    curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
    m_response.status = static_cast<int>(status);
    const bool empty = m_request.sink && !m_sinkBegun && status >= 200 && status < 300;
    if (empty && !m_request.sink->begin()) {
        fail(storageError("sink"));
        return;
    }
    releaseStreams();
    m_completer.complete(std::move(m_response));
}

void CurlTransfer::fail(Error error)
{
    releaseStreams();
    m_completer.complete(failure(std::move(error)));
}

/// Before the answer: whoever waits for it may take the streams for theirs again.
void CurlTransfer::releaseStreams()
{
    m_request.sink.reset();
    m_request.source.reset();
}

/// What went wrong before the proxy let us through.
std::optional<Error> CurlTransfer::proxyErrorOf(CURLcode code) const
{
    if (m_challenge->route.kind == ProxyRoute::Kind::Direct)
        return std::nullopt;
    long connectStatus = 0;
    curl_easy_getinfo(m_easy, CURLINFO_HTTP_CONNECTCODE, &connectStatus);
    if (connectStatus == 407)
        return networkError(kProxySignInCode, code);
    if (code == CURLE_COULDNT_RESOLVE_PROXY || code == CURLE_COULDNT_CONNECT)
        return networkError("proxy-unreachable", code);
    const bool refused = connectStatus != 0 && connectStatus / 100 != 2;
    if (code == CURLE_PROXY || refused) {
        Error error = networkError("proxy-refused", code);
        error.detail += QStringLiteral(", the proxy answered %1").arg(connectStatus);
        return error;
    }
    return std::nullopt;
}

/// TLS 1.3 refuses a client's certificate only after its own side of the handshake: the request is
/// already on its way, and writing it may fail before the refusal is read. TLS 1.2 calls it a
/// handshake that failed.
bool CurlTransfer::isRefusedForCertificate(CURLcode code) const
{
    const QByteArrayView text(m_errorText.data());
    return m_certificateAsked && (isCut(code, text) || text.contains("handshake failure"));
}

Error CurlTransfer::errorOf(CURLcode code) const
{
    const QByteArrayView text(m_errorText.data());
    if (m_sourceFailed || m_sinkFailed)
        return storageError(m_sourceFailed ? "source" : "sink");
    if (const auto error = proxyErrorOf(code))
        return *error;
    if (isRefusedForCertificate(code))
        return tlsError("tls-own-certificate", text);
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return networkError("resolve", code);
    case CURLE_COULDNT_CONNECT: return networkError("connect", code);
    case CURLE_OPERATION_TIMEDOUT: return networkError("timeout", code);
    case CURLE_PEER_FAILED_VERIFICATION: {
        long result = 0;
        curl_easy_getinfo(m_easy, CURLINFO_SSL_VERIFYRESULT, &result);
        return verificationError(result, text);
    }
    case CURLE_SSL_CONNECT_ERROR:
        // A connection cut during the handshake is the network's fault, not the certificate's.
        return isCut(code, text) ? networkError("connect", code) : handshakeError(text);
    case CURLE_SSL_CERTPROBLEM: return tlsError("tls-own-certificate", text);
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS: return tlsError("tls-other", text);
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
        if (text.contains("alert")) // TLS 1.3, after the client's side of the handshake
            return handshakeError(text);
        return networkError("broken-answer", code);
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT: {
        Error error(ErrorKind::Protocol, QStringLiteral("not an https address"));
        error.code = QStringLiteral("bad-address");
        return error;
    }
    case CURLE_TOO_MANY_REDIRECTS: {
        Error error(ErrorKind::Protocol, QStringLiteral("sent on too often"));
        error.code = QStringLiteral("redirects");
        return error;
    }
    case CURLE_WRITE_ERROR:
        if (m_tooLarge) {
            Error error(ErrorKind::Protocol, QStringLiteral("the answer is too long"));
            error.code = QStringLiteral("too-large");
            return error;
        }
        [[fallthrough]];
    default: return networkError("broken-answer", code);
    }
}

} // namespace waxwing
