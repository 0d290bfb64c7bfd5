#include "ui/search/searchdelegate.h"

#include "ui/common/avatar.h"
#include "ui/common/format.h"
#include "ui/common/iconset.h"
#include "ui/common/textline.h"
#include "ui/common/theme.h"
#include "ui/search/searchresultsmodel.h"

#include <QPainter>
#include <QTextLayout>

namespace waxwing {

namespace {

constexpr int kAvatar = 38;
constexpr int kIcon = 16;
constexpr int kSide = 14;
constexpr int kLead = 6; ///< room for the dot of unread rows
constexpr int kChip = 18;

/// The lines of one row; places are thought from left to right and mirrored when drawn.
class Row
{
public:
    Row(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
        : m_painter(painter), m_option(option), m_index(index), m_theme(Theme::of(option.palette)),
          m_found(index.data(SearchResultsModel::FoundRole).value<FoundMessage>()),
          m_rect(option.rect.adjusted(kSide + kLead, 12, -kSide, -13)),
          m_left(m_rect.x() + kAvatar + 13),
          m_height(QFontMetrics(textFont(TextStyle::Strong)).height())
    {}

    void paint()
    {
        paintBackground();
        const MessageRow& row = m_found.row;
        if (row.unread) {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_theme.accent);
            m_painter.drawEllipse(at({m_rect.x() - 13, m_rect.y() + kAvatar / 2 - 3, 7, 7}));
        }
        paintAvatar(m_painter, at({m_rect.x(), m_rect.y(), kAvatar, kAvatar}),
                    singleLine(row.correspondent), AvatarShape::Circle, m_theme.dark);
        paintWhoAndWhen();
        paintSubject();
        paintSnippet();
    }

private:
    [[nodiscard]] QRect at(const QRect& wanted) const
    {
        return QStyle::visualRect(m_option.direction, m_option.rect, wanted);
    }
    [[nodiscard]] int lineTop(int line) const { return m_rect.y() + line * (m_height + 4); }

    void paintBackground()
    {
        const QRect& r = m_option.rect;
        const bool selected = m_option.state.testFlag(QStyle::State_Selected);
        if (selected)
            m_painter.fillRect(r, m_theme.accentSoft);
        else if (m_option.state.testFlag(QStyle::State_MouseOver))
            m_painter.fillRect(r, m_theme.hover);
        m_painter.fillRect(at({m_left, r.bottom(), r.width(), 1}).intersected(r), m_theme.border);
        if (!selected)
            return;
        const bool active = m_option.state.testFlag(QStyle::State_Active)
                            && m_option.state.testFlag(QStyle::State_HasFocus);
        m_painter.fillRect(at({r.x(), r.y(), 3, r.height()}),
                           active ? m_theme.accent : m_theme.strongBorder);
    }

    void paintWhoAndWhen()
    {
        const MessageRow& row = m_found.row;
        const QString date = m_index.data(SearchResultsModel::DateTextRole).toString();
        const QFont font = textFont(TextStyle::Caption);
        const int width = QFontMetrics(font).horizontalAdvance(date) + 2;
        m_painter.setFont(font);
        m_painter.setPen(row.unread ? m_theme.accent : m_theme.secondaryText);
        m_painter.drawText(at({m_rect.right() - width, lineTop(0), width, m_height}),
                           static_cast<int>(Qt::AlignCenter) | Qt::TextSingleLine
                               | textDirectionFlag(date),
                           date);
        const QString who = singleLine(row.correspondent);
        m_painter.setFont(textFont(row.unread ? TextStyle::Strong : TextStyle::Body));
        m_painter.setPen(m_theme.text);
        paintTextLine(m_painter,
                      at({m_left, lineTop(0), m_rect.right() - width - 10 - m_left, m_height}),
                      who.isEmpty() ? SearchResultsModel::tr("Unknown") : who, m_option.direction);
    }

