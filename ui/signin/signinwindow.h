#pragma once

#include "ui/signin/signinstate.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace waxwing {

class AddressPage;
class Avatar;
class BrowserPage;
class ConfirmationPage;
class ImageLoader;
class NoticeBar;
class NewPasswordPage;
class PasswordPage;
class PortalsPage;
class RegistrationPage;
class SecondFactorPage;
class SignInController;
class SsoPage;
class Spinner;

/// The window that leads from an e-mail address to a session, step by step. Shows the state of the
/// controller and passes on what the person does; decides nothing. `controller` and `images` must
/// outlive it; `images` may be null.
class SignInWindow : public QWidget
{
    Q_OBJECT

public:
    SignInWindow(SignInController& controller, ImageLoader* images, QWidget* parent = nullptr);
    ~SignInWindow() override;
    /// One of several accounts that are asked for one after the other; of 1: alone.
    void setQueue(int place, int of);

Q_SIGNALS:
    /// Closed without signing in.
    void dismissed();
    /// Not this account now; the next one.
    void postponed();

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeBusyRow();
    void connectPages();
    void connectForms();
    void renderForms(const SignInState& state);
    void wipeForms();
    void keepFocus(const SignInState& state);
    void render();
    void renderHeader(const SignInState& state);
    void renderBusy(const SignInState& state);
    void showStep(SignInStep step);
    void growToFit();
    void loadLogo(const SignInState& state);

    SignInController& m_controller;
    ImageLoader* m_images;
    QToolButton* m_back;
    QLabel* m_place;
    QPushButton* m_later;
    QLabel* m_bird;
    Avatar* m_logo;
    QLabel* m_heading;
    QLabel* m_lead;
    NoticeBar* m_notice;
    QStackedWidget* m_pages;
    AddressPage* m_addressPage;
    AddressPage* m_codePage;
    PortalsPage* m_portalsPage;
    PasswordPage* m_passwordPage;
    BrowserPage* m_browserPage;
    SecondFactorPage* m_factorPage;
    SsoPage* m_ssoPage;
    RegistrationPage* m_registrationPage;
    ConfirmationPage* m_confirmationPage;
    NewPasswordPage* m_newPasswordPage;
    QWidget* m_busyRow = nullptr;
    QLabel* m_busyText = nullptr;
    QTimer m_busyDelay;
    Guid m_logoOf;
    QString m_codeProposed;
    QString m_passwordOf; ///< whose password the page asks for
    SignInStep m_shown = SignInStep::Done;
    QPointer<QWidget> m_focusBefore; ///< who had it before everything was disabled
    bool m_wasBusy = false;
};

} // namespace waxwing
