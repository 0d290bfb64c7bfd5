#pragma once

#include "core/base/error.h"

#include <QString>

namespace waxwing {

/// What was done with labels, so that it can be taken back.
enum class LabelDeed { Created, Renamed, Nested, Erased, PutOn, TakenOff, TakenBack };

enum class LabelRefusal { Offline, NotOffered, OtherAccount };
[[nodiscard]] QString labelRefusal(LabelRefusal refusal);
/// "Label “Invoices” put on 3 messages."
[[nodiscard]] QString labelDone(LabelDeed deed, const QString& label, qsizetype messages = 0);
[[nodiscard]] QString labelTrouble(const Error& error, qsizetype changed = 0, qsizetype left = 0);

} // namespace waxwing
