#include "ui/slip/sliptimeline.h"

#include "ui/common/avatar.h"
#include "ui/common/format.h"
#include "ui/common/textline.h"
#include "ui/common/theme.h"
#include "ui/slip/sliptexts.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace waxwing {

namespace {

constexpr int kLineHeight = 24;
constexpr int kTimelineAvatar = 18;
constexpr int kSide = 14;
constexpr int kLeft = kSide + kTimelineAvatar + 10;
constexpr int kRight = kSide + 6;
constexpr int kAxis = 20;
constexpr int kDot = 5;
constexpr double kMinute = 60.0;

QColor colorOf(const TrackingDetail& deed, const Theme& theme)
{
    switch (trackingKindOf(deed.type)) {
    case TrackingKind::Retrieved: return theme.positive;
    case TrackingKind::Reviewed:
    case TrackingKind::Previewed: return theme.strongBorder;
    case TrackingKind::Deleted:
    case TrackingKind::Recalled:
    case TrackingKind::EsignDeclined: return theme.danger;
    case TrackingKind::Printed:
    case TrackingKind::Downloaded: return theme.warning;
    default: return theme.accent;
    }
}

struct Tick
{
    double seconds;
    QString text;
};

QList<Tick> ticks()
{
    return {{kMinute, SlipTimeline::tr("1 min", "time on a scale, very short")},
            {60 * kMinute, SlipTimeline::tr("1 h", "time on a scale, very short")},
            {24 * 60 * kMinute, SlipTimeline::tr("1 d", "day, time on a scale, very short")},
            {7 * 24 * 60 * kMinute, SlipTimeline::tr("1 w", "week, time on a scale, very short")},
            {30 * 24 * 60 * kMinute, SlipTimeline::tr("1 mo", "month, time on a scale, very short")},
            {365 * 24 * 60 * kMinute, SlipTimeline::tr("1 y", "year, time on a scale, very short")}};
}

} // namespace

double timelinePlace(const QDateTime& moment, const QDateTime& sent, const QDateTime& now)
{
    const double whole = std::max<double>(1.0, static_cast<double>(sent.secsTo(now)));
    const double part = std::clamp(static_cast<double>(sent.secsTo(moment)), 0.0, whole);
    return std::log1p(part / kMinute) / std::log1p(whole / kMinute);
}

SlipTimeline::SlipTimeline(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::NoFocus);
}

void SlipTimeline::setPeople(const QList<SlipPerson>& people, const QDateTime& sent,
                             const QDateTime& now)
{
    m_lines.clear();
    m_hidden = 0;
    m_sent = sent;
    m_now = std::max(now, sent);
    for (const SlipPerson& person : people) {
        Line line{singleLine(person.user.displayName()), {}};
        for (const TrackingDetail& deed : person.deeds) {
            if (deed.date.isValid())
                line.dots << Dot{timelinePlace(deed.date, m_sent, m_now), deed};
        }
        if (line.dots.isEmpty())
            continue;
        if (m_lines.size() == kMostLines)
            ++m_hidden;
        else
            m_lines << line;
    }
    QStringList spoken;
    for (const Line& line : std::as_const(m_lines))
        spoken << QStringLiteral("%1: %2").arg(line.name, deedText(line.dots.last().deed));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setVisible(!m_lines.isEmpty());
    updateGeometry();
    update();
}

QSize SlipTimeline::sizeHint() const
{
    const auto lines = static_cast<int>(m_lines.size()) + (m_hidden > 0 ? 1 : 0);
    return {260, lines * kLineHeight + kAxis + 4};
}

QRect SlipTimeline::lineRect(qsizetype line) const
{
    return {0, static_cast<int>(line) * kLineHeight, width(), kLineHeight};
}

/// From the leading edge, as people read.
int SlipTimeline::xOf(double place) const
{
    const int x = kLeft + kDot + qRound(place * (width() - kLeft - kRight - 2 * kDot));
    return isRightToLeft() ? width() - x : x;
}

void SlipTimeline::paintEvent(QPaintEvent*)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto lines = static_cast<int>(m_lines.size()) + (m_hidden > 0 ? 1 : 0);
    const int bottom = lines * kLineHeight;
    painter.setFont(textFont(TextStyle::Caption));
    const QFontMetrics metrics(painter.font());
    int free = 0; // labels must not touch each other
    for (const Tick& tick : ticks()) {
        const QDateTime moment = m_sent.addSecs(static_cast<qint64>(tick.seconds));
        if (moment >= m_now)
            break;
        const double place = timelinePlace(moment, m_sent, m_now);
        const int x = xOf(place);
        painter.setPen(QPen(theme.border, 1, Qt::DotLine));
        painter.drawLine(x, 2, x, bottom);
        const int text = metrics.horizontalAdvance(tick.text);
        const int from = isRightToLeft() ? width() - x - text / 2 : x - text / 2;
        if (from < free || from + text > width() - kSide)
            continue;
        free = from + text + 8;
        painter.setPen(theme.secondaryText);
        painter.drawText(QRect(x - text / 2 - 2, bottom + 1, text + 4, kAxis), Qt::AlignCenter,
                         tick.text);
    }
    for (qsizetype number = 0; number < m_lines.size(); ++number) {
        const Line& line = m_lines[number];
        const QRect rect = lineRect(number);
        const int y = rect.center().y();
        const QRect avatar(kSide, y - kTimelineAvatar / 2, kTimelineAvatar, kTimelineAvatar);
        paintAvatar(painter, QStyle::visualRect(layoutDirection(), rect, avatar), line.name,
                    AvatarShape::Circle, theme.dark);
        painter.setPen(QPen(theme.border, 1.5));
        painter.drawLine(xOf(0), y, xOf(1), y);
        painter.setPen(QPen(theme.surface, 1.5));
        for (const Dot& dot : line.dots) {
            painter.setBrush(colorOf(dot.deed, theme));
            painter.drawEllipse(QPointF(xOf(dot.place), y + 0.5), kDot, kDot);
        }
    }
    if (m_hidden > 0) {
        painter.setPen(theme.secondaryText);
        paintTextLine(painter, lineRect(m_lines.size()).adjusted(kSide, 0, -kSide, 0),
                      tr("and %n more", nullptr, m_hidden), layoutDirection());
    }
}

QString SlipTimeline::textAt(const QPoint& point) const
{
    for (qsizetype number = 0; number < m_lines.size(); ++number) {
        if (!lineRect(number).contains(point))
            continue;
        const Line& line = m_lines[number];
        for (auto dot = line.dots.crbegin(); dot != line.dots.crend(); ++dot) {
            if (std::abs(xOf(dot->place) - point.x()) <= kDot + 2)
                return QStringLiteral("%1\n%2\n%3")
                    .arg(line.name, deedText(dot->deed), formatFullDate(dot->deed.date, QLocale()));
        }
        return line.name;
    }
    return {};
}

bool SlipTimeline::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), plainToolTip(textAt(help->pos())), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace waxwing
