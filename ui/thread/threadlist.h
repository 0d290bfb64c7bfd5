#pragma once

#include "core/base/clock.h"
#include "core/model/thread.h"

#include <QListWidget>

namespace waxwing {

/// The messages of a conversation, indented as they answer each other. Enter or a click goes to
/// one.
class ThreadList : public QListWidget
{
    Q_OBJECT

public:
    enum Role { GuidRole = Qt::UserRole + 1, DepthRole, DetailRole, StateRole };
    enum State { Plain = 0, Unread = 1, Current = 2, Closed = 4 };

    explicit ThreadList(QWidget* parent = nullptr);
    void setNodes(const QList<ThreadNode>& nodes, const Guid& current, const QDateTime& now);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void messageRequested(const waxwing::Guid& message);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void follow(const QListWidgetItem* item);
};

} // namespace waxwing
