#pragma once

#include "core/model/types.h"

#include <QByteArray>

#include <optional>

namespace waxwing {

/// Everything of a summary in a compact form with a version byte: what lists do not need.
[[nodiscard]] QByteArray toBlob(const MessageSummary& message);
/// nullopt if the bytes are not a blob of a known version.
[[nodiscard]] std::optional<MessageSummary> fromBlob(const QByteArray& blob);

} // namespace waxwing
