#pragma once

#include "core/base/guid.h"

#include <QDateTime>

namespace waxwing {

/// A moment from which something cannot be done any more with a file of a message.
struct FileEnding
{
    Guid message;
    Guid file;
    QDateTime ends;
    bool toSign = false; ///< the deadline for the person's signature; else the file itself expires
};

} // namespace waxwing
