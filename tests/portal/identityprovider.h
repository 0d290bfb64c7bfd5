#pragma once

#include "tests/portal/json.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace waxwing::portal {

/// The organisations' OpenID Provider (tests/identityprovider): a node program of its own that the
/// portal starts when the first sign-in needs it, with the portal's certificate, and that ends with
/// it. Once stopped it stays down until it is started again, on the same port. Nothing here waits;
/// lives on the portal's thread.
class IdentityProvider : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(bool)>;

    explicit IdentityProvider(QObject* parent = nullptr);
    ~IdentityProvider() override;

    /// What it is started with: certificate and key in PEM; an organisation needs one call of
    /// addClient for each address that may get its answers.
    void setCertificate(std::string certificatePem, std::string keyPem);
    void addClient(const std::string& organisation, const std::string& redirectUri,
                   const std::string& signedOutUri);

    void start();
    void stop();
    bool isRunning() const { return m_port != 0; }

    /// Says whether it listens and all changes are in force; starts it unless it was stopped.
    void whenReady(Done done);
    /// Lets it misbehave (tests/identityprovider/faults.mjs) or behave again.
    void change(const Json& faults, Done done);
    /// Up if it was stopped, and without faults.
    void reset();

    /// https://localhost:{port}/{organisation}; of the last run if it is down.
    std::string issuer(const std::string& organisation) const;
    const std::string& clientSecret() const { return m_secret; }

private:
    void readLines();
    void settle();
    void fail();
    void say(const Json& line);

    QProcess m_process;
    QTimer m_patience;
    std::string m_certificate, m_key, m_secret;
    Json m_clients = Json::object();
    std::vector<Done> m_waiting;
    int m_port = 0;     ///< 0: not ready
    int m_lastPort = 0; ///< kept over a stop, so that the issuer stays who it is
    int m_changesSaid = 0;
    int m_changesInForce = 0;
    bool m_stopped = false;
    bool m_faulty = false;
};

} // namespace waxwing::portal
