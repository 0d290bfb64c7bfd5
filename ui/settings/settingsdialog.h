#pragma once

#include "core/base/secret.h"
#include "ui/settings/settings.h"

#include <QDialog>
#include <QList>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace waxwing {

class AccountCard;
class AlertPreview;
class AlertsSection;
class NetworkSection;
class NoticeBar;
class SpellingSection;
class StorageSection;

/// The settings window. Shows what it is given; a change goes out as a signal at once and there is
/// nothing to confirm at the end. Not modal: open it with show().
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(QWidget* parent = nullptr);
    /// Does not emit settingsChanged().
    void setSettings(const Settings& settings);
    /// What cannot be changed, and why.
    void setManagedView(const ManagedView& managed);
    [[nodiscard]] NetworkSection& network() { return *m_network; }
    [[nodiscard]] AlertsSection& alerts() { return *m_alerts; }
    [[nodiscard]] SpellingSection& spelling() { return *m_spelling; }
    /// May be called while the window is open; a question that is open stays.
    void setAccounts(const QList<SettingsAccount>& accounts);
    void setStorage(const StorageView& storage);

Q_SIGNALS:
    /// Closed, or hidden in another way.
    void concealed();
    void settingsChanged(const waxwing::Settings& settings);
    void signInRequested(const waxwing::Guid& account);
    /// The session and the kept sign-in go, stored messages stay.
    /// `ofOrganisation`: of single sign-on too, in the browser.
    void signOutRequested(const waxwing::Guid& account, bool ofOrganisation);
    /// The person has confirmed that everything of the account on this computer is deleted.
    void removeRequested(const waxwing::Guid& account, bool ofOrganisation);
    /// Neither connection nor alerts until resumed.
    void pauseRequested(const waxwing::Guid& account, bool paused);
    void renameRequested(const waxwing::Guid& account, const QString& name);
    /// To stand at `place` (from 0).
    void moveRequested(const waxwing::Guid& account, qsizetype place);
    void addAccountRequested();
    /// What the portal knows of the person is to be seen and changed.
    void profileRequested(const waxwing::Guid& account);
    void passwordChangeRequested(const waxwing::Guid& account);
    /// Sizes and places of windows, and which hints were given, as on the first day.
    void windowResetRequested();
    void diagnosisRequested();
    void keepsNothingChosen(bool keepsNothing);
    void lockRequested();
    void passphraseChangeRequested(const waxwing::Secret& current, const waxwing::Secret& wanted);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeManaged();
    QWidget* makeAppearance();
    QWidget* makeReading();
    QWidget* makeAlerts();
    QWidget* makeAccounts();
    QWidget* makeWindow();
    QWidget* makeHelp();
    AccountCard* makeCard(const Guid& account);
    void moveCard(const AccountCard* card, int by);
    void takeChange();

    Settings m_settings;
    QCheckBox* m_startAtLogin = nullptr;
    QButtonGroup* m_theme;
    QButtonGroup* m_alertContent;
    QButtonGroup* m_forecast;
    AlertPreview* m_preview = nullptr;
    QWidget* m_managed = nullptr;
    NoticeBar* m_managedNotice = nullptr;
    QLabel* m_managedFacts = nullptr;
    QWidget* m_alertLock = nullptr;
    AlertsSection* m_alerts = nullptr;
    NetworkSection* m_network = nullptr;
    SpellingSection* m_spelling = nullptr;
    StorageSection* m_storage;
    QScrollArea* m_area = nullptr;
    QVBoxLayout* m_cards = nullptr;
    QLabel* m_noAccount = nullptr;
    QList<AccountCard*> m_accounts;
};

} // namespace waxwing
