#pragma once

#include "tests/portal/controlserver.h"
#include "tests/portal/identityprovider.h"
#include "tests/portal/identityproxy.h"
#include "tests/portal/localportal.h"
#include "tests/portal/schema.h"
#include "tests/portal/service.h"
#include "tests/portal/webserver.h"

#include <QObject>

#include <map>

namespace waxwing::portal {

/// All parts of a local portal on one thread, put together. Used by LocalPortal in a thread of its
/// own and by the program on the main thread.
class PortalServer : public QObject
{
    Q_OBJECT

public:
    explicit PortalServer(const LocalPortalOptions& options);
    ~PortalServer() override;

    bool start();
    const LocalPortalAddresses& addresses() const { return m_addresses; }
    const std::string& errorString() const { return m_error; }
    Control& control() { return m_control; }
    WebServer& web() { return m_web; }
    IdentityProvider& identityProvider() { return m_identityProvider; }

private:
    bool writeState();
    void introduceOrganisations();
    void movePortal(Portal& portal);

    LocalPortalOptions m_options;
    LocalPortalAddresses m_addresses;
    std::string m_error;
    Certificates m_certificates;
    Schema m_schema;
    World m_world;
    Service m_service;
    IdentityProvider m_identityProvider;
    RelyingParty m_relyingParty;
    IdentityProxy m_identityProxy;
    WebServer m_web;
    std::map<std::string, std::unique_ptr<WebServer>> m_moved; ///< listeners by service code
    PushServer m_push;
    Control m_control;
    std::unique_ptr<ControlServer> m_controlServer;
};

} // namespace waxwing::portal
