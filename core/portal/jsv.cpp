#include "core/portal/jsv.h"

#include <QStringList>

namespace waxwing {

QString jsvString(QStringView text)
{
    static constexpr QStringView kSpecial = u"\",:{}[]\r\n";
    const bool plain = !text.isEmpty()
                       && std::none_of(text.begin(), text.end(),
                                       [](QChar c) { return kSpecial.contains(c); });
    if (plain)
        return text.toString();
    QString quoted = text.toString();
    quoted.replace(u'"', QStringLiteral("\"\""));
    return u'"' + quoted + u'"';
}

QString toJsv(const MessageFilter& filter)
{
    QStringList members;
    if (!filter.searchCriteria.isEmpty())
        members << QStringLiteral("searchCriteria:") + jsvString(filter.searchCriteria);
    if (!filter.types.isEmpty()) {
        QStringList types;
        for (const Folder folder : filter.types)
            types << toWire(folder);
        members << QStringLiteral("types:[%1]").arg(types.join(u','));
    }
    if (!filter.messageGuids.isEmpty()) {
        QStringList guids;
        for (const Guid& guid : filter.messageGuids)
            guids << guid.toString();
        members << QStringLiteral("messageGuids:[%1]").arg(guids.join(u','));
    }
    return members.isEmpty() ? QString() : u'{' + members.join(u',') + u'}';
}

QString toJsv(SearchSort sort, Qt::SortOrder order)
{
    QString type;
    switch (sort) {
    case SearchSort::Date: type = QStringLiteral("Date"); break;
    case SearchSort::Subject: type = QStringLiteral("Subject"); break;
    case SearchSort::Sender: type = QStringLiteral("Sender"); break;
    }
    return QStringLiteral("{type:%1,direction:%2}")
        .arg(type, order == Qt::AscendingOrder ? QStringLiteral("Asc") : QStringLiteral("Desc"));
}

} // namespace waxwing
