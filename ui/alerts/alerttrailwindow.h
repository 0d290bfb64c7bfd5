#pragma once

#include "core/store/alerthistory.h"

#include <QDate>
#include <QDialog>
#include <QList>

#include <optional>

class QDateEdit;
class QLabel;
class QPushButton;
class QTreeWidget;
class QWidget;

namespace waxwing {

/// A record with the account it belongs to.
struct AlertTrailItem
{
    Guid account;
    QString portalName; ///< empty while there is only one account
    AlertRecord record;
};

/// "Was I alerted?": for one message, or for a day, what happened to every alert and why. Shows what
/// it is given. Not modal: open it with show().
class AlertTrailWindow final : public QDialog
{
    Q_OBJECT

public:
    explicit AlertTrailWindow(QWidget* parent = nullptr);

    /// About one message. No items: it was there before the program watched.
    void showMessage(const QString& title, const QList<AlertTrailItem>& items);
    /// About a day; `cutOff`: there is more than is shown.
    void showDay(const QDate& day, const QList<AlertTrailItem>& items, bool cutOff);
    /// No later day can be asked for.
    void setToday(const QDate& today);

Q_SIGNALS:
    void dayRequested(const QDate& day);
    void messageRequested(const waxwing::Guid& account, const waxwing::Guid& message);

private:
    void fill(const QList<AlertTrailItem>& items, bool expanded);
    void showTree(bool shown, bool ofMessage);
    void openCurrent();

    QLabel* m_heading;
    QLabel* m_lead;
    QWidget* m_days;
    QDateEdit* m_day;
    QPushButton* m_next;
    QTreeWidget* m_tree;
    QWidget* m_filler; ///< in its place where there is nothing to list
    QPushButton* m_open;
};

} // namespace waxwing
