#pragma once

#include "core/base/secret.h"
#include "core/store/connection.h"

#include <memory>

namespace waxwing::bench {

inline const QString kBenchAddress = QStringLiteral("person0@example.org");

[[noreturn]] void giveUp(const Error& error);
[[nodiscard]] Secret benchKey();

/// A new file with so many messages of SampleMailbox in the inbox, the same in every file.
[[nodiscard]] std::unique_ptr<Connection> fillMailbox(const QString& path,
                                                      Connection::Cipher cipher, int rows,
                                                      bool withBodies);

} // namespace waxwing::bench
