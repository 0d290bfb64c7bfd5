#pragma once

#include <QTcpSocket>

#include <functional>

namespace waxwing::portal {

/// So much of an answer is handed to a socket ahead of what the other side has taken.
inline constexpr std::size_t kMostUnsent = 256 * 1024;

/// What was written and has not left yet, encrypted or not.
std::size_t unsentBytes(const QTcpSocket* socket);
/// Calls back whenever some of it has left.
void onBytesLeft(QTcpSocket* socket, QObject* context, std::function<void()> then);

} // namespace waxwing::portal
