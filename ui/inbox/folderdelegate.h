#pragma once

#include <QStyledItemDelegate>

namespace waxwing {

/// Draws accounts (name, address, status dot) and folders (icon, name, unread badge).
class FolderDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    void paintAccount(QPainter& painter, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const;
    void paintFolder(QPainter& painter, const QStyleOptionViewItem& option,
                     const QModelIndex& index) const;
};

} // namespace waxwing
