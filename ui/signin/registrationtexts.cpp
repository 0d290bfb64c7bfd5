#include "ui/signin/registrationtexts.h"

#include "ui/common/fieldrefusal.h"
#include "ui/common/format.h"

#include <QCoreApplication>

namespace waxwing {

namespace {

using Tone = SignInNotice::Tone;
using Action = SignInNotice::Action;
using Kind = RegistrationOutcome::Kind;

class RegistrationTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::RegistrationTexts)

public:
    static SignInNotice ofOutcome(const RegistrationOutcome& outcome, const QString& portal);
    static QString ofToken(Kind kind);
};

SignInNotice RegistrationTexts::ofOutcome(const RegistrationOutcome& outcome, const QString& portal)
{
    switch (outcome.kind) {
    case Kind::SignedIn:
    case Kind::ConfirmationSent:
    case Kind::Confirmed:
    case Kind::PasswordSet: return {};
    case Kind::AlreadyRegistered:
        return {Tone::Info,
                tr("This address is registered at %1 already. Sign in with its password, or reset "
                   "it.").arg(portal),
                Action::ResetPassword};
    case Kind::NotAdmitted:
        return {Tone::Danger,
                tr("%1 does not admit this address. Ask the administrator of the portal.")
                    .arg(portal),
                Action::None};
    case Kind::Disabled:
        return {Tone::Danger,
                tr("Your user is disabled at %1. Ask the administrator of the portal.").arg(portal),
                Action::None};
    case Kind::CraAnswerWrong:
    case Kind::TokenInvalid:
    case Kind::TokenUnreadable:
    case Kind::OtherPortal:
    case Kind::OtherAddress: return {}; // said at the field
    case Kind::FieldsRefused:
        return {Tone::Danger,
                tr("%1 did not accept what was entered. Check the fields.").arg(portal),
                Action::None};
    case Kind::Suspended:
        return {Tone::Danger,
                tr("%1 has been suspended. Ask the administrator of the portal.").arg(portal),
                Action::None};
    case Kind::Maintenance:
        return {Tone::Warning,
                tr("%1 is being maintained. Try again in a few minutes.").arg(portal),
                Action::None};
    }
    return {};
}

QString RegistrationTexts::ofToken(Kind kind)
{
    switch (kind) {
    case Kind::TokenInvalid:
        return tr("This code is not valid any more: it is too old or was used before. Use the one "
                  "from the newest e-mail.");
    case Kind::TokenUnreadable:
        return tr("No code was found in there. Copy the whole link from the e-mail.");
    case Kind::OtherPortal:
        return tr("This link leads to another server, so nothing was sent. Copy the link from the "
                  "e-mail of this portal.");
    case Kind::OtherAddress: return tr("This invitation is for another address.");
    default: return {};
    }
}

} // namespace

SignInNotice noticeOf(const RegistrationOutcome& outcome, const QString& portalName)
{
    const bool saidAtFields
        = !outcome.problems.isEmpty()
          && std::none_of(outcome.problems.begin(), outcome.problems.end(), [](const auto& one) {
                 return one.field == FormField::Other || one.field == FormField::EmailAddress;
             });
    if (outcome.kind == Kind::FieldsRefused && saidAtFields)
        return {};
    SignInNotice notice = RegistrationTexts::ofOutcome(outcome, singleLine(portalName));
    const QString theirs = singleLine(outcome.portalMessage).left(300);
    if (outcome.kind == Kind::FieldsRefused && !theirs.isEmpty() && notice.tone != Tone::None)
        notice.text += QStringLiteral(" (%1)").arg(theirs);
    return notice;
}

QList<FieldNotice> fieldNoticesOf(const RegistrationOutcome& outcome)
{
    QList<FieldNotice> notices;
    for (const FieldProblem& problem : outcome.problems)
        notices << FieldNotice{problem.field, fieldRefusal(problem)};
    if (outcome.kind == Kind::CraAnswerWrong)
        notices << FieldNotice{FormField::CraAnswer, fieldRefusal({FormField::CraAnswer, {}})};
    if (const QString token = RegistrationTexts::ofToken(outcome.kind); !token.isEmpty())
        notices << FieldNotice{FormField::Token, token};
    return notices;
}

QStringList offeredLanguages(const ServicePublicSettings& settings)
{
    QStringList known;
    QStringList offered;
    for (const char* code : kPortalLanguages) {
        const QString language = QString::fromLatin1(code);
        known << language;
        if (settings.languages.contains(language, Qt::CaseInsensitive))
            offered << language;
    }
    return offered.isEmpty() ? known : offered;
}

QString preferredLanguage(const QStringList& offered, const QString& systemName)
{
    const QString system = systemName.section(u'_', 0, 0).section(u'-', 0, 0).toLower();
    for (const QString& wanted : {system, QStringLiteral("en")}) {
        if (offered.contains(wanted))
            return wanted;
    }
    return offered.value(0);
}

} // namespace waxwing
