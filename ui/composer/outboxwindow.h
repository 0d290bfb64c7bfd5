#pragma once

#include "ui/composer/composertexts.h"

#include <QWidget>

class QListWidget;
class QPushButton;

namespace waxwing {

class NoticeBar;

/// One line of the outbox.
struct OutboxEntry
{
    Guid account;
    QString accountName; ///< empty with one account only
    OutboxItem item;
    bool needsPassword = false;
    UploadShare uploads{};
};

/// What is on its way, in which state, and what can be done about it.
class OutboxWindow : public QWidget
{
    Q_OBJECT

public:
    explicit OutboxWindow(QWidget* parent = nullptr);
    void setEntries(const QList<OutboxEntry>& entries);
    /// Says that `messages` messages are kept in memory only and go with the program.
    void askBeforeQuit(int messages);

Q_SIGNALS:
    void editRequested(const waxwing::Guid& account, const waxwing::Guid& id);
    void retryRequested(const waxwing::Guid& account);
    void quitConfirmed();
    void discardRequested(const waxwing::Guid& account, const waxwing::Guid& id);

private:
    [[nodiscard]] const OutboxEntry* current() const;
    void renderButtons();

    NoticeBar* m_notice;
    QListWidget* m_list;
    QPushButton* m_edit;
    QPushButton* m_retry;
    QPushButton* m_discard;
    QList<OutboxEntry> m_entries;
    Guid m_confirming; ///< asked once more before this is discarded
};

} // namespace waxwing
