#pragma once

#include "ui/settings/alertview.h"

#include <QList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace waxwing {

class AlertAccountForm;
class QuietHoursEditor;
class SoundChoice;

/// The part of the settings about when alerts come and of what: sound, quiet hours and their digest
/// for all accounts, kinds and important senders for each. Shows what it is given; a change goes
/// out at once.
class AlertsSection final : public QWidget
{
    Q_OBJECT

public:
    explicit AlertsSection(QWidget* parent = nullptr);
    void setHabits(const AlertHabitsView& habits);
    void setAccounts(const QList<AlertAccountView>& accounts);
    /// What became of the alert that was tried; empty: nothing was.
    void setTried(const QString& sentence);

Q_SIGNALS:
    void habitsChanged(const waxwing::AlertHabitsView& habits);
    void wantedChanged(const waxwing::Guid& account, waxwing::NewsKind kind, bool wanted);
    void vipsChanged(const waxwing::Guid& account, const QStringList& addresses);
    void tryRequested();
    void trailRequested();

private:
    void takeHabits();
    void showAccount();

    SoundChoice* m_sound;
    QuietHoursEditor* m_quiet;
    QCheckBox* m_digest;
    QComboBox* m_account;
    AlertAccountForm* m_form;
    QLabel* m_tried;
    QList<AlertAccountView> m_accounts;
    AlertHabitsView m_habits;
};

} // namespace waxwing
