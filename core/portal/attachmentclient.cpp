#include "core/portal/attachmentclient.h"

#include "core/portal/multipart.h"
#include "core/portal/readers.h"

#include <QUuid>

namespace waxwing {

namespace {

constexpr QLatin1String kAttachments("/v1/attachments/");

QString attachmentPath(const Guid& attachment, const QString& below = {})
{
    return kAttachments + attachment.toString() + below;
}

QString pathInMessage(const Guid& message, const Guid& attachment, const QString& below = {})
{
    return QLatin1String("/v1/messages/") + message.toString() + QLatin1String("/attachments/")
           + attachment.toString() + below;
}

tl::unexpected<Error> badPlan(const char* what)
{
    Error error(ErrorKind::Protocol, QLatin1String(what));
    error.code = QStringLiteral("chunk-plan");
    return failure(std::move(error));
}

struct WirePlan
{
    std::optional<Guid> attachment;
    QString fileName;
    QList<WireChunk> chunks;
};

QList<WirePlan> readWirePlans(const Json& json)
{
    QList<WirePlan> plans;
    JsonReader(json).forEach("attachmentPlaceholders", [&plans](const Json& item) {
        const JsonReader reader(item);
        WirePlan plan{reader.guid("attachmentGuid"), reader.text("fileName"), {}};
        reader.forEach("chunks", [&plan](const Json& entry) {
            const JsonReader fields(entry);
            WireChunk wire;
            wire.chunk.number = static_cast<int>(fields.number("chunkNumber", 0));
            wire.chunk.size = fields.number("bytesSize", -1);
            wire.chunk.start = fields.number("byteStartIndex", -1);
            wire.end = fields.number("byteEndIndex", -1);
            wire.chunk.uploadUri = QUrl(fields.text("uploadUri"), QUrl::StrictMode);
            plan.chunks << wire;
        });
        plans << plan;
    });
    return plans;
}

/// The answers in the order of the files: as they come if the names agree, else by name, and among
/// equal names in their order.
std::optional<QList<WirePlan>> inOrderOf(const QList<AnnouncedFile>& files, QList<WirePlan> plans)
{
    if (files.size() != plans.size())
        return std::nullopt;
    QList<WirePlan> ordered;
    for (const AnnouncedFile& file : files) {
        const auto fits = [&file](const WirePlan& plan) { return plan.fileName == file.fileName; };
        const auto it = std::find_if(plans.begin(), plans.end(), fits);
        if (it == plans.end())
            return std::nullopt;
        ordered << *it;
        plans.erase(it);
    }
    return ordered;
}

Result<QList<AttachmentPlan>> readPlans(const Json& json, const QList<AnnouncedFile>& files)
{
    const auto ordered = inOrderOf(files, readWirePlans(json));
    if (!ordered)
        return badPlan("the placeholders are not those of the files");
    QList<AttachmentPlan> plans;
    for (qsizetype i = 0; i < files.size(); ++i) {
        const WirePlan& wire = ordered->at(i);
        const auto chunks = checkedPlan(wire.chunks, files.at(i).size);
        if (!wire.attachment || !chunks)
            return badPlan("the chunks do not cover the file");
        plans << AttachmentPlan{*wire.attachment, wire.fileName, *chunks};
    }
    return plans;
}

Result<QList<AttachmentProgress>> readProgresses(const Json& json)
{
    QList<AttachmentProgress> progresses;
    JsonReader(json).forEach("attachmentProgresses", [&progresses](const Json& item) {
        const JsonReader reader(item);
        AttachmentProgress progress;
        progress.attachment = reader.guid("attachmentGuid").value_or(Guid());
        progress.totalBytes = reader.number("totalBytes", 0);
        progress.uploadedBytes = reader.number("uploadedBytes", 0);
        reader.forEach("chunkProgresses", [&progress](const Json& entry) {
            const JsonReader chunk(entry);
            if (chunk.text("status").compare(u"Completed", Qt::CaseInsensitive) == 0)
                progress.completedChunks << static_cast<int>(chunk.number("chunkNumber", 0));
        });
        progresses << progress;
    });
    return progresses;
}

Result<Secret> readDownloadToken(const Json& json)
{
    Secret token = Secret::fromText(JsonReader(json).text("downloadToken"));
    if (token.isEmpty())
        return failure(ErrorKind::Protocol, QStringLiteral("no download token in the answer"));
    return token;
}

bool isSameOrigin(const QUrl& left, const QUrl& right)
{
    constexpr int kHttpsPort = 443;
    return left.scheme() == right.scheme() && left.host() == right.host()
           && left.port(kHttpsPort) == right.port(kHttpsPort) && left.userInfo().isEmpty();
}

AsyncResult<QList<AttachmentPlan>> readPlansOf(AsyncResult<PortalAnswer> task,
                                               QList<AnnouncedFile> files)
{
    const Result<PortalAnswer> answer = co_await task;
    if (!answer)
        co_return failure(answer.error());
    co_return readPlans(answer->json, files);
}

/// What a chunk is answered is not specified; only an error in it counts.
AsyncResult<void> unlessRefused(AsyncResult<PortalAnswer> task)
{
    const Result<PortalAnswer> answer = co_await task;
    if (answer || (answer.error().is(ErrorKind::Protocol) && answer.error().code.isEmpty()))
        co_return Result<void>();
    co_return failure(answer.error());
}

AsyncResult<void> withoutContent(AsyncResult<PortalAnswer> task)
{
    const Result<PortalAnswer> answer = co_await task;
    if (!answer)
        co_return failure(answer.error());
    co_return Result<void>();
}

} // namespace

AsyncResult<QList<AttachmentPlan>> AttachmentClient::preCreate(Guid message,
                                                               QList<AnnouncedFile> files,
                                                               std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/attachments/precreate"));
    call.body["messageGuid"] = message.toString().toStdString();
    Json placeholders = Json::array();
    for (const AnnouncedFile& file : files) {
        Json placeholder = Json::object();
        placeholder["fileName"] = file.fileName.toStdString();
        placeholder["totalBytesLength"] = file.size;
        placeholders.push_back(std::move(placeholder));
    }
    call.body["attachmentPlaceholders"] = std::move(placeholders);
    return readPlansOf(m_caller.send(std::move(call), std::move(stop)), std::move(files));
}

AsyncResult<void> AttachmentClient::uploadChunk(ChunkUpload upload, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post,
                    attachmentPath(upload.attachment, QLatin1String("/chunk/") + QString::number(upload.chunk.number)));
    if (isSameOrigin(upload.chunk.uploadUri, m_caller.base()))
        call.address = upload.chunk.uploadUri;
    const QByteArray boundary = "waxwing-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    const auto source = std::make_shared<MultipartUpload>(boundary, upload.fileName,
                                                          std::move(upload.content));
    call.contentType = source->contentType();
    call.source = source;
    return unlessRefused(m_caller.send(std::move(call), std::move(stop)));
}

