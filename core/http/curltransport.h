#pragma once

#include "core/http/transport.h"

#include <QString>

#include <memory>

namespace waxwing {

/// The proxy for an address as libcurl writes it ("http://proxy:8080"), or empty for a direct
/// connection. Called on the transport's thread; must be safe there and quick.
using ProxyResolver = std::function<QString(const QUrl&)>;

struct CurlOptions
{
    QByteArray userAgent;
    QString extraCaFile; ///< PEM; trusted in addition to the system's authorities
    ProxyResolver proxy; ///< none: libcurl's own rules (environment)
};

/// The network of the program: one libcurl multi handle on one thread, both hidden here. HTTP/2 where
/// the server has it, connections reused, TLS 1.2 or newer and always verified, https only, no
/// cookies, no credentials from files. send() may be called from the main thread only; the
/// destructor answers what is under way with Cancelled.
class CurlTransport final : public HttpTransport
{
public:
    explicit CurlTransport(CurlOptions options);
    ~CurlTransport() override;

    [[nodiscard]] AsyncResult<HttpResponse> send(HttpRequest request,
                                                 std::stop_token stop) override;
    /// After sleep or a change of network: connections are dead without knowing it. Requests under
    /// way fail with Network and code "connection-lost"; new ones connect afresh.
    void dropConnections();

private:
    class Worker;
    std::shared_ptr<Worker> m_worker;
};

} // namespace waxwing
