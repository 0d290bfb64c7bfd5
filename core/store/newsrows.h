#pragma once

#include "core/model/news.h"
#include "core/store/connection.h"

#include <QList>

#include <optional>

namespace waxwing {

// News as the ledger's tables hold it: messages by their summaries, all other news by rows of its
// own. Storage thread only; all of them may throw SqlError.

/// Oldest first.
[[nodiscard]] QList<News> readDueNews(Connection& connection, const QDateTime& now);
[[nodiscard]] std::optional<News> readNews(Connection& connection, const Guid& id,
                                           const QDateTime& now);
void writeNews(Connection& connection, const News& news);

} // namespace waxwing
