#pragma once

#include "app/instance/commandline.h"
#include "core/async/scheduler.h"

#include <QObject>

#include <memory>

namespace waxwing {

class Activation;
class Notifier;
struct InstanceMessage;

/// The composition root: builds every object of the program in order, wires them, and destroys
/// them in reverse. The only place that knows concrete types. Main thread.
class Program final : public QObject
{
    Q_OBJECT

public:
    Program(const StartOptions& options, QString dataFolder);
    ~Program() override;

    /// Opens the accounts and shows what was asked for.
    void start();
    /// From a second start of the program.
    void handle(const InstanceMessage& message);
    /// The same for a question; `answer` is called once.
    void answer(const CommandRequest& request, const AnswerCommand& answer);
    /// Instead of start(): opens what is stored, without a window or connection, and answers.
    void answerAlone(const CommandRequest& request, AnswerCommand answer);
    /// The person chose to quit, as opposed to a session that ends. What shows alerts, to keep those
    /// on the screen clickable; only the destructor may follow.
    [[nodiscard]] bool wasQuit() const { return m_wasQuit; }
    [[nodiscard]] std::unique_ptr<Notifier> releaseNotifier();

private:
    struct Parts;
    void beginWork();
    void showPresence();
    void listenToDesktop();

    std::unique_ptr<Parts> m_parts;
    std::unique_ptr<Activation> m_activation;
    StartOptions m_options;
    bool m_wasQuit = false;
    bool m_presented = false; ///< the window was shown at the start
    std::unique_ptr<ScheduledCall> m_startLater;
    std::unique_ptr<ScheduledCall> m_presenceDue;
};

} // namespace waxwing
