#include "ui/signin/signinwindow.h"

#include "ui/common/avatar.h"
#include "ui/common/format.h"
#include "ui/common/iconset.h"
#include "ui/common/imageloader.h"
#include "ui/common/noticebar.h"
#include "ui/common/spinner.h"
#include "ui/common/theme.h"
#include "ui/signin/addresspage.h"
#include "ui/signin/browserpage.h"
#include "ui/signin/confirmationpage.h"
#include "ui/signin/newpasswordpage.h"
#include "ui/signin/passwordpage.h"
#include "ui/signin/portalspage.h"
#include "ui/signin/registrationpage.h"
#include "ui/signin/secondfactorpage.h"
#include "ui/signin/signincontroller.h"
#include "ui/signin/signintexts.h"
#include "ui/signin/ssocontroller.h"
#include "ui/signin/ssopage.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace waxwing {

namespace {

constexpr int kColumn = 400;
constexpr int kFormHeight = 760; ///< so that less of a long form is scrolled away
constexpr int kBusyDelay = 500;

QString portalOf(const SignInState& state)
{
    return state.portal ? singleLine(state.portal->entry.serviceName) : QString();
}

QString headingOf(const SignInState& state)
{
    const QString portal = portalOf(state);
    switch (state.step) {
    case SignInStep::Address: return SignInWindow::tr("Welcome to Waxwing");
    case SignInStep::ServiceCode: return SignInWindow::tr("Enter a service code");
    case SignInStep::Portals: return SignInWindow::tr("Choose a portal");
    case SignInStep::Password:
    case SignInStep::SingleSignOn:
    case SignInStep::Browser: return portal;
    case SignInStep::SecondFactor: return SignInWindow::tr("One more step");
    case SignInStep::Registration: return SignInWindow::tr("Register");
    case SignInStep::Confirmation: return SignInWindow::tr("Confirm your address");
    case SignInStep::NewPassword: return SignInWindow::tr("Set a new password");
    case SignInStep::Done: return SignInWindow::tr("Signed in");
    }
    return {};
}

QString leadOf(const SignInState& state)
{
    switch (state.step) {
    case SignInStep::Address:
        return SignInWindow::tr("Enter your e-mail address. Waxwing finds the secure messaging portals "
                                "that belong to it.");
    case SignInStep::ServiceCode:
        return SignInWindow::tr("Your organisation gave you this code, or it is in the invitation you "
                                "received.");
    case SignInStep::Portals:
        return SignInWindow::tr("%1 belongs to more than one portal.").arg(singleLine(state.address));
    case SignInStep::Password:
        return state.portal ? jurisdictionName(state.portal->entry.jurisdiction) : QString();
    case SignInStep::SingleSignOn:
    case SignInStep::Browser: return SignInWindow::tr("Single sign-on");
    case SignInStep::SecondFactor:
        return SignInWindow::tr("This portal asks for a code in addition to your password.");
    case SignInStep::Registration:
    case SignInStep::Confirmation:
    case SignInStep::NewPassword: return portalOf(state);
    case SignInStep::Done: return SignInWindow::tr("Your messages are being fetched.");
    }
    return {};
}

NoticeTone toneOf(SignInNotice::Tone tone)
{
    switch (tone) {
    case SignInNotice::Tone::Danger: return NoticeTone::Danger;
    case SignInNotice::Tone::Warning: return NoticeTone::Warning;
    default: return NoticeTone::Info;
    }
}

} // namespace

