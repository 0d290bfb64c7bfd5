#include "tests/portal/portalserver.h"

#include "tests/portal/announcement.h"
#include "tests/portal/text.h"

#include <QDir>
#include <QSaveFile>

#include <algorithm>

namespace waxwing::portal {

namespace {

bool writeFile(const QString& path, const std::string& content)
{
    QSaveFile file(path);
    return file.open(QFile::WriteOnly) &&
           file.write(content.data(), static_cast<qint64>(content.size())) ==
               static_cast<qint64>(content.size()) &&
           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.commit();
}

} // namespace

PortalServer::PortalServer(const LocalPortalOptions& options)
    : m_options(options),
      m_certificates(Certificates::make(options.certificate)),
      m_world(options.seed.seed),
      m_service(m_world, m_schema),
      m_relyingParty(m_identityProvider, m_certificates.authorityPem),
      m_identityProxy(m_world, m_relyingParty),
      m_web([this](const HttpRequest& request, HttpResponder respond) {
          m_service.handle(request, std::move(respond));
      }),
      m_control(m_world, m_push, options.seed)
{
    m_world.switches = options.switches;
    m_world.clientIds.insert(options.clientIds.begin(), options.clientIds.end());
    HttpLimits limits;
    limits.dropAfterBodyBytes = [this](const HttpRequest& request) {
        return m_service.dropAfterBodyBytes(request);
    };
    m_web.setLimits(limits);
    m_world.chunkBytes = std::max(kLeastChunkBytes, options.chunkBytes);
    m_service.setEventSink([this] { m_control.flushEvents(); });
    m_service.setIdentityProxy([this](const HttpRequest& request, Portal& portal,
                                      const std::string& path, HttpResponder respond) {
        m_identityProxy.handle(request, portal, path, std::move(respond));
    });
    m_control.setIdentityProvider(m_identityProvider);
    m_control.setRelyingParty(m_relyingParty);
    std::vector<std::string> operations = IdentityProxy::operations();
    for (const auto& operation : m_schema.operations())
        operations.push_back(operation.name);
    m_control.setOperations(std::move(operations));
    m_control.setMover([this](Portal& portal) { movePortal(portal); });
}

PortalServer::~PortalServer() = default;

bool PortalServer::start()
{
    if (!m_options.stateDirectory.empty() &&
        !m_world.files.useFolder(m_options.stateDirectory + "/attachments")) {
        m_error = "the folder for attachments cannot be made";
        return false;
    }
    if (!m_web.listenSecurely(m_options.port,
                              m_certificates.serverConfiguration(m_options.http2))) {
        m_error = "portal: " + m_web.errorString().toStdString();
        return false;
    }
    if (!m_push.listen(m_options.pushPort, m_certificates.serverConfiguration(false))) {
        m_error = "push: " + m_push.errorString().toStdString();
        return false;
    }
    m_addresses.port = m_web.port();
    m_addresses.pushPort = m_push.port();
    m_addresses.baseUrl = "https://localhost:" + std::to_string(m_addresses.port);
    m_addresses.directoryUrl = m_addresses.baseUrl + "/ccc/api";
    m_addresses.pushUrl = "wss://localhost:" + std::to_string(m_addresses.pushPort);
    m_addresses.pushKey = m_push.applicationKey;
    m_addresses.authorityPem = m_certificates.authorityPem;
    m_world.baseUrl = m_addresses.baseUrl;
    if (!m_options.stateDirectory.empty())
        m_world.mailFolder = QDir(QString::fromStdString(m_options.stateDirectory))
                                 .absoluteFilePath(QStringLiteral("mails"))
                                 .toStdString();
    seedWorld(m_world, m_options.seed);
    introduceOrganisations();
    if (m_options.startIdentityProvider)
        m_identityProvider.start();
    if (m_options.withControl) {
        m_addresses.controlToken = randomToken();
        m_controlServer = std::make_unique<ControlServer>(m_control, m_addresses.controlToken);
        if (!m_controlServer->listen(m_options.controlPort)) {
            m_error = "control: " + m_controlServer->errorString().toStdString();
            return false;
        }
        m_addresses.controlPort = m_controlServer->port();
        m_addresses.controlUrl = "http://127.0.0.1:" + std::to_string(m_addresses.controlPort);
    }
    return m_options.stateDirectory.empty() || writeState();
}

/// The organisations learn where their answers may go.
void PortalServer::introduceOrganisations()
{
    // What is wrong with the portal's certificate on purpose is not wrong with the organisation's.
    const bool good = m_options.certificate == CertificateKind::Valid;
    const Certificates certificates =
        good ? m_certificates : Certificates::make(CertificateKind::Valid);
    m_identityProvider.setCertificate(certificates.certificatePem, certificates.keyPem);
    for (const auto& portal : m_world.portals) {
        for (const auto& authenticator : portal->authenticators) {
            if (authenticator.organisation.empty())
                continue;
            const auto proxy = m_world.proxyAddress(*portal);
            m_identityProvider.addClient(authenticator.organisation, proxy + "/callback",
                                         proxy + "/signed-out");
        }
    }
}

/// Opens another port for a portal; the one of a move before is closed.
void PortalServer::movePortal(Portal& portal)
{
    auto& listener = m_moved[portal.code];
    listener =
        std::make_unique<WebServer>([this](const HttpRequest& request, HttpResponder respond) {
            m_service.handle(request, std::move(respond));
        });
    listener->setLimits(m_web.limits());
    if (!listener->listenSecurely(0, m_certificates.serverConfiguration(m_options.http2)))
        throw ControlError("the portal cannot be moved: " + listener->errorString().toStdString());
    portal.port = listener->port();
    portal.movedTo = "https://localhost:" + std::to_string(listener->port());
}

bool PortalServer::writeState()
{
    const QDir directory(QString::fromStdString(m_options.stateDirectory));
    m_addresses.authorityPath =
        QDir(directory.absolutePath()).filePath(QStringLiteral("ca.pem")).toStdString();
    const bool written =
        directory.mkpath(QStringLiteral(".")) &&
        writeFile(QString::fromStdString(m_addresses.authorityPath), m_addresses.authorityPem) &&
        writeFile(directory.filePath(QStringLiteral("state.json")),
                  dump(announcement(m_addresses)) + "\n");
    if (!written)
        m_error = "the state directory cannot be written";
    return written;
}

} // namespace waxwing::portal
