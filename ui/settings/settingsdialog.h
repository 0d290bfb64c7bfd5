#pragma once

#include "ui/settings/settings.h"

#include <QDialog>
#include <QList>

class QButtonGroup;
class QLabel;
class QVBoxLayout;

namespace waxwing {

class AccountCard;
class AlertPreview;

/// The settings window. Shows what it is given; a change goes out as a signal at once and there is
/// nothing to confirm at the end. Not modal: open it with show().
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(QWidget* parent = nullptr);
    /// Does not emit settingsChanged().
    void setSettings(const Settings& settings);
    /// May be called while the window is open; a question that is open stays.
    void setAccounts(const QList<SettingsAccount>& accounts);

Q_SIGNALS:
    void settingsChanged(const waxwing::Settings& settings);
    void signInRequested(const waxwing::Guid& account);
    /// The session and the kept sign-in go, stored messages stay.
    void signOutRequested(const waxwing::Guid& account);
    /// The person has confirmed that everything of the account on this computer is deleted.
    void removeRequested(const waxwing::Guid& account);
    void addAccountRequested();
    /// Sizes and places of windows, and which hints were given, as on the first day.
    void windowResetRequested();

private:
    QWidget* makeAppearance();
    QWidget* makeAlerts();
    QWidget* makeAccounts();
    QWidget* makeWindow();
    AccountCard* makeCard(const Guid& account);
    void takeChange();

    Settings m_settings;
    QButtonGroup* m_theme;
    QButtonGroup* m_alertContent;
    AlertPreview* m_preview = nullptr;
    QVBoxLayout* m_cards = nullptr;
    QLabel* m_noAccount = nullptr;
    QList<AccountCard*> m_accounts;
};

} // namespace waxwing
