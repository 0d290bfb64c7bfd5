#include "app/bootstrap/program.h"

#include "app/bootstrap/shell.h"
#include "app/bootstrap/trace.h"
#include "app/instance/instancemessage.h"
#include "app/platform/platform.h"
#include "app/platform/systemproxy.h"
#include "core/async/launch.h"
#include "core/base/log.h"
#include "core/http/curltransport.h"
#include "core/http/retryingtransport.h"
#include "core/portal/directoryclient.h"
#include "core/realtime/pusherchannel.h"
#include "core/store/storagethread.h"
#include "core/vault/keychainsecretstore.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDir>
#include <QPointer>
#include <QSslCertificate>
#include <QTimer>

namespace waxwing {

namespace {

// The vendor's public directory and, from its public SDK, its push service (protocol README 2).
constexpr char kDirectory[] = "https://api.secure-messaging.com/api";
constexpr char kPushService[] = "wss://ws-mt1.pusher.com:443";
constexpr char kPushKey[] = "637003f8185c4a167178";

CurlOptions curlOptions(const StartOptions& options, SystemProxy& proxy)
{
    CurlOptions curl;
    curl.userAgent = "waxwing/" + QCoreApplication::applicationVersion().toLatin1();
    curl.extraCaFile = options.extraCaFile;
    curl.proxy = [&proxy](const QUrl& url) { return proxy.proxyFor(url); };
    return curl;
}

PushEndpoint pushEndpoint(const StartOptions& options)
{
    PushEndpoint endpoint;
    endpoint.url = options.pushUrl.isEmpty() ? QUrl(QString::fromLatin1(kPushService))
                                             : options.pushUrl;
    endpoint.appKey = options.pushKey.isEmpty() ? QString::fromLatin1(kPushKey) : options.pushKey;
    return endpoint;
}

QSslConfiguration tlsConfiguration(const StartOptions& options)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (!options.extraCaFile.isEmpty())
        tls.addCaCertificates(options.extraCaFile);
    return tls;
}

ProgramIdentity programIdentity()
{
    ProgramIdentity identity;
    identity.name = QStringLiteral("Waxwing");
    identity.id = QGuiApplication::desktopFileName();
    identity.icon = QStringLiteral("waxwing");
    identity.openLabel = QCoreApplication::translate("waxwing::Program", "Open");
    return identity;
}

} // namespace

/// In the order in which they are built.
struct Program::Parts
{
    Parts(const StartOptions& options, const QString& dataFolder)
        : curl(curlOptions(options, proxy)), transport(curl, scheduler, systemRandom()),
          secrets(QStringLiteral("waxwing"), makeLockProbe(), scheduler),
          caches(QDir(dataFolder).filePath(QStringLiteral("cache")), storage, secrets),
          notifier(makeNotifier(programIdentity())), power(makePowerAndNetwork()),
          services{transport, secrets, *notifier, alertTexts, clock, scheduler, identity(),
                   [this, endpoint = pushEndpoint(options),
                    tls = tlsConfiguration(options)]() -> std::unique_ptr<PushChannel> {
                       return std::make_unique<PusherChannel>(endpoint, tls, identity().version,
                                                              clock, scheduler, systemRandom());
                   }},
          directory(transport, options.directory.isEmpty() ? QUrl(QString::fromLatin1(kDirectory))
                                                           : options.directory),
          signIn(directory,
                 [this](const QUrl& messageApi) {
                     return std::make_unique<SignInClient>(transport, messageApi, identity());
                 }),
          accounts(services, caches),
          shell(Shell::Needs{accounts, signIn, transport, *notifier, preferences, alertTexts, clock,
                             scheduler})
    {
        alertTexts.setContent(preferences.alertContent());
    }

    static ClientIdentity identity()
    {
        ClientIdentity client;
        client.version = QCoreApplication::applicationVersion().toLatin1();
        return client;
    }

    SystemClock clock;
    TimerScheduler scheduler;
    SystemProxy proxy; ///< asked on the transport's thread
    CurlTransport curl;
    RetryingTransport transport;
    StorageThread storage;
    KeychainSecretStore secrets;
    CacheKeeper caches;
    Preferences preferences;
    AlertTexts alertTexts;
    std::unique_ptr<Notifier> notifier;
    std::unique_ptr<PowerAndNetwork> power;
    AccountServices services;
    DirectoryClient directory;
    SignInFlow signIn;
    AccountList accounts;
    Shell shell;
};

Program::Program(const StartOptions& options, QString dataFolder)
    : m_parts(std::make_unique<Parts>(options, dataFolder)), m_options(options)
{
    applyTheme(*qApp, Theme::chosen(m_parts->preferences.theme(), QApplication::palette()));
    const auto wake = [this] {
        m_parts->proxy.forget();
        m_parts->curl.dropConnections();
        for (const auto& account : m_parts->accounts.all())
            account->wakeUp();
    };
    connect(m_parts->power.get(), &PowerAndNetwork::wokeUp, this, wake);
    connect(m_parts->power.get(), &PowerAndNetwork::networkChanged, this, wake);
    // Not quit(): it would ask the window to close, which hides it in the tray and goes on.
    connect(&m_parts->shell, &Shell::quitRequested, qApp, [] { QCoreApplication::exit(); });
    connect(&m_parts->shell, &Shell::inboxPainted, this, [] { trace("inbox-painted"); });
}

Program::~Program() = default;

void Program::start()
{
    m_parts->shell.showTray();
    // The window comes with the first account, before the others are opened or the portal is asked.
    if (!m_options.hidden) {
        connect(
            &m_parts->accounts, &AccountList::added, this,
            [this, shown = false]() mutable {
                if (!std::exchange(shown, true))
                    m_parts->shell.showWindow();
            });
    }
    auto load = [](Program* program) -> AsyncResult<void> {
        const QPointer<Program> self(program);
        const Result<void> loaded = co_await program->m_parts->accounts.load();
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        trace("accounts-loaded");
        if (!self->m_options.hidden)
            self->m_parts->shell.welcome();
        co_return loaded;
    };
    launch(load(this), "open accounts");
}

void Program::handle(const InstanceMessage& message)
{
    m_parts->shell.showWindow(message.activationToken);
}

} // namespace waxwing
