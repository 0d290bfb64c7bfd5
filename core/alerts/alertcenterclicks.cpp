#include "core/alerts/alertcenter.h"

#include "core/async/launch.h"

#include <QPointer>

#include <utility>

/// The part of AlertCenter that does what people do with alerts: clicks and buttons.
namespace waxwing {

void AlertCenter::open(const News& news, const QString& activationToken)
{
    if (news.kind == NewsKind::OutboxFailed)
        Q_EMIT outboxRequested(activationToken);
    else if (news.messageGuid.isNull())
        Q_EMIT inboxRequested(activationToken);
    else
        Q_EMIT openRequested(news.messageGuid, activationToken);
}

/// Clicked before this run knew of it, or after it had forgotten.
AsyncResult<void> AlertCenter::openFromLedger(Guid id, QString activationToken)
{
    const QPointer<AlertCenter> self(this);
    const QDateTime now = m_clock.now();
    const Result<std::optional<News>> found = co_await m_ledger.news(id, now);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    News news;
    news.messageGuid = id; // an alert may be ahead of the cache
    open(found && *found ? **found : news, activationToken);
    co_return Result<void>();
}

void AlertCenter::onActivated(const QString& key, const QString& activationToken)
{
    if (!m_screen.isOurs(key))
        return;
    const AlertsOnScreen::Shown* shown = m_screen.find(key);
    const News first = shown ? shown->news.first() : News();
    mark(m_screen.take(key), AlertState::Clicked);
    forget({key});
    if (m_screen.isSummaryKey(key)) {
        Q_EMIT inboxRequested(activationToken);
    } else if (shown) {
        open(first, activationToken);
    } else if (const auto id = m_screen.newsOfKey(key)) {
        mark({*id}, AlertState::Clicked);
        m_done.insert(*id);
        launch(openFromLedger(*id, activationToken), "open from an alert");
    }
}

void AlertCenter::onAction(const QString& key, AlertAction action, const QString& activationToken)
{
    if (!m_screen.isOurs(key))
        return;
    if (action == AlertAction::Open) {
        onActivated(key, activationToken);
        return;
    }
    const AlertsOnScreen::Shown* shown = m_screen.find(key);
    QList<News> news = shown ? shown->news : QList<News>();
    if (const auto id = m_screen.newsOfKey(key); news.isEmpty() && id) {
        News piece;
        piece.id = piece.messageGuid = *id; // forgotten meanwhile
        news << piece;
    }
    QList<Guid> ids;
    for (const News& piece : std::as_const(news))
        ids << piece.id;
    if (ids.isEmpty())
        return;
    m_screen.take(key);
    forget({key});
    mark(ids, AlertState::Clicked);
    switch (action) {
    case AlertAction::Reply:
        Q_EMIT replyRequested(news.first().messageGuid, activationToken);
        break;
    case AlertAction::LaterHour: postpone(ids, m_clock.now().addSecs(3600)); break;
    case AlertAction::LaterTomorrow:
        postpone(ids, tomorrowMorning(m_clock.now(), m_zone()));
        break;
    case AlertAction::MuteThread:
        launch(muteFromLedger(ids.first()), "mute thread");
        break;
    case AlertAction::Open: break;
    }
}

AsyncResult<void> AlertCenter::muteFromLedger(Guid id)
{
    const QPointer<AlertCenter> self(this);
    const QDateTime now = m_clock.now();
    const Result<std::optional<News>> found = co_await m_ledger.news(id, now);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!found)
        co_return failure(found.error());
    if (*found && !(*found)->conversationGuid.isNull())
        Q_EMIT muteRequested((*found)->conversationGuid);
    co_return Result<void>();
}

void AlertCenter::choose(const QString& key, AlertAction action, const QString& activationToken)
{
    if (!m_screen.isOurs(key))
        return;
    if (!m_restored) {
        m_choices << Choice{key, action, activationToken};
        return;
    }
    // What does not stand in the ledger as shown may be anybody's wish: it is no more than a click.
    const bool known = m_screen.find(key) != nullptr;
    m_notifier.close(key);
    if (known)
        onAction(key, action, activationToken);
    else
        onActivated(key, activationToken);
}

void AlertCenter::noteClicked(const QString& key)
{
    if (!m_restored)
        m_choices << Choice{key, std::nullopt, {}};
    else if (m_screen.isOurs(key))
        mark(m_screen.take(key), AlertState::Clicked);
}

void AlertCenter::takeChoices()
{
    m_restored = true;
    for (const Choice& choice : std::exchange(m_choices, {})) {
        if (choice.action)
            choose(choice.key, *choice.action, choice.activationToken);
        else
            noteClicked(choice.key);
    }
}

} // namespace waxwing
