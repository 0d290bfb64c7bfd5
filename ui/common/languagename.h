#pragma once

#include <QString>

namespace waxwing {

/// As its speakers call it: "Deutsch (Deutschland)" for "de_DE". What is no code of a language stays.
[[nodiscard]] QString languageName(const QString& code);

} // namespace waxwing
