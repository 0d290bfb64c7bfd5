#pragma once

#include "core/store/messagestore.h"

#include <QList>

class QMimeData;

namespace waxwing {

// Messages on their way from a list to where they are dropped, within this program.

[[nodiscard]] QString draggedMessagesType();
[[nodiscard]] QMimeData* dragOf(const QList<RowId>& messages);
/// Empty for anything else.
[[nodiscard]] QList<RowId> draggedMessages(const QMimeData& data);

} // namespace waxwing
