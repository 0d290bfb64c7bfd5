#pragma once

#include "core/async/scheduler.h"
#include "core/base/clock.h"
#include "ui/search/searchport.h"

#include <QObject>

namespace waxwing {

/// What came of asking one portal, for the line that says where was looked.
struct SearchedPlace
{
    enum class Portal {
        NotAsked,  ///< nothing typed, or the portal knows no way to look for it
        Asking,
        Asked,
        Unreachable,
    };
    SearchPlace place;
    Portal portal = Portal::NotAsked;
    std::optional<Error> error; ///< of the portal, or of the cache
    bool cacheFailed = false;
};

/// Searches as a person types: the caches at once, newest first and page by page, the portals when
/// the typing rests. Answers to what was typed before are dropped, and their work is called off.
/// Knows no widgets. Main thread.
class SearchController : public QObject
{
    Q_OBJECT

public:
    struct Needs
    {
        SearchPort& port;
        Scheduler& scheduler;
        const Clock& clock;
    };
    explicit SearchController(Needs needs, QObject* parent = nullptr);
    ~SearchController() override;

    /// The names of folders in the person's language, for `in:`.
    void setFolderWords(const FolderWords& words) { m_folderWords = words; }
    /// Searches in one account, or in all if it is null; goes on with the text.
    void setScope(Guid account);
    void setText(const QString& text);
    /// Something in the caches has changed: looks again, keeping what is on screen meanwhile.
    void refresh();
    /// The end of the results is near on screen.
    void loadMore();
    /// The person went into a result or pressed Enter: worth remembering.
    void noteUsed();
    void setSaved(bool saved);
    /// Ends the search and forgets the results.
    void clear();

    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] Guid scope() const { return m_scope; }
    [[nodiscard]] bool isActive() const { return !m_text.trimmed().isEmpty(); }
    /// What was typed says already what to look for.
    [[nodiscard]] bool asksForSomething() const { return !m_query.isEmpty(); }
    /// The first answer of the caches is still under way.
    [[nodiscard]] bool isSearching() const { return m_waiting > 0 || m_typing != nullptr; }
    [[nodiscard]] const QList<FoundMessage>& results() const { return m_results; }
    /// More may be found further down.
    [[nodiscard]] bool hasMore() const;
    [[nodiscard]] const QList<SearchedPlace>& searched() const { return m_searched; }
    /// Accounts outside of the scope.
    [[nodiscard]] QStringList notSearched() const;
    [[nodiscard]] const SavedSearches::Lists& remembered() const { return m_remembered; }
    [[nodiscard]] bool isSaved() const;

Q_SIGNALS:
    void resultsChanged();
    void placesChanged();
    void rememberedChanged();

private:
    struct Cache
    {
        Guid account;
        QList<FoundMessage> found;
        std::optional<qint64> lastRow;
        bool atEnd = false;
        bool reading = false;
    };

    void start();
    void callOff();
    void readCache(qsizetype place, bool anew);
    void takePage(qsizetype place, const Result<FoundPage>& answer, bool anew);
    void askPortals();
    void takeFromPortal(qsizetype place, const Result<QList<FoundMessage>>& answer);
    void merge();
    void readRemembered();
    [[nodiscard]] QList<Guid> accounts() const;

    Needs m_needs;
    FolderWords m_folderWords;
    Guid m_scope;
    QString m_text;
    SearchQuery m_query;
    quint64 m_generation = 0;
    std::stop_source m_stop;
    std::unique_ptr<ScheduledCall> m_typing;
    std::unique_ptr<ScheduledCall> m_resting;
    QList<Cache> m_caches; ///< in the order of m_searched
    QList<FoundMessage> m_fromPortals;
    QList<FoundMessage> m_results;
    QList<SearchedPlace> m_searched;
    SavedSearches::Lists m_remembered;
    int m_waiting = 0;
};

} // namespace waxwing
