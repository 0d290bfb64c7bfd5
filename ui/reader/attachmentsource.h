#pragma once

#include "core/async/asyncresult.h"
#include "core/base/secret.h"
#include "core/model/types.h"

#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

namespace waxwing {

/// One attachment on its way into a file. Destroying it gives it up and leaves nothing.
class FileTransfer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// After stopped(): goes on with what is missing.
    virtual void resume(std::optional<Secret> password) = 0;

Q_SIGNALS:
    void progressed(qint64 bytes, qint64 total);
    void completed(const QString& file);
    void stopped(const waxwing::Error& error);
};

/// Where the reader gets the attachments of one account. Must outlive its use by
/// AttachmentsController (call clear() there first).
class AttachmentSource
{
public:
    virtual ~AttachmentSource() = default;
    /// Begins to save an attachment as `target`, which is replaced once everything is there.
    [[nodiscard]] virtual std::unique_ptr<FileTransfer> save(Guid attachment, QString target,
                                                             std::optional<Secret> password) = 0;
    /// The content, in memory alone, if it has at most `most` bytes.
    [[nodiscard]] virtual AsyncResult<QByteArray> content(Guid attachment, qint64 most,
                                                          std::optional<Secret> password) = 0;
    /// A path in the private folder for a file of this (hostile) name; nullopt if there is none.
    [[nodiscard]] virtual std::optional<QString> privatePath(const QString& fileName) = 0;
    /// The message in the web application; empty if the portal has none.
    [[nodiscard]] virtual QUrl webAddress(Guid message) = 0;
};

} // namespace waxwing
