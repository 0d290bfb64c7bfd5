#include "tests/portal/outgoing.h"

#include <QSslSocket>

namespace waxwing::portal {

std::size_t unsentBytes(const QTcpSocket* socket)
{
    qint64 bytes = socket->bytesToWrite();
    if (const auto* secure = qobject_cast<const QSslSocket*>(socket))
        bytes += secure->encryptedBytesToWrite();
    return static_cast<std::size_t>(bytes);
}

void onBytesLeft(QTcpSocket* socket, QObject* context, std::function<void()> then)
{
    // Bytes of TLS count as written as soon as they are encrypted; what matters is that they leave.
    if (auto* secure = qobject_cast<QSslSocket*>(socket))
        QObject::connect(secure, &QSslSocket::encryptedBytesWritten, context, then);
    else
        QObject::connect(socket, &QTcpSocket::bytesWritten, context, then);
}

} // namespace waxwing::portal
