#include "ui/signin/ssotexts.h"

#include "ui/common/errorsentence.h"
#include "ui/common/format.h"
#include "ui/signin/signintexts.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLocale>

namespace waxwing {

namespace {

using Tone = SignInNotice::Tone;
using Action = SignInNotice::Action;
using SsoKind = SsoEnd::Kind;

class SsoTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::SsoTexts)

public:
    static SignInNotice ofEnd(const SsoEnd& end, const QString& portal, const QString& expected);
    static SignInNotice unreachable(const Error& cause, const QString& portal);
    static SignInNotice cancelled();
    static SignInNotice declined(const QString& expected, Action action);
    static SignInNotice signingOut();
    static QString pageTitle() { return tr("Back to Waxwing"); }
    static QString pageText() { return tr("You can close this window. Waxwing goes on by itself."); }
};

SignInNotice SsoTexts::ofEnd(const SsoEnd& end, const QString& portal, const QString& expected)
{
    switch (end.kind) {
    case SsoKind::SignedIn:
    case SsoKind::OtherAddress: return {};
    case SsoKind::PortalRefused: return noticeOf(end.outcome, portal);
    case SsoKind::Unreachable: return unreachable(end.cause, portal);
    case SsoKind::NoPort:
        return {Tone::Danger,
                tr("Waxwing could not wait for your browser on this computer. A security program "
                   "may forbid it. Allow Waxwing to accept local connections, then try again."),
                Action::Retry};
    case SsoKind::NothingCame:
        return {Tone::Warning,
                tr("Nothing came back from the browser within five minutes, so the sign-in was "
                   "cancelled. Try again when you are ready."),
                Action::Retry};
    case SsoKind::WrongServer:
        return {Tone::Danger,
                tr("The answer in the browser came from the wrong server, so it was not used. Tell "
                   "the administrator of %1.").arg(portal),
                Action::None};
    case SsoKind::InvalidAnswer:
        return {Tone::Danger,
                tr("The sign-in service gave an invalid answer, so you were not signed in. Tell the "
                   "administrator of %1 if that stays so.").arg(portal),
                Action::None};
    case SsoKind::Refused:
        return {Tone::Warning,
                tr("The sign-in was refused in the browser. If it was not you, ask the "
                   "administrator of %1.").arg(portal),
                Action::Retry};
    case SsoKind::NotSetUp:
        return {Tone::Danger,
                tr("%1 is not set up for signing in with this program, so trying again does not "
                   "help. Tell its administrator.").arg(portal),
                Action::None};
    case SsoKind::TryLater:
        return {Tone::Warning,
                tr("The sign-in service of %1 is out of order or busy at the moment. Try again in a "
                   "few minutes.").arg(portal),
                Action::Retry};
    case SsoKind::NotProvisioned:
        return {Tone::Danger,
                tr("Your organisation knows you, but %1 has no user for you. Ask its "
                   "administrator.").arg(portal),
                Action::None};
    case SsoKind::WrongPerson:
        return {Tone::Warning,
                tr("In the browser you are signed in to your organisation as somebody else than "
                   "%1. Sign out there, then try again.").arg(expected),
                Action::SignOutOfOrganisation};
    case SsoKind::Expired:
        return {Tone::Warning,
                tr("What the browser brought back had expired before it could be used, twice. Check "
                   "the clock of this computer, then try again."),
                Action::Retry};
    }
    return {};
}

SignInNotice SsoTexts::unreachable(const Error& cause, const QString& portal)
{
    if (cause.hasCode(u"redirect")) {
        return {Tone::Danger,
                tr("The sign-in service of %1 wanted to send this program to another address, which "
                   "is not allowed. Tell its administrator.").arg(portal),
                Action::Retry};
    }
    if (cause.is(ErrorKind::Network)) {
        return {Tone::Danger,
                tr("You are back from the browser, but the sign-in could not be finished because "
                   "%1 cannot be reached. Check your Internet connection, then try again.")
                    .arg(portal),
                Action::Retry};
    }
    const bool mayHelp = cause.is(ErrorKind::Tls) || canRetry(cause);
    return {Tone::Danger, errorSentence(cause, ErrorContext::SignIn),
            mayHelp ? Action::Retry : Action::None};
}

SignInNotice SsoTexts::cancelled()
{
    return {Tone::Info, tr("The sign-in was cancelled. You can close the page in the browser."),
            Action::Retry};
}

SignInNotice SsoTexts::declined(const QString& expected, Action action)
{
    return {Tone::Info,
            tr("You are not signed in. To sign in as %1, sign out of your organisation in the "
               "browser first.").arg(expected),
            action};
}

SignInNotice SsoTexts::signingOut()
{
    return {Tone::Info,
            tr("Your browser is signing you out of your organisation. When it is done, try again."),
            Action::Retry};
}

} // namespace

SignInNotice noticeOf(const SsoEnd& end, const QString& portalName, const QString& expected)
{
    SignInNotice notice = SsoTexts::ofEnd(end, singleLine(portalName), singleLine(expected));
    const QString theirs = singleLine(end.description).left(300);
    if (!theirs.isEmpty() && notice.tone != Tone::None)
        notice.text += QStringLiteral(" (%1)").arg(theirs);
    return notice;
}

SignInNotice noticeOf(const Error& error)
{
    return {Tone::Danger, errorSentence(error, ErrorContext::SignIn), Action::Retry};
}

SignInNotice cancelledNotice()
{
    return SsoTexts::cancelled();
}

SignInNotice declinedNotice(const QString& expected, SignInNotice::Action action)
{
    return SsoTexts::declined(singleLine(expected), action);
}

SignInNotice signingOutNotice()
{
    return SsoTexts::signingOut();
}

QByteArray callbackPage()
{
    // Its headers forbid styles and scripts too, so the look is all in attributes.
    const bool rightToLeft = QGuiApplication::isRightToLeft();
    return QStringLiteral("<!DOCTYPE html>\n"
                          "<html lang=\"%1\" dir=\"%2\">\n"
                          "<head>\n"
                          "<meta charset=\"utf-8\">\n"
                          "<meta name=\"color-scheme\" content=\"light dark\">\n"
                          "<title>%3</title>\n"
                          "</head>\n"
                          "<body>\n"
                          "<br><br><br><br>\n"
                          "<center><font face=\"system-ui, sans-serif\">\n"
                          "<h1>%3</h1>\n"
                          "<p>%4</p>\n"
                          "</font></center>\n"
                          "</body>\n"
                          "</html>\n")
        .arg(QLocale().bcp47Name(), rightToLeft ? QStringLiteral("rtl") : QStringLiteral("ltr"),
             SsoTexts::pageTitle().toHtmlEscaped(), SsoTexts::pageText().toHtmlEscaped())
        .toUtf8();
}

} // namespace waxwing
