#pragma once

#include "core/model/types.h"

#include <QList>
#include <QSet>
#include <QUrl>

#include <optional>

namespace waxwing {

/// A file as it is announced to the portal (attachments.md section 2).
struct AnnouncedFile
{
    QString fileName;
    qint64 size = 0;
};

/// One piece of a file, as the portal wants it.
struct PlannedChunk
{
    int number = 0; ///< from 1
    qint64 start = 0;
    qint64 size = 0;
    QUrl uploadUri; ///< whether a token may go there is the client's to check
};

struct AttachmentPlan
{
    Guid attachment;
    QString fileName;
    QList<PlannedChunk> chunks; ///< by number, without gap or overlap
};

/// A chunk before its plan was checked: the wire has an end as well, and nobody says of which kind.
struct WireChunk
{
    PlannedChunk chunk;
    qint64 end = 0;
};

/// The chunks by number if they cover a file of this length exactly, whether their ends are
/// exclusive or all inclusive (attachments.md section 2); nullopt for anything else.
[[nodiscard]] std::optional<QList<PlannedChunk>> checkedPlan(QList<WireChunk> chunks, qint64 length);

/// How much of an attachment the portal has.
struct AttachmentProgress
{
    Guid attachment;
    qint64 totalBytes = 0;
    qint64 uploadedBytes = 0; ///< whole chunks only
    QSet<int> completedChunks;
};

/// What only the attachment's own answer tells (attachments.md section 4).
struct AttachmentDetails
{
    AttachmentSummary summary;
    int chunkCount = 0; ///< for download; 0: not said
    FyeoType fyeoType = FyeoType::Disabled;
    QString status;
    QDateTime expiryDate;
};

} // namespace waxwing
