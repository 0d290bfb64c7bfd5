#include "ui/search/searchcontroller.h"

#include "core/search/searchmatch.h"

#include <QSet>

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kPage = 50;
constexpr auto kTyping = std::chrono::milliseconds(10); ///< nobody types that fast: what is pasted or composed
constexpr auto kResting = std::chrono::milliseconds(600);
constexpr qsizetype kLeastForPortals = 2; ///< one letter would be everything
constexpr qsizetype kMostRemembered = 10;

void appendNew(QStringList& list, const QStringList& more, qsizetype most)
{
    for (const QString& text : more) {
        if (list.size() < most && !list.contains(text))
            list << text;
    }
}

} // namespace

SearchController::SearchController(Needs needs, QObject* parent) : QObject(parent), m_needs(needs)
{}

SearchController::~SearchController()
{
    m_stop.request_stop();
}

void SearchController::setScope(Guid account)
{
    if (m_scope == account && !m_searched.isEmpty())
        return;
    m_scope = account;
    readRemembered();
    start();
}

void SearchController::setText(const QString& text)
{
    if (m_text == text)
        return;
    m_text = text;
    callOff();
    if (!isActive()) {
        start();
        return;
    }
    m_typing = m_needs.scheduler.after(kTyping, [this] { start(); });
}

void SearchController::clear()
{
    m_text.clear();
    start();
}

/// What is under way is for nothing now: the storage thread breaks off.
void SearchController::callOff()
{
    ++m_generation;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_typing.reset();
    m_resting.reset();
    m_waiting = 0;
    for (Cache& cache : m_caches)
        cache.reading = false;
}

QList<Guid> SearchController::accounts() const
{
    QList<Guid> accounts;
    for (const SearchedPlace& searched : m_searched)
        accounts << searched.place.account;
    return accounts;
}

void SearchController::start()
{
    callOff();
    m_query = parseSearch(m_text, m_needs.clock.now().toLocalTime(), m_folderWords);
    m_searched.clear();
    m_caches.clear();
    m_fromPortals.clear();
    for (const SearchPlace& place : m_needs.port.places()) {
        if (!m_scope.isNull() && place.account != m_scope)
            continue;
        SearchedPlace searched;
        searched.place = place;
        m_searched << searched;
        Cache cache;
        cache.account = place.account;
        m_caches << cache;
    }
    Q_EMIT placesChanged();
    if (m_query.isEmpty()) {
        m_results.clear();
        Q_EMIT resultsChanged();
        return;
    }
    // What is on screen stays until there is something better to show.
    for (qsizetype place = 0; place < m_caches.size(); ++place)
        readCache(place, true);
    if (portalCriteria(m_query).size() >= kLeastForPortals)
        m_resting = m_needs.scheduler.after(kResting, [this] { askPortals(); });
    if (m_caches.isEmpty())
        merge();
}

void SearchController::refresh()
{
    if (m_query.isEmpty())
        return;
    for (qsizetype place = 0; place < m_caches.size(); ++place) {
        if (!m_caches.at(place).reading)
            readCache(place, true);
    }
}

void SearchController::readCache(qsizetype place, bool anew)
{
    Cache& cache = m_caches[place];
    cache.reading = true;
    ++m_waiting;
    const int limit = anew ? std::max<int>(kPage, static_cast<int>(cache.found.size())) : kPage;
    const auto after = anew ? std::nullopt : cache.lastRow;
    QCoro::connect(m_needs.port.cached(cache.account, m_query, after, limit, m_stop.get_token()),
                   this, [this, place, anew, generation = m_generation](Result<FoundPage> answer) {
                       if (generation == m_generation)
                           takePage(place, answer, anew);
                   });
}

void SearchController::takePage(qsizetype place, const Result<FoundPage>& answer, bool anew)
{
    Cache& cache = m_caches[place];
    cache.reading = false;
    --m_waiting;
    if (!answer) {
        cache.atEnd = true;
        m_searched[place].cacheFailed = true;
        m_searched[place].error = answer.error();
        Q_EMIT placesChanged();
    } else {
        if (anew)
            cache.found.clear();
        cache.found << answer->found;
        cache.atEnd = answer->atEnd;
        cache.lastRow = answer->lastRow;
        for (FoundMessage& found : cache.found)
            found.row.account = cache.account;
    }
    if (m_waiting == 0)
        merge();
}

