#pragma once

#include "core/async/asyncresult.h"

#include <QDBusMessage>

#include <chrono>

namespace waxwing {

/// One call on the session bus; an answer that is an error, or that does not come in time, is a
/// message of type ErrorMessage.
[[nodiscard]] AsyncResult<QDBusMessage> callOnBus(QDBusMessage message,
                                                  std::chrono::milliseconds patience
                                                  = std::chrono::seconds(5));

/// Neither cancelled nor an error.
[[nodiscard]] bool isAnswer(const Result<QDBusMessage>& reply);

/// The error of a bus that gave up waiting for the answer.
[[nodiscard]] bool isTimeout(const QDBusMessage& reply);

} // namespace waxwing
