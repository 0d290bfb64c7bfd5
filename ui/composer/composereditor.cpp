#include "ui/composer/composereditor.h"

#include "ui/composer/editorhtml.h"
#include "ui/composer/filepane.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextList>

namespace waxwing {

namespace {

/// A document that never asks for anything.
class QuietDocument final : public QTextDocument
{
protected:
    QVariant loadResource(int, const QUrl&) override { return {}; }
};

QString reduced(const QString& html)
{
    QuietDocument document;
    document.setHtml(html);
    return editorHtml(document);
}

} // namespace

ComposerEditor::ComposerEditor(QWidget* parent) : QTextEdit(parent)
{
    setTabChangesFocus(true);
    setAccessibleName(tr("Message"));
}

QVariant ComposerEditor::loadResource(int, const QUrl&)
{
    return {};
}

/// Ctrl+Enter sends; it does not break the line first.
bool ComposerEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            event->ignore();
            return event->type() == QEvent::ShortcutOverride;
        }
    }
    return QTextEdit::event(event);
}

void ComposerEditor::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Keyboard)
        return openMenuAtCursor();
    const QPoint inView = viewport()->mapFromGlobal(event->globalPos());
    showMenu(cursorForPosition(inView), inView, event->globalPos());
}

void ComposerEditor::openMenuAtCursor()
{
    QTextCursor place = textCursor();
    const QPoint inView = cursorRect(place).bottomLeft();
    // A word that was selected is meant, not what follows it.
    place.setPosition(place.selectionStart());
    showMenu(place, inView, viewport()->mapToGlobal(inView));
}

void ComposerEditor::showMenu(const QTextCursor& place, const QPoint& inView,
                              const QPoint& onScreen)
{
    const QPoint scrolled(horizontalScrollBar()->value(), verticalScrollBar()->value());
    QMenu* menu = createStandardContextMenu(inView + scrolled);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT menuMade(*menu, place);
    menu->popup(onScreen);
}

void ComposerEditor::setBodyHtml(const QString& html)
{
    // As Qt writes an empty paragraph; a line break would stay in it.
    setHtml(reduced(html).replace(
        QStringLiteral("<p><br></p>"),
        QStringLiteral("<p style=\"-qt-paragraph-type:empty\"><br></p>")));
    moveCursor(QTextCursor::Start);
}

void ComposerEditor::insertFromMimeData(const QMimeData* source)
{
    if (FilePane::takes(*source))
        Q_EMIT filesOffered(*source);
    else if (acceptRichText() && source->hasHtml())
        insertHtml(reduced(source->html()));
    else if (source->hasText())
        insertPlainText(source->text());
}

bool ComposerEditor::canInsertFromMimeData(const QMimeData* source) const
{
    return FilePane::takes(*source) || QTextEdit::canInsertFromMimeData(source);
}

void ComposerEditor::toggleBold()
{
    setFontWeight(fontWeight() >= QFont::DemiBold ? QFont::Normal : QFont::Bold);
}

void ComposerEditor::toggleItalic()
{
    setFontItalic(!fontItalic());
}

void ComposerEditor::toggleList(bool numbered)
{
    QTextCursor cursor = textCursor();
    const auto style = numbered ? QTextListFormat::ListDecimal : QTextListFormat::ListDisc;
    QTextList* list = cursor.currentList();
    if (!list) {
        cursor.createList(style);
        return;
    }
    if (list->format().style() != style) {
        QTextListFormat format = list->format();
        format.setStyle(style);
        list->setFormat(format);
        return;
    }
    cursor.beginEditBlock();
    list->remove(cursor.block());
    QTextBlockFormat plain = cursor.blockFormat();
    plain.setIndent(0);
    cursor.setBlockFormat(plain);
    cursor.endEditBlock();
}

void ComposerEditor::toggleQuote()
{
    QTextCursor cursor = textCursor();
    QTextBlockFormat format;
    format.setLeftMargin(cursor.blockFormat().leftMargin() >= kQuoteMargin ? 0 : kQuoteMargin);
    cursor.mergeBlockFormat(format);
}

void ComposerEditor::makeLink(const QString& target)
{
    QTextCursor cursor = textCursor();
    QTextCharFormat format;
    format.setAnchor(true);
    format.setAnchorHref(target);
    format.setForeground(palette().link());
    format.setFontUnderline(true);
    if (cursor.hasSelection()) {
        cursor.mergeCharFormat(format);
    } else {
        const QTextCharFormat before = cursor.charFormat();
        cursor.insertText(target, format);
        cursor.setCharFormat(before);
        setTextCursor(cursor);
    }
}

} // namespace waxwing
