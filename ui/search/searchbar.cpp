#include "ui/search/searchbar.h"

#include "ui/common/iconset.h"
#include "ui/search/searchcontroller.h"
#include "ui/search/searchtexts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>

namespace waxwing {

SearchBar::SearchBar(SearchController& search, QWidget* parent)
    : QWidget(parent), m_search(search), m_field(new QLineEdit(this)),
      m_more(new QToolButton(this)), m_menu(new QMenu(m_more))
{
    m_field->setObjectName(QStringLiteral("search"));
    m_field->setPlaceholderText(tr("Search (Ctrl+F)"));
    m_field->setAccessibleName(tr("Search"));
    m_field->setAccessibleDescription(searchHelp());
    m_field->setToolTip(searchHelp());
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(500);
    m_field->installEventFilter(this);
    m_more->setIcon(themedIcon(Icon::Down));
    m_more->setIconSize(QSize(18, 18));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setToolTip(tr("Recent and saved searches"));
    m_more->setAccessibleName(tr("Recent and saved searches"));
    m_more->setMenu(m_menu);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 10, 0);
    row->setSpacing(4);
    row->addWidget(m_field, 1);
    row->addWidget(m_more);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(m_menu, &QMenu::aboutToShow, this, &SearchBar::fillMenu);
    connect(m_field, &QLineEdit::textChanged, &m_search, &SearchController::setText);
    connect(&m_search, &SearchController::resultsChanged, this, &SearchBar::showState);
    auto* find = new QShortcut(QKeySequence(QKeySequence::Find), this);
    connect(find, &QShortcut::activated, this, &SearchBar::focusField);
}

void SearchBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

/// The search may have been ended from elsewhere.
void SearchBar::showState()
{
    if (m_field->text() != m_search.text())
        m_field->setText(m_search.text());
}

void SearchBar::searchFor(const QString& text)
{
    m_field->setText(text);
    m_field->setFocus();
}

void SearchBar::fillMenu()
{
    m_menu->clear();
    const auto add = [this](const QString& text) {
        QString shown = text;
        shown.replace(u'&', QStringLiteral("&&"));
        connect(m_menu->addAction(shown), &QAction::triggered, this,
                [this, text] { searchFor(text); });
    };
    const SavedSearches::Lists& remembered = m_search.remembered();
    if (!remembered.saved.isEmpty()) {
        m_menu->addSection(tr("Saved"));
        for (const QString& text : remembered.saved)
            add(text);
    }
    if (!remembered.recent.isEmpty()) {
        m_menu->addSection(tr("Recent"));
        for (const QString& text : remembered.recent)
            add(text);
    }
    if (m_menu->isEmpty())
        m_menu->addAction(tr("No searches yet"))->setEnabled(false);
    m_menu->addSeparator();
    const bool saved = m_search.isSaved();
    QAction* keep = m_menu->addAction(saved ? tr("Do not keep this search") : tr("Save this search"));
    keep->setEnabled(m_search.asksForSomething());
    connect(keep, &QAction::triggered, this, [this, saved] { m_search.setSaved(!saved); });
}

bool SearchBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT began();
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Escape: Q_EMIT cancelled(); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            m_search.noteUsed();
            Q_EMIT resultsWanted();
            return true;
        case Qt::Key_Down: Q_EMIT resultsWanted(); return true;
        default: break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace waxwing
