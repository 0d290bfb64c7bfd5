#include "core/store/newsrows.h"

#include "core/store/summaryblob.h"

#include <algorithm>

namespace waxwing {

namespace {

/// From the columns of `news`, in their order.
News newsOfRow(const Statement& row)
{
    News news;
    news.id = row.guid(0);
    news.kind = static_cast<NewsKind>(row.number(1));
    news.messageGuid = row.guid(2);
    news.conversationGuid = row.guid(3);
    news.personName = row.text(4);
    news.personAddress = row.text(5);
    news.subject = row.text(6);
    news.detail = row.text(7);
    news.isProtected = row.number(8) != 0;
    news.date = row.date(9);
    return news;
}

std::optional<News> newsOfSummary(const QByteArray& blob, const QDateTime& now)
{
    const auto message = fromBlob(blob);
    if (!message)
        return std::nullopt;
    // Own messages never get into the ledger as due.
    return newsOf(*message, {}, now);
}

} // namespace

QList<News> readDueNews(Connection& connection, const QDateTime& now)
{
    QList<News> due;
    Statement messages = connection.prepare(
        "SELECT m.summary, a.reason, a.postponed FROM alerts a "
        "JOIN messages m ON m.guid = a.message_guid WHERE a.state = 0 ORDER BY m.date, m.guid");
    while (messages.step()) {
        auto news = newsOfSummary(messages.blob(0), now);
        if (!news)
            continue;
        news->heldBackBy = messages.text(1);
        news->postponed = messages.date(2);
        due << *news;
    }
    const qsizetype ofMessages = due.size();
    Statement others = connection.prepare(
        "SELECT n.id, n.kind, n.message_guid, n.conversation_guid, n.person, n.address, n.subject, "
        "n.detail, n.protected, n.date, a.reason, a.postponed FROM alerts a "
        "JOIN news n ON n.id = a.message_guid WHERE a.state = 0 ORDER BY n.date, n.id");
    while (others.step()) {
        News news = newsOfRow(others);
        news.heldBackBy = others.text(10);
        news.postponed = others.date(11);
        due << news;
    }
    if (ofMessages > 0 && ofMessages < due.size())
        std::stable_sort(due.begin(), due.end(),
                         [](const News& a, const News& b) { return a.date < b.date; });
    return due;
}

std::optional<News> readNews(Connection& connection, const Guid& id, const QDateTime& now)
{
    Statement message = connection.prepare("SELECT summary FROM messages WHERE guid = ?");
    message.bind(id);
    if (message.step())
        return newsOfSummary(message.blob(0), now);
    Statement other = connection.prepare(
        "SELECT id, kind, message_guid, conversation_guid, person, address, subject, detail, "
        "protected, date FROM news WHERE id = ?");
    other.bind(id);
    if (other.step())
        return newsOfRow(other);
    return std::nullopt;
}

void writeNews(Connection& connection, const News& news)
{
    connection
        .prepare("INSERT INTO news VALUES(?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING")
        .bind(news.id)
        .bind(qint64(news.kind))
        .bind(news.messageGuid)
        .bind(news.conversationGuid)
        .bind(news.personName)
        .bind(news.personAddress)
        .bind(news.subject)
        .bind(news.detail)
        .bind(qint64(news.isProtected))
        .bind(news.date.isValid() ? news.date.toMSecsSinceEpoch() : 0)
        .run();
}

} // namespace waxwing
