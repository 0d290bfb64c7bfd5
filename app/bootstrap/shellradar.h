#pragma once

#include "app/bootstrap/accountlist.h"
#include "ui/radar/radarwindow.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QToolButton;

namespace waxwing {

class MainWindow;

/// What ends soon, of all accounts, from their caches into the sidebar and a window. Main thread;
/// what it is given must outlive it.
class ShellRadar final : public QObject
{
    Q_OBJECT

public:
    ShellRadar(AccountList& accounts, const Clock& clock, Scheduler& scheduler);
    ~ShellRadar() override;
    /// May die before this.
    void attach(MainWindow& window);

Q_SIGNALS:
    void messageRequested(const waxwing::Guid& account, const waxwing::Guid& message);

private:
    void refreshSoon();
    AsyncResult<void> refresh();
    void open();
    void render();

    AccountList& m_accounts;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    QList<RadarEntry> m_entries;
    quint64 m_round = 0;
    std::unique_ptr<ScheduledCall> m_soon;
    std::unique_ptr<ScheduledCall> m_tick; ///< time passes without news
    QPointer<MainWindow> m_main;
    QPointer<QToolButton> m_button;
    QPointer<RadarWindow> m_window;
};

} // namespace waxwing
