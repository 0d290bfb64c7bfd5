#pragma once

#include "app/platform/alertlabels.h"
#include "core/alerts/notifier.h"

#include <QHash>

#include <memory>

namespace waxwing {

/// Windows toasts as a Notifier. A toast's tag is made from its key, so showing a key again
/// replaces it, also after a restart. A click arrives in-process while we run; once the toast has
/// sunk into the notification centre, or after a restart, Windows starts the program by the link in
/// its launch argument (protocol activation), which the single instance hands to us. Main thread;
/// events of Windows come on other threads and are posted there.
///
/// Needs a shortcut in the start menu that carries the same AppUserModelID (installers/windows).
class ToastNotifier final : public Notifier
{
    Q_OBJECT

public:
    ToastNotifier(const QString& appUserModelId, AlertLabels labels);
    ~ToastNotifier() override;

    void show(const waxwing::Alert& alert) override;
    void close(const QString& key) override;
    /// The key is enough on Windows.
    void adopt(const QString& key, quint32 nativeId) override;
    void describe(const std::function<void(const waxwing::NotifierFacts&)>& done) override;

private:
    struct Toasts;

    std::unique_ptr<Toasts> m_toasts;
    AlertLabels m_labels;
    QHash<QString, quint32> m_rounds; ///< which showing of a key is on the screen
};

} // namespace waxwing
