#include "core/account/ssoanswers.h"

#include "core/portal/portalcaller.h"

#include <QHash>
#include <QUrlQuery>

namespace waxwing {

namespace {

using SsoKind = SsoEnd::Kind;

SsoEnd endWith(SsoKind kind, const QString& description = {})
{
    SsoEnd end;
    end.kind = kind;
    end.description = description;
    return end;
}

void add(QString& query, const char* name, const QByteArray& value)
{
    if (value.isEmpty())
        return;
    if (!query.isEmpty())
        query += u'&';
    query += QLatin1String(name) + u'=' + QString::fromLatin1(value.toPercentEncoding());
}

} // namespace

SsoEnd endOfCallback(const Callback& callback)
{
    if (callback.kind == Callback::Kind::WrongIssuer)
        return endWith(SsoKind::WrongServer);
    if (callback.kind != Callback::Kind::Error)
        return endWith(SsoKind::InvalidAnswer);
    static const QHash<QString, SsoKind> kEnds{
        {QStringLiteral("access_denied"), SsoKind::Refused},
        {QStringLiteral("login_required"), SsoKind::Refused},
        {QStringLiteral("interaction_required"), SsoKind::Refused},
        {QStringLiteral("account_selection_required"), SsoKind::Refused},
        {QStringLiteral("consent_required"), SsoKind::Refused},
        {QStringLiteral("server_error"), SsoKind::TryLater},
        {QStringLiteral("temporarily_unavailable"), SsoKind::TryLater},
        {QStringLiteral("user_not_provisioned"), SsoKind::NotProvisioned},
        {QStringLiteral("email_mismatch"), SsoKind::WrongPerson},
    };
    // Of an error that is not known no more can be told than of a wrong configuration.
    return endWith(kEnds.value(callback.error, SsoKind::NotSetUp), callback.errorDescription);
}

SsoEnd endOfExchange(const Error& refusal)
{
    SsoEnd end = endWith(SsoKind::InvalidAnswer, refusal.portalMessage);
    end.cause = refusal;
    const bool isRedirect = refusal.hasCode(u"redirect");
    if (refusal.is(ErrorKind::Network) || refusal.is(ErrorKind::Tls) || isRedirect)
        end.kind = SsoKind::Unreachable;
    else if (refusal.httpStatus == 429 || refusal.httpStatus >= 500)
        end.kind = SsoKind::TryLater;
    else if (refusal.httpStatus == 400 && refusal.hasCode(u"invalid_grant"))
        end.kind = SsoKind::Expired;
    else if (refusal.httpStatus >= 400)
        end.kind = SsoKind::NotSetUp;
    return end;
}

SsoEnd endOfAuthenticate(const Error& refusal)
{
    SsoEnd end = endWith(SsoKind::Unreachable);
    end.cause = refusal;
    if (refusal.hasCode(u"803")) {
        end.kind = SsoKind::Expired;
    } else if (refusal.hasCode(u"810")) {
        end.kind = SsoKind::NotProvisioned;
    } else if (const auto outcome = outcomeOf(refusal)) {
        end.kind = SsoKind::PortalRefused;
        end.outcome = *outcome;
    }
    return end;
}

QUrl authorizationAddress(QUrl loginUrl, const AuthorizationQuery& query)
{
    QString text = loginUrl.query(QUrl::FullyEncoded);
    add(text, "response_type", QByteArrayLiteral("code"));
    add(text, "client_id", QByteArray(kSsoClientId));
    add(text, "redirect_uri", query.redirectAddress.toEncoded());
    add(text, "state", query.state.reveal());
    add(text, "code_challenge", query.codeChallenge);
    add(text, "code_challenge_method", QByteArrayLiteral("S256"));
    add(text, "login_hint", query.loginHint.toUtf8());
    add(text, "ui_locales", query.uiLocales.toUtf8());
    loginUrl.setFragment({});
    loginUrl.setQuery(text, QUrl::StrictMode);
    return loginUrl;
}

QUrl organisationSignOutAddress(QUrl logoutUrl)
{
    if (!isSafeAddress(logoutUrl))
        return {};
    QString text = logoutUrl.query(QUrl::FullyEncoded);
    add(text, "client_id", QByteArray(kSsoClientId));
    logoutUrl.setFragment({});
    logoutUrl.setQuery(text, QUrl::StrictMode);
    return logoutUrl;
}

QUrl logoutUrlOf(const DirectoryEntry& entry)
{
    const QUrl newer = entry.urls.value(QStringLiteral("IdProxyLogout"));
    if (isSafeAddress(newer))
        return newer;
    return isSafeAddress(entry.ssoProxyLogoutUrl) ? entry.ssoProxyLogoutUrl : QUrl();
}

} // namespace waxwing
