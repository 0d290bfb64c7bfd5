#include "tests/portal/tlsserver.h"

#include <QSslSocket>
#include <QTimer>

#include <chrono>

namespace waxwing::portal {

namespace {

constexpr std::chrono::seconds kHandshakePatience{30};
/// The first byte of every connection by TLS: the type of the record that holds the greeting.
constexpr char kHandshakeRecord = 0x16;

} // namespace

void TlsServer::incomingConnection(qintptr descriptor)
{
    auto* socket = new QSslSocket(this);
    socket->setSslConfiguration(m_configuration);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    // Until it is known what it speaks, the connection belongs to what happens to it here.
    auto* undecided = new QObject(socket);
    connect(socket, &QSslSocket::disconnected, undecided, [socket] { socket->deleteLater(); });
    QTimer::singleShot(kHandshakePatience, undecided, [socket] { socket->abort(); });
    connect(socket, &QSslSocket::encrypted, undecided, [this, socket, undecided] {
        delete undecided;
        addPendingConnection(socket);
    });
    connect(socket, &QSslSocket::readyRead, undecided, [this, socket, undecided] {
        if (socket->mode() != QSslSocket::UnencryptedMode)
            return;
        const QByteArray first = socket->peek(1);
        if (first.isEmpty())
            return;
        if (first.front() == kHandshakeRecord) {
            socket->startServerEncryption();
            return;
        }
        const auto plain = m_plain;
        delete undecided;
        plain(socket);
    });
}

} // namespace waxwing::portal
