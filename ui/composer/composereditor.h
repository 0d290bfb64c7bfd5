#pragma once

#include <QTextEdit>

class QMenu;

namespace waxwing {

/// A text field that holds only what can be sent: pasted text keeps bold, italic, lists, links and
/// quotes, and nothing is loaded for it.
class ComposerEditor : public QTextEdit
{
    Q_OBJECT

public:
    explicit ComposerEditor(QWidget* parent = nullptr);
    /// `html` must have been made safe; what cannot be edited is left out.
    void setBodyHtml(const QString& html);
    void toggleBold();
    void toggleItalic();
    void toggleList(bool numbered);
    void toggleQuote();
    void makeLink(const QString& target);
    /// The menu of the text, as for the key of menus.
    void openMenuAtCursor();

Q_SIGNALS:
    /// Files or a picture were pasted or dropped here; `data` lives as long as the call.
    void filesOffered(const QMimeData& data);
    /// About to be shown for what is at this place; deletes itself.
    void menuMade(QMenu& menu, const QTextCursor& place);

protected:
    bool event(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;
    QVariant loadResource(int type, const QUrl& name) override;

private:
    void showMenu(const QTextCursor& place, const QPoint& inView, const QPoint& onScreen);
};

} // namespace waxwing
