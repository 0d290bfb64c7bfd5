#pragma once

#include "core/store/messagestore.h"

#include <QHash>
#include <QStringList>

namespace waxwing {

struct ListOrder
{
    SortKey key = SortKey::Date;
    Qt::SortOrder direction = Qt::DescendingOrder;

    friend bool operator==(const ListOrder&, const ListOrder&) = default;
};

/// How the person sorts each list, as they left it; newest first where they never said. Plain data.
class ListOrders
{
public:
    /// As toStrings() wrote it; what cannot be read is left out.
    [[nodiscard]] static ListOrders fromStrings(const QStringList& strings);
    [[nodiscard]] QStringList toStrings() const;

    /// The account is null for all inboxes.
    [[nodiscard]] static QString placeOf(const Guid& account, Folder folder,
                                         const std::optional<Guid>& label = {});
    [[nodiscard]] ListOrder at(const QString& place) const { return m_orders.value(place); }
    void set(const QString& place, const ListOrder& order);

private:
    QHash<QString, ListOrder> m_orders;
};

} // namespace waxwing
