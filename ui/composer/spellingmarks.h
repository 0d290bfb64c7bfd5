#pragma once

#include <QObject>
#include <QTextCursor>

#include <optional>

class QTextEdit;
class QTimer;

namespace waxwing {

class Speller;

/// Underlines in a text field what the speller takes for wrong, as far as it is on screen: never in
/// quotations, links and addresses, and not the word that is being typed. Selections of the view, so
/// that the document stays as it is and nothing counts as written. Both must outlive it.
class SpellingMarks final : public QObject
{
    Q_OBJECT

public:
    SpellingMarks(QTextEdit& editor, Speller& speller, QObject* parent = nullptr);

    /// The wrong word at this place, selected.
    [[nodiscard]] std::optional<QTextCursor> wrongWordAt(const QTextCursor& place) const;
    /// Selects the next wrong word after the cursor, from the beginning again at the end, and tells of
    /// it by found(). May take a moment: words out of sight are looked up first.
    void seekNext();

Q_SIGNALS:
    void found();
    /// seekNext() was in vain.
    void nothingFound();

private:
    void refreshSoon();
    void refresh();
    void goOnSeeking();

    QTextEdit& m_editor;
    Speller& m_speller;
    QTimer* m_refresh;
    bool m_typing = false; ///< the word at the cursor is not finished
    bool m_seeking = false;
};

} // namespace waxwing
