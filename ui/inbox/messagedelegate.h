#pragma once

#include "core/store/messagestore.h"

#include <QStyledItemDelegate>

namespace waxwing {

/// Draws a message in two lines: avatar, correspondent and date; subject and marks. Unread ones are
/// bold with a dot. All rows have the same height.
class MessageDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

} // namespace waxwing
