#include "ui/search/searchpane.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/search/searchcontroller.h"
#include "ui/search/searchresultsmodel.h"
#include "ui/search/searchresultsview.h"
#include "ui/search/searchtexts.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace waxwing {

SearchPane::SearchPane(SearchController& search, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_search(search), m_model(new SearchResultsModel(clock, this)),
      m_view(new SearchResultsView(*m_model, this)), m_empty(new EmptyState(this)),
      m_stack(new QStackedWidget(this)), m_title(new ElidedLabel(this)),
      m_searched(new QLabel(this)), m_everywhere(new QPushButton(tr("Search all portals"), this))
{
    setTextStyle(*m_title, TextStyle::Heading);
    setTextStyle(*m_searched, TextStyle::Caption);
    setTone(*m_searched, "secondary");
    m_searched->setWordWrap(true);
    m_searched->setTextFormat(Qt::PlainText);
    m_searched->setObjectName(QStringLiteral("searched"));
    m_everywhere->setObjectName(QStringLiteral("everywhere"));
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(20, 12, 16, 10);
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_searched);
    head->addWidget(m_everywhere, 0, Qt::AlignLeading);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(&m_search, &SearchController::resultsChanged, this, &SearchPane::showResults);
    connect(&m_search, &SearchController::placesChanged, this, &SearchPane::showPlaces);
    connect(m_everywhere, &QPushButton::clicked, this, [this] { m_search.setScope({}); });
    connect(m_view, &SearchResultsView::nearEnd, &m_search, &SearchController::loadMore);
    connect(m_view, &SearchResultsView::messageSelected, this, &SearchPane::messageSelected);
    connect(m_view, &SearchResultsView::messageOpened, this, [this](const RowId& message) {
        m_search.noteUsed();
        Q_EMIT messageOpened(message);
    });
    connect(m_view, &SearchResultsView::left, this, [this](bool bySearchField) {
        if (bySearchField)
            Q_EMIT fieldWanted();
        else
            Q_EMIT cancelled();
    });
    showContent();
}

void SearchPane::enterResults()
{
    if (m_model->rowCount() > 0)
        m_view->enterList();
}

void SearchPane::showResults()
{
    m_model->setResults(m_search.results());
    showContent();
}

void SearchPane::showPlaces()
{
    m_searched->setText(m_search.asksForSomething() ? breakable(searchedSentence(m_search))
                                                    : QString());
    m_searched->setVisible(m_search.asksForSomething());
    m_everywhere->setVisible(m_search.asksForSomething() && !m_search.notSearched().isEmpty());
    showContent();
}

void SearchPane::showContent()
{
    const bool found = m_model->rowCount() > 0;
    m_stack->setCurrentWidget(found ? static_cast<QWidget*>(m_view) : m_empty);
    const bool asks = m_search.asksForSomething();
    const bool asking = std::any_of(m_search.searched().begin(), m_search.searched().end(),
                                    [](const SearchedPlace& searched) {
                                        return searched.portal == SearchedPlace::Portal::Asking;
                                    });
    m_title->setText(found ? foundSentence(m_search, QLocale()) : tr("Search"));
    if (found)
        return;
    if (!asks)
        m_empty->present(Icon::Mail, tr("What are you looking for?"), searchHelp());
    else if (m_search.isSearching() || asking)
        m_empty->presentBusy(tr("Searching…"), QString());
    else
        m_empty->present(Icon::Mail, tr("Nothing found"), nothingFoundSentence(m_search));
}

} // namespace waxwing
