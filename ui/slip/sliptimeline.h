#pragma once

#include "ui/slip/slippeople.h"

#include <QWidget>

namespace waxwing {

/// A picture of who did what and when: one line for each person who did something, from sending to
/// now. Time is compressed the more the longer ago sending was, so that the first minutes and the
/// last weeks have room side by side. The list below it says the same in words, so it takes no
/// focus.
class SlipTimeline : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kMostLines = 8;

    explicit SlipTimeline(QWidget* parent = nullptr);
    void setPeople(const QList<SlipPerson>& people, const QDateTime& sent, const QDateTime& now);
    /// Nobody did anything: there is nothing to draw.
    [[nodiscard]] bool isEmpty() const { return m_lines.isEmpty(); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Dot
    {
        double place = 0; ///< 0 sent … 1 now
        TrackingDetail deed;
    };
    struct Line
    {
        QString name;
        QList<Dot> dots;
    };
    [[nodiscard]] QRect lineRect(qsizetype line) const;
    [[nodiscard]] int xOf(double place) const;
    [[nodiscard]] QString textAt(const QPoint& point) const;

    QList<Line> m_lines;
    int m_hidden = 0; ///< people beyond kMostLines
    QDateTime m_sent;
    QDateTime m_now;
};

/// Where a moment lies between sending (0) and now (1).
[[nodiscard]] double timelinePlace(const QDateTime& moment, const QDateTime& sent,
                                   const QDateTime& now);

} // namespace waxwing
