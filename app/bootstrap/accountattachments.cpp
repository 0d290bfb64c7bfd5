#include "app/bootstrap/accountattachments.h"

#include "app/bootstrap/openedfiles.h"

#include <QPointer>

namespace waxwing {

namespace {

/// A download as the reader sees it.
class DownloadingFile final : public FileTransfer
{
public:
    DownloadingFile(AttachmentDownloads& downloads, AttachmentDownload* download)
        : m_downloads(&downloads), m_download(download)
    {
        connect(download, &AttachmentDownload::progressed, this, &FileTransfer::progressed);
        connect(download, &AttachmentDownload::completed, this, &FileTransfer::completed);
        connect(download, &AttachmentDownload::stopped, this, &FileTransfer::stopped);
    }
    ~DownloadingFile() override
    {
        if (m_downloads && m_download)
            m_downloads->discard(m_download);
    }
    void resume(std::optional<Secret> password) override
    {
        if (m_download)
            m_download->resume(std::move(password));
    }

private:
    QPointer<AttachmentDownloads> m_downloads;
    QPointer<AttachmentDownload> m_download;
};

} // namespace

AccountAttachments::AccountAttachments(LiveAccount& account, Scheduler& scheduler,
                                       OpenedFiles& opened)
    : m_account(account), m_opened(opened),
      m_downloads(AttachmentClient(account.portal().caller()), scheduler, systemRandom())
{}

std::unique_ptr<FileTransfer> AccountAttachments::save(Guid attachment, QString target,
                                                       std::optional<Secret> password)
{
    AttachmentDownload* download = m_downloads.save(attachment, target, std::move(password));
    return std::make_unique<DownloadingFile>(m_downloads, download);
}

AsyncResult<QByteArray> AccountAttachments::content(Guid attachment, qint64 most,
                                                    std::optional<Secret> password)
{
    return m_downloads.content(attachment, most, std::move(password), {});
}

std::optional<QString> AccountAttachments::privatePath(const QString& fileName)
{
    return m_opened.pathFor(fileName);
}

QUrl AccountAttachments::webAddress(Guid)
{
    return m_account.record().webApp;
}

} // namespace waxwing