    void paintSubject()
    {
        const MessageRow& row = m_found.row;
        int right = m_rect.right();
        const auto mark = [&](bool shown, Icon icon) {
            if (!shown)
                return;
            const int top = lineTop(1) + (m_height - kIcon) / 2;
            paintIcon(m_painter, at({right - kIcon + 1, top, kIcon, kIcon}), icon,
                      m_theme.secondaryText);
            right -= kIcon + 6;
        };
        mark(row.hasAttachments, Icon::Attachment);
        mark(row.isProtected, Icon::Lock);
        const QString place = m_index.data(SearchResultsModel::PlaceRole).toString();
        const QFont caption = textFont(TextStyle::Caption);
        const int width = std::min(QFontMetrics(caption).horizontalAdvance(place) + 18,
                                   (right - m_left) / 2);
        const QRect chip = at({right - width + 1, lineTop(1) + (m_height - kChip) / 2, width, kChip});
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(!m_found.cached ? m_theme.infoSoft
                           : m_theme.dark  ? m_theme.hover
                                           : m_theme.border);
        m_painter.drawRoundedRect(chip, kChip / 2.0, kChip / 2.0);
        m_painter.setFont(caption);
        m_painter.setPen(m_found.cached ? m_theme.secondaryText : m_theme.text);
        paintTextLine(m_painter, chip.adjusted(8, 0, -8, 0), place, m_option.direction);
        const QString subject = singleLine(row.subject);
        QFont font = textFont(row.unread ? TextStyle::Strong : TextStyle::Body);
        font.setItalic(subject.isEmpty());
        m_painter.setFont(font);
        m_painter.setPen(row.unread ? m_theme.text : m_theme.secondaryText);
        paintTextLine(m_painter, at({m_left, lineTop(1), right - width - 8 - m_left, m_height}),
                      subject.isEmpty() ? SearchResultsModel::tr("No subject") : subject,
                      m_option.direction);
    }

    void paintSnippet()
    {
        const MarkedText marked = markedText(m_found.snippet);
        if (marked.text.isEmpty())
            return;
        const QFont font = textFont(TextStyle::Caption);
        QTextLayout layout(marked.text, font);
        QTextOption text;
        text.setWrapMode(QTextOption::NoWrap);
        text.setTextDirection(m_option.direction);
        layout.setTextOption(text);
        QList<QTextLayout::FormatRange> formats;
        for (const auto& [start, length] : marked.marks) {
            QTextLayout::FormatRange range;
            range.start = start;
            range.length = length;
            range.format.setFontWeight(QFont::DemiBold);
            range.format.setForeground(m_theme.text);
            range.format.setBackground(m_theme.warningSoft);
            formats << range;
        }
        layout.setFormats(formats);
        const QRect place = at({m_left, lineTop(2), m_rect.right() - m_left, m_height});
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(place.width());
        layout.endLayout();
        m_painter.save();
        m_painter.setClipRect(place);
        m_painter.setPen(m_theme.secondaryText);
        const qreal top = place.y() + (place.height() - line.height()) / 2;
        // What is longer than the line is cut at its end, as the writing runs.
        const bool rightToLeft = m_option.direction == Qt::RightToLeft;
        const qreal over = line.naturalTextWidth() - place.width();
        layout.draw(&m_painter, QPointF(rightToLeft && over > 0 ? place.x() - over : place.x(), top));
        m_painter.restore();
    }

    QPainter& m_painter;
    const QStyleOptionViewItem& m_option;
    const QModelIndex& m_index;
    const Theme m_theme;
    const FoundMessage m_found;
    const QRect m_rect;
    const int m_left;
    const int m_height;
};

} // namespace

void SearchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    Row(*painter, option, index).paint();
    painter->restore();
}

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int lines = 3 * QFontMetrics(textFont(TextStyle::Strong)).height() + 8;
    return {200, std::max(kAvatar, lines) + 26};
}

} // namespace waxwing