SignInWindow::SignInWindow(SignInController& controller, ImageLoader* images, QWidget* parent)
    : QWidget(parent), m_controller(controller), m_images(images), m_back(new QToolButton(this)),
      m_place(new QLabel(this)), m_later(new QPushButton(tr("Later"), this)),
      m_bird(new QLabel(this)), m_logo(new Avatar(56, AvatarShape::Square, this)),
      m_heading(new QLabel(this)), m_lead(new QLabel(this)), m_notice(new NoticeBar(this, NoticeBar::Buttons::Below)),
      m_pages(new QStackedWidget(this)),
      m_addressPage(new AddressPage(AddressPage::Asks::Address, this)),
      m_codePage(new AddressPage(AddressPage::Asks::ServiceCode, this)),
      m_portalsPage(new PortalsPage(images, this)), m_passwordPage(new PasswordPage(this)),
      m_browserPage(new BrowserPage(this)), m_factorPage(new SecondFactorPage(this)),
      m_ssoPage(new SsoPage(this)),
      m_registrationPage(new RegistrationPage(this)),
      m_confirmationPage(new ConfirmationPage(this)), m_newPasswordPage(new NewPasswordPage(this))
{
    setWindowTitle(tr("Sign in – Waxwing"));
    setWindowIcon(applicationIcon());
    resize(500, 620);
    setMinimumSize(380, 540);
    for (QWidget* page : {static_cast<QWidget*>(m_addressPage), static_cast<QWidget*>(m_codePage),
                          static_cast<QWidget*>(m_portalsPage),
                          static_cast<QWidget*>(m_passwordPage),
                          static_cast<QWidget*>(m_browserPage), static_cast<QWidget*>(m_factorPage),
                          static_cast<QWidget*>(m_ssoPage),
                          static_cast<QWidget*>(m_registrationPage),
                          static_cast<QWidget*>(m_confirmationPage),
                          static_cast<QWidget*>(m_newPasswordPage)})
        m_pages->addWidget(page);

    auto* content = new QWidget(this);
    content->setMaximumWidth(kColumn);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(14);
    column->addWidget(makeHeader());
    column->addWidget(m_notice);
    column->addWidget(m_pages, 1);
    column->addWidget(makeBusyRow());

    m_back->setIcon(themedIcon(Icon::Back));
    m_back->setIconSize(QSize(20, 20));
    m_back->setText(tr("Back"));
    m_back->setToolTip(tr("Back"));
    m_back->setAccessibleName(tr("Back"));
    QSizePolicy keepsPlace = m_back->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_back->setSizePolicy(keepsPlace);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 12, 16, 20);
    setTone(*m_place, "secondary");
    setTone(*m_later, "link");
    m_later->setAccessibleName(m_later->text());
    m_later->setAutoDefault(false);
    auto* top = new QHBoxLayout;
    top->addWidget(m_back, 0, Qt::AlignTop);
    top->addStretch(1);
    top->addWidget(m_place);
    top->addWidget(m_later);
    outer->addLayout(top);
    setQueue(1, 1);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(content, 100);
    middle->addStretch(1);
    outer->addLayout(middle, 1);

    m_busyDelay.setSingleShot(true);
    m_busyDelay.setInterval(kBusyDelay);
    connect(&m_busyDelay, &QTimer::timeout, m_busyRow, &QWidget::show);
    connectPages();
    connectForms();
    render();
}

SignInWindow::~SignInWindow() = default;

void SignInWindow::setQueue(int place, int of)
{
    m_place->setText(tr("%1 of %2", "place in a row of accounts").arg(place).arg(of));
    m_place->setVisible(of > 1);
    m_later->setVisible(of > 1);
}

QWidget* SignInWindow::makeHeader()
{
    auto* header = new QWidget(this);
    auto* column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 6);
    column->setSpacing(8);
    m_bird->setPixmap(applicationPixmap(72, devicePixelRatioF()));
    setTextStyle(*m_heading, TextStyle::Display);
    m_heading->setWordWrap(true);
    m_heading->setAlignment(Qt::AlignCenter);
    m_heading->setTextFormat(Qt::PlainText);
    m_lead->setWordWrap(true);
    m_lead->setAlignment(Qt::AlignCenter);
    m_lead->setTextFormat(Qt::PlainText);
    setTone(*m_lead, "secondary");
    column->addWidget(m_bird, 0, Qt::AlignHCenter);
    column->addWidget(m_logo, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    column->addWidget(m_heading);
    column->addWidget(m_lead);
    return header;
}

