#pragma once

#include "core/model/chase.h"

#include <QObject>

#include <optional>

class QActionGroup;
class QMenu;
class QToolButton;
class QWidget;

namespace waxwing {

class NoticeBar;

/// Being reminded of a sent message that stays unread: a button to choose it with, and above the
/// message, once the time is up, what can be done about it.
class ChaseBar : public QObject
{
    Q_OBJECT

public:
    explicit ChaseBar(QWidget* parent);

    /// Each becomes a child of where it is put.
    [[nodiscard]] QToolButton* button() const { return m_button; }
    [[nodiscard]] QWidget* bar() const;
    /// `offered`: it is one's own, sent, readable and tracked.
    void setChase(bool offered, bool canRecall, const std::optional<Chase>& chase);

Q_SIGNALS:
    /// 0: no reminder.
    void daysChosen(int days);
    void againRequested();
    void recallRequested();

private:
    void fillMenu(const std::optional<Chase>& chase);

    NoticeBar* m_bar;
    QToolButton* m_button;
    QMenu* m_menu;
    QActionGroup* m_choices;
};

/// "Anna and Bert have not read this message".
[[nodiscard]] QString unreadSentence(const Chase& chase);

} // namespace waxwing
