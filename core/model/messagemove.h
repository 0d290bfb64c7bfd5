#pragma once

#include "core/model/types.h"

#include <QHash>
#include <QList>

#include <optional>

namespace waxwing {

/// Where a person can put a message (messages.md 7.3).
enum class MoveTarget {
    Archive,
    Trash,
    Restore, ///< back to where it came from
};

/// The label that stands for a folder, if the portal lets messages be put there.
[[nodiscard]] std::optional<Guid> folderLabel(const QList<Label>& labels, Folder folder);
/// Whether the portal knows a way there. It is never derived from anything but its labels.
[[nodiscard]] bool offersMove(const QList<Label>& labels, MoveTarget target);
/// Whether a message of this folder has any business there.
[[nodiscard]] bool isMoveOf(Folder folder, MoveTarget target);

} // namespace waxwing