QWidget* SignInWindow::makeBusyRow()
{
    m_busyRow = new QWidget(this);
    m_busyText = new QLabel(m_busyRow);
    m_busyText->setTextFormat(Qt::PlainText);
    setTone(*m_busyText, "secondary");
    auto* cancel = new QPushButton(tr("Cancel"), m_busyRow);
    cancel->setAccessibleName(tr("Cancel"));
    setTone(*cancel, "link");
    auto* row = new QHBoxLayout(m_busyRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(new Spinner(20, m_busyRow));
    row->addWidget(m_busyText);
    row->addWidget(cancel);
    row->addStretch(1);
    QSizePolicy policy = m_busyRow->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_busyRow->setSizePolicy(policy);
    m_busyRow->hide();
    connect(cancel, &QPushButton::clicked, &m_controller, &SignInController::cancel);
    return m_busyRow;
}

void SignInWindow::connectPages()
{
    connect(&m_controller, &SignInController::changed, this, &SignInWindow::render);
    connect(m_later, &QPushButton::clicked, this, &SignInWindow::postponed);
    connect(m_back, &QToolButton::clicked, &m_controller, &SignInController::back);
    connect(m_notice, &NoticeBar::actionTriggered, &m_controller, &SignInController::followNotice);
    connect(m_addressPage, &AddressPage::submitted, &m_controller,
            &SignInController::submitAddress);
    connect(m_addressPage, &AddressPage::serviceCodeRequested, &m_controller,
            &SignInController::enterServiceCode);
    connect(m_codePage, &AddressPage::submitted, &m_controller,
            &SignInController::submitServiceCode);
    connect(m_portalsPage, &PortalsPage::chosen, &m_controller, &SignInController::choosePortal);
    connect(m_portalsPage, &PortalsPage::serviceCodeRequested, &m_controller,
            &SignInController::enterServiceCode);
    connect(m_passwordPage, &PasswordPage::addressEntered, &m_controller,
            &SignInController::enterAddress);
    connect(m_passwordPage, &PasswordPage::submitted, &m_controller,
            &SignInController::submitPassword);
    connect(m_passwordPage, &PasswordPage::resetRequested, &m_controller,
            &SignInController::resetPassword);
    connect(m_passwordPage, &PasswordPage::registrationRequested, &m_controller,
            &SignInController::startRegistration);
    connect(m_browserPage, &BrowserPage::openRequested, &m_controller,
            &SignInController::openWebApp);
    connect(m_factorPage, &SecondFactorPage::submitted, &m_controller,
            &SignInController::submitSecondFactor);
    connect(m_factorPage, &SecondFactorPage::newCodeRequested, &m_controller,
            &SignInController::requestNewCode);
    SsoController* sso = m_controller.singleSignOn();
    if (!sso)
        return;
    connect(m_ssoPage, &SsoPage::startRequested, sso, &SsoController::start);
    connect(m_ssoPage, &SsoPage::openAgainRequested, sso, &SsoController::openAgain);
    connect(m_ssoPage, &SsoPage::stopRequested, sso, &SsoController::stop);
    connect(m_ssoPage, &SsoPage::accepted, sso, &SsoController::accept);
    connect(m_ssoPage, &SsoPage::declined, sso, &SsoController::decline);
}

void SignInWindow::render()
{
    const SignInState& state = m_controller.state();
    if (state.busy && !m_wasBusy)
        m_focusBefore = focusWidget();
    m_back->setVisible(state.canGoBack);
    m_addressPage->setText(state.address);
    m_addressPage->setBusy(state.busy);
    m_addressPage->setInvalid(state.step == SignInStep::Address && state.notice.aboutInput);
    if (std::exchange(m_codeProposed, state.serviceCode) != state.serviceCode)
        m_codePage->setText(state.serviceCode);
    m_codePage->setBusy(state.busy);
    m_codePage->setInvalid(state.step == SignInStep::ServiceCode && state.notice.aboutInput);
    m_portalsPage->setPortals(state.portals);
    m_portalsPage->setBusy(state.busy);
    const QString asked = (state.addressAsked ? QString() : state.address) + u' '
                          + (state.portal ? state.portal->entry.serviceGuid.toString() : QString());
    if (std::exchange(m_passwordOf, asked) != asked)
        m_passwordPage->clear(); // what was typed for one account is not for another
    m_passwordPage->setState(state);
    m_browserPage->setState(state);
    m_factorPage->setFactors(state.factors);
    m_factorPage->setBusy(state.busy);
    m_factorPage->setInvalid(state.step == SignInStep::SecondFactor && state.notice.aboutInput);
    renderForms(state);
    m_ssoPage->setState(state.sso);
    renderHeader(state);
    renderBusy(state);
    const bool stays = state.step == m_shown;
    showStep(state.step);
    if (stays)
        keepFocus(state);
    m_wasBusy = state.busy;
    growToFit();
}

bool SignInWindow::event(QEvent* event)
{
    const bool done = QWidget::event(event);
    // A sentence that a page shows by itself needs room, too.
    if (event->type() == QEvent::LayoutRequest && layout())
        growToFit();
    return done;
}

/// A long name or sentence may need more height than the window has; it never shrinks by itself.
void SignInWindow::growToFit()
{
    layout()->activate();
    const int wanted = m_shown == SignInStep::Registration ? kFormHeight : 0;
    const int needed = std::max(wanted, layout()->minimumHeightForWidth(width()));
    const int most = screen() ? screen()->availableGeometry().height() : needed;
    if (needed > height())
        resize(width(), std::min(needed, most));
}

void SignInWindow::renderHeader(const SignInState& state)
{
    const bool ofPortal = state.portal.has_value()
                          && (state.step == SignInStep::Password
                              || state.step == SignInStep::SingleSignOn
                              || state.step == SignInStep::Browser);
    const bool roomy = state.step == SignInStep::Address || state.step == SignInStep::ServiceCode
                       || state.step == SignInStep::SecondFactor || state.step == SignInStep::Done;
    m_bird->setVisible(roomy);
    m_logo->setVisible(ofPortal);
    if (ofPortal)
        loadLogo(state);
    m_heading->setText(headingOf(state));
    m_lead->setText(leadOf(state));
    m_lead->setVisible(!m_lead->text().isEmpty());
    const bool hasNotice = state.notice.tone != SignInNotice::Tone::None;
    if (hasNotice) {
        const bool info = state.notice.tone == SignInNotice::Tone::Info;
        m_notice->setNotice(toneOf(state.notice.tone), info ? Icon::Info : Icon::Warning,
                            state.notice.text);
        m_notice->setAction(actionLabel(state.notice.action));
    } else if (!state.reason.isEmpty()) {
        m_notice->setNotice(NoticeTone::Info, Icon::Info, state.reason);
        m_notice->setAction({});
    }
    m_notice->setVisible(hasNotice || !state.reason.isEmpty());
}

void SignInWindow::renderBusy(const SignInState& state)
{
    m_busyText->setText(state.busyText);
    if (!state.busy) {
        m_busyDelay.stop();
        m_busyRow->hide();
    } else if (!m_busyRow->isVisible() && !m_busyDelay.isActive()) {
        m_busyDelay.start();
    }
}

void SignInWindow::showStep(SignInStep step)
{
    if (step == m_shown)
        return;
    m_shown = step;
    switch (step) {
    case SignInStep::Address:
        m_pages->setCurrentWidget(m_addressPage);
        return m_addressPage->focusField();
    case SignInStep::ServiceCode:
        m_pages->setCurrentWidget(m_codePage);
        return m_codePage->focusField();
    case SignInStep::Portals:
        m_pages->setCurrentWidget(m_portalsPage);
        return m_portalsPage->focusField();
    case SignInStep::Password:
        m_passwordPage->clear();
        m_pages->setCurrentWidget(m_passwordPage);
        return m_passwordPage->focusField();
    case SignInStep::Browser:
        m_pages->setCurrentWidget(m_browserPage);
        return m_browserPage->focusField();
    case SignInStep::SingleSignOn:
        m_pages->setCurrentWidget(m_ssoPage);
        return m_ssoPage->focusField();
    case SignInStep::SecondFactor:
        m_factorPage->clear();
        m_pages->setCurrentWidget(m_factorPage);
        return m_factorPage->focusField();
    case SignInStep::Registration:
        m_pages->setCurrentWidget(m_registrationPage);
        return m_registrationPage->focusField();
    case SignInStep::Confirmation:
        m_confirmationPage->clear();
        m_pages->setCurrentWidget(m_confirmationPage);
        return m_confirmationPage->focusField();
    case SignInStep::NewPassword:
        m_pages->setCurrentWidget(m_newPasswordPage);
        return m_newPasswordPage->focusField();
    case SignInStep::Done: return wipeForms();
    }
}

void SignInWindow::loadLogo(const SignInState& state)
{
    const DirectoryEntry& entry = state.portal->entry;
    m_logo->setName(singleLine(entry.serviceName));
    if (m_logoOf == entry.serviceGuid)
        return;
    m_logo->setImage({});
    const QUrl address = logoAddress(entry.branding);
    if (!m_images || !address.isValid())
        return;
    m_logoOf = entry.serviceGuid;
    QCoro::connect(m_images->load(address), this,
                   [this, guid = entry.serviceGuid](Result<QImage> image) {
                       if (image && guid == m_logoOf)
                           m_logo->setImage(*image);
                   });
}

void SignInWindow::closeEvent(QCloseEvent* event)
{
    m_passwordPage->clear();
    wipeForms();
    if (m_controller.state().step != SignInStep::Done) {
        m_controller.dismiss();
        Q_EMIT dismissed();
    }
    QWidget::closeEvent(event);
}

void SignInWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        SsoController* sso = m_controller.singleSignOn();
        if (m_controller.state().busy)
            m_controller.cancel();
        else if (sso && sso->isUnderWay())
            sso->stop();
        else
            m_controller.back();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace waxwing
