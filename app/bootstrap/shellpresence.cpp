#include "app/bootstrap/shell.h"

#include "app/bootstrap/alerthealth.h"
#include "app/bootstrap/trayfeed.h"
#include "app/bootstrap/unreadsigns.h"
#include "ui/inbox/mainwindow.h"
#include "ui/settings/settingsdialog.h"
#include "ui/tray/trayicon.h"

/// The part of Shell that the person sees beside the window: what the tray and the task bar say of
/// unread messages, whether alerts work, and what the desktop says of the person.
namespace waxwing {

void Shell::makePresence()
{
    TrayFeed::Needs feed{m_needs.accounts, m_needs.scheduler, [this] {
                             return effectiveAlertContent(m_needs.managed, m_needs.preferences);
                         }};
    m_trayFeed = std::make_unique<TrayFeed>(feed);
    TrayIcon* tray = m_tray.get();
    connect(m_trayFeed.get(), &TrayFeed::changed, tray, &TrayIcon::setNewest);
    connect(tray, &TrayIcon::messageRequested, this,
            [this](const Guid& account, const Guid& message) {
                openMessage(account, message, {});
            });
    AlertHealth::Needs health{m_needs.accounts, m_needs.lock, m_needs.notifier,
                              m_needs.preferences, m_needs.clock, m_needs.scheduler,
                              [tray] {
                                  if (!TrayIcon::isAvailable())
                                      return TrayKind::None;
                                  return tray->isEmbedded() ? TrayKind::Embedded
                                                            : TrayKind::StatusNotifier;
                              }};
    m_alertHealth = std::make_unique<AlertHealth>(health);
    connect(m_alertHealth.get(), &AlertHealth::troubled, tray, &TrayIcon::setAlertTrouble);
    connect(m_alertHealth.get(), &AlertHealth::clicked, this, [this](const QString& token) {
        showWindow(token);
        openDiagnosis();
    });
    connect(tray, &TrayIcon::diagnosisRequested, this, &Shell::openDiagnosis);
    m_alertHealth->setDoNotDisturb(m_presence.doNotDisturb);
    m_alertHealth->watch();
}

void Shell::setScreenLocked(bool locked)
{
    Presence presence = m_presence;
    presence.screenLocked = locked;
    setPresence(presence);
}

void Shell::setDoNotDisturb(bool on)
{
    Presence presence = m_presence;
    presence.doNotDisturb = on;
    setPresence(presence);
}

void Shell::setPresence(const Presence& presence)
{
    m_presence = presence;
    m_needs.lock.setPresence(presence);
    for (const auto& account : m_needs.accounts.all())
        account->alerts().center().setPresence(presence);
    if (m_alertHealth)
        m_alertHealth->setDoNotDisturb(presence.doNotDisturb);
}

void Shell::openDiagnosis()
{
    m_alertHealth->open(nullptr);
}

void Shell::showUnread()
{
    qint64 unread = 0;
    for (const TrayAccount& account : trayAccounts())
        unread += account.unread;
    m_unreadSigns->setCount(m_needs.lock.isOpen() ? unread : 0);
}

} // namespace waxwing
