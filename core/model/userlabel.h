#pragma once

#include "core/base/guid.h"

#include <QList>
#include <QString>

#include <optional>

namespace waxwing {

/// A label that a person made, with what the portal allows (messages.md 7.1). Those that stand for
/// folders are not among them.
struct UserLabel
{
    Guid guid;
    QString name;
    std::optional<Guid> parent;
    bool allowDelete = true;
    bool allowRename = true;
    bool allowAssetAdd = true;
    bool allowAssetRemove = true;

    friend bool operator==(const UserLabel&, const UserLabel&) = default;
};

/// `label` and all below it, parents before children. Ends also where the portal says nonsense.
[[nodiscard]] QList<UserLabel> branchOf(const QList<UserLabel>& labels, const Guid& label);

} // namespace waxwing
