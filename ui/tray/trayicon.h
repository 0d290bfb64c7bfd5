#pragma once

#include "core/account/accountstatus.h"
#include "core/base/guid.h"

#include <QDateTime>
#include <QIcon>
#include <QObject>
#include <QSystemTrayIcon>

#include <memory>
#include <optional>

class QMenu;

namespace waxwing {

/// An account as the tray menu shows it.
struct TrayAccount
{
    Guid id;
    QString name;
    Liveness liveness = Liveness::Starting;
    qint64 unread = 0;

    bool operator==(const TrayAccount&) const = default;
};

/// The program's icon in the tray with its menu. Shows what it is told; what the person wants goes
/// out as signals. Never raises messages of its own (see design section 8).
class TrayIcon : public QObject
{
    Q_OBJECT

public:
    enum class Pause { OneHour, UntilTomorrow };
    Q_ENUM(Pause)

    explicit TrayIcon(QObject* parent = nullptr);
    ~TrayIcon() override;

    /// True if the desktop has a tray at all; ask again later, it may start after us.
    [[nodiscard]] static bool isAvailable() { return QSystemTrayIcon::isSystemTrayAvailable(); }
    void show();
    void setAccounts(const QList<TrayAccount>& accounts);
    /// Alerts are paused until then; invalid: not paused.
    void setPausedUntil(const QDateTime& until);
    [[nodiscard]] QMenu& menu() { return *m_menu; }
    [[nodiscard]] QString toolTip() const;

Q_SIGNALS:
    void openRequested();
    void accountRequested(const waxwing::Guid& account);
    void signInRequested(const waxwing::Guid& account);
    void syncRequested();
    void pauseRequested(waxwing::TrayIcon::Pause pause);
    void resumeRequested();
    void quitRequested();

private:
    /// What the icon shows; drawing it anew is dear, and every event asks for it.
    struct Look
    {
        qint64 unread = 0;
        bool dark = false;
        bool live = true;

        bool operator==(const Look&) const = default;
    };

    void rebuild();
    void rebuildIcon();
    void addAccounts();
    void addPause();
    void activated(QSystemTrayIcon::ActivationReason reason);

    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon* m_icon;
    std::optional<Look> m_look;
    QList<TrayAccount> m_accounts;
    QDateTime m_pausedUntil;
};

/// The bird, with the number of unread messages as a mark; greyed when nothing is live. `dark`
/// stands for the panel it sits on.
[[nodiscard]] QIcon unreadIcon(qint64 unread, bool dark, bool live = true);

/// "Waxwing – 3 unread" or "Waxwing – sign-in needed at Example Org".
[[nodiscard]] QString trayToolTip(const QList<TrayAccount>& accounts);

} // namespace waxwing
