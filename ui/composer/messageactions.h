#pragma once

#include "ui/composer/composertexts.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace waxwing {

class NoticeBar;

/// Above the reader: answering, forwarding and recalling the message on screen, and for a few
/// seconds after sending the way back. What is not allowed says why.
class MessageActions : public QWidget
{
    Q_OBJECT

public:
    /// `reader` becomes a child, below the actions.
    explicit MessageActions(QWidget* reader, QWidget* parent = nullptr);
    /// Without a message the row is hidden; a draft of one's own can be continued.
    void setMessage(const std::optional<MessageSummary>& message, const WritingRules& rules,
                    const QString& ownAddress, const QDateTime& now);
    void offerUndo(bool offered);
    void showNotice(const QString& sentence);
    /// At the end of the row; becomes a child.
    void addTool(QWidget* tool);
    /// Above the row; becomes a child.
    void addBar(QWidget* bar);
    /// The message on screen may be recalled.
    [[nodiscard]] bool canRecall() const;
    void askForReason();

Q_SIGNALS:
    void requested(waxwing::WritingCommand command);
    void continueRequested();
    void recallRequested(const QString& reason);
    void undoRequested();

private:
    QToolButton* addButton(WritingCommand command, const QString& text, const QString& keys);

    QWidget* m_row;
    QVBoxLayout* m_bars;
    NoticeBar* m_undo;
    NoticeBar* m_said;
    QPushButton* m_continue;
    QWidget* m_recallRow;
    QLineEdit* m_reason;
    QList<std::pair<WritingCommand, QToolButton*>> m_buttons;
    Guid m_message;
};

} // namespace waxwing
