#pragma once

#include "tests/portal/certificates.h"
#include "tests/portal/control.h"

#include <QThread>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

namespace waxwing::portal {

class PortalServer;

/// How a local portal is to be started. Ports of 0 are chosen by the system.
struct LocalPortalOptions
{
    quint16 port = 0;
    quint16 pushPort = 0;
    quint16 controlPort = 0;
    bool withControl = false;   ///< also open the HTTP control interface
    std::string stateDirectory; ///< where ca.pem (and state.json) are written; empty: nowhere
    SeedOptions seed;
    Switches switches;
    CertificateKind certificate = CertificateKind::Valid;
    bool http2 = true;
    std::uint64_t chunkBytes = 1024 * 1024; ///< of attachments; not below 1 KiB
    std::vector<std::string> clientIds; ///< besides `secure-desktop`
    bool startIdentityProvider = false; ///< at once; else with the first sign-in that needs it
};

/// Where a running portal is to be found.
struct LocalPortalAddresses
{
    std::string directoryUrl; ///< CCC, e.g. https://localhost:4711/ccc/api
    std::string baseUrl;      ///< https://localhost:4711
    std::string pushUrl;      ///< wss://localhost:4712
    std::string pushKey;
    std::string controlUrl; ///< empty without the control interface
    std::string controlToken;
    std::string authorityPem;
    std::string authorityPath; ///< empty without a state directory
    quint16 port = 0;
    quint16 pushPort = 0;
    quint16 controlPort = 0;
};

/// A whole local portal in a thread of its own: directory, portals, push and, if wanted, the HTTP
/// control interface. All methods may be called from any thread; they return when the portal's
/// thread has done what they say. Ends its thread in the destructor.
class LocalPortal
{
public:
    explicit LocalPortal(LocalPortalOptions options = {});
    ~LocalPortal();
    LocalPortal(const LocalPortal&) = delete;
    LocalPortal& operator=(const LocalPortal&) = delete;

    /// Returns when everything listens; false (with errorString) if something could not be.
    bool start();
    void stop();
    const LocalPortalAddresses& addresses() const { return m_addresses; }
    const std::string& errorString() const { return m_error; }
    /// `https://localhost:{port}/{code}/api`
    std::string portalUrl(const std::string& code = "example") const;

    /// Runs `operation(Control&)` on the portal's thread and hands back its result; exceptions
    /// (ControlError) come back as well. For everything without a method of its own here.
    template<typename Operation>
    auto with(Operation operation) -> std::invoke_result_t<Operation, Control&>
    {
        using Done = std::invoke_result_t<Operation, Control&>;
        if constexpr (std::is_void_v<Done>) {
            runOnThread([&] { operation(control()); });
        } else {
            std::optional<Done> done;
            runOnThread([&] { done.emplace(operation(control())); });
            return *std::move(done);
        }
    }

    std::string deliver(const Delivery& delivery);
    void recall(const std::string& messageGuid, const std::string& reason = {});
    void expire(const std::string& messageGuid);
    void markRetrieved(const std::string& messageGuid, const std::string& user = kMainUser);
    void vanish(const std::string& messageGuid);
    void fault(const Fault& fault);
    void clearFaults();
    void setPushFaults(const PushFaults& faults);
    void closePush(int code);
    void dropPush();
    void setPushListening(bool listening);
    void advanceClock(std::chrono::milliseconds by);
    int expireSessions();
    std::vector<LoggedRequest> requests();
    /// How many requests of this operation were received.
    int requestCount(const std::string& operation);
    void clearRequests();
    std::vector<OutgoingMail> mails();
    /// Lets the organisations' OpenID Provider misbehave (tests/identityprovider/faults.mjs); false
    /// if it is down.
    bool changeIdentityProvider(const Json& faults);
    void stopIdentityProvider();
    /// False if it could not be started; returns when it listens.
    bool startIdentityProvider();
    void setProxyFaults(const ProxyFaults& faults);
    /// Drops all connections of HTTP, as a restart of the server would.
    void dropConnections();

private:
    Control& control();
    bool awaitProvider(const std::function<void(IdentityProvider&, IdentityProvider::Done)>& work);
    /// Returns when it is done; what it throws is thrown here.
    void runOnThread(const std::function<void()>& work);

    LocalPortalOptions m_options;
    LocalPortalAddresses m_addresses;
    std::string m_error;
    QThread m_thread;
    PortalServer* m_server = nullptr; ///< lives on m_thread, deleted there
};

} // namespace waxwing::portal
