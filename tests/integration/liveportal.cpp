#include "tests/integration/liveportal.h"

#include "tests/support/await.h"

namespace waxwing::test {

namespace {

portal::Switches strict()
{
    portal::Switches switches;
    switches.strictFilters = true;
    return switches;
}

portal::LocalPortalOptions optionsFor(const QTemporaryDir& folder, int messages,
                                      portal::CertificateKind certificate)
{
    portal::LocalPortalOptions options;
    options.stateDirectory = folder.path().toStdString();
    options.seed.messages = messages;
    options.switches = strict();
    options.certificate = certificate;
    return options;
}

} // namespace

LivePortal::LivePortal(int messages, portal::CertificateKind certificate)
    : m_server(optionsFor(m_folder, messages, certificate)), m_up(m_server.start())
{
    CurlOptions curl;
    curl.userAgent = "waxwing-test/1";
    curl.extraCaFile = authorityFile();
    m_transport = std::make_unique<CurlTransport>(curl);
    m_directory = std::make_unique<DirectoryClient>(
        *m_transport, QUrl(QString::fromStdString(m_server.addresses().directoryUrl)));
    m_flow = std::make_unique<SignInFlow>(*m_directory, [this](const QUrl& api) {
        return std::make_unique<SignInClient>(*m_transport, api, identity());
    });
}

QUrl LivePortal::messageApi(const char* code) const
{
    return QUrl(QString::fromStdString(m_server.portalUrl(code)));
}

QString LivePortal::authorityFile() const
{
    return QString::fromStdString(m_server.addresses().authorityPath);
}

ClientIdentity LivePortal::identity()
{
    ClientIdentity identity;
    identity.version = "1.0.0";
    return identity;
}

void LivePortal::reset()
{
    m_server.with([](portal::Control& control) {
        control.reset();
        control.setSwitches(strict());
        control.clearRequests();
    });
}

Result<PortalChoice> LivePortal::choose(const QString& address, const QString& code)
{
    const Result<QList<PortalChoice>> choices = await(m_flow->discover(address));
    if (!choices)
        return failure(choices.error());
    for (const PortalChoice& choice : *choices) {
        if (choice.entry.serviceCode == code)
            return choice;
    }
    return failure(ErrorKind::NotFound, QStringLiteral("not among the portals of the address"));
}

Result<SignInOutcome> LivePortal::signIn(const QString& address, const QByteArray& password,
                                         const QString& code)
{
    Result<PortalChoice> choice = choose(address, code);
    if (!choice) {
        // Whom discovery does not know finds a portal by its code.
        const auto byCode = await(m_flow->findByCode(code));
        if (!byCode || !*byCode)
            return failure(choice.error());
        choice = **byCode;
    }
    return await(m_flow->signIn(*choice, address, Secret(password)));
}

} // namespace waxwing::test
