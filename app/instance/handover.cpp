#include "app/instance/handover.h"

namespace waxwing {

namespace {

constexpr auto kPause = std::chrono::milliseconds(20);

} // namespace

HandOver::HandOver(QString path, const InstanceMessage& message, std::chrono::milliseconds patience)
    : m_path(std::move(path)), m_line(message.toLine())
{
    m_retry.setSingleShot(true);
    m_deadline.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &HandOver::tryNow);
    connect(&m_deadline, &QTimer::timeout, this, [this] { finish(false); });
    connect(&m_socket, &QLocalSocket::connected, this, [this] { m_socket.write(m_line); });
    connect(&m_socket, &QLocalSocket::readyRead, this, [this] {
        m_answer += m_socket.readAll();
        if (m_answer == kHandOverTaken)
            finish(true);
    });
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] { m_retry.start(); });
    m_deadline.start(patience);
    m_retry.start(std::chrono::milliseconds(0)); // not at once: nobody can be connected yet
}

void HandOver::tryNow()
{
    m_retry.setInterval(kPause);
    m_answer.clear();
    m_socket.abort();
    m_socket.connectToServer(m_path);
}

void HandOver::finish(bool taken)
{
    m_deadline.stop();
    m_retry.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    Q_EMIT finished(taken);
}

} // namespace waxwing
