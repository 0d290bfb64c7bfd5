#include "core/portal/portalcaller.h"

#include "core/async/completer.h"
#include "core/portal/responseerror.h"

#include <QThreadPool>

namespace waxwing {

namespace {

/// From here on parsing would be felt; below, a hop to another thread costs more than it saves.
constexpr qsizetype kParseElsewhereBytes = 48 * 1024;
constexpr qint64 kMostErrorBytes = 1024 * 1024; ///< room for what is said instead of the content

QByteArray encoded(const std::vector<std::pair<QString, QString>>& query)
{
    QByteArray text;
    for (const auto& [name, value] : query) {
        text += text.isEmpty() ? '?' : '&';
        text += name.toLatin1() + '=' + QUrl::toPercentEncoding(value);
    }
    return text;
}

AsyncResult<Json> parseAnswer(HttpResponse response)
{
    if (response.body.size() < kParseElsewhereBytes)
        co_return readAnswer(response);
    Completer<Json> completer;
    auto parsed = completer.result();
    const auto work = std::make_shared<std::pair<HttpResponse, Completer<Json>>>(
        std::move(response), std::move(completer));
    QThreadPool::globalInstance()->start([work] { work->second.complete(readAnswer(work->first)); });
    co_return co_await parsed;
}

} // namespace

PortalCaller::PortalCaller(HttpTransport& transport, QUrl base,
                           std::optional<ClientIdentity> identity)
    : m_transport(transport), m_base(withoutTrailingSlash(std::move(base))),
      m_identity(std::move(identity))
{}

HttpRequest PortalCaller::requestFor(PortalCall& call) const
{
    const QByteArray address = m_base.toEncoded() + call.path.toUtf8() + encoded(call.query);
    HttpRequest request(call.method, call.address.isEmpty()
                                         ? QUrl::fromEncoded(address, QUrl::StrictMode)
                                         : call.address);
    request.repeatable = call.repeatable;
    request.headers.push_back({QByteArrayLiteral("Accept"), call.accept});
    if (m_identity) {
        request.headers.push_back({QByteArrayLiteral("x-sm-client-name"), m_identity->name});
        request.headers.push_back({QByteArrayLiteral("x-sm-client-version"), m_identity->version});
    }
    if (call.sessionToken)
        request.secretHeaders.push_back(
            {QByteArrayLiteral("x-sm-session-token"), *std::move(call.sessionToken)});
    if (call.messagePassword)
        request.secretHeaders.push_back({QByteArrayLiteral("x-sm-password"),
                                         Secret(call.messagePassword->reveal().toBase64())});
    if (call.sink) {
        request.sink = std::move(call.sink);
        request.maxAnswerBytes = std::max(call.mostBytes, kMostErrorBytes);
    }
    if (call.method == HttpMethod::Post || call.method == HttpMethod::Put) {
        request.headers.push_back(
            {QByteArrayLiteral("Content-Type"), call.contentType});
        if (call.source) {
            request.source = std::move(call.source);
            return request;
        }
        std::string text = call.body.dump(-1, ' ', false, Json::error_handler_t::replace);
        request.body = QByteArray(text.data(), static_cast<qsizetype>(text.size()));
        request.secretBody = call.secretBody;
        if (call.secretBody)
            std::fill(text.begin(), text.end(), '\0');
    }
    return request;
}

AsyncResult<PortalAnswer> PortalCaller::send(PortalCall call, std::stop_token stop) const
{
    return exchange(m_transport, requestFor(call), std::move(stop));
}

AsyncResult<PortalAnswer> PortalCaller::exchange(HttpTransport& transport, HttpRequest request,
                                                 std::stop_token stop)
{
    Result<HttpResponse> response = co_await transport.send(std::move(request), std::move(stop));
    if (!response)
        co_return failure(std::move(response.error()));
    PortalAnswer answer;
    answer.serviceSettingsVersion = response->header("x-sm-service-settings-version");
    answer.userSettingsVersion = response->header("x-sm-user-settings-version");
    Result<Json> json = co_await parseAnswer(*std::move(response));
    if (!json)
        co_return failure(std::move(json.error()));
    answer.json = *std::move(json);
    co_return answer;
}

AsyncResult<void> callOnly(PortalCaller caller, PortalCall call, std::stop_token stop)
{
    const Result<PortalAnswer> answer = co_await caller.send(std::move(call), std::move(stop));
    if (!answer)
        co_return failure(answer.error());
    co_return Result<void>();
}

std::string utf8(const Secret& secret)
{
    return secret.reveal().toStdString();
}

QUrl withoutTrailingSlash(QUrl url)
{
    QString path = url.path(QUrl::FullyEncoded);
    if (path.endsWith(u'/')) {
        path.chop(1);
        url.setPath(path, QUrl::StrictMode);
    }
    return url;
}

bool isSafeAddress(const QUrl& url)
{
    return url.isValid() && url.scheme() == u"https" && !url.host().isEmpty()
           && url.userInfo().isEmpty();
}

} // namespace waxwing
