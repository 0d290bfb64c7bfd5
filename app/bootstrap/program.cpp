#include "app/bootstrap/program.h"

#include "app/bootstrap/networkaccess.h"
#include "app/bootstrap/accountlock.h"
#include "app/bootstrap/commandanswers.h"
#include "app/bootstrap/latechoices.h"
#include "app/bootstrap/linkednotifier.h"
#include "app/bootstrap/shell.h"
#include "app/bootstrap/trace.h"
#include "app/instance/instancemessage.h"
#include "app/platform/activation.h"
#include "app/platform/donotdisturb.h"
#include "app/platform/platform.h"
#include "app/platform/startatlogin.h"
#include "app/platform/policysource.h"
#include "core/async/launch.h"
#include "core/base/log.h"
#include "core/http/retryingtransport.h"
#include "core/network/closedtransport.h"
#include "core/portal/directoryclient.h"
#include "core/realtime/pusherchannel.h"
#include "core/store/storagethread.h"
#include "core/vault/keychainsecretstore.h"
#include "core/vault/threadedsecretstore.h"
#include "ui/common/passwordfield.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QPointer>
#include <QSslSocket>
#include <QThreadPool>
#include <QTimer>

namespace waxwing {

namespace {

// The vendor's public directory and, from its public SDK, its push service (protocol README 2).
constexpr char kDirectory[] = "https://api.secure-messaging.com/api";
constexpr char kPushService[] = "wss://ws-mt1.pusher.com:443";
constexpr char kPushKey[] = "637003f8185c4a167178";

QUrl directoryOf(const ManagedSettings& managed, const StartOptions& options)
{
    if (managed.directory)
        return *managed.directory;
    return options.directory.isEmpty() ? QUrl(QString::fromLatin1(kDirectory)) : options.directory;
}

SsoHandover handoverOf(const ManagedSettings& managed, const StartOptions& options)
{
    if (!managed.ssoHandover)
        return options.ssoHandover;
    return *managed.ssoHandover == u"pkce-loopback" ? SsoHandover::PkceLoopback
                                                    : SsoHandover::None;
}

PushEndpoint pushEndpoint(const ManagedSettings& managed, const StartOptions& options)
{
    PushEndpoint endpoint;
    endpoint.url = options.pushUrl.isEmpty() ? QUrl(QString::fromLatin1(kPushService))
                                             : options.pushUrl;
    endpoint.appKey = options.pushKey.isEmpty() ? QString::fromLatin1(kPushKey) : options.pushKey;
    endpoint.url = managed.pushUrl.value_or(endpoint.url);
    endpoint.appKey = managed.pushKey.value_or(endpoint.appKey);
    return endpoint;
}

/// Read once: a change counts from the next start.
ManagedSettings policyFor(const StartOptions& options)
{
    ManagedSettings policy = effectivePolicy(systemPolicy(), options.policyFile);
    if (policy.unreadable)
        qCCritical(lcApp).noquote() << "the policy cannot be read, so nothing is allowed:"
                                    << policy.problem;
    for (const QString& key : std::as_const(policy.unknownKeys))
        qCWarning(lcApp).noquote() << "the policy has a key that is not known:" << key;
    return policy;
}

// A window that is never painted, behind others or minimised, holds nothing up.
constexpr auto kFirstPaintPatience = std::chrono::milliseconds(500);

// After the first rows the portals come first, and only then what else is built.
constexpr auto kPresenceDelay = std::chrono::milliseconds(250);

AlertLabels alertLabels()
{
    const auto say = [](const char* text) {
        return QCoreApplication::translate("waxwing::Program", text);
    };
    return {{AlertAction::Open, say(QT_TRANSLATE_NOOP("waxwing::Program", "Open"))},
            {AlertAction::Reply, say(QT_TRANSLATE_NOOP("waxwing::Program", "Reply"))},
            {AlertAction::LaterHour, say(QT_TRANSLATE_NOOP("waxwing::Program", "In an hour"))},
            {AlertAction::LaterTomorrow, say(QT_TRANSLATE_NOOP("waxwing::Program", "Tomorrow"))},
            {AlertAction::MuteThread, say(QT_TRANSLATE_NOOP("waxwing::Program", "Mute thread"))}};
}

/// A credential store that does not answer by then does not answer a command.
constexpr auto kKeyPatience = std::chrono::seconds(8);

AsyncResult<void> answerLater(CommandAnswers& answers, CommandRequest request,
                              AnswerCommand answer)
{
    const Result<CommandAnswer> found = co_await answers.answer(request);
    CommandAnswer none;
    none.exit = CommandExit::Failed;
    none.problem = QStringLiteral("the program is ending");
    answer(found.value_or(none));
    co_return Result<void>();
}

std::unique_ptr<SecretStore> makeSystemSecrets(Scheduler& scheduler)
{
    return std::make_unique<KeychainSecretStore>(QStringLiteral("waxwing"), makeLockProbe(),
                                                 scheduler);
}

ProgramIdentity programIdentity()
{
    ProgramIdentity identity;
    identity.name = QStringLiteral("Waxwing");
    identity.id = QGuiApplication::desktopFileName();
    identity.icon = QStringLiteral("waxwing");
    identity.alertLabels = alertLabels();
    return identity;
}

} // namespace

/// In the order in which they are built.
struct Program::Parts
{
    Parts(const StartOptions& options, const QString& dataFolder)
        : managed(policyFor(options)),
          systemSecrets(&makeSystemSecrets),
          passphrase(QDir(dataFolder).filePath(QStringLiteral("vault"))),
          secrets(systemSecrets, passphrase),
          network(managed, preferences, secrets, options.extraCaFile),
          curl(network.curlOptions()), retrying(curl, scheduler, systemRandom()),
          transport(managed.unreadable ? static_cast<HttpTransport&>(closed) : retrying),
          caches(QDir(dataFolder).filePath(QStringLiteral("cache")), storage, secrets),
          notifier(std::make_unique<LinkedNotifier>(makeNotifier(programIdentity()))), power(makePowerAndNetwork()),
          screen(makeScreenLock()), doNotDisturb(makeDoNotDisturb()),
          services{transport, secrets, *notifier, alertTexts, clock, scheduler, identity(),
                   [this, endpoint = pushEndpoint(managed, options)]()
                       -> std::unique_ptr<PushChannel> {
                       return std::make_unique<PusherChannel>(
                           endpoint, network.pushNetwork(endpoint.url.host()), identity().version,
                           clock, scheduler, systemRandom());
                   },
                   [this](const AccountRecord& account) {
                       return managed.allowsPortal(account.serviceCode, account.serviceGuid);
                   },
                   &directory},
          directory(transport, directoryOf(managed, options)),
          signIn(directory, portals(), handoverOf(managed, options)),
          singleSignOn(SingleSignOn::Needs{transport, portals(), scheduler, clock,
                                           &QDesktopServices::openUrl}),
          registration(transport, identity()),
          accounts(services, caches),
          gate(secrets, caches, scheduler),
          // First who we are to servers that ask: without it they would refuse us.
          lock(AccountLock::Needs{gate, secrets, caches, accounts, services,
                                  [this] { return network.load(); }}),
          answers(CommandAnswers::Needs{accounts, lock, clock,
                                        !managed.noOfflineCopies.value_or(false),
                                        !options.command}),
          shell(Shell::Needs{accounts, signIn, singleSignOn, registration, transport, *notifier,
                             preferences, clock, scheduler, managed, network, lock}),
          lateChoices(LateChoices::Needs{accounts, lock,
                                         [this](const QString& link, const QString& token) {
                                             shell.openLink(link, token);
                                         },
                                         [this](const QString& token) { shell.showWindow(token); }})
    {
        network.attach(&curl);
        signIn.allowOnly([this](const DirectoryEntry& entry) {
            return managed.allowsPortal(entry.serviceCode, entry.serviceGuid);
        });
        notifier->setAddresses([this](const QString& id) {
            const auto guid = Guid::parse(id);
            const LiveAccount* account = guid ? accounts.find(*guid) : nullptr;
            return account ? LinkedNotifier::Address{account->record().serviceCode,
                                                     account->record().emailAddress}
                           : LinkedNotifier::Address{};
        });
    }

