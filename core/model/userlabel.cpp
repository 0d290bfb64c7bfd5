#include "core/model/userlabel.h"

#include <algorithm>

namespace waxwing {

QList<UserLabel> branchOf(const QList<UserLabel>& labels, const Guid& label)
{
    QList<UserLabel> branch;
    for (const UserLabel& one : labels) {
        if (one.guid == label)
            branch << one;
    }
    for (qsizetype i = 0; i < branch.size(); ++i) {
        const Guid above = branch.at(i).guid;
        for (const UserLabel& one : labels) {
            const bool known = std::any_of(branch.begin(), branch.end(), [&](const UserLabel& other) {
                return other.guid == one.guid;
            });
            if (one.parent == above && !known)
                branch << one;
        }
    }
    return branch;
}

} // namespace waxwing
