#include "ui/links/linkdrop.h"

#include "core/links/notice.h"

#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace waxwing {

namespace {

const QString kMailType = QStringLiteral("message/rfc822");

bool mayHoldLink(const QMimeData& data)
{
    return data.hasFormat(kMailType) || data.hasUrls() || data.hasText();
}

/// Only plain files: reading from a pipe or a device could wait for ever.
QByteArray contentOfFile(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || file.size() > kLargestNotice || !file.open(QFile::ReadOnly))
        return {};
    return file.read(kLargestNotice);
}

} // namespace

LinkDrop::LinkDrop(QWidget& target) : QObject(&target)
{
    target.setAcceptDrops(true);
    target.installEventFilter(this);
}

QByteArray LinkDrop::contentOf(const QMimeData& data)
{
    if (data.hasFormat(kMailType))
        return data.data(kMailType).left(kLargestNotice);
    const QList<QUrl> urls = data.urls();
    if (urls.size() == 1) {
        return urls.first().isLocalFile() ? contentOfFile(urls.first().toLocalFile())
                                          : urls.first().toEncoded();
    }
    return urls.isEmpty() ? data.text().left(kLargestNotice).toUtf8() : QByteArray();
}

bool LinkDrop::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto* drag = static_cast<QDropEvent*>(event);
        // A mail or link stays where it was dragged from.
        if (!mayHoldLink(*drag->mimeData()) || drag->source())
            break;
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
        return true;
    }
    case QEvent::Drop: {
        auto* drop = static_cast<QDropEvent*>(event);
        if (!mayHoldLink(*drop->mimeData()) || drop->source())
            break;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        Q_EMIT dropped(contentOf(*drop->mimeData()));
        return true;
    }
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace waxwing
