#pragma once

#include <QString>
#include <QStringView>

#include <functional>

namespace waxwing {

/// A name for a file on any system, made of what a stranger called it: one component that cannot
/// leave its folder, without control and invisible characters, overrides of the writing direction,
/// separators, device names of Windows and dots or spaces at the ends; at most 200 bytes of UTF-8 with its
/// ending kept. Never empty: `otherwise` stands in for nothing usable. Pure.
[[nodiscard]] QString safeFileName(QStringView name, const QString& otherwise);

/// `name` or, if that is `taken`, "name (2).ext" and so on.
[[nodiscard]] QString freeFileName(const QString& name,
                                   const std::function<bool(const QString&)>& taken);

} // namespace waxwing
