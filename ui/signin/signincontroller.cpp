#include "ui/signin/signincontroller.h"

#include "ui/common/errorsentence.h"
#include "ui/common/format.h"
#include "ui/signin/signintexts.h"
#include "ui/signin/ssocontroller.h"

namespace waxwing {

namespace {

using Tone = SignInNotice::Tone;
using Action = SignInNotice::Action;

} // namespace

SignInController::SignInController(SignInSteps& steps, QObject* parent)
    : QObject(parent), m_steps(steps), m_registration(steps, this), m_passwordReset(steps, this)
{
    wireForm(m_registration);
    wireForm(m_passwordReset);
}

void SignInController::start(const QString& address)
{
    cancel();
    closeForm();
    m_account.reset();
    m_discoveredAgain = false;
    m_state = {};
    m_state.address = address;
    Q_EMIT changed();
}

void SignInController::startAtPortal(const QString& serviceCode)
{
    start();
    m_state.step = SignInStep::ServiceCode;
    m_state.serviceCode = serviceCode;
    m_state.canGoBack = true;
    settle({Tone::Info,
            tr("The link that you followed is for the portal with this code. Go on only if you know "
               "it. The message opens after you have signed in."),
            Action::None});
}

void SignInController::startForAccount(const AccountRecord& account, const QString& reason)
{
    cancel();
    closeForm();
    m_account = account;
    m_discoveredAgain = false;
    m_state = {};
    m_state.step = SignInStep::Password;
    m_state.address = account.emailAddress;
    m_state.addressFixed = true;
    m_state.reason = reason;
    m_state.webApp = account.webApp;
    PortalChoice known;
    known.entry.serviceGuid = account.serviceGuid;
    known.entry.serviceCode = account.serviceCode;
    known.entry.serviceName = account.serviceName;
    known.entry.jurisdiction = account.jurisdiction;
    known.entry.emailAddress = account.emailAddress;
    m_state.portal = known;
    refreshAccount();
}

void SignInController::refreshAccount()
{
    if (!m_account)
        return;
    m_retry = [this] { refreshAccount(); };
    ask(m_steps.refresh(*m_account), tr("Looking up the portal…"),
        [this](const Result<PortalChoice>& answer) {
            if (!answer)
                return fail(answer.error(), true);
            begin(*answer);
        });
}

void SignInController::submitAddress(const QString& typed)
{
    m_state.address = typed.trimmed();
    if (!m_steps.isAddress(m_state.address)) {
        return settle({Tone::Danger,
                       tr("Enter your whole e-mail address, for example ann@example.org."),
                       Action::None, true});
    }
    m_retry = [this] { submitAddress(m_state.address); };
    ask(m_steps.discover(m_state.address), tr("Looking for your portals…"),
        [this](const Result<QList<PortalChoice>>& answer) {
            if (!answer && !answer.error().is(ErrorKind::NotFound))
                return fail(answer.error(), true);
            showPortals(answer.value_or(QList<PortalChoice>()));
        });
}

void SignInController::showPortals(QList<PortalChoice> portals)
{
    m_state.portals = std::move(portals);
    if (m_state.portals.isEmpty()) {
        return settle({Tone::Info,
                       tr("No portal was found for %1. Check the spelling. If your organisation "
                          "gave you a service code, you can enter it instead.")
                           .arg(singleLine(m_state.address)),
                       Action::EnterServiceCode});
    }
    QList<PortalChoice> usable;
    for (const PortalChoice& portal : std::as_const(m_state.portals)) {
        if (portal.use != PortalChoice::Use::Unavailable)
            usable.append(portal);
    }
    if (usable.size() == 1)
        return begin(usable.first());
    m_state.step = SignInStep::Portals;
    m_state.canGoBack = true;
    if (!usable.isEmpty())
        return settle({});
    settle({Tone::Warning,
            tr("None of the portals of this address can be used at the moment."),
            Action::EnterServiceCode});
}

void SignInController::enterServiceCode()
{
    m_state.step = SignInStep::ServiceCode;
    m_state.canGoBack = true;
    settle({});
}

void SignInController::submitServiceCode(const QString& typed)
{
    const QString code = typed.trimmed();
    if (code.isEmpty())
        return settle({Tone::Danger, tr("Enter the service code."), Action::None, true});
    m_retry = [this, code] { submitServiceCode(code); };
    ask(m_steps.findByCode(code), tr("Looking for the portal…"),
        [this, code](const Result<std::optional<PortalChoice>>& answer) {
            if (!answer && !answer.error().is(ErrorKind::NotFound))
                return fail(answer.error(), true);
            if (!answer || !answer->has_value()) {
                return settle({Tone::Danger,
                               tr("There is no portal with the code “%1”. Check the spelling.")
                                   .arg(singleLine(code)),
                               Action::None, true});
            }
            const PortalChoice& found = **answer;
            if (found.use == PortalChoice::Use::Unavailable) {
                return settle({Tone::Warning,
                               QStringLiteral("%1: %2").arg(singleLine(found.entry.serviceName),
                                                            obstacleSentence(found.obstacle)),
                               Action::None});
            }
            m_state.portals = {found};
            begin(found);
        });
}

void SignInController::choosePortal(int index)
{
    if (index < 0 || index >= m_state.portals.size() || m_state.busy)
        return;
    const PortalChoice portal = m_state.portals.at(index);
    if (portal.use != PortalChoice::Use::Unavailable)
        begin(portal);
}

void SignInController::begin(const PortalChoice& portal)
{
    m_state.portal = portal;
    m_state.prepared = false;
    m_state.factors.clear();
    m_state.offerKeepSignedIn = false;
    m_state.offerPasswordReset = false;
    m_state.offerRegistration = false;
    m_settings = {};
    closeForm();
    m_state.canGoBack = !m_state.addressFixed;
    if (const QUrl webApp = portal.entry.urls.value(QStringLiteral("Webapp")); webApp.isValid())
        m_state.webApp = webApp;
    switch (portal.use) {
    case PortalChoice::Use::Unavailable:
        m_state.step = SignInStep::Password;
        return settle({Tone::Warning, obstacleSentence(portal.obstacle), Action::None});
    case PortalChoice::Use::Browser:
        m_state.step = SignInStep::Browser;
        return settle({});
    case PortalChoice::Use::SingleSignOn:
        m_state.step = SignInStep::SingleSignOn;
        m_state.sso = {};
        m_state.sso.portalName = portalName();
        return prepareSingleSignOn();
    case PortalChoice::Use::Password: break;
    }
    m_state.step = SignInStep::Password;
    m_state.addressAsked = signInAddress().isEmpty();
    prepare();
}

void SignInController::setSingleSignOn(SsoController& sso)
{
    m_sso = &sso;
    connect(&sso, &SsoController::changed, this, &SignInController::takeSingleSignOn);
    connect(&sso, &SsoController::browserRequested, this, &SignInController::browserRequested);
    connect(&sso, &SsoController::passwordChosen, this, [this] {
        m_state.step = SignInStep::Password;
        m_state.canGoBack = true;
        m_state.addressAsked = signInAddress().isEmpty();
        prepare();
    });
    connect(&sso, &SsoController::finished, this, [this](const SignInOutcome& outcome, bool keep) {
        m_keepSignedIn = keep;
        take(outcome);
    });
}

void SignInController::prepareSingleSignOn()
{
    if (!m_sso)
        return settle({Tone::Warning, obstacleSentence(PortalChoice::Obstacle::SignInNotConfigured),
                       m_state.webApp.isValid() ? Action::OpenWebApp : Action::None});
    m_retry = [this] { prepareSingleSignOn(); };
    ask(m_steps.prepare(*m_state.portal), tr("Connecting to %1…").arg(portalName()),
        [this](const Result<ServicePublicSettings>& answer) {
            if (!answer)
                return fail(answer.error(), false);
            m_state.prepared = true;
            m_settings = *answer;
            m_sso->begin(*m_state.portal, signInAddress(), answer->keepMeLoggedIn, m_account);
        });
}

void SignInController::takeSingleSignOn()
{
    if (m_state.step != SignInStep::SingleSignOn)
        return;
    m_state.sso = m_sso->state();
    settle(m_sso->notice());
}

bool SignInController::waitsForBrowserOf(const Guid& account) const
{
    return m_account && m_account->id == account && m_state.step == SignInStep::SingleSignOn && m_sso
           && m_sso->isUnderWay();
}

void SignInController::prepare()
{
    m_retry = [this] { prepare(); };
    ask(m_steps.prepare(*m_state.portal), tr("Connecting to %1…").arg(portalName()),
        [this](const Result<ServicePublicSettings>& answer) {
            if (!answer)
                return fail(answer.error(), false);
            m_state.prepared = true;
            m_state.offerPasswordReset = true;
            m_state.offerRegistration = true;
            m_settings = *answer;
            m_state.offerKeepSignedIn = answer->keepMeLoggedIn;
            if (!m_state.webApp.isValid())
                m_state.webApp = QUrl(answer->webAppLink);
            settle({});
        });
}

bool SignInController::enterAddress(const QString& typed)
{
    const QString address = typed.trimmed();
    if (!m_state.addressAsked || m_state.busy)
        return false;
    const bool valid = m_steps.isAddress(address);
    m_state.address = valid ? address : QString();
    settle(valid ? SignInNotice()
                 : SignInNotice{Tone::Danger,
                                tr("Enter your whole e-mail address, for example ann@example.org."),
                                Action::None, true});
    return valid;
}

void SignInController::submitPassword(Secret password, bool keepSignedIn)
{
    if (!m_state.portal || !m_state.prepared || m_state.busy)
        return;
    if (password.isEmpty())
        return settle({Tone::Danger, tr("Enter your password."), Action::None});
    closeForm();
    m_keepSignedIn = keepSignedIn && m_state.offerKeepSignedIn;
    m_retry = {};
    ask(m_steps.signIn(*m_state.portal, signInAddress(), std::move(password)), tr("Signing in…"),
        [this](const Result<SignInOutcome>& answer) { take(answer); });
}

void SignInController::submitSecondFactor(int mfaId, const QString& code)
{
    const QString digits = code.simplified().remove(u' ');
    if (digits.isEmpty())
        return settle({Tone::Danger, tr("Enter the code."), Action::None});
    m_retry = {};
    ask(m_steps.answerSecondFactor(mfaId, digits), tr("Checking the code…"),
        [this](const Result<SignInOutcome>& answer) { take(answer); });
}

void SignInController::take(const Result<SignInOutcome>& answer)
{
    if (!answer)
        return fail(answer.error(), false);
    switch (answer->kind) {
    case SignInOutcome::Kind::SignedIn: return finish(*answer);
    case SignInOutcome::Kind::SecondFactorNeeded:
        closeForm();
        m_state.step = SignInStep::SecondFactor;
        m_state.factors = answer->factors;
        m_state.canGoBack = true;
        return settle({});
    case SignInOutcome::Kind::SsoRequired:
        closeForm();
        // What the directory said is out of date: once more from there (authentication.md 1).
        if (m_sso && !std::exchange(m_discoveredAgain, true))
            return m_account ? refreshAccount() : submitAddress(m_state.address);
        m_state.step = SignInStep::Browser;
        break;
    case SignInOutcome::Kind::WrongCode: break;
    case SignInOutcome::Kind::RegistrationPending:
        if (m_form == &m_registration)
            return m_form->show(noticeOf(*answer, portalName()));
        return awaitConfirmation();
    case SignInOutcome::Kind::PasswordExpired: return resetExpiredPassword();
    default:
        // The core has forgotten the password by now: anything else starts with it again.
        closeForm();
        m_state.step = SignInStep::Password;
        m_state.canGoBack = !m_state.addressFixed;
        break;
    }
    // The portal itself names where its question is answered (authentication.md section 1).
    if (const QUrl link(m_settings.webAppLink);
        answer->kind == SignInOutcome::Kind::RecipientQuestion && link.scheme() == u"https")
        m_state.webApp = link;
    SignInNotice notice = noticeOf(*answer, portalName());
    if (notice.action == Action::OpenWebApp && !m_state.webApp.isValid())
        notice.action = Action::None;
    if (notice.action == Action::Retry)
        m_retry = [this] { prepare(); };
    settle(std::move(notice));
}

void SignInController::followNotice()
{
    const Action action = m_state.notice.action;
    if (m_state.step == SignInStep::SingleSignOn && m_state.prepared
        && (action == Action::Retry || action == Action::SignOutOfOrganisation))
        return m_sso->followNotice();
    switch (m_state.notice.action) {
    case Action::None: return;
    case Action::Retry:
        if (m_form)
            m_form->retry();
        else if (const auto retry = m_retry)
            retry();
        return;
    case Action::EnterServiceCode: return enterServiceCode();
    case Action::ResetPassword: return resetPassword();
    case Action::Register: return startRegistration();
    case Action::OpenWebApp: return openWebApp();
    case Action::SignOutOfOrganisation: return; // of single sign-on only
    }
}

void SignInController::openWebApp()
{
    if (m_state.webApp.isValid() && m_state.webApp.scheme() == u"https")
        Q_EMIT browserRequested(m_state.webApp);
}

void SignInController::back()
{
    if (!m_state.canGoBack)
        return;
    cancel();
    m_state.notice = {};
    const bool severalPortals = m_state.portals.size() > 1;
    closeForm();
    switch (m_state.step) {
    case SignInStep::SecondFactor:
    case SignInStep::Registration:
    case SignInStep::Confirmation:
    case SignInStep::NewPassword:
        m_state.step = SignInStep::Password;
        m_state.canGoBack = !m_state.addressFixed;
        break;
    case SignInStep::Password:
    case SignInStep::SingleSignOn:
    case SignInStep::Browser:
        if (m_state.step == SignInStep::Password && m_state.portal
            && m_state.portal->use == PortalChoice::Use::SingleSignOn) {
            m_state.step = SignInStep::SingleSignOn;
            m_state.canGoBack = !m_state.addressFixed;
            return m_sso->chooseAgain();
        }
        m_state.step = severalPortals ? SignInStep::Portals : SignInStep::Address;
        m_state.canGoBack = severalPortals;
        break;
    default:
        m_state.step = SignInStep::Address;
        m_state.canGoBack = false;
        break;
    }
    Q_EMIT changed();
}

void SignInController::cancel()
{
    ++m_attempt;
    m_steps.cancel();
    if (m_sso)
        m_sso->cancel();
    const bool formBusy = m_form && m_form->state().busy;
    if (formBusy)
        return m_form->cancel();
    m_asking = false;
    if (!m_state.busy)
        return;
    m_state.busy = false;
    if (m_state.step == SignInStep::SecondFactor || m_state.step == SignInStep::NewPassword) {
        // With what was cancelled the password is forgotten; a new one has been set.
        closeForm();
        m_state.step = SignInStep::Password;
        m_state.canGoBack = !m_state.addressFixed;
        m_state.notice = {Tone::Info, tr("Stopped. Sign in again."), Action::None};
    }
    const bool ofPortal = m_state.step == SignInStep::Password
                          || m_state.step == SignInStep::SingleSignOn;
    if (ofPortal && !m_state.prepared)
        m_state.notice = {Tone::Info, tr("Stopped."), Action::Retry};
    Q_EMIT changed();
}

void SignInController::fail(const Error& error, bool discovery)
{
    const auto context = discovery ? ErrorContext::Discovery : ErrorContext::SignIn;
    const bool again = m_retry && canRetry(error);
    settle({Tone::Danger, errorSentence(error, context), again ? Action::Retry : Action::None});
}

void SignInController::settle(SignInNotice notice)
{
    m_state.busy = false;
    m_state.notice = std::move(notice);
    Q_EMIT changed();
}

QString SignInController::signInAddress() const
{
    const bool known = m_state.portal && !m_state.portal->entry.emailAddress.isEmpty();
    return known ? m_state.portal->entry.emailAddress : m_state.address;
}

QString SignInController::portalName() const
{
    if (!m_state.portal)
        return {};
    const DirectoryEntry& entry = m_state.portal->entry;
    return singleLine(entry.serviceName.isEmpty() ? entry.serviceCode : entry.serviceName);
}

} // namespace waxwing
