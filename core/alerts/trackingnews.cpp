#include "core/alerts/trackingnews.h"

#include "core/async/launch.h"

#include <QCryptographicHash>
#include <QPointer>

#include <utility>

namespace waxwing {

namespace {

constexpr int kMostPages = 5;

Guid idOf(const QByteArray& what)
{
    const QByteArray hash = QCryptographicHash::hash(what, QCryptographicHash::Sha256);
    return Guid::fromBytes(hash.left(16));
}

} // namespace

std::optional<News> newsOf(const TrackingDetail& deed, const QString& ownAddress)
{
    const auto kind = newsKindOf(deed.type);
    const auto isOwn = [&ownAddress](const QString& address) {
        return foldedAddress(address) == foldedAddress(ownAddress);
    };
    // Printing a file is told as printing; what was done by the person is no news to them.
    if (!kind || !deed.messageGuid || !deed.date.isValid() || isOwn(deed.actorEmail)
        || !isOwn(deed.ownerEmail))
        return std::nullopt;
    News news;
    news.kind = *kind;
    news.messageGuid = *deed.messageGuid;
    news.personName = deed.actorEmail;
    news.personAddress = deed.actorEmail;
    news.subject = deed.messageSubject;
    news.detail = deed.attachmentName;
    news.date = deed.date;
    QByteArray what("deed");
    for (const QString& part : {deed.messageGuid->toString(),
                                deed.attachmentGuid.value_or(Guid()).toString(),
                                foldedAddress(deed.actorEmail), deed.type.toLower(),
                                QString::number(deed.date.toMSecsSinceEpoch())})
        what += '\n' + part.toUtf8();
    news.id = idOf(what);
    return news;
}

News recallNewsOf(const MessageSummary& message)
{
    News news;
    news.kind = NewsKind::Recalled;
    news.messageGuid = message.guid;
    news.conversationGuid = message.conversationGuid;
    news.personName = message.sender.displayName();
    news.personAddress = message.sender.email;
    news.subject = message.subject;
    news.isProtected = message.isProtected();
    news.date = message.recallDate;
    news.id = idOf("recall\n" + message.guid.toString().toUtf8());
    return news;
}

TrackingNews::TrackingNews(TrackedDeeds& deeds, TrackingCursor& cursor, AlertCenter& alerts,
                           QString ownAddress)
    : m_deeds(deeds), m_cursor(cursor), m_alerts(alerts), m_ownAddress(std::move(ownAddress))
{}

TrackingNews::~TrackingNews()
{
    m_stop.request_stop();
}

void TrackingNews::look(const QDateTime& pushed)
{
    if (m_looking)
        m_lookAgain = true;
    else
        launch(lookNow(pushed), "look for what others did");
}

AsyncResult<void> TrackingNews::lookNow(QDateTime pushed)
{
    const QPointer<TrackingNews> self(this);
    m_looking = true;
    Result<void> result;
    do {
        m_lookAgain = false;
        result = co_await lookOnce(pushed);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
    } while (m_lookAgain && result);
    m_looking = false;
    co_return result;
}

/// Behind the newest deed. Where there is none yet, whatever comes will be the first.
AsyncResult<void> TrackingNews::begin()
{
    const QPointer<TrackingNews> self(this);
    const std::stop_token stop = m_stop.get_token();
    const Result<QDateTime> newest = co_await m_deeds.newest(stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!newest)
        co_return failure(newest.error());
    const QDateTime from = newest->isValid() ? newest->addMSecs(1)
                                             : QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    co_return co_await m_cursor.store(from);
}

AsyncResult<void> TrackingNews::lookOnce(QDateTime pushed)
{
    const QPointer<TrackingNews> self(this);
    const Result<QDateTime> before = co_await m_cursor.load();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!before)
        co_return failure(before.error());
    const QDateTime never;
    if (!m_wanted)
        co_return before->isValid() ? co_await m_cursor.store(never) : Result<void>();
    if (!before->isValid())
        co_return co_await begin();
    QDateTime seen = *before;
    for (int page = 1; page <= kMostPages; ++page) {
        const std::stop_token stop = m_stop.get_token();
        const QDateTime since = *before;
        const Result<Page<TrackingDetail>> deeds = co_await m_deeds.since(since, page, stop);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!deeds)
            co_return failure(deeds.error());
        QList<News> news;
        for (const TrackingDetail& deed : deeds->results) {
            if (auto piece = newsOf(deed, m_ownAddress))
                news << *std::move(piece);
            if (deed.date > seen)
                seen = deed.date;
        }
        // In the ledger before the cursor moves: a kill repeats a look, which finds them there.
        m_alerts.add(news, pushed);
        if (deeds->results.isEmpty() || page >= deeds->totalPages)
            break;
    }
    if (seen > *before)
        co_return co_await m_cursor.store(seen);
    co_return Result<void>();
}

} // namespace waxwing
