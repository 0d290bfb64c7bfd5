#pragma once

#include <QWidget>

class QPushButton;
class QToolButton;

namespace waxwing {

/// In the sidebar: the way to a new message, and the outbox while there is something in it.
class WritingPanel : public QWidget
{
    Q_OBJECT

public:
    explicit WritingPanel(QWidget* parent = nullptr);
    /// An empty `whyNot` lets one write.
    void setWritable(const QString& whyNot);
    /// `attention`: something waits for the person.
    void setOutbox(int waiting, bool attention);

Q_SIGNALS:
    void newRequested();
    void outboxRequested();

private:
    QPushButton* m_new;
    QToolButton* m_outbox;
};

} // namespace waxwing
