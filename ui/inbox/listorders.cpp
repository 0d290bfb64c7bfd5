#include "ui/inbox/listorders.h"

namespace waxwing {

namespace {

// "place key direction", by number: these numbers are stored.
constexpr int kParts = 3;

} // namespace

ListOrders ListOrders::fromStrings(const QStringList& strings)
{
    ListOrders orders;
    for (const QString& string : strings) {
        const QStringList parts = string.split(u' ');
        bool keyRead = false;
        bool directionRead = false;
        const int key = parts.value(1).toInt(&keyRead);
        const int direction = parts.value(2).toInt(&directionRead);
        if (parts.size() != kParts || !keyRead || !directionRead || key < 0
            || key > static_cast<int>(SortKey::Subject) || direction < 0 || direction > 1)
            continue;
        orders.set(parts.first(), {static_cast<SortKey>(key), static_cast<Qt::SortOrder>(direction)});
    }
    return orders;
}

QStringList ListOrders::toStrings() const
{
    QStringList strings;
    for (auto it = m_orders.begin(); it != m_orders.end(); ++it)
        strings << QStringLiteral("%1 %2 %3").arg(it.key(), QString::number(int(it->key)),
                                                  QString::number(int(it->direction)));
    strings.sort();
    return strings;
}

QString ListOrders::placeOf(const Guid& account, Folder folder, const std::optional<Guid>& label)
{
    return account.toString() + u'/' + (label ? label->toString() : toWire(folder));
}

void ListOrders::set(const QString& place, const ListOrder& order)
{
    if (order == ListOrder())
        m_orders.remove(place);
    else
        m_orders.insert(place, order);
}

} // namespace waxwing
