#include "ui/common/clampedlabel.h"

#include "ui/common/format.h"

#include <QEvent>
#include <QTextLayout>

namespace waxwing {

namespace {

/// Where the lines of `text` begin, up to `most` of them and one more.
QList<int> lineStarts(const QString& text, const QFont& font, int width, int most)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WordWrap);
    layout.setTextOption(option);
    QList<int> starts;
    layout.beginLayout();
    while (starts.size() <= most) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        starts.append(line.textStart());
    }
    layout.endLayout();
    return starts;
}

} // namespace

ClampedLabel::ClampedLabel(int mostLines, QWidget* parent) : QLabel(parent), m_mostLines(mostLines)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ClampedLabel::setFullText(const QString& text)
{
    m_full = text;
    setAccessibleName(text);
    fit();
}

int ClampedLabel::heightForWidth(int width) const
{
    const auto lines = lineStarts(m_full, font(), width, m_mostLines).size();
    const auto shown = std::clamp<qsizetype>(lines, 1, m_mostLines);
    return static_cast<int>(shown) * fontMetrics().lineSpacing();
}

QSize ClampedLabel::minimumSizeHint() const
{
    return {40, fontMetrics().lineSpacing()};
}

void ClampedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
}

void ClampedLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void ClampedLabel::fit()
{
    const QList<int> starts = lineStarts(m_full, font(), width(), m_mostLines);
    const bool whole = starts.size() <= m_mostLines;
    QString shown = m_full;
    if (!whole) {
        const int last = starts.at(m_mostLines - 1);
        const int room = width() - fontMetrics().maxWidth() / 2;
        shown = m_full.left(last)
                + fontMetrics().elidedText(m_full.mid(last), Qt::ElideRight, room);
    }
    setText(shown);
    setToolTip(whole ? QString() : plainToolTip(m_full));
}

} // namespace waxwing
