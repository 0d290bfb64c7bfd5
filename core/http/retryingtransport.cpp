#include "core/http/retryingtransport.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::milliseconds, 3> kPauses{1s, 2s, 4s};
constexpr std::chrono::milliseconds kLongestRetryAfter = 60s;

bool isWorthRepeating(const Result<HttpResponse>& answer)
{
    if (!answer) {
        // A proxy that refuses us or waits for a sign-in does so a second later as well.
        return answer.error().is(ErrorKind::Network)
               && !answer.error().hasCode(u"proxy-sign-in")
               && !answer.error().hasCode(u"proxy-refused");
    }
    const int status = answer->status;
    return status == 429 || (status >= 500 && status != 503);
}

QDateTime httpDate(QByteArray written)
{
    if (written.endsWith("GMT"))
        written.replace(written.size() - 3, 3, "+0000");
    return QDateTime::fromString(QString::fromLatin1(written), Qt::RFC2822Date);
}

std::chrono::milliseconds retryAfter(const Result<HttpResponse>& answer)
{
    if (!answer)
        return 0ms;
    const QByteArray written = answer->header("retry-after").trimmed();
    bool isNumber = false;
    qint64 seconds = written.toLongLong(&isNumber);
    if (!isNumber) {
        // A point in time, by the server's clock; ours may be wrong.
        const QDateTime until = httpDate(written);
        const QDateTime now = httpDate(answer->header("date").trimmed());
        if (!until.isValid() || !now.isValid())
            return 0ms;
        seconds = now.secsTo(until);
    }
    if (seconds < 0)
        return 0ms;
    return std::min(kLongestRetryAfter,
                    std::chrono::milliseconds(std::min<qint64>(seconds, 3600) * 1000));
}

} // namespace

RetryingTransport::RetryingTransport(HttpTransport& inner, Scheduler& scheduler,
                                     Backoff::Random random)
    : m_inner(inner), m_scheduler(scheduler), m_random(std::move(random))
{}

AsyncResult<HttpResponse> RetryingTransport::send(HttpRequest request, std::stop_token stop)
{
    if (!request.repeatable || request.sink || request.source)
        return m_inner.send(std::move(request), std::move(stop));
    return sendAndRepeat(m_inner, m_scheduler, Backoff(kPauses, 0.2, m_random), std::move(request),
                         std::move(stop));
}

AsyncResult<HttpResponse> RetryingTransport::sendAndRepeat(HttpTransport& inner,
                                                           Scheduler& scheduler, Backoff pauses,
                                                           HttpRequest request,
                                                           std::stop_token stop)
{
    for (;;) {
        Result<HttpResponse> answer = co_await inner.send(request, stop);
        if (!isWorthRepeating(answer) || pauses.taken() >= kPauses.size())
            co_return answer;
        const auto pause = std::max(pauses.next(), retryAfter(answer));
        const Result<void> waited = co_await scheduler.wait(pause, stop);
        if (!waited)
            co_return failure(waited.error());
    }
}

} // namespace waxwing
