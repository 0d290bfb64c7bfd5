#pragma once

#include "app/bootstrap/preferences.h"
#include "app/platform/systemproxy.h"
#include "core/http/curltransport.h"
#include "core/network/proxysignin.h"
#include "core/policy/managedsettings.h"
#include "core/realtime/pusherchannel.h"
#include "ui/settings/networksettings.h"

#include <QObject>
#include <QSslCertificate>

namespace waxwing {

/// How this program reaches the network: proxy, sign-in to it, authorities and client certificates,
/// from what the organisation, the person and the command line say, in that order. libcurl and the
/// push sockets get the same. Main thread; the references must outlive it, and it outlives the
/// transports that were given its options.
class NetworkAccess final : public QObject
{
    Q_OBJECT

public:
    NetworkAccess(const ManagedSettings& managed, Preferences& preferences, SecretStore& secrets,
                  const QString& extraCaFile);
    ~NetworkAccess() override;

    /// For CurlTransport. `transport` gets every later change of the TLS settings.
    [[nodiscard]] CurlOptions curlOptions();
    void attach(CurlTransport* transport) { m_transport = transport; }
    [[nodiscard]] PushNetwork pushNetwork(const QString& host);
    [[nodiscard]] ProxySignIn& proxySignIn() { return m_signIn; }

    /// Reads what is kept; passphrases come from the credential store.
    [[nodiscard]] AsyncResult<void> load();
    [[nodiscard]] NetworkSettings settings() const;
    void setProxy(const ProxySettings& proxy);
    /// Checked before it is taken.
    [[nodiscard]] Result<void> addAuthorities(const QString& file);
    void removeAuthority(const QString& fingerprint);
    [[nodiscard]] AsyncResult<void> addClientCertificate(ClientCertificateRequest request,
                                                         Secret passphrase);
    void removeClientCertificate(const QString& id);
    /// After a change of the network: the system is asked anew, the person too if need be.
    void forgetNetwork();

Q_SIGNALS:
    void changed();

private:
    struct Held
    {
        KeptClientCertificate kept;
        ClientCertificate certificate;
        QSslCertificate own;
        std::optional<Error> problem;
    };

    void readCommandLineAuthorities(const QString& path);
    void readManagedAuthorities();
    void applyTls();
    [[nodiscard]] QList<QSslCertificate> ownAuthorities() const;
    [[nodiscard]] AsyncResult<Held> open(KeptClientCertificate kept);
    [[nodiscard]] static Result<Held> read(const KeptClientCertificate& kept,
                                           const Secret& passphrase);

    const ManagedSettings& m_managed;
    Preferences& m_preferences;
    SecretStore& m_secrets;
    std::shared_ptr<SystemProxy> m_system; ///< asked on other threads, which may outlive this
    ProxyRoutes m_routes;
    ProxySignIn m_signIn;
    QByteArray m_commandLinePem; ///< from --extra-ca
    QList<QSslCertificate> m_managedAuthorities;
    QList<Error> m_authorityProblems;
    std::vector<Held> m_clientCertificates;
    TlsSettings m_tls;
    CurlTransport* m_transport = nullptr;
};

} // namespace waxwing
