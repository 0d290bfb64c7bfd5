#include "tests/portal/identityprovider.h"

#include "tests/portal/text.h"

namespace waxwing::portal {

namespace {
// Node takes three seconds to start; a machine with many tests under way has made it half a minute.
constexpr int kPatienceMilliseconds = 90'000;
}

IdentityProvider::IdentityProvider(QObject* parent) : QObject(parent), m_secret(randomToken())
{
    m_process.setParent(this);
    m_patience.setParent(this);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, &IdentityProvider::fail);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &IdentityProvider::readLines);
    connect(&m_process, &QProcess::errorOccurred, this, &IdentityProvider::fail);
    connect(&m_process, &QProcess::finished, this, &IdentityProvider::fail);
}

IdentityProvider::~IdentityProvider()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void IdentityProvider::setCertificate(std::string certificatePem, std::string keyPem)
{
    m_certificate = std::move(certificatePem);
    m_key = std::move(keyPem);
}

void IdentityProvider::addClient(const std::string& organisation, const std::string& redirectUri,
                                 const std::string& signedOutUri)
{
    Json& client = m_clients[organisation];
    client["secret"] = m_secret;
    client["redirectUris"].push_back(redirectUri);
    client["signedOutUris"].push_back(signedOutUri);
}

void IdentityProvider::start()
{
    m_stopped = false;
    if (m_process.state() != QProcess::NotRunning)
        return;
    m_changesSaid = m_changesInForce = 0;
    m_faulty = false;
    m_process.start(QStringLiteral("node"), {QStringLiteral(PORTAL_IDENTITY_PROVIDER)});
    say({{"port", m_lastPort},
         {"certificate", m_certificate},
         {"key", m_key},
         {"clients", m_clients}});
    m_patience.start();
}

void IdentityProvider::stop()
{
    m_stopped = true;
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
    fail();
}

void IdentityProvider::whenReady(Done done)
{
    if (m_stopped) {
        done(false);
        return;
    }
    m_waiting.push_back(std::move(done));
    start();
    settle();
}

void IdentityProvider::change(const Json& faults, Done done)
{
    if (m_stopped) {
        done(false);
        return;
    }
    start();
    m_faulty = true;
    say({{"id", ++m_changesSaid}, {"change", faults}});
    whenReady(std::move(done));
}

void IdentityProvider::reset()
{
    m_stopped = false;
    if (m_process.state() != QProcess::NotRunning && std::exchange(m_faulty, false))
        say({{"id", ++m_changesSaid}, {"reset", true}});
}

std::string IdentityProvider::issuer(const std::string& organisation) const
{
    return "https://localhost:" + std::to_string(m_lastPort) + "/" + organisation;
}

void IdentityProvider::say(const Json& line)
{
    const std::string text = dump(line) + "\n";
    m_process.write(text.data(), static_cast<qint64>(text.size()));
}

void IdentityProvider::readLines()
{
    while (m_process.canReadLine()) {
        const Json line = parseJson(m_process.readLine().toStdString());
        if (!line.is_object())
            continue;
        if (line.contains("port"))
            m_lastPort = m_port = line["port"].get<int>();
        else
            m_changesInForce = line.value("id", m_changesInForce);
    }
    settle();
}

void IdentityProvider::settle()
{
    if (m_port == 0 || m_changesInForce < m_changesSaid)
        return;
    m_patience.stop();
    for (const auto& done : std::exchange(m_waiting, {}))
        done(true);
}

void IdentityProvider::fail()
{
    m_patience.stop();
    if (m_process.state() == QProcess::NotRunning)
        m_port = 0;
    for (const auto& done : std::exchange(m_waiting, {}))
        done(false);
}

} // namespace waxwing::portal