AsyncResult<QList<AttachmentProgress>> AttachmentClient::progress(QList<Guid> attachments,
                                                                  std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/attachments/progress"));
    QStringList guids;
    for (const Guid& guid : attachments)
        guids << guid.toString();
    call.query.emplace_back(QStringLiteral("attachmentGuids"), guids.join(u','));
    return m_caller.sendAndRead(std::move(call), &readProgresses, std::move(stop));
}

AsyncResult<AttachmentDetails> AttachmentClient::details(Guid attachment,
                                                         std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, attachmentPath(attachment, QStringLiteral("/details")));
    return m_caller.sendAndRead(std::move(call), &readAttachmentDetails, std::move(stop));
}

AsyncResult<void> AttachmentClient::fetch(ContentDownload download, const QString& below,
                                          std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, attachmentPath(download.attachment, below));
    call.accept = QByteArrayLiteral("application/octet-stream");
    call.sink = std::move(download.sink);
    call.mostBytes = download.mostBytes;
    call.messagePassword = std::move(download.password);
    return withoutContent(m_caller.send(std::move(call), std::move(stop)));
}

AsyncResult<void> AttachmentClient::download(ContentDownload download, std::stop_token stop) const
{
    return fetch(std::move(download), {}, std::move(stop));
}

AsyncResult<void> AttachmentClient::downloadChunk(ContentDownload download, int number,
                                                  std::stop_token stop) const
{
    return fetch(std::move(download), QLatin1String("/chunk/") + QString::number(number), std::move(stop));
}

AsyncResult<Secret> AttachmentClient::downloadToken(Guid attachment,
                                                    std::optional<Secret> password,
                                                    std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, attachmentPath(attachment, QStringLiteral("/downloadtoken")));
    call.secretBody = true;
    if (password)
        call.body["password"] = password->reveal().toStdString();
    return m_caller.sendAndRead(std::move(call), &readDownloadToken, std::move(stop));
}

AsyncResult<void> AttachmentClient::remove(Guid message, Guid attachment,
                                           std::stop_token stop) const
{
    PortalCall call(HttpMethod::Delete, pathInMessage(message, attachment));
    call.repeatable = true;
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<void> AttachmentClient::link(Guid message, Guid attachment, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Put, pathInMessage(message, attachment, QStringLiteral("/link")));
    call.repeatable = true;
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<void> AttachmentClient::unlink(Guid message, Guid attachment,
                                           std::stop_token stop) const
{
    PortalCall call(HttpMethod::Put, pathInMessage(message, attachment, QStringLiteral("/unlink")));
    call.repeatable = true;
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<void> AttachmentClient::trackPrint(Guid attachment, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, attachmentPath(attachment, QStringLiteral("/tracking/print")));
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

} // namespace waxwing
