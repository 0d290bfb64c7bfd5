#pragma once

#include "app/bootstrap/accountlist.h"
#include "core/alerts/selftest.h"
#include "core/alerts/selftestrhythm.h"
#include "core/base/clock.h"
#include "ui/diagnosis/diagnosis.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>

class QWidget;

namespace waxwing {

class AccountLock;
class DiagnosisWindow;
class Preferences;

/// Whether alerts reach the person: tests the real way once a week by itself and whenever asked, and
/// gathers for the diagnosis page what the alerts depend on and what happened last. Main thread.
class AlertHealth final : public QObject
{
    Q_OBJECT

public:
    struct Needs
    {
        AccountList& accounts;
        AccountLock& lock;
        Notifier& notifier;
        Preferences& preferences;
        const Clock& clock;
        Scheduler& scheduler;
        std::function<TrayKind()> tray;
    };
    explicit AlertHealth(Needs needs);
    ~AlertHealth() override;

    /// The diagnosis page, in front.
    void open(QWidget* parent);
    /// Tests by itself from now on, when a week has passed since the last time.
    void watch();
    /// The desktop shows no alerts now: no time for a test that nobody asked for.
    void setDoNotDisturb(bool on);

Q_SIGNALS:
    /// The last test found that alerts are not shown; or that they are again.
    void troubled(bool troubled);
    /// The person clicked the alert of the test: the page is what they want to see.
    void clicked(const QString& activationToken);

private:
    void routeEvents();
    void note(DiagnosedEvent::Kind kind, const Guid& account, Liveness liveness = {});
    void noteAlert(DiagnosedEvent::Kind kind, const QString& key);
    void test(bool wantsClick);
    void onStage(SelfTestStage stage);
    void refresh();
    void show();
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] bool isTestUnwelcome() const;
    [[nodiscard]] int numberOf(const Guid& account) const;

    Needs m_needs;
    AlertSelfTest m_test;
    SelfTestRhythm m_rhythm;
    QDateTime m_testedAt;
    NotifierFacts m_facts;
    bool m_doNotDisturb = false;
    std::deque<DiagnosedEvent> m_events; ///< newest first
    std::unique_ptr<DiagnosisWindow> m_window;
};

} // namespace waxwing
