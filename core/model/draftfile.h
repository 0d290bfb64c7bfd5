#pragma once

#include "core/base/error.h"
#include "core/model/attachment.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

/// Files that go along with a message while it is written (messages.md section 4.4).
namespace waxwing {

enum class FileOrigin {
    Own,    ///< uploaded from here
    Parent, ///< of the message that is forwarded: linked, not uploaded
    Draft,  ///< was at the draft when it was opened here
};

enum class FileStage {
    Waiting,    ///< for its draft, or for the portal
    Announcing, ///< PreCreateAttachments may have been called
    Uploading,  ///< announced; the portal may have some of its chunks
    AtPortal,
    Removing, ///< is to be taken off the draft again
    Failed,   ///< goes on only by hand
};

/// One file of one draft, as it is kept.
struct DraftFile
{
    Guid id; ///< ours
    Guid draft;
    FileOrigin origin = FileOrigin::Own;
    FileStage stage = FileStage::Waiting;
    QString fileName; ///< as the recipients will see it
    qint64 size = 0;
    QString path;       ///< on disk; empty: the content is kept in the cache
    QDateTime modified; ///< with a path: as it was when it was chosen
    Guid attachment;    ///< once announced or linked
    Guid message;       ///< the draft at the portal that `attachment` belongs to
    QList<PlannedChunk> chunks;
    Error trouble; ///< with Failed

    qint64 sent = 0;        ///< not kept
    bool isPaused = false;  ///< not kept: it stopped and goes on by itself

    [[nodiscard]] bool isPending() const { return stage != FileStage::AtPortal; }
};

/// Something to be attached: a file on disk, or what was pasted.
struct NewFile
{
    QString fileName;
    QString path;
    QByteArray bytes; ///< without a path
    qint64 size = 0;
    QDateTime modified;
};

/// A name without folders and characters that attachments must not have, in the length allowed.
[[nodiscard]] QString attachableName(const QString& fileName);

/// What is on its way in all, for one line of text.
struct UploadShare
{
    int pending = 0; ///< files
    qint64 sent = 0;
    qint64 total = 0; ///< bytes of those pending
};
[[nodiscard]] UploadShare shareOf(const QList<DraftFile>& files);
/// Bytes of all of them, as the portal counts them.
[[nodiscard]] qint64 bytesOf(const QList<DraftFile>& files);

} // namespace waxwing
