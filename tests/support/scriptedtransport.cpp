#include "tests/support/scriptedtransport.h"

#include "core/http/bodystream.h"

#include <QTest>

namespace waxwing::test {

namespace {

QString nameOf(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get: return QStringLiteral("GET");
    case HttpMethod::Post: return QStringLiteral("POST");
    case HttpMethod::Put: return QStringLiteral("PUT");
    case HttpMethod::Delete: return QStringLiteral("DELETE");
    }
    return QStringLiteral("?");
}

QString lineFor(HttpMethod method, const QUrl& url)
{
    return nameOf(method) + u' ' + url.toString();
}

QByteArray everythingOf(BodySource& source)
{
    QByteArray bytes(static_cast<qsizetype>(source.size()), '\0');
    if (!source.rewind())
        return {};
    qint64 filled = 0;
    while (filled < bytes.size()) {
        const auto given = source.give(bytes.data() + filled, bytes.size() - filled);
        if (!given || *given == 0)
            break;
        filled += *given;
    }
    bytes.truncate(static_cast<qsizetype>(filled));
    return bytes;
}

} // namespace

QString ScriptedTransport::complaintAbout(const HttpRequest& request) const
{
    const QString asked = lineFor(request.method, request.url);
    if (m_script.empty())
        return QStringLiteral("unexpected request: ") + asked;
    const Step& next = m_script.front();
    const QUrl url = next.m_url.hasQuery() ? request.url : request.url.adjusted(QUrl::RemoveQuery);
    if (request.method != next.m_method || url != next.m_url)
        return QStringLiteral("asked: %1, expected: %2").arg(asked, lineFor(next.m_method, next.m_url));
    if (next.m_holds && !next.m_holds(request))
        return QStringLiteral("not as expected: ") + asked;
    return {};
}

AsyncResult<HttpResponse> ScriptedTransport::send(HttpRequest request, std::stop_token stop)
{
    if (request.source)
        request.body = everythingOf(*request.source);
    m_requests.push_back(request);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    const QString complaint = complaintAbout(request);
    if (!complaint.isEmpty()) {
        m_surprised = true;
        QTest::qFail(qPrintable(complaint), __FILE__, __LINE__);
        co_return failure(ErrorKind::Network, QStringLiteral("not in the script"));
    }
    const Step step = std::move(m_script.front());
    m_script.pop_front();
    Result<HttpResponse> answer = step.m_answer;
    if (step.m_heldBack) {
        const auto held = std::make_shared<Held>(Held{Completer<HttpResponse>(), answer});
        m_held.push_back(held);
        auto later = held->completer.result();
        const std::stop_callback onStop(stop, [this, weak = std::weak_ptr<Held>(held)] {
            if (const auto waiting = weak.lock()) {
                m_held.remove(waiting);
                waiting->completer.complete(failure(ErrorKind::Cancelled));
            }
        });
        answer = co_await later;
    }
    if (answer && request.sink && answer->status >= 200 && answer->status < 300) {
        if (!request.sink->begin() || !request.sink->take(answer->body))
            co_return failure(ErrorKind::Storage);
        answer->body.clear();
    }
    co_return answer;
}

void ScriptedTransport::release()
{
    if (m_held.empty()) {
        QTest::qFail("no request is held back", __FILE__, __LINE__);
        return;
    }
    release(m_held.front()->answer);
}

void ScriptedTransport::release(Result<HttpResponse> answer)
{
    if (m_held.empty()) {
        QTest::qFail("no request is held back", __FILE__, __LINE__);
        return;
    }
    const auto held = m_held.front();
    m_held.pop_front();
    held->completer.complete(std::move(answer));
}

} // namespace waxwing::test
