#include "tests/integration/formbrowser.h"

#include <QNetworkCookie>
#include <QSslCertificate>

namespace waxwing::test {

namespace {

constexpr int kMostSteps = 30;

bool isProgram(const QUrl& address)
{
    return address.scheme() == u"http";
}

} // namespace

FormBrowser::FormBrowser(const QString& authorityFile)
    : m_tls(QSslConfiguration::defaultConfiguration())
{
    m_tls.setCaCertificates(QSslCertificate::fromPath(authorityFile));
}

void FormBrowser::open(const QUrl& address)
{
    m_steps = 0;
    callback.clear();
    callbackStatus = 0;
    stuckAt.clear();
    get(address);
}

portal::WebCall* FormBrowser::callTo(const QUrl& address)
{
    auto* call = new portal::WebCall(address, m_tls, this);
    connect(call, &portal::WebCall::answered, this,
            [this, address](const portal::WebAnswer& answer) { take(address, answer); });
    return call;
}

portal::WebCall::Headers FormBrowser::headersFor(const QUrl& address) const
{
    QByteArrayList cookies;
    for (const QNetworkCookie& cookie : m_cookies.cookiesForUrl(address))
        cookies << cookie.toRawForm(QNetworkCookie::NameAndValueOnly);
    if (cookies.isEmpty())
        return {};
    return {{"Cookie", cookies.join("; ")}};
}

void FormBrowser::get(const QUrl& address)
{
    callTo(address)->get(headersFor(address));
}

void FormBrowser::post(const QUrl& address, const QByteArray& form)
{
    callTo(address)->postForm(headersFor(address), form);
}

void FormBrowser::keepCookies(const QUrl& address, const portal::WebAnswer& answer)
{
    for (const auto& [name, value] : answer.headers) {
        if (name == "set-cookie")
            m_cookies.setCookiesFromUrl(QNetworkCookie::parseCookies(value), address);
    }
}

void FormBrowser::take(const QUrl& address, const portal::WebAnswer& answer)
{
    keepCookies(address, answer);
    if (isProgram(address)) {
        callback = address;
        callbackPage = answer.body;
        callbackStatus = answer.status == 0 ? -1 : answer.status;
        return;
    }
    const QUrl next = QUrl::fromEncoded(answer.header("location"));
    const bool sentOn = answer.status / 100 == 3 && !next.isEmpty();
    if (sentOn && ++m_steps < kMostSteps)
        return get(address.resolved(next));
    if (answer.status != 200) {
        stuckAt = QStringLiteral("%1 %2").arg(answer.status).arg(address.toString());
        return;
    }
    readPage(address, answer.body);
}

void FormBrowser::readPage(const QUrl& address, const QByteArray& page)
{
    const bool asksPassword = page.contains("name=\"password\"");
    const bool asksConsent = page.contains("value=\"allow\"");
    if (++m_steps >= kMostSteps || (!asksPassword && !asksConsent)
        || (asksPassword && person == Person::LeavesAtSignIn)) {
        stuckAt = address.toString();
        return;
    }
    const bool cancels = asksPassword ? person == Person::CancelsAtSignIn
                                      : person == Person::CancelsAtConsent;
    if (cancels)
        return post(address, QByteArrayLiteral("action=cancel"));
    if (asksConsent)
        return post(address, QByteArrayLiteral("action=allow"));
    post(address, "action=sign-in&login=" + QUrl::toPercentEncoding(login)
                      + "&password=" + QUrl::toPercentEncoding(password));
}

} // namespace waxwing::test
