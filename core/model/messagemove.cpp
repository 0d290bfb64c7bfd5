#include "core/model/messagemove.h"

namespace waxwing {

std::optional<Guid> folderLabel(const QList<Label>& labels, Folder folder)
{
    for (const Label& label : labels) {
        if (label.allowAssetAdd
            && label.systemType.compare(toWire(folder), Qt::CaseInsensitive) == 0)
            return label.guid;
    }
    return std::nullopt;
}

bool offersMove(const QList<Label>& labels, MoveTarget target)
{
    switch (target) {
    case MoveTarget::Archive: return folderLabel(labels, Folder::Archive).has_value();
    case MoveTarget::Trash: return folderLabel(labels, Folder::Trash).has_value();
    case MoveTarget::Restore: return folderLabel(labels, Folder::Inbox).has_value();
    }
    return false;
}

bool isMoveOf(Folder folder, MoveTarget target)
{
    switch (target) {
    case MoveTarget::Archive: return folder != Folder::Archive && folder != Folder::Draft;
    case MoveTarget::Trash: return folder != Folder::Trash;
    case MoveTarget::Restore: return folder == Folder::Archive || folder == Folder::Trash;
    }
    return false;
}

} // namespace waxwing
