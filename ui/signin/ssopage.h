#pragma once

#include "ui/signin/ssostate.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace waxwing {

class NoticeBar;

/// Single sign-on in the sign-in window: the ways to sign in, the wait for the browser with its
/// address to copy, and the question about an unexpected account. Decides nothing.
class SsoPage : public QWidget
{
    Q_OBJECT

public:
    explicit SsoPage(QWidget* parent = nullptr);
    void setState(const SsoState& state);
    void focusField();

Q_SIGNALS:
    void startRequested(int method, bool keep);
    void openAgainRequested();
    void stopRequested();
    void accepted();
    void declined();

private:
    QWidget* makeChoose();
    QWidget* makeWaiting();
    QWidget* makeConfirm();
    bool renderMethods(const SsoState& state); ///< true if there are other buttons now
    void renderWaiting(const SsoState& state);

    QStackedWidget* m_phases;
    QWidget* m_choose = nullptr;
    QWidget* m_waiting = nullptr;
    QWidget* m_confirm = nullptr;
    QVBoxLayout* m_methods = nullptr;
    QList<QPushButton*> m_buttons;
    QStringList m_shownMethods; ///< what the buttons were made for
    QCheckBox* m_keep = nullptr;
    QLabel* m_chooseText = nullptr;
    QLabel* m_waitingTitle = nullptr;
    QLabel* m_waitingText = nullptr;
    QLabel* m_until = nullptr;
    NoticeBar* m_noBrowser = nullptr;
    QWidget* m_addressRow = nullptr;
    QLineEdit* m_address = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_openAgain = nullptr;
    QLabel* m_confirmText = nullptr;
    QPushButton* m_accept = nullptr;
    SsoPhase m_shown = SsoPhase::Choose;
};

} // namespace waxwing
