#pragma once

#include "core/model/types.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;

namespace waxwing {

class Avatar;
class ClampedLabel;
class ElidedLabel;

/// Subject, sender, recipients and date of the message on screen.
class MessageHeader : public QWidget
{
    Q_OBJECT

public:
    explicit MessageHeader(QWidget* parent = nullptr);
    void setSummary(const MessageSummary& summary, const QDateTime& now);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showRecipients();

    ClampedLabel* m_subject;
    Avatar* m_avatar;
    ElidedLabel* m_sender;
    ElidedLabel* m_address;
    QLabel* m_date;
    ElidedLabel* m_short;
    QPushButton* m_more;
    QLabel* m_long;
    QScrollArea* m_longArea;
    bool m_expanded = false;
    Guid m_guid;
};

/// "to Anna Keller, Ben Ott and 3 more" and, expanded, every recipient by line.
[[nodiscard]] QString shortRecipients(const MessageSummary& summary);
[[nodiscard]] QString longRecipients(const MessageSummary& summary);

} // namespace waxwing
