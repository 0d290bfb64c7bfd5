#include "app/bootstrap/accountalerts.h"

#include "app/bootstrap/liveaccount.h"
#include "core/async/launch.h"
#include "core/portal/portalclient.h"
#include "core/store/messagestore.h"
#include "core/sync/outbox.h"

#include <QCryptographicHash>
#include <QPointer>

#include <algorithm>
#include <iterator>
#include <utility>

namespace waxwing {

namespace {

constexpr int kDaysRemembered = 90;
constexpr int kDeedsAPage = 100;
constexpr int kMostRecallsTold = 20;
constexpr qint64 kPushCountsMs = 10'000;

/// Of these the portal is asked.
constexpr NewsKind kTrackedKinds[] = {NewsKind::Read,       NewsKind::Replied, NewsKind::Forwarded,
                                      NewsKind::Downloaded, NewsKind::Printed, NewsKind::Signed,
                                      NewsKind::Declined};

} // namespace

AsyncResult<Page<TrackingDetail>> PortalDeeds::since(QDateTime moment, int page,
                                                     std::stop_token stop)
{
    return m_client.deedsSince(std::move(moment), page, kDeedsAPage, std::move(stop));
}

AsyncResult<QDateTime> PortalDeeds::newest(std::stop_token stop)
{
    return m_client.newestDeed(std::move(stop));
}

AccountAlerts::AccountAlerts(const AccountRecord& record, AccountDatabase& database,
                             PortalClient& portal, const AccountServices& services)
    : m_ledger(database), m_history(database), m_store(database), m_clock(services.clock),
      m_center(record.id, record.emailAddress, m_ledger, services.notifier, services.wording,
               services.clock, services.scheduler),
      m_client(portal.caller()), m_deeds(m_client), m_cursor(database),
      m_tracking(m_deeds, m_cursor, m_center, record.emailAddress),
      m_allowed(kindsAllowedBy({}))
{
    m_ownAddress = record.emailAddress;
    m_rules.accountPaused = record.paused;
    connect(&m_center, &AlertCenter::muteRequested, this,
            [this](const Guid& conversation) { setMuted(conversation, true); });
    launch(loadChoices(), "load choices of alerts");
}

AccountAlerts::~AccountAlerts()
{
    m_stop.request_stop();
}

void AccountAlerts::restore()
{
    m_restoreWanted = true;
    if (m_loaded)
        m_center.restore();
}

AsyncResult<void> AccountAlerts::loadChoices()
{
    const QPointer<AccountAlerts> self(this);
    const Result<AlertChoices> choices = co_await m_store.load();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (choices)
        m_choices = *choices;
    m_loaded = true;
    apply();
    if (m_restoreWanted)
        m_center.restore();
    launch(m_history.forgetBefore(m_clock.now().addDays(-kDaysRemembered)), "forget old alerts");
    if (!choices)
        co_return failure(choices.error());
    co_return Result<void>();
}

/// Before the choices are known the ledger keeps them; knowing them raises what is due.
void AccountAlerts::raise(const QList<MessageSummary>& news)
{
    if (m_loaded)
        m_center.raise(news);
}

void AccountAlerts::lookForDeeds()
{
    if (!m_loaded)
        return;
    m_tracking.setWanted(m_wantsDeeds);
    const bool pushed = m_pushed.isValid() && m_pushed.msecsTo(m_clock.now()) < kPushCountsMs;
    m_tracking.look(pushed ? m_pushed : QDateTime());
}

bool AccountAlerts::wantsDeeds() const
{
    return std::any_of(std::begin(kTrackedKinds), std::end(kTrackedKinds), [this](NewsKind kind) {
        return !m_rules.unwanted.contains(kind) && !m_rules.forbidden.contains(kind);
    });
}

void AccountAlerts::noteDestroyed(MessageStore& messages, const QList<Guid>& guids)
{
    if (m_loaded)
        launch(tellRecalls(&messages, guids.mid(0, kMostRecallsTold)), "tell of recalls");
}

AsyncResult<void> AccountAlerts::tellRecalls(MessageStore* messages, QList<Guid> guids)
{
    const QPointer<AccountAlerts> self(this);
    QList<News> news;
    for (const Guid& guid : guids) {
        const Result<std::optional<MessageSummary>> message = co_await messages->summary(guid);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (message && *message && (*message)->isRecalled()
            && foldedAddress((*message)->sender.email) != foldedAddress(m_ownAddress))
            news << recallNewsOf(**message);
    }
    m_center.add(news, {});
    co_return Result<void>();
}

void AccountAlerts::noteRefused(const Outbox& outbox, const Guid& item)
{
    for (const OutboxItem& known : outbox.items()) {
        if (known.id != item)
            continue;
        News news;
        news.kind = NewsKind::OutboxFailed;
        news.subject = known.draft.subject;
        news.isProtected = known.draft.options.fyeoType != FyeoType::Disabled;
        news.date = m_clock.now();
        // Refused again after another try is news again.
        QByteArray what = known.id.toString().toUtf8();
        what += QByteArray::number(news.date.toMSecsSinceEpoch());
        news.id = Guid::fromBytes(
            QCryptographicHash::hash(what, QCryptographicHash::Sha256).left(16));
        m_center.add({news}, {});
    }
}

void AccountAlerts::setHabits(const AlertHabits& habits)
{
    m_rules.habits = habits;
    apply();
}

void AccountAlerts::setAccountPaused(bool paused)
{
    m_rules.accountPaused = paused;
    apply();
}

void AccountAlerts::setPortalLists(const QStringList& allowed, const QStringList& chosen)
{
    m_allowed = kindsAllowedBy(allowed);
    m_chosenAtPortal = chosen;
    m_listsKnown = true;
    apply();
}

/// Kinds come from the portal's lists, never from guessing by role (design rule 13).
void AccountAlerts::apply()
{
    const QSet<NewsKind> chosen = kindsAllowedBy(m_chosenAtPortal);
    m_rules.forbidden.clear();
    m_rules.unwanted = m_choices.unwanted;
    for (const NewsKind kind : kAllNewsKinds) {
        if (!m_allowed.contains(kind))
            m_rules.forbidden.insert(kind);
        if (!chosen.contains(kind))
            m_rules.unwanted.insert(kind);
    }
    m_rules.muted = m_choices.muted;
    m_rules.vips.clear();
    for (const QString& address : std::as_const(m_choices.vips))
        m_rules.vips.insert(foldedAddress(address));
    const bool wantedBefore = std::exchange(m_wantsDeeds, wantsDeeds());
    if (!m_loaded)
        return;
    m_center.setRules(m_rules);
    // What comes from now on is news, so where it begins is looked up now.
    if (m_wantsDeeds != wantedBefore)
        lookForDeeds();
}

QSet<NewsKind> AccountAlerts::wantedKinds() const
{
    QSet<NewsKind> wanted;
    for (const NewsKind kind : kAllNewsKinds) {
        if (!m_rules.unwanted.contains(kind) && m_allowed.contains(kind))
            wanted.insert(kind);
    }
    return wanted;
}

bool AccountAlerts::isVip(const QString& address) const
{
    return m_rules.vips.contains(foldedAddress(address));
}

void AccountAlerts::setWanted(NewsKind kind, bool wanted)
{
    if (wanted)
        m_choices.unwanted.remove(kind);
    else
        m_choices.unwanted.insert(kind);
    launch(m_store.setWanted(kind, wanted), "keep choice of alerts");
    if (m_listsKnown && !portalEventOf(kind).isEmpty())
        launch(tellPortal(), "tell the portal which events are wanted");
    apply();
}

/// The portal's lists know groups of kinds: a group is wanted there as long as any of its kinds is
/// wanted here. A list that names nothing we know is left alone, for it means something else.
AsyncResult<void> AccountAlerts::tellPortal()
{
    const QPointer<AccountAlerts> self(this);
    QSet<NewsKind> wanted;
    for (const NewsKind kind : kAllNewsKinds) {
        if (!m_choices.unwanted.contains(kind))
            wanted.insert(kind);
    }
    const QStringList before = m_chosenAtPortal;
    const QStringList events = eventsAfter(before, wanted, m_allowed);
    if (events == before)
        co_return Result<void>();
    m_chosenAtPortal = events;
    const std::stop_token stop = m_stop.get_token();
    const Result<void> told = co_await m_client.setInAppEvents(events, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!told && m_chosenAtPortal == events) {
        m_chosenAtPortal = before; // what counts is what the portal knows
        apply();
        Q_EMIT choicesChanged();
    }
    co_return told;
}

void AccountAlerts::setVips(const QStringList& addresses)
{
    m_choices.vips = addresses;
    launch(m_store.setVips(addresses, m_clock.now()), "keep important senders");
    apply();
}

void AccountAlerts::setMuted(const Guid& conversation, bool muted)
{
    if (conversation.isNull())
        return;
    if (muted)
        m_choices.muted.insert(conversation);
    else
        m_choices.muted.remove(conversation);
    launch(m_store.setMuted(conversation, muted, m_clock.now()), "keep muted thread");
    apply();
}

} // namespace waxwing
