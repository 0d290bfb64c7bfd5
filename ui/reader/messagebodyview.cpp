#include "ui/reader/messagebodyview.h"

#include "ui/common/theme.h"
#include "ui/reader/readerstate.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace waxwing {

namespace {

constexpr int kLargestZoom = 12;
constexpr int kSmallestZoom = -4;

} // namespace

MessageBodyView::MessageBodyView(QWidget* parent) : QTextBrowser(parent)
{
    setAccessibleName(tr("Message text"));
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(22);
    connect(this, &QTextBrowser::anchorClicked, this, &MessageBodyView::linkActivated);
    connect(this, &QTextBrowser::highlighted, this, &MessageBodyView::linkHovered);
}

void MessageBodyView::setBody(const QString& html, const QHash<QUrl, QImage>& images)
{
    const bool same = html == m_html && images.size() == m_images.size();
    m_html = html;
    m_images = images;
    if (!same)
        render();
}

void MessageBodyView::clearBody()
{
    m_html.clear();
    m_images.clear();
    document()->clear();
    document()->clearUndoRedoStacks();
}

void MessageBodyView::render()
{
    if (m_rendering)
        return;
    const QScopedValueRollback guard(m_rendering, true);
    const Theme theme = Theme::of(QGuiApplication::palette());
    // A sender who chose colours chose them for white paper.
    const Theme paper = theme.dark && bringsColors(m_html) ? Theme::light() : theme;
    setStyleSheet(QStringLiteral("QTextBrowser { background: %1; color: %2; }")
                      .arg(paper.surface.name(), paper.text.name()));
    QFont font = textFont(TextStyle::Body);
    font.setPointSizeF(std::max(5.0, font.pointSizeF() * 1.05 + m_zoom));
    document()->setDefaultFont(font);
    document()->setDefaultStyleSheet(
        QStringLiteral("a { color: %1; } body { color: %2; } blockquote { color: %3; }")
            .arg(paper.accent.name(), paper.text.name(), paper.secondaryText.name()));
    const int place = verticalScrollBar()->value();
    setHtml(m_html);
    verticalScrollBar()->setValue(place);
}

QVariant MessageBodyView::loadResource(int type, const QUrl& name)
{
    if (type != QTextDocument::ImageResource)
        return {};
    const auto image = m_images.constFind(name);
    if (image == m_images.constEnd())
        return QImage(1, 1, QImage::Format_ARGB32_Premultiplied);
    const int room = std::max(200, viewport()->width() - 60);
    return image->width() > room ? image->scaledToWidth(room, Qt::SmoothTransformation) : *image;
}

void MessageBodyView::doSetSource(const QUrl&, QTextDocument::ResourceType)
{
    // There is no source besides what setBody() was given.
}

void MessageBodyView::zoom(int steps)
{
    setZoomSteps(m_zoom + steps);
}

void MessageBodyView::resetZoom()
{
    setZoomSteps(0);
}

void MessageBodyView::setZoomSteps(int steps)
{
    const int wanted = std::clamp(steps, kSmallestZoom, kLargestZoom);
    if (std::exchange(m_zoom, wanted) == wanted)
        return;
    render();
    Q_EMIT zoomChanged(wanted);
}

void MessageBodyView::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_html.isEmpty())
        render();
}

void MessageBodyView::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        return QTextBrowser::wheelEvent(event);
    zoom(event->angleDelta().y() > 0 ? 1 : -1);
    event->accept();
}

void MessageBodyView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copyText = menu->addAction(tr("Copy"), this, &QTextEdit::copy);
    copyText->setEnabled(textCursor().hasSelection());
    menu->addAction(tr("Select all"), this, &QTextEdit::selectAll);
    menu->popup(event->globalPos());
}

} // namespace waxwing
