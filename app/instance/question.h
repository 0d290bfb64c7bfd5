#pragma once

#include "app/instance/commandrequest.h"

#include <QLocalSocket>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace waxwing {

/// One question to the program that runs already, from a start that prints the answer and leaves.
/// Main thread.
class Question final : public QObject
{
    Q_OBJECT

public:
    /// `path` of the socket. `patience` is for reaching the other; looking may take longer. Answers
    /// through finished(), exactly once.
    Question(QString path, const CommandRequest& request, std::chrono::milliseconds patience);

Q_SIGNALS:
    void finished(const waxwing::CommandAnswer& answer);

private:
    void tryNow();
    void finish(const CommandAnswer& answer);

    QString m_path;
    QByteArray m_line;
    QByteArray m_received;
    QLocalSocket m_socket;
    QTimer m_retry;
    QTimer m_deadline;
};

/// An answer as it goes through the socket, which is closed after it.
[[nodiscard]] QByteArray toWire(const CommandAnswer& answer);
/// Nothing if it is not whole, or not one of ours.
[[nodiscard]] std::optional<CommandAnswer> answerFrom(const QByteArray& bytes);

} // namespace waxwing
