#pragma once

#include "core/http/proxyroute.h"
#include "core/http/tlssettings.h"
#include "core/http/transport.h"

#include <QString>

#include <functional>
#include <memory>

namespace waxwing {

/// The way to an address. Called on the transport's thread, and may wait there.
using ProxyResolver = std::function<ProxyRoute(const QUrl&)>;

/// Asked on the main thread when a proxy wants a sign-in; true: there is one to try now.
using ProxySignInRequest
    = std::function<AsyncResult<bool>(ProxyChallenge challenge, std::stop_token stop)>;

struct CurlOptions
{
    QByteArray userAgent;
    QString extraCaFile; ///< PEM; trusted in addition to the system's authorities
    TlsSettings tls;
    ProxyResolver proxy; ///< none: libcurl's own rules (environment)
    ProxySignInRequest proxySignIn; ///< none: a proxy with sign-in is an error
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
    /// libcurl is loaded with the first request; this begins it now, in its thread.
    void loadAhead();
    /// After sleep or a change of network: connections are dead without knowing it. Requests under
    /// way fail with Network and code "connection-lost"; new ones connect afresh.
    void dropConnections();
    /// For requests from now on. Connections that were made under the old ones are dropped.
    void setTls(TlsSettings tls);

private:
    class Worker;
    static AsyncResult<HttpResponse> sendOnce(std::shared_ptr<Worker> worker, HttpRequest request,
                                              std::shared_ptr<ProxyChallenge> challenge,
                                              std::stop_token stop);
    static AsyncResult<HttpResponse> sendThroughProxy(std::shared_ptr<Worker> worker,
                                                      ProxySignInRequest signIn,
                                                      HttpRequest request, std::stop_token stop);

    std::shared_ptr<Worker> m_worker;
    ProxySignInRequest m_proxySignIn;
};

} // namespace waxwing
