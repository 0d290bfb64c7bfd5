#pragma once

#include "core/async/completer.h"
#include "core/network/proxyroutes.h"
#include "core/vault/secretstore.h"

#include <QObject>

#include <map>
#include <vector>

namespace waxwing {

/// Signs in to proxies that want it. However many connections a proxy holds up, the person is asked
/// once; what was given before and kept in the credential store, under the proxy's name, is tried
/// first. Something refused is forgotten and asked for again. Who declines is not asked again until
/// reconsider(). A sign-in goes to the proxy it was given for and to nobody else, and never to a
/// log. Main thread; the references must outlive it.
class ProxySignIn final : public QObject
{
    Q_OBJECT

public:
    ProxySignIn(ProxyRoutes& routes, SecretStore& store);
    ~ProxySignIn() override;

    /// True: there is a sign-in to try (again). False: the person does not want to.
    [[nodiscard]] AsyncResult<bool> ask(ProxyChallenge challenge, std::stop_token stop);

    /// The proxy the person is being asked about; nullopt if there is none.
    [[nodiscard]] std::optional<ProxyChallenge> question() const;
    /// True if the last thing given for this question was refused.
    [[nodiscard]] bool wasRefused() const;
    /// The person's answer to question(). `keep`: also for the next start.
    void answer(QString user, Secret password, bool keep);
    void decline();
    /// A proxy was declined: connections through it fail until reconsider().
    [[nodiscard]] bool isDeclined() const;
    /// After a change of network or settings, or because the person wants to: ask again if need be.
    void reconsider();

Q_SIGNALS:
    /// question() is another one, or is over.
    void questionChanged();
    /// There is something new to try; connections that were given up may be made again.
    void signedIn();

private:
    struct Case
    {
        ProxyChallenge challenge;
        bool storeAsked = false;
        bool declined = false;
        bool refused = false;
        bool open = false; ///< the person is to be asked
        std::vector<std::shared_ptr<Completer<bool>>> waiting;
    };

    AsyncResult<bool> lookUp(QString proxy);
    AsyncResult<bool> wait(QString proxy, std::stop_token stop);
    void settle(Case& settled, bool again);
    [[nodiscard]] static QString storeKey(const QString& proxy);

    ProxyRoutes& m_routes;
    SecretStore& m_store;
    std::map<QString, Case> m_cases; ///< by the proxy's name
};

} // namespace waxwing
