#pragma once

#include "app/instance/instancemessage.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <chrono>
#include <memory>

class QLocalSocket;

namespace waxwing {

class HandOver;
class Question;

/// Sees to it that one program works on one data folder. The first start holds a lock and listens;
/// later ones hand over what they were asked to do and leave. A lock whose holder has crashed is
/// taken over. Main thread.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    enum class Role {
        First,  ///< lock held; listening, unless the log says otherwise
        Second, ///< somebody else holds it: handOver() and leave
        Failed, ///< the folder cannot be written: nobody knows
    };

    /// Lock and socket lie in `runtimeFolder` (made if need be, for this user alone), under a name
    /// that belongs to `dataFolder`.
    SingleInstance(QString runtimeFolder, const QString& dataFolder);
    ~SingleInstance() override;

    /// Quickly, and without claiming anything: false if there can be no other.
    [[nodiscard]] bool mayBeSecond() const;
    [[nodiscard]] Role claim();
    /// Passes a message to the first start; answers through handedOver(), after `patience` at the
    /// latest.
    void handOver(const InstanceMessage& message, std::chrono::milliseconds patience);
    /// Asks the first start; answers through answered(). `patience` is for it to take the question.
    void ask(const CommandRequest& request, std::chrono::milliseconds patience);

Q_SIGNALS:
    void handedOver(bool taken);
    void messageReceived(const waxwing::InstanceMessage& message);
    /// `answer` is called once, at once or later; the other waits for it.
    void asked(const waxwing::CommandRequest& request, const waxwing::AnswerCommand& answer);
    /// The answer to ask().
    void answered(const waxwing::CommandAnswer& answer);

private:
    void listen();
    void onConnection();
    void readFrom(QLocalSocket& socket);

    QString m_folder;
    QString m_path;
    QLockFile m_lock;
    QLocalServer m_server;
    std::unique_ptr<HandOver> m_handOver;
    std::unique_ptr<Question> m_question;
};

} // namespace waxwing
