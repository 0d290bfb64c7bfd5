#include "app/instance/singleinstance.h"

#include "app/instance/handover.h"
#include "app/instance/question.h"
#include "core/base/log.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QPointer>
#include <QTimer>

namespace waxwing {

namespace {

constexpr auto kReadPatience = std::chrono::seconds(5);
constexpr int kMostConnections = 8;
constexpr char kAsking[] = "asking";
const QString kLockSuffix = QStringLiteral(".lock");

/// Short, because the path of a socket may have no more than about 100 characters.
QString nameFor(const QString& dataFolder)
{
    const QByteArray path = QFileInfo(dataFolder).absoluteFilePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex();
    return QStringLiteral("instance-") + QString::fromLatin1(hash.left(12));
}

} // namespace

SingleInstance::SingleInstance(QString runtimeFolder, const QString& dataFolder)
    : m_folder(std::move(runtimeFolder)),
      m_path(QDir(m_folder).filePath(nameFor(dataFolder))),
      m_lock(m_path + kLockSuffix)
{
    // No age makes a lock stale, only the death of the process that holds it.
    m_lock.setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(kMostConnections);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::mayBeSecond() const
{
    return QFile::exists(m_path + kLockSuffix);
}

SingleInstance::Role SingleInstance::claim()
{
    if (!QDir().mkpath(m_folder))
        return Role::Failed;
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (m_lock.tryLock(0)) {
        listen();
        return Role::First;
    }
    return m_lock.error() == QLockFile::LockFailedError ? Role::Second : Role::Failed;
}

void SingleInstance::listen()
{
    // Whoever held the lock before is gone, so its socket is nobody's.
    QLocalServer::removeServer(m_path);
    if (!m_server.listen(m_path))
        qCWarning(lcApp) << "second starts cannot reach this one:" << m_server.serverError();
}

void SingleInstance::handOver(const InstanceMessage& message, std::chrono::milliseconds patience)
{
    m_handOver = std::make_unique<HandOver>(m_path, message, patience);
    connect(m_handOver.get(), &HandOver::finished, this, &SingleInstance::handedOver);
}

void SingleInstance::ask(const CommandRequest& request, std::chrono::milliseconds patience)
{
    m_question = std::make_unique<Question>(m_path, request, patience);
    connect(m_question.get(), &Question::finished, this, &SingleInstance::answered);
}

void SingleInstance::onConnection()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { readFrom(*socket); });
        QTimer::singleShot(kReadPatience, socket, [socket] {
            if (!socket->property(kAsking).toBool())
                socket->abort();
        });
        if (socket->bytesAvailable() > 0)
            readFrom(*socket);
    }
}

void SingleInstance::readFrom(QLocalSocket& socket)
{
    if (!socket.canReadLine()) {
        if (socket.bytesAvailable() > InstanceMessage::kLongestLine)
            socket.abort();
        return;
    }
    const auto message = InstanceMessage::fromLine(socket.readLine());
    if (!message) {
        qCWarning(lcApp) << "a second start sent something that cannot be read";
        socket.abort();
        return;
    }
    if (message->action == InstanceMessage::Action::Ask) {
        const QPointer<QLocalSocket> asker(&socket);
        socket.setProperty(kAsking, true); // looking may take longer than reading a line
        Q_EMIT asked(message->request, [asker](const CommandAnswer& answer) {
            if (!asker)
                return;
            asker->write(toWire(answer));
            asker->disconnectFromServer();
        });
        return;
    }
    socket.write(kHandOverTaken);
    socket.disconnectFromServer();
    Q_EMIT messageReceived(*message);
}

} // namespace waxwing
