#include "tests/portal/portalserver.h"

#include "tests/portal/text.h"

#include <QDir>
#include <QSaveFile>

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
      m_web([this](const HttpRequest& request) { return m_service.handle(request); }),
      m_control(m_world, m_push, options.seed)
{
    m_world.switches = options.switches;
    m_service.setEventSink([this] { m_control.flushEvents(); });
}

PortalServer::~PortalServer() = default;

bool PortalServer::start()
{
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
    seedWorld(m_world, m_options.seed);
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

bool PortalServer::writeState()
{
    const QDir directory(QString::fromStdString(m_options.stateDirectory));
    m_addresses.authorityPath =
        QDir(directory.absolutePath()).filePath(QStringLiteral("ca.pem")).toStdString();
    const Json state = {{"directoryUrl", m_addresses.directoryUrl},
                        {"pushUrl", m_addresses.pushUrl},
                        {"caPath", m_addresses.authorityPath},
                        {"controlUrl", m_addresses.controlUrl},
                        {"controlToken", m_addresses.controlToken}};
    const bool written =
        directory.mkpath(QStringLiteral(".")) &&
        writeFile(QString::fromStdString(m_addresses.authorityPath), m_addresses.authorityPem) &&
        writeFile(directory.filePath(QStringLiteral("state.json")), dump(state) + "\n");
    if (!written)
        m_error = "the state directory cannot be written";
    return written;
}

} // namespace waxwing::portal
