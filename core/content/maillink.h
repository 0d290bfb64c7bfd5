#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace waxwing {

/// The target of a link in a message, if it is one we would ever open: http or https with a host,
/// or mailto. Credentials within an address are left out.
[[nodiscard]] std::optional<QUrl> linkTarget(QStringView address);

/// An image on a web server; nullopt for anything else.
[[nodiscard]] std::optional<QUrl> remoteImage(QStringView address);

/// An embedded picture as a data: address, if its format and size are harmless; else empty.
[[nodiscard]] QString embeddedImage(QStringView address);

/// The visible text names a place, and the link goes somewhere else. `address` is the target as it
/// was written, which may disguise itself ("https://bank.example@evil.example").
[[nodiscard]] bool isMisleading(QStringView text, QStringView address, const QUrl& target);

} // namespace waxwing
