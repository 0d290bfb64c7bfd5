#pragma once

#include "core/model/types.h"
#include "core/store/messagestore.h"
#include "tests/portal/localportal.h"

#include <QStringList>

namespace waxwing::test {

/// One line for each message of the main user's folder as the portal has it: guid, what became of
/// it, subject. Sorted by guid: the portal tells times apart that are one here.
[[nodiscard]] QStringList linesAtPortal(portal::LocalPortal& server, Folder folder);
/// The same as the cache has it.
[[nodiscard]] QStringList linesInStore(MessageStore& store, Folder folder);

/// Nothing, or the first folder and line in which cache and portal disagree.
[[nodiscard]] QString differenceOf(MessageStore& store, portal::LocalPortal& server,
                                   const QList<Folder>& folders);

} // namespace waxwing::test
