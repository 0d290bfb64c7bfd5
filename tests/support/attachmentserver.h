#pragma once

#include "core/async/completer.h"
#include "core/http/bodystream.h"
#include "core/http/transport.h"
#include "core/portal/jsonreader.h"
#include "core/portal/sessiontokens.h"

#include <QMap>
#include <QTimer>
#include <QUrlQuery>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

namespace waxwing::test {

/// The attachments of a portal in memory, as a transport: answers in the next turn of the event loop,
/// counts what is under way, and lets a test put a fault in the place of any answer. Main thread.
class AttachmentServer final : public HttpTransport
{
public:
    /// Instead of the answer, after the request has had its effect or (`before`) not.
    using Fault = std::function<std::optional<Result<HttpResponse>>(const HttpRequest&)>;

    struct Stored
    {
        QString fileName;
        qint64 total = 0;
        qint64 chunkSize = 0;
        QMap<int, QByteArray> chunks;
        [[nodiscard]] int chunkCount() const
        {
            return std::max(1, static_cast<int>((total + chunkSize - 1) / chunkSize));
        }
        [[nodiscard]] QByteArray content() const
        {
            QByteArray all;
            for (const QByteArray& chunk : chunks)
                all += chunk;
            return all;
        }
    };

    qint64 chunkSize = 1000;
    QMap<QString, Stored> attachments; ///< by guid
    QStringList linked; ///< of other messages, with the draft
    QStringList log;                   ///< "POST /v1/…"
    Fault before;
    Fault after;
    QByteArray password; ///< wanted for content, if not empty
    bool inclusiveEnds = false;
    QString uploadHost = QStringLiteral("portal.example");
    int underWay = 0;
    int mostUnderWay = 0;
    int mostChunksUnderWay = 0; ///< on their way up
    QMap<QString, int> mostUnderWayOf; ///< by path without chunk number

    /// Puts a complete attachment there.
    QString store(const QString& guid, const QString& fileName, const QByteArray& content)
    {
        Stored stored{fileName, content.size(), chunkSize, {}};
        for (int i = 0; i < stored.chunkCount(); ++i)
            stored.chunks.insert(i + 1, content.mid(i * chunkSize, chunkSize));
        attachments.insert(guid, stored);
        return guid;
    }

    [[nodiscard]] static HttpResponse said(int status, const QByteArray& body = "{}")
    {
        HttpResponse answer;
        answer.status = status;
        answer.body = body;
        return answer;
    }
    [[nodiscard]] static HttpResponse refused(int status, const QByteArray& code)
    {
        return said(status, R"({"responseStatus":{"errorCode":")" + code + R"("}})");
    }
    [[nodiscard]] int count(QStringView lineStart) const
    {
        return static_cast<int>(std::count_if(
            log.begin(), log.end(),
            [&](const QString& line) { return line.startsWith(lineStart); }));
    }

    [[nodiscard]] AsyncResult<HttpResponse> send(HttpRequest request, std::stop_token stop) override
    {
        const QString path = request.url.path().mid(QStringLiteral("/api").size());
        log << methodOf(request) + u' ' + path;
        const QString file = path.section(u'/', 0, 3);
        ++underWay;
        mostUnderWay = std::max(mostUnderWay, underWay);
        const int ofFile = ++m_underWayOf[file];
        const int chunk = request.source ? 1 : 0;
        m_chunksUnderWay += chunk;
        mostChunksUnderWay = std::max(mostChunksUnderWay, m_chunksUnderWay);
        mostUnderWayOf[file] = std::max(mostUnderWayOf[file], ofFile);
        const Result<void> turn = co_await nextTurn(stop);
        --underWay;
        --m_underWayOf[file];
        m_chunksUnderWay -= chunk;
        if (!turn)
            co_return failure(turn.error());
        if (before) {
            if (auto fault = before(request))
                co_return *fault;
        }
        Result<HttpResponse> answer = answerTo(request, path);
        if (after) {
            if (auto fault = after(request))
                co_return *fault;
        }
        co_return answer;
    }

private:
    static AsyncResult<void> nextTurn(std::stop_token stop)
    {
        auto completer = std::make_shared<Completer<void>>();
        auto turned = completer->result();
        const std::stop_callback onStop(stop, [completer] {
            completer->complete(failure(ErrorKind::Cancelled));
        });
        QTimer::singleShot(0, [completer] { completer->complete(Result<void>()); });
        co_return co_await turned;
    }

    static QString methodOf(const HttpRequest& request)
    {
        switch (request.method) {
        case HttpMethod::Get: return QStringLiteral("GET");
        case HttpMethod::Post: return QStringLiteral("POST");
        case HttpMethod::Put: return QStringLiteral("PUT");
        case HttpMethod::Delete: return QStringLiteral("DELETE");
        }
        return {};
    }

    static QByteArray everythingOf(BodySource& source)
    {
        QByteArray bytes;
        QByteArray piece(317, '\0'); // no round number: pieces end anywhere
        if (!source.rewind())
            return {};
        for (;;) {
            const auto given = source.give(piece.data(), piece.size());
            if (!given || *given == 0)
                return bytes;
            bytes.append(piece.constData(), static_cast<qsizetype>(*given));
        }
    }

