#pragma once

#include "app/instance/instancemessage.h"

#include <QLocalSocket>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace waxwing {

/// One message to the program that runs already, from a start that leaves right after. Tries again
/// while the other is still starting. Main thread.
class HandOver final : public QObject
{
    Q_OBJECT

public:
    /// `path` of the socket. Answers through finished(), exactly once.
    HandOver(QString path, const InstanceMessage& message, std::chrono::milliseconds patience);

Q_SIGNALS:
    /// False if the other did not take it in time: it hangs, or does not listen.
    void finished(bool taken);

private:
    void tryNow();
    void finish(bool taken);

    QString m_path;
    QByteArray m_line;
    QByteArray m_answer;
    QLocalSocket m_socket;
    QTimer m_retry;
    QTimer m_deadline;
};

/// What the first start answers once it has taken a message.
inline constexpr char kHandOverTaken[] = "taken\n";

} // namespace waxwing
