#pragma once

#include "core/model/types.h"

#include <QByteArray>

namespace waxwing {

enum class SearchSort { Date, Subject, Sender };

/// `filter` of SearchMessages (messages.md 2.1). Members of one list are alternatives; different
/// members must all hold. Empty members are left out.
struct MessageFilter
{
    QString searchCriteria;
    QList<Folder> types;
    QList<Guid> messageGuids; ///< at most kMaxFilterGuids
};

inline constexpr int kMaxFilterGuids = 25;

/// The strict JSV text of a filter or sort, before percent-encoding (protocol README section 9).
/// Empty if nothing restricts the search.
[[nodiscard]] QString toJsv(const MessageFilter& filter);
[[nodiscard]] QString toJsv(SearchSort sort, Qt::SortOrder order);

/// Quotes a string value where JSV demands it.
[[nodiscard]] QString jsvString(QStringView text);

} // namespace waxwing
