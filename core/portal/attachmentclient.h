#pragma once

#include "core/model/attachment.h"
#include "core/portal/sessioncaller.h"

namespace waxwing {

/// One chunk on its way up. Has a constructor on purpose: see HttpRequest.
class ChunkUpload
{
public:
    ChunkUpload(Guid attachmentGuid, PlannedChunk plannedChunk, QString name,
                std::shared_ptr<BodySource> bytes)
        : attachment(attachmentGuid), chunk(std::move(plannedChunk)), fileName(std::move(name)),
          content(std::move(bytes))
    {}

    Guid attachment;
    PlannedChunk chunk;
    QString fileName;
    std::shared_ptr<BodySource> content;
};

/// Where an attachment, or a chunk of it, goes.
class ContentDownload
{
public:
    ContentDownload(Guid attachmentGuid, std::shared_ptr<BodySink> target, qint64 most)
        : attachment(attachmentGuid), sink(std::move(target)), mostBytes(most)
    {}

    Guid attachment;
    std::shared_ptr<BodySink> sink;
    qint64 mostBytes; ///< a longer answer is ErrorKind::Protocol
    std::optional<Secret> password; ///< for protected attachments, for this request only
};

/// The operations of attachments.md, one function each. Content is streamed and never repeated here:
/// who transfers decides about another try. A value; main thread.
class AttachmentClient
{
public:
    explicit AttachmentClient(SessionCaller caller) : m_caller(std::move(caller)) {}

    /// PreCreateAttachments: a plan for each file, in their order. A plan that does not cover its file
    /// exactly is ErrorKind::Protocol, code "chunk-plan". Not repeated by itself.
    [[nodiscard]] AsyncResult<QList<AttachmentPlan>>
    preCreate(Guid message, QList<AnnouncedFile> files, std::stop_token stop) const;
    /// UploadAttachmentChunk. The session token goes to the chunk's own address only if that is the
    /// portal's; else the chunk goes to the address by the route.
    [[nodiscard]] AsyncResult<void> uploadChunk(ChunkUpload upload, std::stop_token stop) const;
    /// GetAttachmentsUploadProgress.
    [[nodiscard]] AsyncResult<QList<AttachmentProgress>> progress(QList<Guid> attachments,
                                                                  std::stop_token stop) const;
    /// GetAttachment.
    [[nodiscard]] AsyncResult<AttachmentDetails> details(Guid attachment, std::stop_token stop) const;
    /// DownloadAttachment: the sender may see it.
    [[nodiscard]] AsyncResult<void> download(ContentDownload download, std::stop_token stop) const;
    /// DownloadAttachmentChunk; numbers from 1.
    [[nodiscard]] AsyncResult<void> downloadChunk(ContentDownload download, int number,
                                                  std::stop_token stop) const;
    /// CreateAttachmentDownloadToken: an address that needs no session, for one use. A secret.
    [[nodiscard]] AsyncResult<Secret> downloadToken(Guid attachment, std::optional<Secret> password,
                                                    std::stop_token stop) const;
    /// RemoveAttachment: drops an uploaded file from a draft, with its bytes.
    [[nodiscard]] AsyncResult<void> remove(Guid message, Guid attachment,
                                           std::stop_token stop) const;
    [[nodiscard]] AsyncResult<void> link(Guid message, Guid attachment, std::stop_token stop) const;
    [[nodiscard]] AsyncResult<void> unlink(Guid message, Guid attachment,
                                           std::stop_token stop) const;
    /// TrackPrintAttachment: tells the sender that it was printed.
    [[nodiscard]] AsyncResult<void> trackPrint(Guid attachment, std::stop_token stop) const;

private:
    [[nodiscard]] AsyncResult<void> fetch(ContentDownload download, const QString& below,
                                          std::stop_token stop) const;

    SessionCaller m_caller;
};

} // namespace waxwing
