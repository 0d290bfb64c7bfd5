#pragma once

#include "core/store/messagestore.h"
#include "core/sync/messagesource.h"

namespace waxwing {

/// Where a message is that somebody names, by a link for example: the cache first, then the portal,
/// folder by folder, by a search for this one guid (never a body: design rule 1). What the portal
/// knows goes into the cache, so that it can be shown. nullopt: this account does not have it.
/// Once `stop` is requested neither `source` nor `store` is touched again: request it before they go.
[[nodiscard]] AsyncResult<std::optional<Folder>> lookUpMessage(MessageSource& source,
                                                               MessageStore& store, Guid message,
                                                               QList<Folder> folders,
                                                               std::stop_token stop);

} // namespace waxwing
