#include "ui/composer/composerattachments.h"

#include "core/async/filecheck.h"
#include "core/async/launch.h"
#include "ui/composer/composercontroller.h"

#include <QFileInfo>
#include <QPointer>

#include <algorithm>

namespace waxwing {

ComposerAttachments::ComposerAttachments(ComposerController& controller, ComposerFilesPort& port,
                                         QObject* parent)
    : QObject(parent), m_controller(controller), m_port(port)
{
    connect(&m_port, &ComposerFilesPort::changed, this, &ComposerAttachments::noteChange);
    noteChange();
}

const UploadRules& ComposerAttachments::rules() const
{
    return m_controller.start().rules.uploads;
}

void ComposerAttachments::noteChange()
{
    const QList<DraftFile> files = m_port.files();
    m_controller.setFileFailed(std::any_of(files.begin(), files.end(), [](const DraftFile& file) {
        return file.stage == FileStage::Failed;
    }));
    Q_EMIT changed();
}

void ComposerAttachments::addPaths(const QStringList& paths)
{
    launch(lookAndAdd(paths), "look at files");
}

AsyncResult<void> ComposerAttachments::lookAndAdd(QStringList paths)
{
    const QPointer<ComposerAttachments> self(this);
    const Result<QList<FileOnDisk>> found = co_await lookAtFiles(paths);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!found)
        co_return failure(found.error());
    m_refusals.clear();
    QList<NewFile> accepted;
    for (const FileOnDisk& file : *found) {
        NewFile added;
        added.path = file.path;
        added.fileName = attachableName(QFileInfo(file.path).fileName());
        added.size = file.size;
        added.modified = file.modified;
        if (file.isReadableFile) {
            check(added, accepted);
            continue;
        }
        Refusal refusal;
        refusal.fileName = added.fileName;
        refusal.why = file.isFolder ? UploadRefusal::Folder : UploadRefusal::Unreadable;
        m_refusals << refusal;
    }
    co_return co_await keep(accepted);
}

void ComposerAttachments::check(NewFile file, QList<NewFile>& accepted)
{
    const QList<DraftFile> present = m_port.files();
    const bool twice = !file.path.isEmpty()
                       && std::any_of(present.begin(), present.end(), [&](const DraftFile& one) {
                              return one.path == file.path && one.modified == file.modified
                                     && one.stage != FileStage::Failed;
                          });
    if (twice)
        return;
    qint64 attached = bytesOf(present);
    for (const NewFile& other : std::as_const(accepted))
        attached += other.size;
    const UploadRefusal why = checkUpload(file.fileName, file.size, attached, rules());
    if (why == UploadRefusal::None) {
        accepted << std::move(file);
        return;
    }
    Refusal refusal;
    refusal.fileName = file.fileName;
    refusal.why = why;
    m_refusals << refusal;
}

void ComposerAttachments::addContent(const QString& fileName, const QByteArray& bytes)
{
    m_refusals.clear();
    NewFile file;
    file.fileName = attachableName(fileName);
    file.bytes = bytes;
    file.size = bytes.size();
    QList<NewFile> accepted;
    check(file, accepted);
    launch(keep(accepted), "keep a pasted file");
}

AsyncResult<void> ComposerAttachments::keep(QList<NewFile> files)
{
    const QPointer<ComposerAttachments> self(this);
    m_error.reset();
    Q_EMIT changed();
    if (!self || files.isEmpty())
        co_return Result<void>();
    Result<void> kept = co_await m_controller.keepForFiles();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (kept) {
        kept = co_await m_port.add(files);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
    }
    if (!kept) {
        m_error = kept.error();
        Q_EMIT changed();
    }
    co_return kept;
}

void ComposerAttachments::dismissRefusals()
{
    m_refusals.clear();
    m_error.reset();
    Q_EMIT changed();
}

} // namespace waxwing
