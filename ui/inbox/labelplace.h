#pragma once

#include "core/base/guid.h"

#include <QString>

namespace waxwing {

/// A label whose messages are on screen.
struct LabelPlace
{
    Guid label;
    QString name;

    friend bool operator==(const LabelPlace&, const LabelPlace&) = default;
};

} // namespace waxwing
