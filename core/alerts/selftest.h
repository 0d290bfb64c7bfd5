#pragma once

#include "core/alerts/notifier.h"
#include "core/async/scheduler.h"

#include <QObject>

#include <memory>

namespace waxwing {

/// How far a test of the alerts has come.
enum class SelfTestStage {
    NeverRun,
    Sent,       ///< handed to the desktop
    WaitsForClick, ///< the desktop says that it shows it
    Passed,     ///< shown, and the click came back if one was wanted
    NoServer,   ///< nobody on this desktop shows alerts
    Refused,    ///< the desktop did not take it
    NoAnswer,   ///< the desktop took it and said nothing
    NotClicked, ///< shown, but no click came back in time
    Dismissed,  ///< shown and closed, without a click that came back
};

/// Sends one alert through the real path, the notifier that every alert takes, and sees what becomes
/// of it. By itself it only checks that the desktop shows alerts and takes its own away at once; on
/// request it waits for the click. Main thread.
class AlertSelfTest final : public QObject
{
    Q_OBJECT

public:
    AlertSelfTest(Notifier& notifier, Scheduler& scheduler);
    ~AlertSelfTest() override;

    /// The key of its alert, which belongs to no account.
    [[nodiscard]] static QString key() { return QStringLiteral("program/self-test"); }
    /// Begins anew if one is under way. `alert` says something to the person.
    void run(const Alert& alert, bool wantsClick);
    [[nodiscard]] SelfTestStage stage() const { return m_stage; }
    [[nodiscard]] bool isUnderWay() const
    {
        return m_stage == SelfTestStage::Sent || m_stage == SelfTestStage::WaitsForClick;
    }

Q_SIGNALS:
    void stageChanged(waxwing::SelfTestStage stage);

private:
    void enter(SelfTestStage stage);

    Notifier& m_notifier;
    Scheduler& m_scheduler;
    SelfTestStage m_stage = SelfTestStage::NeverRun;
    bool m_wantsClick = false;
    std::unique_ptr<ScheduledCall> m_patience;
};

} // namespace waxwing