void SearchController::askPortals()
{
    m_resting.reset();
    for (qsizetype place = 0; place < m_searched.size(); ++place) {
        m_searched[place].portal = SearchedPlace::Portal::Asking;
        const Guid account = m_searched.at(place).place.account;
        QCoro::connect(m_needs.port.atPortal(account, m_query, m_stop.get_token()), this,
                       [this, place,
                        generation = m_generation](Result<QList<FoundMessage>> answer) {
                           if (generation == m_generation)
                               takeFromPortal(place, answer);
                       });
    }
    Q_EMIT placesChanged();
}

void SearchController::takeFromPortal(qsizetype place, const Result<QList<FoundMessage>>& answer)
{
    SearchedPlace& searched = m_searched[place];
    if (answer) {
        searched.portal = SearchedPlace::Portal::Asked;
        for (FoundMessage found : *answer) {
            found.row.account = searched.place.account;
            found.cached = false;
            m_fromPortals << found;
        }
        if (!answer->isEmpty() && m_waiting == 0)
            merge();
    } else {
        searched.portal = SearchedPlace::Portal::Unreachable;
        searched.error = answer.error();
    }
    Q_EMIT placesChanged();
}

/// Newest first. Where a cache has more to give, nothing older than its last row is shown yet: that
/// would have to move when the rest comes.
void SearchController::merge()
{
    qint64 floor = 0;
    QList<FoundMessage> all;
    QSet<RowId> seen;
    for (const Cache& cache : std::as_const(m_caches)) {
        if (!cache.atEnd && cache.lastRow)
            floor = std::max(floor, *cache.lastRow);
        for (const FoundMessage& found : cache.found) {
            seen.insert(found.row.id());
            all << found;
        }
    }
    for (const FoundMessage& found : std::as_const(m_fromPortals)) {
        if (!seen.contains(found.row.id()))
            all << found;
    }
    std::stable_sort(all.begin(), all.end(), [](const FoundMessage& a, const FoundMessage& b) {
        return a.searchRow > b.searchRow;
    });
    all.removeIf([floor](const FoundMessage& found) { return found.searchRow < floor; });
    m_results = std::move(all);
    Q_EMIT resultsChanged();
}

bool SearchController::hasMore() const
{
    return std::any_of(m_caches.begin(), m_caches.end(),
                       [](const Cache& cache) { return !cache.atEnd; });
}

void SearchController::loadMore()
{
    if (m_query.isEmpty() || m_waiting > 0 || m_results.isEmpty())
        return;
    // Only those whose rows are nearly used up.
    const qint64 last = m_results.last().searchRow;
    for (qsizetype place = 0; place < m_caches.size(); ++place) {
        const Cache& cache = m_caches.at(place);
        if (!cache.atEnd && cache.lastRow && *cache.lastRow >= last)
            readCache(place, false);
    }
}

QStringList SearchController::notSearched() const
{
    QStringList names;
    const QList<Guid> within = accounts();
    for (const SearchPlace& place : m_needs.port.places()) {
        if (!within.contains(place.account))
            names << place.name;
    }
    return names;
}

bool SearchController::isSaved() const
{
    return m_remembered.saved.contains(m_text.trimmed());
}

void SearchController::noteUsed()
{
    const QString text = m_text.trimmed();
    if (m_query.isEmpty())
        return;
    m_needs.port.noteUsed(accounts(), text);
    m_remembered.recent.removeAll(text);
    m_remembered.recent.prepend(text);
    m_remembered.recent = m_remembered.recent.mid(0, kMostRemembered);
    Q_EMIT rememberedChanged();
}

void SearchController::setSaved(bool saved)
{
    const QString text = m_text.trimmed();
    if (text.isEmpty())
        return;
    m_needs.port.setSaved(accounts(), text, saved);
    m_remembered.saved.removeAll(text);
    if (saved)
        m_remembered.saved.prepend(text);
    Q_EMIT rememberedChanged();
}

void SearchController::readRemembered()
{
    m_remembered = {};
    for (const SearchPlace& place : m_needs.port.places()) {
        if (!m_scope.isNull() && place.account != m_scope)
            continue;
        QCoro::connect(m_needs.port.remembered(place.account), this,
                       [this, scope = m_scope](Result<SavedSearches::Lists> lists) {
                           if (!lists || scope != m_scope)
                               return;
                           appendNew(m_remembered.recent, lists->recent, kMostRemembered);
                           appendNew(m_remembered.saved, lists->saved, 2 * kMostRemembered);
                           Q_EMIT rememberedChanged();
                       });
    }
}

} // namespace waxwing
