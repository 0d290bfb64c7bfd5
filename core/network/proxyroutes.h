#pragma once

#include "core/async/asyncresult.h"
#include "core/http/proxyroute.h"
#include "core/http/proxysettings.h"

#include <QHash>
#include <QMutex>
#include <QUrl>

#include <functional>

namespace waxwing {

/// True if the host is reached directly by this list. Entries: "host", ".example.org" and
/// "*.example.org" (everything below), "10.0.0.0/8", "<local>" (names without a dot), "*"; each may
/// end in ":port". Pure.
[[nodiscard]] bool bypasses(const QStringList& list, const QString& host, int port);

/// The one place that says which way a connection goes: system, none or the proxy that was set,
/// with the sign-in for it. Any thread; copies may be handed to the transport's thread as long as
/// this lives.
class ProxyRoutes
{
public:
    /// What the system wants for an https address. May run a script of the organisation and wait.
    using SystemLookup = std::function<ProxyRoute(const QUrl&)>;

    explicit ProxyRoutes(SystemLookup system);
    ~ProxyRoutes();

    void setSettings(ProxySettings settings);
    /// For this proxy and no other; counts up ProxyRoute::attempt.
    void setSignIn(const QString& proxy, const QString& user, const Secret& password);
    void forgetSignIn(const QString& proxy);
    /// How many sign-ins were given for the proxy, and whether one holds.
    [[nodiscard]] int attemptOf(const QString& proxy) const;

    /// Waits for the system where it is asked: not on the main thread.
    [[nodiscard]] ProxyRoute routeFor(const QUrl& url) const;
    /// The same for the main thread.
    [[nodiscard]] AsyncResult<ProxyRoute> route(QUrl url) const;

private:
    struct SignIn
    {
        QString user;
        Secret password;
        int attempt = 0;
        bool holds = false;
    };
    struct State;

    std::shared_ptr<State> m_state; ///< outlives this in look-ups that are under way
};

} // namespace waxwing
