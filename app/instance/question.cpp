#include "app/instance/question.h"

#include "app/instance/instancemessage.h"

#include <QDataStream>
#include <QIODevice>

namespace waxwing {

namespace {

constexpr auto kAskingPause = std::chrono::milliseconds(20);
constexpr auto kAnswerPatience = std::chrono::minutes(5);
constexpr auto kStreamVersion = QDataStream::Qt_6_4;
constexpr quint32 kMark = 0x57784177; ///< "WxAw"

CommandAnswer noAnswer()
{
    CommandAnswer answer;
    answer.exit = CommandExit::Failed;
    answer.problem = Question::tr("the program that runs already does not answer");
    return answer;
}

} // namespace

QByteArray toWire(const CommandAnswer& answer)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(kStreamVersion);
    out << kMark << qint32(answer.exit) << answer.output << answer.problem;
    return bytes;
}

std::optional<CommandAnswer> answerFrom(const QByteArray& bytes)
{
    QDataStream in(bytes);
    in.setVersion(kStreamVersion);
    quint32 mark = 0;
    qint32 exit = 0;
    CommandAnswer answer;
    in >> mark >> exit >> answer.output >> answer.problem;
    if (in.status() != QDataStream::Ok || mark != kMark || exit < 0
        || exit > static_cast<qint32>(CommandExit::NotAllowed))
        return std::nullopt;
    answer.exit = static_cast<CommandExit>(exit);
    return answer;
}

Question::Question(QString path, const CommandRequest& request, std::chrono::milliseconds patience)
    : m_path(std::move(path))
{
    InstanceMessage message;
    message.action = InstanceMessage::Action::Ask;
    message.request = request;
    m_line = message.toLine();
    m_retry.setSingleShot(true);
    m_deadline.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Question::tryNow);
    connect(&m_deadline, &QTimer::timeout, this, [this] { finish(noAnswer()); });
    connect(&m_socket, &QLocalSocket::connected, this, [this] {
        m_deadline.start(kAnswerPatience);
        m_socket.write(m_line);
    });
    connect(&m_socket, &QLocalSocket::readyRead, this,
            [this] { m_received += m_socket.readAll(); });
    connect(&m_socket, &QLocalSocket::disconnected, this, [this] {
        m_received += m_socket.readAll();
        finish(answerFrom(m_received).value_or(noAnswer()));
    });
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this](auto error) {
        if (error != QLocalSocket::PeerClosedError)
            m_retry.start();
    });
    m_deadline.start(patience);
    m_retry.start(std::chrono::milliseconds(0)); // not at once: nobody can be connected yet
}

void Question::tryNow()
{
    m_retry.setInterval(kAskingPause);
    m_received.clear();
    m_socket.connectToServer(m_path);
}

void Question::finish(const CommandAnswer& answer)
{
    m_deadline.stop();
    m_retry.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    Q_EMIT finished(answer);
}

} // namespace waxwing
