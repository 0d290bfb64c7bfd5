#include "ui/common/draggedmessages.h"

#include <QMimeData>

namespace waxwing {

QString draggedMessagesType()
{
    return QStringLiteral("application/x-waxwing-messages");
}

QMimeData* dragOf(const QList<RowId>& messages)
{
    QByteArray lines;
    for (const RowId& message : messages)
        lines += message.account.toString().toLatin1() + ' ' + message.guid.toString().toLatin1()
                 + '\n';
    auto* data = new QMimeData;
    data->setData(draggedMessagesType(), lines);
    return data;
}

QList<RowId> draggedMessages(const QMimeData& data)
{
    QList<RowId> messages;
    const QList<QByteArray> lines = data.data(draggedMessagesType()).split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> parts = line.split(' ');
        const auto account = Guid::parse(QString::fromLatin1(parts.value(0)));
        const auto guid = Guid::parse(QString::fromLatin1(parts.value(1)));
        if (account && guid && parts.size() == 2)
            messages << RowId{*account, *guid};
    }
    return messages;
}

} // namespace waxwing
