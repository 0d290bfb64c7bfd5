#include "core/alerts/alertsonscreen.h"

#include <utility>

namespace waxwing {

namespace {

constexpr QStringView kBurst = u"burst";
constexpr QStringView kDigest = u"digest";

} // namespace

QString AlertsOnScreen::keyOf(const Guid& news) const
{
    return m_account.toString() + u'/' + news.toString();
}

QString AlertsOnScreen::keyOf(PlannedAlert::Form form) const
{
    return m_account.toString() + u'/'
           + (form == PlannedAlert::Form::Digest ? kDigest : kBurst).toString();
}

QString AlertsOnScreen::summaryName(const QString& key) const
{
    return isSummaryKey(key) ? key.mid(key.indexOf(u'/') + 1) : QString();
}

QString AlertsOnScreen::keyOf(const Guid& news, const QString& summaryName) const
{
    if (summaryName == kBurst)
        return keyOf(PlannedAlert::Form::Burst);
    return summaryName == kDigest ? keyOf(PlannedAlert::Form::Digest) : keyOf(news);
}

bool AlertsOnScreen::isOurs(const QString& key) const
{
    return key.startsWith(m_account.toString() + u'/');
}

bool AlertsOnScreen::isSummaryKey(const QString& key) const
{
    return key == keyOf(PlannedAlert::Form::Burst) || key == keyOf(PlannedAlert::Form::Digest);
}

std::optional<Guid> AlertsOnScreen::newsOfKey(const QString& key) const
{
    if (!isOurs(key))
        return std::nullopt;
    return Guid::parse(key.mid(key.indexOf(u'/') + 1));
}

QString AlertsOnScreen::add(const PlannedAlert& planned)
{
    const bool summary = planned.form != PlannedAlert::Form::Single;
    const QString key = summary ? keyOf(planned.form) : keyOf(planned.news.first().id);
    Shown& shown = m_shown[key];
    shown.isSummary = summary;
    shown.decision = planned.decision;
    if (!summary)
        shown.news.clear();
    for (const News& piece : planned.news) {
        m_keys.insert(piece.id, key);
        shown.unconfirmed << piece.id;
    }
    shown.news += planned.news;
    return key;
}

void AlertsOnScreen::adopt(const QString& key, const QList<News>& news, quint32 nativeId)
{
    Shown& shown = m_shown[key];
    shown.isSummary = isSummaryKey(key);
    shown.nativeId = nativeId;
    shown.news += news;
    for (const News& piece : news)
        m_keys.insert(piece.id, key);
}

const AlertsOnScreen::Shown* AlertsOnScreen::find(const QString& key) const
{
    const auto found = m_shown.constFind(key);
    return found == m_shown.constEnd() ? nullptr : &*found;
}

QList<Guid> AlertsOnScreen::confirm(const QString& key, quint32 nativeId)
{
    const auto found = m_shown.find(key);
    if (found == m_shown.end())
        return {};
    QList<Guid> news = std::exchange(found->unconfirmed, {});
    if (std::exchange(found->nativeId, nativeId) != nativeId) {
        news.clear();
        for (const News& piece : std::as_const(found->news))
            news << piece.id;
    }
    return news;
}

QList<Guid> AlertsOnScreen::take(const QString& key)
{
    QList<Guid> ids;
    const Shown shown = m_shown.take(key);
    for (const News& piece : shown.news) {
        ids << piece.id;
        m_keys.remove(piece.id);
    }
    return ids;
}

AlertsOnScreen::Removed AlertsOnScreen::remove(const QList<Guid>& ids)
{
    Removed removed;
    QSet<Guid> gone;
    QSet<QString> changed;
    for (const Guid& id : ids) {
        const QString key = m_keys.take(id);
        if (key.isEmpty())
            continue;
        removed.ids << id;
        gone.insert(id);
        changed.insert(key);
    }
    removed.changed = QStringList(changed.begin(), changed.end());
    for (const QString& key : std::as_const(removed.changed)) {
        const auto shown = m_shown.find(key);
        if (shown == m_shown.end())
            continue;
        shown->news.removeIf([&gone](const News& piece) { return gone.contains(piece.id); });
        shown->unconfirmed.removeIf([&gone](const Guid& id) { return gone.contains(id); });
        if (shown->news.isEmpty())
            m_shown.erase(shown);
    }
    return removed;
}

QList<Guid> AlertsOnScreen::ofConversation(const Guid& conversation) const
{
    QList<Guid> ids;
    for (const Shown& shown : m_shown) {
        for (const News& piece : shown.news) {
            if (piece.conversationGuid == conversation)
                ids << piece.id;
        }
    }
    return ids;
}

} // namespace waxwing
