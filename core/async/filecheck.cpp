#include "core/async/filecheck.h"

#include "core/async/completer.h"

#include <QFileInfo>
#include <QThreadPool>

#include <memory>

namespace waxwing {

namespace {

QList<FileOnDisk> looked(const QStringList& paths)
{
    QList<FileOnDisk> files;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        FileOnDisk file;
        file.path = path;
        file.isFolder = info.isDir();
        file.isReadableFile = info.isFile() && info.isReadable();
        file.size = info.size();
        file.modified = info.lastModified().toUTC();
        files << file;
    }
    return files;
}

} // namespace

AsyncResult<QList<FileOnDisk>> lookAtFiles(QStringList paths)
{
    const auto completer = std::make_shared<Completer<QList<FileOnDisk>>>();
    auto answer = completer->result();
    QThreadPool::globalInstance()->start(
        [completer, paths = std::move(paths)] { completer->complete(looked(paths)); });
    co_return co_await answer;
}

} // namespace waxwing
