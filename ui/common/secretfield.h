#pragma once

#include "core/base/secret.h"

class QLineEdit;

namespace waxwing {

/// What was typed, leaving nothing of it in the field: neither the text nor the steps that a field
/// remembers for undoing.
[[nodiscard]] Secret takeSecret(QLineEdit& field);
/// The same without wanting it.
void forgetSecret(QLineEdit& field);

} // namespace waxwing
