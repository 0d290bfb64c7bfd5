#include "tests/integration/formbrowser.h"

#include <QNetworkProxy>
#include <QNetworkReply>
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
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setAutoDeleteReplies(true);
    connect(&m_network, &QNetworkAccessManager::finished, this, &FormBrowser::take);
}

void FormBrowser::open(const QUrl& address)
{
    m_steps = 0;
    callback.clear();
    callbackStatus = 0;
    stuckAt.clear();
    get(address);
}

void FormBrowser::get(const QUrl& address)
{
    QNetworkRequest request(address);
    request.setSslConfiguration(m_tls);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    m_network.get(request);
}

void FormBrowser::post(const QUrl& address, const QByteArray& form)
{
    QNetworkRequest request(address);
    request.setSslConfiguration(m_tls);
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      QByteArrayLiteral("application/x-www-form-urlencoded"));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    m_network.post(request, form);
}

void FormBrowser::take(QNetworkReply* reply)
{
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QUrl next = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    const QByteArray page = reply->readAll();
    if (isProgram(reply->url())) {
        callback = reply->url();
        callbackPage = page;
        callbackStatus = status == 0 ? -1 : status;
        return;
    }
    if (next.isValid() && ++m_steps < kMostSteps)
        return get(reply->url().resolved(next));
    if (status != 200) {
        stuckAt = QStringLiteral("%1 %2 %3").arg(status).arg(reply->url().toString(), reply->errorString());
        return;
    }
    readPage(reply->url(), page);
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
