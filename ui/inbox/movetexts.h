#pragma once

#include "core/base/error.h"
#include "core/model/messagemove.h"

#include <QString>

#include <optional>

namespace waxwing {

enum class MoveRefusal { Offline, NotOffered };
[[nodiscard]] QString moveRefusal(MoveRefusal refusal);
/// "3 messages were put into the trash."; without a target: they are back.
[[nodiscard]] QString moveDone(qsizetype moved, std::optional<MoveTarget> target);
/// How far it came, and why not further.
[[nodiscard]] QString moveTrouble(qsizetype moved, qsizetype left, const Error& error);

} // namespace waxwing
