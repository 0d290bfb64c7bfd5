#include "tests/bench/bench_transfer_portal.h"

#include "core/portal/signinclient.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace waxwing::bench {

namespace {

constexpr int kPatience = 20'000;

ClientIdentity identity()
{
    ClientIdentity identity;
    identity.version = "1";
    return identity;
}

} // namespace

PortalProcess::PortalProcess(const QString& folder)
{
    start(folder);
    CurlOptions options;
    options.userAgent = "waxwing-bench/1";
    options.extraCaFile = m_authority;
    m_transport = std::make_unique<CurlTransport>(options);
    signIn();
    m_client = std::make_unique<PortalClient>(*m_transport, m_tokens, m_api, identity());
}

PortalProcess::~PortalProcess()
{
    m_client.reset();
    m_transport.reset();
    m_process.terminate();
    m_process.waitForFinished(kPatience);
}

void PortalProcess::start(const QString& folder)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/waxwing-portal"),
                    {QStringLiteral("serve"), QStringLiteral("--messages"), QStringLiteral("5"),
                     QStringLiteral("--state-dir"), folder});
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(kPatience))
            giveUp("the local portal does not start");
    }
    const QJsonObject ready = QJsonDocument::fromJson(m_process.readLine()).object();
    m_directory = QUrl(ready.value(QStringLiteral("directoryUrl")).toString());
    m_api = QUrl(ready.value(QStringLiteral("baseUrl")).toString() + QStringLiteral("/example/api"));
    m_authority = ready.value(QStringLiteral("caPath")).toString();
}

void PortalProcess::signIn()
{
    const QString address = QStringLiteral("anna.keller@example.org");
    DirectoryClient directory(*m_transport, m_directory);
    SignInFlow flow(directory, [this](const QUrl& api) {
        return std::make_unique<SignInClient>(*m_transport, api, identity());
    });
    for (const PortalChoice& choice : await(flow.discover(address))) {
        if (choice.entry.serviceCode == QStringLiteral("example")) {
            const Secret password(QByteArrayLiteral("Correct-Horse-7"));
            m_tokens.token = await(flow.signIn(choice, address, password)).sessionToken;
        }
    }
    if (m_tokens.token.isEmpty())
        giveUp("no session");
}

Guid PortalProcess::newDraft() const
{
    const ComposeClient compose(caller());
    const Guid id = await(compose.preCreate(DraftAction::New, std::nullopt, std::nullopt,
                                            *Guid::parse(u"{00000000-0000-4000-8000-000000000001}"),
                                            {}));
    Draft draft;
    draft.to << QStringLiteral("jonas.weber@example.org");
    draft.subject = QStringLiteral("files");
    await(compose.save(id, draft, {}));
    return id;
}

} // namespace waxwing::bench
