#pragma once

#include "ui/composer/composercontroller.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace waxwing {

/// What the portal offers beside the text: permissions, tracking, protection, expiry, invitations.
/// Shows the draft of the controller and changes it there.
class ComposerOptionsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ComposerOptionsPanel(ComposerController& controller, QWidget* parent = nullptr);
    void focusPassword();
    void focusCraAnswer();

private:
    void makeLayout();
    void render();
    void apply();
    void renderProtection(const ComposerOptions& options);

    ComposerController& m_controller;
    QCheckBox* m_reply;
    QCheckBox* m_forward;
    QCheckBox* m_tracking;
    QCheckBox* m_shareTracking;
    QCheckBox* m_notify;
    QCheckBox* m_invite;
    QCheckBox* m_expires;
    QDateTimeEdit* m_expiry;
    QCheckBox* m_chase;
    QSpinBox* m_chaseDays;
    QComboBox* m_protection;
    QLineEdit* m_password;
    QLabel* m_hint;
    QLabel* m_craLabel;
    QLineEdit* m_cra;
    bool m_rendering = false;
};

} // namespace waxwing
