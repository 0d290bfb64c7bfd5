#pragma once

#include "tests/portal/webcall.h"

#include <QNetworkCookieJar>
#include <QSslConfiguration>
#include <QUrl>

namespace waxwing::test {

/// A browser as far as a sign-in needs one: follows redirects, keeps cookies, fills in the pages of
/// the organisation's provider as the person would. What real Chromium does is shown by the journeys.
class FormBrowser : public QObject
{
    Q_OBJECT

public:
    enum class Person { SignsIn, CancelsAtSignIn, CancelsAtConsent, LeavesAtSignIn };

    /// Trusts the authority of this file and no other.
    explicit FormBrowser(const QString& authorityFile);

    /// Goes on by itself until it is back at the program, or nothing leads on.
    void open(const QUrl& address);
    /// Asks for an address that it has been at, as the button "Reload" does.
    void reload(const QUrl& address) { get(address); }

    Person person = Person::SignsIn;
    QString login = QStringLiteral("anna.keller@example.org");
    QString password = QStringLiteral("Compass-Rose-9");

    QUrl callback;          ///< where the program was told the end, with everything in it
    int callbackStatus = 0; ///< what the program answered; -1: nobody was there
    QByteArray callbackPage;
    QString stuckAt; ///< a page that does not lead on, or what went wrong

private:
    void get(const QUrl& address);
    void post(const QUrl& address, const QByteArray& form);
    portal::WebCall* callTo(const QUrl& address);
    [[nodiscard]] portal::WebCall::Headers headersFor(const QUrl& address) const;
    void take(const QUrl& address, const portal::WebAnswer& answer);
    void keepCookies(const QUrl& address, const portal::WebAnswer& answer);
    void readPage(const QUrl& address, const QByteArray& page);

    QNetworkCookieJar m_cookies;
    QSslConfiguration m_tls;
    int m_steps = 0;
};

} // namespace waxwing::test