    Result<HttpResponse> answerTo(const HttpRequest& request, const QString& path)
    {
        if (path == u"/v1/attachments/precreate")
            return announce(request);
        if (path == u"/v1/attachments/progress")
            return progress(request);
        const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
        if (parts.value(1) == u"messages") {
            if (request.method == HttpMethod::Delete)
                attachments.remove(parts.value(4));
            else if (parts.value(5) == u"link")
                linked << parts.value(4);
            else
                linked.removeAll(parts.value(4));
            return said(200);
        }
        const auto it = attachments.find(parts.value(2));
        if (it == attachments.end())
            return refused(404, "929");
        const int number = parts.value(4).toInt();
        if (request.method == HttpMethod::Post)
            return takeChunk(request, *it, number);
        if (parts.value(3) == u"details")
            return details(it.key(), *it);
        return content(request, parts.size() > 3 ? it->chunks.value(number) : it->content());
    }

    Result<HttpResponse> announce(const HttpRequest& request)
    {
        Json answer = Json::object();
        answer["attachmentPlaceholders"] = Json::array();
        const auto body = parseObject(request.body);
        JsonReader(*body).forEach("attachmentPlaceholders", [&](const Json& item) {
            const JsonReader file(item);
            const QString guid = QStringLiteral("%1").arg(++m_guids, 32, 16, QLatin1Char('0'));
            Stored stored{file.text("fileName"), file.number("totalBytesLength", 0), chunkSize, {}};
            Json plan = {{"attachmentGuid", guid.toStdString()},
                         {"fileName", stored.fileName.toStdString()},
                         {"chunks", Json::array()}};
            for (int i = 0; i < stored.chunkCount(); ++i) {
                const qint64 start = i * chunkSize;
                const qint64 size = std::min(chunkSize, stored.total - start);
                const QString uri = QStringLiteral("https://%1/api/v1/attachments/%2/chunk/%3")
                                        .arg(uploadHost, guid).arg(i + 1);
                plan["chunks"].push_back({{"chunkNumber", i + 1},
                                          {"byteStartIndex", start},
                                          {"byteEndIndex", start + size - (inclusiveEnds ? 1 : 0)},
                                          {"bytesSize", size},
                                          {"uploadUri", uri.toStdString()}});
            }
            attachments.insert(guid, stored);
            answer["attachmentPlaceholders"].push_back(plan);
        });
        return said(200, QByteArray::fromStdString(answer.dump()));
    }

    Result<HttpResponse> takeChunk(const HttpRequest& request, Stored& stored, int number)
    {
        const QByteArray body = everythingOf(*request.source);
        if (body.size() != request.source->size())
            return failure(ErrorKind::Storage);
        const qsizetype start = body.indexOf("\r\n\r\n") + 4;
        const qsizetype end = body.lastIndexOf("\r\n--waxwing-");
        stored.chunks.insert(number, body.mid(start, end - start));
        return said(200, "thank you");
    }

    Result<HttpResponse> progress(const HttpRequest& request) const
    {
        const QString guid = QUrlQuery(request.url).queryItemValue(QStringLiteral("attachmentGuids"));
        const Stored stored = attachments.value(guid);
        Json chunks = Json::array();
        for (int i = 1; i <= stored.chunkCount(); ++i)
            chunks.push_back({{"chunkNumber", i},
                              {"status", stored.chunks.contains(i) ? "completed" : "Pending"}});
        const Json answer = {{"attachmentProgresses",
                              {{{"attachmentGuid", guid.toStdString()},
                                {"totalBytes", stored.total},
                                {"uploadedBytes", stored.content().size()},
                                {"chunkProgresses", chunks}}}}};
        return said(200, QByteArray::fromStdString(answer.dump()));
    }

    static Result<HttpResponse> details(const QString& guid, const Stored& stored)
    {
        const Json answer = {{"guid", guid.toStdString()},
                             {"fileName", stored.fileName.toStdString()},
                             {"fileSize", stored.total},
                             {"chunkCount", stored.chunkCount()},
                             {"status", "Completed"}};
        return said(200, QByteArray::fromStdString(answer.dump()));
    }

    Result<HttpResponse> content(const HttpRequest& request, const QByteArray& bytes) const
    {
        const auto given = std::find_if(
            request.secretHeaders.begin(), request.secretHeaders.end(),
            [](const SecretHeader& header) { return header.name == "x-sm-password"; });
        const bool right = given != request.secretHeaders.end()
                           && QByteArray::fromBase64(given->value.reveal()) == password;
        if (!password.isEmpty() && !right)
            return refused(403, "38");
        if (!request.sink->begin())
            return failure(ErrorKind::Storage);
        const qsizetype step = std::max<qsizetype>(3, bytes.size() / 20 + 1);
        for (qsizetype at = 0; at < bytes.size(); at += step) {
            const QByteArray piece = bytes.mid(at, step);
            if (cutAfter && at >= *cutAfter)
                return failure(ErrorKind::Network);
            if (!request.sink->take(piece))
                return failure(ErrorKind::Storage);
        }
        return said(200, {});
    }

public:
    std::optional<qint64> cutAfter; ///< bytes of an answer with content

private:
    QMap<QString, int> m_underWayOf;
    int m_chunksUnderWay = 0;
    int m_guids = 0;
};

/// A session that never ends.
class SteadyTokens final : public SessionTokens
{
public:
    [[nodiscard]] Secret sessionToken() const override { return Secret(QByteArray("session-1")); }
    [[nodiscard]] AsyncResult<Secret> renew(Secret) override
    {
        co_return failure(ErrorKind::SignInNeeded);
    }
};

} // namespace waxwing::test
