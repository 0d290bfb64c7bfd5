#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTcpServer>
#include <QTemporaryDir>

namespace waxwing::test {

/// Certificates as no honest server shows them, made with the openssl program.
class CertificateZoo
{
public:
    struct Wish
    {
        QString names = QStringLiteral("DNS:localhost,IP:127.0.0.1");
        QString from = QStringLiteral("20200101000000Z");
        QString until = QStringLiteral("20991231000000Z");
        QString issuer = QStringLiteral("ca"); ///< "" signs itself
        QString key = QStringLiteral("ec");    ///< "ec", "rsa:2048", "rsa:1024"
        QString digest = QStringLiteral("sha256");
        bool authority = false;
        bool forClients = false;
    };

    CertificateZoo();

    /// Makes `name`.pem and `name`.key.
    void make(const QString& name, const Wish& wish);
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray content(const QString& name) const;
    /// The openssl program in the folder of the zoo.
    void run(const QStringList& arguments) const;
    void write(const QString& name, const QByteArray& content) const;

private:
    QTemporaryDir m_folder;
};

/// A TLS server by the openssl program, which still speaks what Qt and libcurl do not, behind a tap
/// that notes every byte of its clients, also after a failed handshake. Lives on the test's thread.
class TlsServer
{
public:
    /// Arguments of s_server besides the address.
    explicit TlsServer(const QStringList& arguments);
    ~TlsServer();

    enum class Cut { Never, ByClosing, ByReset };
    /// From now on the tap ends a connection where the client takes the handshake for done: what the
    /// server says of the client's certificate is never heard.
    void cutAfterHandshake(Cut cut) { m_cut = cut; }

    [[nodiscard]] bool isUp() const { return m_backend != 0; }
    [[nodiscard]] quint16 port() const { return m_tap.serverPort(); }
    /// As the clients sent it.
    [[nodiscard]] const QByteArray& raw() const { return m_raw; }
    /// What the server decrypted, amid its own chatter.
    [[nodiscard]] const QByteArray& decrypted() const { return m_output; }
    [[nodiscard]] int connections() const { return m_connections; }

private:
    void relay(QTcpSocket* client);
    void end(QTcpSocket* client) const;

    QProcess m_process;
    QTcpServer m_tap;
    Cut m_cut = Cut::Never;
    quint16 m_backend = 0;
    QByteArray m_raw;
    QByteArray m_output;
    int m_connections = 0;
};

} // namespace waxwing::test
