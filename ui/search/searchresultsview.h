#pragma once

#include "core/store/messagestore.h"

#include <QListView>

namespace waxwing {

class SearchResultsModel;

/// The list of results. Reports as selected only what the person selected, as the list of a folder
/// does: a row that becomes current because the results changed must never open a message.
class SearchResultsView : public QListView
{
    Q_OBJECT

public:
    explicit SearchResultsView(SearchResultsModel& model, QWidget* parent = nullptr);
    /// The first row, by the person's hand.
    void enterList();

Q_SIGNALS:
    void messageSelected(const waxwing::RowId& message);
    void messageOpened(const waxwing::RowId& message);
    void nearEnd();
    /// Escape, or Up in the first row.
    void left(bool bySearchField);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;

private:
    void announce(const QModelIndex& index);
    void openCurrent();
    void watchEnd();

    SearchResultsModel& m_results;
    RowId m_announced;
    bool m_byPerson = false;
};

} // namespace waxwing
