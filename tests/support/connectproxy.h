#pragma once

#include <QByteArray>
#include <QSslConfiguration>
#include <QString>
#include <QTcpServer>

#include <optional>
#include <vector>

class QTcpSocket;

namespace waxwing::test {

/// A proxy of an organisation: CONNECT and nothing else, with sign-in if wanted. It remembers every
/// byte that clients sent to it in the clear, and every byte they sent through it. Lives on the
/// test's thread.
class ConnectProxy
{
public:
    enum class SignIn {
        None,
        Basic,
        NegotiateOrBasic, ///< as in a Windows domain; here nobody has a ticket
        Digest,
    };
    enum class Answer {
        Tunnel,
        Impersonate, ///< says "established" and shows a certificate of its own
        Refuse,      ///< 403
        Redirect,    ///< 302 to `redirectTo`
    };

    explicit ConnectProxy(SignIn signIn = SignIn::None, Answer answer = Answer::Tunnel);
    ~ConnectProxy();

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    /// As the client names it.
    [[nodiscard]] QString name() const;
    void close() { m_server.close(); }

    QByteArray user = "zoe";
    QByteArray password = "Prox\xC3\xBC-Geheim-9";
    QSslConfiguration impostor; ///< for Impersonate
    QByteArray redirectTo;

    [[nodiscard]] const std::vector<QByteArray>& requests() const { return m_requests; }
    /// What came before a tunnel stood.
    [[nodiscard]] const QByteArray& clear() const { return m_clear; }
    /// What went through tunnels towards servers.
    [[nodiscard]] const QByteArray& tunnelled() const { return m_tunnelled; }
    /// What a client told the impostor after its handshake; it should be nothing.
    [[nodiscard]] const QByteArray& toldImpostor() const { return m_toldImpostor; }
    [[nodiscard]] int tunnels() const { return m_tunnels; }
    [[nodiscard]] int refusals() const { return m_refusals; } ///< answers of 407 to a wrong sign-in

private:
    void serve(QTcpSocket* client);
    void onRequest(QTcpSocket* client, const QByteArray& head);
    [[nodiscard]] bool isSignedIn(const QByteArray& head);
    void demandSignIn(QTcpSocket* client);
    void tunnel(QTcpSocket* client, const QByteArray& target);
    void impersonate(QTcpSocket* client);

    QTcpServer m_server;
    SignIn m_signIn;
    Answer m_answer;
    std::vector<QByteArray> m_requests;
    QByteArray m_clear;
    QByteArray m_tunnelled;
    QByteArray m_toldImpostor;
    int m_tunnels = 0;
    int m_refusals = 0;
};

} // namespace waxwing::test
