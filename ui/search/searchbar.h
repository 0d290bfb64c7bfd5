#pragma once

#include <QWidget>

class QLineEdit;
class QMenu;
class QToolButton;

namespace waxwing {

class SearchController;

/// The field above the list of messages, with what was searched before and what is kept in a menu.
/// Ctrl+F leads here from anywhere in the window, Escape back.
class SearchBar : public QWidget
{
    Q_OBJECT

public:
    explicit SearchBar(SearchController& search, QWidget* parent = nullptr);
    void focusField();

Q_SIGNALS:
    /// By Ctrl+F, Tab or mouse: look in the account that is on screen.
    void began();
    /// Enter or Down: into the results.
    void resultsWanted();
    void cancelled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillMenu();
    void searchFor(const QString& text);
    void showState();

    SearchController& m_search;
    QLineEdit* m_field;
    QToolButton* m_more;
    QMenu* m_menu;
};

} // namespace waxwing
