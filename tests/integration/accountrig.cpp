#include "tests/integration/accountrig.h"

#include "core/realtime/pusherchannel.h"
#include "core/store/accountregistry.h"
#include "tests/support/await.h"
#include "tests/support/samplemessages.h"

#include <QSslConfiguration>

namespace waxwing::test {

namespace {

using namespace std::chrono_literals;

const Guid kAccount = guidOf(0xacc);
constexpr auto kHurriedStep = 1s; ///< for each look at the condition, about ten milliseconds

} // namespace

AccountRig::AccountRig(LivePortal& livePortal, ManualClock* clock)
    : live(livePortal), m_manual(clock),
      m_clock(clock ? static_cast<const Clock&>(*clock) : m_systemClock),
      m_scheduler(clock ? static_cast<Scheduler&>(*clock) : m_timers),
      m_transport(live.curl(), m_scheduler, systemRandom()),
      m_caches(m_files.filePath(QStringLiteral("cache")), m_storage, secrets),
      m_services{m_transport, secrets,     notifier,
                 m_texts,     m_clock,     m_scheduler,
                 LivePortal::identity(),   [this] { return makeChannel(); },
                 {},          &live.directory()}
{
    const std::string guid = live.server().with([](portal::Control& control) {
        return control.world().portal("example")->guid.text();
    });
    record.id = kAccount;
    record.serviceGuid = *Guid::parse(QString::fromStdString(guid));
    record.serviceCode = QStringLiteral("example");
    record.serviceName = QStringLiteral("Example Org");
    record.emailAddress = kAnna;
    record.messageApi = live.messageApi();
}

std::unique_ptr<PushChannel> AccountRig::makeChannel()
{
    PushEndpoint endpoint;
    endpoint.url = QUrl(QString::fromStdString(live.server().addresses().pushUrl));
    endpoint.appKey = QString::fromStdString(live.server().addresses().pushKey);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(live.authorityFile());
    return std::make_unique<PusherChannel>(endpoint, tls, "1.0.0", m_systemClock, m_timers,
                                           systemRandom());
}

bool AccountRig::open(bool signedInBefore)
{
    const QString owner = record.id.toString();
    Result<OpenedCache> cache = await(m_caches.open(owner));
    if (!cache)
        return false;
    account = std::make_unique<LiveAccount>(record, *std::move(cache), m_services);
    QObject::connect(account.get(), &LiveAccount::signInNeeded, account.get(),
                     [this] { ++prompts; });
    if (signedInBefore)
{
        account->restore();
        account->start();
    }
    return true;
}

bool AccountRig::signIn(bool keep)
{
    const auto outcome = live.signIn(record.emailAddress, kPassword);
    if (!outcome || outcome->kind != SignInOutcome::Kind::SignedIn)
        return false;
    account->connectWith(outcome->sessionToken, keep);
    return true;
}

bool AccountRig::remember(const AccountRecord& known)
{
    const Result<OpenedCache> profile
        = await(m_caches.open(profileOwner(), DatabaseKind::Profile));
    if (!profile)
        return false;
    AccountRegistry registry(*profile->database);
    return await(registry.save(known)).has_value();
}

Result<void> AccountRig::removeCopies()
{
    return await(m_caches.destroyAll());
}

bool AccountRig::keepsToken() const
{
    return std::any_of(secrets.entries.keyBegin(), secrets.entries.keyEnd(),
                       [](const QString& key) { return key.startsWith(u"authentication-"); });
}

bool AccountRig::waitFor(Liveness liveness, std::chrono::milliseconds patience)
{
    return hurryUntil([&] { return account->status().liveness == liveness; }, patience);
}

bool AccountRig::hurryUntil(const std::function<bool()>& condition,
                            std::chrono::milliseconds patience)
{
    return QTest::qWaitFor(
        [&] {
            if (condition())
                return true;
            if (m_manual)
                m_manual->advance(kHurriedStep);
            return false;
        },
        static_cast<int>(patience.count()));
}

qint64 AccountRig::stored(Folder folder)
{
    return await(account->messages().counts()).value_or(QHash<Folder, FolderCount>())
        .value(folder).total;
}

QString AccountRig::difference()
{
    return differenceOf(account->messages(), live.server(), account->folders());
}

std::string AccountRig::deliver(const char* subject, bool push)
{
    portal::Delivery delivery;
    delivery.to = {kAnna.toStdString()};
    delivery.subject = subject;
    delivery.body = "Text";
    delivery.push = push;
    return live.server().deliver(delivery);
}

QString AccountRig::keyOf(const std::string& guid) const
{
    return kAccount.toString() + u'/' + Guid::parse(QString::fromStdString(guid))->toString();
}

int AccountRig::alertsAbout(const std::string& guid) const
{
    const QString key = keyOf(guid);
    return static_cast<int>(
        std::count_if(notifier.calls.begin(), notifier.calls.end(),
                      [&key](const Alert& alert) { return alert.key == key; }));
}

} // namespace waxwing::test
