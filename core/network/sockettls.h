#pragma once

#include "core/http/tlssettings.h"

#include <QSslConfiguration>

namespace waxwing {

/// The rules of CurlTransport for a socket of Qt: TLS 1.2 or newer, the accepted cipher suites, the
/// same authorities and the same client certificate for the server `host`.
[[nodiscard]] QSslConfiguration socketTls(const TlsSettings& settings, const QString& host);

} // namespace waxwing
