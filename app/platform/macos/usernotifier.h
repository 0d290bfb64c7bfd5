#pragma once

#include "app/platform/alertlabels.h"
#include "core/alerts/notifier.h"

#include <QSet>

#ifdef __OBJC__
@class WaxwingNotificationDelegate;
#else
class WaxwingNotificationDelegate;
#endif

namespace waxwing {

/// UNUserNotificationCenter as a Notifier. The key is the request's identifier, so showing it again
/// replaces it, also after a restart; clicks on alerts of an earlier run come through the delegate
/// as well. Works in a signed bundle only. Main thread; answers of the centre are posted there.
class UserNotifier final : public Notifier
{
    Q_OBJECT

public:
    explicit UserNotifier(const AlertLabels& labels);
    ~UserNotifier() override;

    void show(const waxwing::Alert& alert) override;
    void close(const QString& key) override;
    /// The key is enough on macOS.
    void adopt(const QString& key, quint32 nativeId) override;
    void describe(const std::function<void(const waxwing::NotifierFacts&)>& done) override;

    /// From the delegate.
    void noteChoice(const QString& key, waxwing::AlertAction action);
    void noteDismissal(const QString& key);

private:
    void deliver(const Alert& alert);

    void registerButtons(const QList<AlertAction>& actions);

    AlertLabels m_labels;
    QSet<QString> m_categories; ///< known to the centre
    WaxwingNotificationDelegate* m_delegate = nullptr; ///< retained by us, the centre does not
    QSet<QString> m_onScreen;
};

} // namespace waxwing
