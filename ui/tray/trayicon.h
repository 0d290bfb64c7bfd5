#pragma once

#include "core/account/accountstatus.h"
#include "core/base/clock.h"
#include "core/base/guid.h"
#include "ui/tray/traymessage.h"

#include <QDateTime>
#include <QIcon>
#include <QObject>
#include <QSystemTrayIcon>

#include <functional>
#include <memory>
#include <optional>

class QMenu;

namespace waxwing {

/// An account as the tray menu shows it.
struct TrayAccount
{
    Guid id;
    QString name;
    AccountStatus status;
    qint64 unread = 0;
};

/// The program's icon in the tray with its menu. Shows what it is told; what the person wants goes
/// out as signals. Never raises messages of its own (see design section 8).
class TrayIcon : public QObject
{
    Q_OBJECT

public:
    enum class Pause { HalfHour, OneHour, UntilTomorrow, UntilResumed };
    Q_ENUM(Pause)

    explicit TrayIcon(const Clock& clock, QObject* parent = nullptr);
    ~TrayIcon() override;

    /// True if the desktop has a tray at all; ask again later, it may start after us.
    [[nodiscard]] static bool isAvailable() { return QSystemTrayIcon::isSystemTrayAvailable(); }
    void show();
    void setAccounts(const QList<TrayAccount>& accounts);
    /// As setAccounts(), when the menu is about to be seen: what it says passes with time.
    void setSource(std::function<QList<TrayAccount>()> accounts);
    /// Alerts are paused until then, or without an end; neither: not paused.
    void setPausedUntil(const QDateTime& until, bool openEnd = false);
    /// Locked: the menu offers to unlock, and nothing that needs what is stored.
    void setLocked(bool locked);
    /// The newest unread messages, newest first; not shown while locked.
    void setNewest(const QList<TrayMessage>& newest);
    /// The last test of the alerts failed: the menu says so.
    void setAlertTrouble(bool troubled);
    /// The icon sits in a window of the panel (XEmbed) or in the tray of Windows and macOS, whose
    /// place is known; otherwise the panel draws it itself.
    [[nodiscard]] bool isEmbedded() const { return m_icon->geometry().isValid(); }
    [[nodiscard]] QMenu& menu() { return *m_menu; }
    [[nodiscard]] QString toolTip() const;

Q_SIGNALS:
    void openRequested();
    void accountRequested(const waxwing::Guid& account);
    /// To the accounts that need it, one after the other, this one first.
    void signInRequested(const waxwing::Guid& account);
    void syncRequested();
    void pauseRequested(waxwing::TrayIcon::Pause pause);
    void resumeRequested();
    void messageRequested(const waxwing::Guid& account, const waxwing::Guid& message);
    void diagnosisRequested();
    void lockRequested();
    void quitRequested();

private:
    /// What the icon shows; drawing it anew is dear, and every event asks for it.
    struct Look
    {
        qint64 unread = 0;
        bool dark = false;
        bool live = true;
        bool locked = false;

        bool operator==(const Look&) const = default;
    };

    void rebuild();
    void rebuildIcon();
    void addAccounts();
    void addNewest();
    [[nodiscard]] QString lineOf(const TrayAccount& account) const;
    void addPause();
    void activated(QSystemTrayIcon::ActivationReason reason);

    const Clock& m_clock;
    std::function<QList<TrayAccount>()> m_source;
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon* m_icon;
    std::optional<Look> m_look;
    QList<TrayAccount> m_accounts;
    std::optional<QStringList> m_lines; ///< what the menu says of them
    QDateTime m_pausedUntil;
    bool m_pausedOpenEnd = false;
    bool m_locked = false;
    QList<TrayMessage> m_newest;
    bool m_alertTrouble = false;
};

/// The bird, with the number of unread messages as a mark; greyed when nothing is live. `dark`
/// stands for the panel it sits on.
[[nodiscard]] QIcon unreadIcon(qint64 unread, bool dark, bool live = true);

/// The bird with a padlock: what is stored is closed.
[[nodiscard]] QIcon lockedIcon();

/// "Waxwing – 3 unread" or "Waxwing – sign-in needed at Example Org".
[[nodiscard]] QString trayToolTip(const QList<TrayAccount>& accounts);

} // namespace waxwing
