#pragma once

#include "core/async/asyncresult.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

namespace waxwing {

/// What a path leads to at the moment.
struct FileOnDisk
{
    QString path;
    bool isReadableFile = false; ///< else a folder, a device, gone, or not ours to read
    bool isFolder = false;
    qint64 size = 0;
    QDateTime modified; ///< in UTC
};

/// Looks at files without keeping the caller waiting: a path may lead to a slow disk. In their order.
[[nodiscard]] AsyncResult<QList<FileOnDisk>> lookAtFiles(QStringList paths);

} // namespace waxwing