    static ClientIdentity identity()
    {
        ClientIdentity client;
        client.version = QCoreApplication::applicationVersion().toLatin1();
        return client;
    }

    SignInClientFactory portals()
    {
        return [this](const QUrl& messageApi) {
            return std::make_unique<SignInClient>(transport, messageApi, identity());
        };
    }

    SystemClock clock;
    TimerScheduler scheduler;
    ManagedSettings managed;
    Preferences preferences;
    ThreadedSecretStore systemSecrets;
    PassphraseStore passphrase;
    ChosenSecretStore secrets;
    NetworkAccess network; ///< asked on the transport's thread
    CurlTransport curl;
    RetryingTransport retrying;
    ClosedTransport closed;
    HttpTransport& transport;
    StorageThread storage;
    CacheKeeper caches;
    AlertTexts alertTexts;
    std::unique_ptr<LinkedNotifier> notifier;
    std::unique_ptr<PowerAndNetwork> power;
    std::unique_ptr<ScreenLock> screen;
    std::unique_ptr<DoNotDisturb> doNotDisturb;
    AccountServices services;
    DirectoryClient directory;
    SignInFlow signIn;
    SingleSignOn singleSignOn;
    RegistrationFlow registration;
    AccountList accounts;
    KeyGate gate;
    AccountLock lock;
    CommandAnswers answers;
    Shell shell;
    LateChoices lateChoices;
};

Program::Program(const StartOptions& options, QString dataFolder)
    : m_parts(std::make_unique<Parts>(options, dataFolder)), m_options(options)
{
    PasswordField::hideFromAccessibility();
    const auto wake = [this] {
        m_parts->network.forgetNetwork();
        m_parts->curl.dropConnections();
        for (const auto& account : m_parts->accounts.all())
            account->wakeUp();
        m_parts->lock.wakeUp();
    };
    connect(m_parts->power.get(), &PowerAndNetwork::wokeUp, this, wake);
    connect(m_parts->power.get(), &PowerAndNetwork::networkChanged, this, [this, wake] {
        for (const auto& account : m_parts->accounts.all())
            account->noteNetworkChange();
        wake();
    });
    connect(&m_parts->network.proxySignIn(), &ProxySignIn::signedIn, this, [this] {
        for (const auto& account : m_parts->accounts.all())
            account->wakeUp();
    });
    connect(m_parts->screen.get(), &ScreenLock::locked, &m_parts->shell, [parts = m_parts.get()] {
        parts->shell.setScreenLocked(true);
        parts->shell.lockWithScreen();
    });
    connect(m_parts->screen.get(), &ScreenLock::unlocked, &m_parts->shell,
            [parts = m_parts.get()] { parts->shell.setScreenLocked(false); });
    connect(m_parts->doNotDisturb.get(), &DoNotDisturb::changed, &m_parts->shell,
            &Shell::setDoNotDisturb);
    // Not quit(): it would ask the window to close, which hides it in the tray and goes on.
    connect(&m_parts->shell, &Shell::quitRequested, this, [this] {
        m_wasQuit = true;
        QCoreApplication::exit();
    });
    connect(&m_parts->shell, &Shell::inboxPainted, this, [this] {
        trace("inbox-painted");
        if (m_presenceDue)
            m_presenceDue = m_parts->scheduler.after(kPresenceDelay, [this] { showPresence(); });
    });
}

Program::~Program() = default;

std::unique_ptr<Notifier> Program::releaseNotifier()
{
    return m_parts->notifier->release();
}

void Program::start()
{
    connect(&m_parts->lock, &AccountLock::opened, this, [this] {
        trace("accounts-loaded");
        beginWork();
        m_parts->lateChoices.accountsAreThere();
        m_parts->shell.followLinks();
    });
    // What a policy wants that cannot be read is not known: nothing is deleted for it.
    const bool forced = m_parts->managed.noOfflineCopies.value_or(false)
                        && !m_parts->managed.unreadable;
    m_parts->shell.setKeepingForced(forced);
    // The credential store takes its time to answer: the rest is done meanwhile.
    if (forced)
        m_parts->lock.beginWithoutCopies(!m_options.hidden);
    else
        m_parts->lock.begin(!m_options.hidden, m_parts->preferences.keepsNothing());
    applyTheme(*qApp, Theme::chosen(m_parts->preferences.theme(), QApplication::palette()));
    if (m_options.hidden) {
        showPresence();
    } else {
        if (m_parts->caches.holds(profileOwner()))
            m_parts->shell.prepareWindow();
        m_presenceDue = m_parts->scheduler.after(kFirstPaintPatience, [this] { showPresence(); });
    }
    m_parts->shell.announcePolicy();
    if (!m_options.link.isEmpty())
        m_parts->shell.openLink(m_options.link, m_options.activationToken);
}

/// What is not the window. Nobody looks at it before the first rows.
void Program::showPresence()
{
    m_presenceDue.reset();
    m_parts->shell.showTray();
    listenToDesktop();
}

/// Not before the tray is there: what made the desktop start us comes at once.
void Program::listenToDesktop()
{
    registerLinkScheme(QCoreApplication::applicationFilePath());
    m_activation = makeActivation(QGuiApplication::desktopFileName());
    connect(m_activation.get(), &Activation::showRequested, &m_parts->shell, &Shell::showWindow);
    connect(m_activation.get(), &Activation::linkRequested, &m_parts->shell, &Shell::openLink);
    connect(m_activation.get(), &Activation::alertChosen, this,
            [this](const QString& key, AlertAction action, const QString& link,
                   const QString& token) {
                if (!m_parts->notifier->choose(key, action, token))
                    m_parts->lateChoices.take(key, action, link, token);
            });
}

/// What is stored is on screen before any portal is asked.
void Program::beginWork()
{
    m_startLater.reset();
    if (m_options.hidden || std::exchange(m_presented, true)) {
        m_parts->accounts.start();
        return;
    }
    const auto begin = [this, parts = m_parts.get()] {
        if (!std::exchange(m_startLater, nullptr))
            return;
        // Other threads load what asking takes, while the credential store gives the token.
        parts->curl.loadAhead();
        QThreadPool::globalInstance()->start([] { (void)QSslSocket::supportsSsl(); });
        parts->accounts.start();
    };
    m_startLater = m_parts->scheduler.after(kFirstPaintPatience, begin);
    connect(&m_parts->shell, &Shell::inboxPainted, this, begin, Qt::QueuedConnection);
    m_parts->shell.presentInbox();
}

void Program::answer(const CommandRequest& request, const AnswerCommand& answer)
{
    launch(answerLater(m_parts->answers, request, answer), "answer the command line");
}

/// Nothing is shown or connected; what has to be unlocked by a person stays locked.
void Program::answerAlone(const CommandRequest& request, AnswerCommand answer)
{
    const auto once = [this, request, answer = std::move(answer)] {
        if (!std::exchange(m_startLater, nullptr))
            return;
        this->answer(request, answer);
    };
    m_startLater = m_parts->scheduler.after(kKeyPatience, once);
    connect(&m_parts->lock, &AccountLock::opened, this, once);
    connect(&m_parts->gate, &KeyGate::standingChanged, this, [once](KeyStanding standing) {
        if (standing != KeyStanding::StoreStarting && !lockedBecause(standing).isEmpty())
            once();
    });
    m_parts->lock.begin(false, m_parts->managed.noOfflineCopies.value_or(false)
                                   || m_parts->preferences.keepsNothing());
}

void Program::handle(const InstanceMessage& message)
{
    if (message.action == InstanceMessage::Action::Open)
        m_parts->shell.openLink(message.link, message.activationToken);
    else
        m_parts->shell.showWindow(message.activationToken);
}

} // namespace waxwing
