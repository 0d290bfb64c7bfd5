#pragma once

#include "app/bootstrap/liveaccount.h"
#include "core/sync/attachmentdownloads.h"
#include "ui/reader/attachmentsource.h"

namespace waxwing {

class OpenedFiles;

/// The attachments of one account for the reader. Both arguments must outlive it.
class AccountAttachments final : public AttachmentSource
{
public:
    AccountAttachments(LiveAccount& account, Scheduler& scheduler, OpenedFiles& opened);
    [[nodiscard]] std::unique_ptr<FileTransfer> save(Guid attachment, QString target,
                                                     std::optional<Secret> password) override;
    [[nodiscard]] AsyncResult<QByteArray> content(Guid attachment, qint64 most,
                                                  std::optional<Secret> password) override;
    [[nodiscard]] std::optional<QString> privatePath(const QString& fileName) override;
    [[nodiscard]] QUrl webAddress(Guid message) override;

private:
    LiveAccount& m_account;
    OpenedFiles& m_opened;
    AttachmentDownloads m_downloads;
};

} // namespace waxwing
