#pragma once

#include "app/bootstrap/accountlist.h"
#include "core/async/scheduler.h"
#include "ui/settings/settings.h"
#include "ui/tray/traymessage.h"

#include <QObject>

#include <functional>
#include <memory>

namespace waxwing {

/// The newest unread messages of all inboxes, for the tray menu: read from the caches when something
/// has changed, not more often than twice a second. Tells no more than alerts may. Main thread.
class TrayFeed final : public QObject
{
    Q_OBJECT

public:
    struct Needs
    {
        AccountList& accounts;
        Scheduler& scheduler;
        std::function<AlertContent()> content;
    };
    explicit TrayFeed(Needs needs);
    ~TrayFeed() override;

    /// Soon.
    void refresh();

Q_SIGNALS:
    void changed(const QList<waxwing::TrayMessage>& newest);

private:
    AsyncResult<void> gather();

    Needs m_needs;
    std::unique_ptr<ScheduledCall> m_soon;
    quint64 m_round = 0; ///< an older one that answers late is not told
};

} // namespace waxwing
