#pragma once

#include <QToolButton>

class QAction;

namespace waxwing {

/// The bell above a message: whether one was alerted of it, and what alerts may do from now on.
class MessageAlertButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit MessageAlertButton(QWidget* parent = nullptr);
    /// Empty `sender`: a message of one's own, which nobody is alerted of.
    void setMessage(const QString& sender, bool muted, bool important);

Q_SIGNALS:
    void trailRequested();
    void muteRequested(bool muted);
    void importantRequested(bool important);

private:
    QAction* m_muted;
    QAction* m_important;
};

} // namespace waxwing
