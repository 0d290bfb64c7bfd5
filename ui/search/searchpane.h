#pragma once

#include "core/base/clock.h"
#include "core/store/messagestore.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace waxwing {

class ElidedLabel;
class EmptyState;
class SearchController;
class SearchResultsModel;
class SearchResultsView;

/// What stands in place of a folder while one searches: how much was found and where was looked, the
/// results, or what to try when there are none.
class SearchPane : public QWidget
{
    Q_OBJECT

public:
    SearchPane(SearchController& search, const Clock& clock, QWidget* parent = nullptr);
    [[nodiscard]] SearchResultsModel& model() { return *m_model; }
    [[nodiscard]] SearchResultsView& view() { return *m_view; }
    /// Into the list, if there is one.
    void enterResults();

Q_SIGNALS:
    void messageSelected(const waxwing::RowId& message);
    void messageOpened(const waxwing::RowId& message);
    void fieldWanted();
    void cancelled();

private:
    void showResults();
    void showPlaces();
    void showContent();

    SearchController& m_search;
    SearchResultsModel* m_model;
    SearchResultsView* m_view;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    ElidedLabel* m_title;
    QLabel* m_searched;
    QPushButton* m_everywhere;
};

} // namespace waxwing
