#include "app/bootstrap/shell.h"

#include "app/bootstrap/lateparts.h"
#include "ui/inbox/inboxtexts.h"
#include "ui/inbox/mainwindow.h"
#include "ui/inbox/messagelistpane.h"
#include "ui/search/searchbar.h"
#include "ui/search/searchcontroller.h"
#include "ui/search/searchpane.h"
#include "ui/search/searchresultsmodel.h"
#include "ui/search/searchresultsview.h"

/// The search of Shell: between the window, the caches and the reader.
namespace waxwing {

void Shell::makeSearch()
{
    m_searchPort = std::make_unique<AccountSearch>(m_needs.accounts, m_needs.clock);
    m_search = std::make_unique<SearchController>(
        SearchController::Needs{*m_searchPort, m_needs.scheduler, m_needs.clock});
    FolderWords words;
    for (const Folder folder : kAllFolders)
        words.insert(folderName(folder), folder);
    m_search->setFolderWords(words);
    auto* bar = new SearchBar(*m_search);
    m_window->placeSearch(bar);
    connect(bar, &SearchBar::began, this, &Shell::beginSearch);
    connect(bar, &SearchBar::resultsWanted, this, [this] { m_searchPane->enterResults(); });
    connect(bar, &SearchBar::cancelled, this, &Shell::endSearch);
    connect(m_window.get(), &MainWindow::searchEndRequested, this, &Shell::endSearch);
    connect(m_search.get(), &SearchController::placesChanged, this, &Shell::showSearchState);
}

void Shell::makeSearchResults()
{
    QHash<Folder, QString> names;
    for (const Folder folder : kAllFolders)
        names.insert(folder, folderName(folder));
    m_searchPane = new SearchPane(*m_search, m_needs.clock, m_window.get());
    m_searchPane->model().setFolderNames(names);
    m_window->placeResults(m_searchPane);
    connect(m_searchPane, &SearchPane::cancelled, this, &Shell::endSearch);
    connect(m_searchPane, &SearchPane::fieldWanted, m_window->findChild<SearchBar*>(),
            &SearchBar::focusField);
    connect(m_searchPane, &SearchPane::messageSelected, this,
            [this](const RowId& row) { showInReader(row.account, row.guid, false); });
    connect(m_searchPane, &SearchPane::messageOpened, this,
            [this](const RowId& row) { showInReader(row.account, row.guid, true); });
}

/// A search that has begun keeps its scope.
void Shell::beginSearch()
{
    m_rest->finish();
    if (!m_search->isActive())
        m_search->setScope(m_window->currentAccount());
}

void Shell::showSearchState()
{
    // An emptied field leads back to the folder, and stays where one types.
    if (!m_search->isActive())
        return m_window->showSearch(false);
    QHash<Guid, QString> portals;
    if (m_search->searched().size() > 1) {
        for (const SearchedPlace& searched : m_search->searched())
            portals.insert(searched.place.account, searched.place.name);
    }
    m_searchPane->model().setPortals(portals);
    m_window->showSearch(true);
}

/// Back to the folder, which was not touched.
void Shell::endSearch()
{
    const bool wasShown = m_window->showsSearch();
    m_search->clear();
    m_window->showSearch(false);
    if (wasShown)
        m_window->listPane().focusContent();
}

} // namespace waxwing
