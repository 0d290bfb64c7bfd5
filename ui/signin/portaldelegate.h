#pragma once

#include <QStyledItemDelegate>

namespace waxwing {

/// Draws a portal as a card: logo or monogram, name, jurisdiction and domain, or why it cannot be
/// used.
class PortalDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role { NameRole = Qt::UserRole + 1, DetailRole, ObstacleRole, LogoRole };
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

} // namespace waxwing
