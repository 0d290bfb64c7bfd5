#pragma once

#include <QStyledItemDelegate>

namespace waxwing {

/// Draws a result in three lines: who and when; subject, and where it lies; what matched, with the
/// words marked. All rows have the same height.
class SearchDelegate : public QStyledItemDelegate
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
