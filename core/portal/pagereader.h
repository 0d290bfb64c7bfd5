#pragma once

#include "core/async/asyncresult.h"
#include "core/model/types.h"
#include "core/portal/jsonreader.h"

#include <QLatin1String>
#include <QString>

namespace waxwing {

/// One page of a search's answer whose items need nothing. `what` names the search in the error
/// (ErrorKind::Protocol) that an answer without results is.
template<typename T, typename ReadItem>
[[nodiscard]] Result<Page<T>> readPage(const Json& json, const char* what, ReadItem readItem)
{
    const JsonReader reader(json);
    const Json* results = reader.member("results");
    if (!results || !results->is_array())
        return failure(ErrorKind::Protocol,
                       QLatin1String(what) + QStringLiteral(" without results"));
    Page<T> page;
    page.pageSize = static_cast<int>(reader.number("pageSize", 0));
    page.totalPages = static_cast<int>(reader.number("totalPages", 0));
    page.totalItems = reader.number("totalItems", 0);
    page.currentPage = static_cast<int>(reader.number("currentPage", 0));
    page.results.reserve(static_cast<qsizetype>(results->size()));
    for (const Json& item : *results)
        page.results << readItem(item);
    return page;
}

} // namespace waxwing
