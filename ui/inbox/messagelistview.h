#pragma once

#include "core/store/messagestore.h"

#include <QListView>

#include <optional>

namespace waxwing {

class MessageListModel;

/// The list of messages. Tells the model what is visible, stays where it is when rows come and go
/// above, and reports as selected only what the person selected: a row that becomes current because
/// another went away must never open a message.
class MessageListView : public QListView
{
    Q_OBJECT

public:
    explicit MessageListView(MessageListModel& model, QWidget* parent = nullptr);
    /// Makes a message current without reporting it; if it is not loaded yet, as soon as it is.
    void showMessage(Guid guid, Guid account = {});
    /// Those that are loaded, from top to bottom.
    [[nodiscard]] QList<RowId> selectedMessages() const;

Q_SIGNALS:
    /// The account is null in a list of one account.
    void messageSelected(const waxwing::RowId& message);
    void messageOpened(const waxwing::RowId& message);
    /// For the selected messages, at this place of the screen.
    void menuRequested(const QPoint& place);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void updateGeometries() override;

private:
    void reportVisible();
    void rememberPlace();
    void restorePlace();
    void announce(const QModelIndex& index);
    void openCurrent();
    void afterData();
    [[nodiscard]] bool isAnnounced(const QModelIndex& index) const;

    MessageListModel& m_messages;
    bool m_byPerson = false;
    bool m_announceWhenLoaded = false;
    RowId m_announced; ///< the message of the current row, if anybody was told of it
    std::optional<RowId> m_showWhenLoaded;
    QPersistentModelIndex m_topRow;
    int m_topOffset = 0;
};

} // namespace waxwing
