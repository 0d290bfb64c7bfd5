#include "core/http/curltransfer.h"

#include <QCoreApplication>
#include <QMetaObject>

namespace waxwing {

namespace {

// X509_V_ERR_* as CURLINFO_SSL_VERIFYRESULT gives them (openssl/x509_vfy.h).
constexpr long kNotYetValid = 9;
constexpr long kExpired = 10;
constexpr long kHostnameMismatch = 62;

Error tlsError(long verifyResult, QByteArrayView errorText)
{
    Error error(ErrorKind::Tls, QStringLiteral("verify result %1").arg(verifyResult));
    if (verifyResult == kExpired || verifyResult == kNotYetValid
        || errorText.contains(QByteArrayView("expired")))
        error.code = QStringLiteral("tls-expired");
    else if (verifyResult == kHostnameMismatch
             || errorText.contains(QByteArrayView("subject name")))
        error.code = QStringLiteral("tls-hostname");
    else
        error.code = QStringLiteral("tls-untrusted");
    return error;
}

Error networkError(const char* code, CURLcode curlCode)
{
    Error error(ErrorKind::Network, QStringLiteral("libcurl code %1").arg(int(curlCode)));
    error.code = QLatin1String(code);
    return error;
}

} // namespace

CurlTransfer::CurlTransfer(HttpRequest request) : m_request(std::move(request)) {}

CurlTransfer::~CurlTransfer()
{
    if (m_easy)
        curl_easy_cleanup(m_easy);
    curl_slist_free_all(m_headers);
    if (m_request.secretBody)
        wipeBytes(m_request.body);
}

bool CurlTransfer::prepare(const CurlOptions& options, const QByteArray& authorities)
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
    curl_easy_setopt(m_easy, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!authorities.isEmpty()) {
        curl_blob blob{const_cast<char*>(authorities.constData()),
                       static_cast<size_t>(authorities.size()), CURL_BLOB_NOCOPY};
        curl_easy_setopt(m_easy, CURLOPT_CAINFO_BLOB, &blob);
    }
    curl_easy_setopt(m_easy, CURLOPT_CONNECTTIMEOUT_MS, long(m_request.connectTimeout.count()));
    const auto silence = std::chrono::ceil<std::chrono::seconds>(m_request.silenceTimeout);
    curl_easy_setopt(m_easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(m_easy, CURLOPT_LOW_SPEED_TIME, long(silence.count()));
    curl_easy_setopt(m_easy, CURLOPT_USERAGENT, options.userAgent.constData());
    if (options.proxy) {
        const QByteArray proxy = options.proxy(m_request.url).toUtf8();
        curl_easy_setopt(m_easy, CURLOPT_PROXY, proxy.constData());
    }
    curl_easy_setopt(m_easy, CURLOPT_HEADERFUNCTION, &CurlTransfer::onHeader);
    curl_easy_setopt(m_easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_WRITEFUNCTION, &CurlTransfer::onBody);
    curl_easy_setopt(m_easy, CURLOPT_WRITEDATA, this);
    setMethodAndBody();
    setHeaders();
    return true;
}

void CurlTransfer::setMethodAndBody()
{
    const bool hasBody = m_request.method == HttpMethod::Post || m_request.method == HttpMethod::Put
                         || (m_request.method == HttpMethod::Delete && !m_request.body.isEmpty());
    if (hasBody) {
        // POSTFIELDS also for PUT: the body is in memory and may be sent again on a new connection.
        curl_easy_setopt(m_easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_request.body.size()));
        curl_easy_setopt(m_easy, CURLOPT_POSTFIELDS, m_request.body.constData());
    }
    if (m_request.method == HttpMethod::Put)
        curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, "PUT");
    else if (m_request.method == HttpMethod::Delete)
        curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, "DELETE");
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
        m_response.headers.clear(); // of an interim answer or a redirect
        m_headersEnded = false;
        return;
    }
    if (line.trimmed().isEmpty()) {
        m_headersEnded = true;
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon > 0)
        m_response.headers.push_back({line.left(colon).trimmed().toLower(),
                                      line.mid(colon + 1).trimmed()});
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
    const QByteArray piece(data, static_cast<qsizetype>(length));
    long status = 0;
    curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
    if (m_request.onData && status >= 200 && status < 300) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [onData = m_request.onData, piece] { onData(piece); },
            Qt::QueuedConnection);
    } else {
        m_response.body += piece;
    }
    return true;
}

void CurlTransfer::finish(CURLcode code)
{
    if (code != CURLE_OK) {
        m_completer.complete(failure(errorOf(code)));
        return;
    }
    // libcurl takes a connection that ends among the headers for the end of an empty answer.
    if (!m_headersEnded) {
        m_completer.complete(failure(networkError("headers", CURLE_PARTIAL_FILE)));
        return;
    }
    long status = 0;
    curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
    m_response.status = static_cast<int>(status);
    m_completer.complete(std::move(m_response));
}

Error CurlTransfer::errorOf(CURLcode code) const
{
    const QByteArrayView text(m_errorText.data());
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return networkError("resolve", code);
    case CURLE_COULDNT_CONNECT: return networkError("connect", code);
    case CURLE_OPERATION_TIMEDOUT: return networkError("timeout", code);
    case CURLE_PEER_FAILED_VERIFICATION: {
        long result = 0;
        curl_easy_getinfo(m_easy, CURLINFO_SSL_VERIFYRESULT, &result);
        return tlsError(result, text);
    }
    case CURLE_SSL_CONNECT_ERROR: {
        // A connection cut during the handshake is the network's fault, not the certificate's.
        if (text.contains("SYSCALL") || text.contains("unexpected eof") || text.contains("reset"))
            return networkError("connect", code);
        Error error(ErrorKind::Tls, QStringLiteral("handshake failed"));
        error.code = QStringLiteral("tls-other");
        return error;
    }
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS: {
        Error error(ErrorKind::Tls, QStringLiteral("libcurl code %1").arg(int(code)));
        error.code = QStringLiteral("tls-other");
        return error;
    }
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
