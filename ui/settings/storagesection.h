#pragma once

#include "core/base/secret.h"
#include "ui/settings/settings.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace waxwing {

class NoticeBar;

/// The part of the settings about what stays on this computer: where keys are, keeping nothing,
/// locking, and another passphrase. Shows what it is given.
class StorageSection : public QWidget
{
    Q_OBJECT

public:
    explicit StorageSection(QWidget* parent = nullptr);
    void setStorage(const StorageView& storage);
    void setLocking(int afterMinutes, bool withScreen);
    /// The organisation has decided after how long.
    void setLockAfterManaged(bool managed);
    [[nodiscard]] int lockAfterMinutes() const;
    [[nodiscard]] bool lockWithScreen() const;

Q_SIGNALS:
    /// The person has confirmed it if something is removed by it.
    void keepsNothingChosen(bool keepsNothing);
    void lockingChanged();
    void lockRequested();
    void passphraseChangeRequested(const waxwing::Secret& current, const waxwing::Secret& wanted);

private:
    QWidget* makePassphrase();
    QWidget* makeLocking();
    void takeKeepsNothing(bool checked);
    void takePassphrase();
    void showPassphraseState();

    StorageView m_storage;
    QLabel* m_place;
    QCheckBox* m_keepsNothing;
    QLabel* m_explanation;
    NoticeBar* m_confirm;
    QPushButton* m_change = nullptr;
    QWidget* m_passphrase = nullptr;
    QLineEdit* m_current = nullptr;
    QLineEdit* m_wanted = nullptr;
    QLineEdit* m_repeated = nullptr;
    QPushButton* m_apply = nullptr;
    NoticeBar* m_answer = nullptr;
    QComboBox* m_lockAfter = nullptr;
    QWidget* m_lockAfterManaged = nullptr;
    QCheckBox* m_lockWithScreen = nullptr;
};

} // namespace waxwing
