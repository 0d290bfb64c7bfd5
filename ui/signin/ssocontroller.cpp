#include "ui/signin/ssocontroller.h"

#include "ui/common/format.h"
#include "ui/signin/ssotexts.h"

#include <QLocale>
#include <QPointer>

namespace waxwing {

namespace {

using Tone = SignInNotice::Tone;
using Action = SignInNotice::Action;

} // namespace

namespace {

/// The way the account was signed in by; -1 if the portal does not offer it any more.
int methodOf(const std::optional<AccountRecord>& account, const QList<Authenticator>& methods)
{
    if (!account || !account->sso)
        return -1;
    for (int i = 0; i < methods.size(); ++i) {
        const Authenticator& method = methods.at(i);
        const bool same = account->sso->idProviderGuid
                              ? method.idProviderGuid == account->sso->idProviderGuid
                              : method.loginUrl == account->sso->loginUrl;
        if (same && !method.loginUrl.isEmpty())
            return i;
    }
    return -1;
}

bool wasUsedBefore(const QList<Authenticator>& methods, const std::optional<Guid>& usedHere)
{
    if (methods.isEmpty())
        return false;
    const Authenticator& first = methods.first();
    return first.usedLast || (usedHere && first.idProviderGuid == usedHere);
}

} // namespace

SsoController::SsoController(SsoSteps& steps, QObject* parent) : QObject(parent), m_steps(steps) {}

void SsoController::begin(const PortalChoice& portal, const QString& address, bool keepAllowed,
                          const std::optional<AccountRecord>& account)
{
    cancel();
    const auto usedHere = account && account->sso ? account->sso->idProviderGuid
                                                  : m_steps.usedHere(portal.entry.serviceGuid);
    const QString name = portal.entry.serviceName;
    m_portal = portal;
    m_state = {};
    m_state.portalName = singleLine(name.isEmpty() ? portal.entry.serviceCode : name);
    m_state.expected = address;
    m_state.methods = lastUsedFirst(portal.methods, usedHere);
    m_state.usedBefore = wasUsedBefore(m_state.methods, usedHere);
    m_state.offerKeep = keepAllowed;
    m_state.keep = keepAllowed && account && account->keepSignedIn;
    if (const int known = methodOf(account, m_state.methods); known >= 0)
        return start(known, m_state.keep);
    if (m_state.methods.size() == 1 && (!keepAllowed || account))
        return start(0, m_state.keep);
    settle(SsoPhase::Choose, {});
}

void SsoController::chooseAgain()
{
    settle(SsoPhase::Choose, {});
}

void SsoController::start(int method, bool keep)
{
    if (method < 0 || method >= m_state.methods.size() || m_state.hopeless.contains(method))
        return;
    m_method = method;
    m_state.keep = keep && m_state.offerKeep;
    if (m_state.methods.at(method).loginUrl.isEmpty()) {
        Q_EMIT passwordChosen();
        return;
    }
    SsoRequest request;
    request.portal = m_portal;
    request.method = m_state.methods.at(method);
    request.address = m_state.expected;
    request.uiLocales = QLocale().bcp47Name();
    request.page = callbackPage();
    const quint64 attempt = ++m_attempt;
    m_state.address.clear();
    settle(SsoPhase::Browser, {});
    auto progress = [self = QPointer<SsoController>(this), attempt](const SsoProgress& step) {
        if (self && self->m_attempt == attempt)
            self->show(step);
    };
    QCoro::connect(m_steps.signIn(std::move(request), std::move(progress)), this,
                   [this, attempt](Result<SsoEnd> answer) {
                       if (attempt == m_attempt)
                           take(answer);
                   });
}

void SsoController::show(const SsoProgress& progress)
{
    m_state.address = progress.address;
    m_state.browserStarted = progress.browserStarted;
    m_state.again = progress.again;
    m_state.until = progress.until;
    settle(progress.step == SsoProgress::Step::Browser ? SsoPhase::Browser : SsoPhase::Finishing,
           {});
}

void SsoController::take(const Result<SsoEnd>& answer)
{
    ++m_attempt;
    if (!answer)
        return settle(SsoPhase::Choose, noticeOf(answer.error()));
    switch (answer->kind) {
    case SsoEnd::Kind::SignedIn: {
        const SignInOutcome outcome = answer->outcome;
        const bool keep = m_state.keep;
        Q_EMIT finished(outcome, keep);
        return;
    }
    case SsoEnd::Kind::OtherAddress:
        m_unconfirmed = answer->outcome;
        m_state.signedInAs = answer->outcome.user.emailAddress;
        return settle(SsoPhase::Confirm, {});
    case SsoEnd::Kind::PortalRefused:
        // What is left to do is the same whichever way the person came.
        if (answer->outcome.kind == SignInOutcome::Kind::RegistrationPending) {
            settle(SsoPhase::Choose, {});
            Q_EMIT finished(answer->outcome, m_state.keep);
            return;
        }
        break;
    case SsoEnd::Kind::NotSetUp: m_state.hopeless.insert(m_method); break;
    default: break;
    }
    SignInNotice notice = noticeOf(*answer, m_state.portalName, m_state.expected);
    if (notice.action == Action::SignOutOfOrganisation && logoutUrlOf(m_portal.entry).isEmpty())
        notice.action = Action::Retry;
    settle(SsoPhase::Choose, std::move(notice));
}

void SsoController::openAgain()
{
    if (m_state.phase == SsoPhase::Browser)
        m_steps.openAgain();
}

void SsoController::accept()
{
    if (!m_unconfirmed)
        return;
    const SignInOutcome outcome = *std::exchange(m_unconfirmed, std::nullopt);
    const bool keep = m_state.keep;
    Q_EMIT finished(outcome, keep);
}

void SsoController::decline()
{
    if (!m_unconfirmed)
        return;
    SignInOutcome outcome = *std::exchange(m_unconfirmed, std::nullopt);
    m_steps.giveUp(m_portal, std::move(outcome.sessionToken));
    const bool canSignOut = !logoutUrlOf(m_portal.entry).isEmpty();
    settle(SsoPhase::Choose,
           declinedNotice(m_state.expected, canSignOut ? Action::SignOutOfOrganisation
                                                       : Action::Retry));
}

void SsoController::followNotice()
{
    if (m_notice.action == Action::Retry)
        return start(m_method, m_state.keep);
    if (m_notice.action != Action::SignOutOfOrganisation)
        return;
    Q_EMIT browserRequested(organisationSignOutAddress(logoutUrlOf(m_portal.entry)));
    settle(SsoPhase::Choose, signingOutNotice());
}

bool SsoController::isUnderWay() const
{
    return m_state.phase == SsoPhase::Browser || m_state.phase == SsoPhase::Finishing;
}

void SsoController::stop()
{
    if (!isUnderWay())
        return;
    cancel();
    settle(SsoPhase::Choose, cancelledNotice());
}

void SsoController::cancel()
{
    ++m_attempt;
    m_steps.cancel();
    if (m_unconfirmed)
        m_steps.giveUp(m_portal, std::move(std::exchange(m_unconfirmed, std::nullopt)->sessionToken));
    m_state.phase = SsoPhase::Choose;
    m_state.address.clear();
    m_notice = {};
}

void SsoController::settle(SsoPhase phase, SignInNotice notice)
{
    m_state.phase = phase;
    m_notice = std::move(notice);
    Q_EMIT changed();
}

} // namespace waxwing
