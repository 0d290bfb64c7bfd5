#pragma once

#include <QString>

namespace waxwing {

/// What alerts sound like.
struct AlertSound
{
    bool on = true;
    QString file; ///< a sound of the person's own; empty: what the desktop does by itself

    bool operator==(const AlertSound&) const = default;
};

} // namespace waxwing
