#pragma once

#include "core/account/accountstatus.h"
#include "core/account/kepttoken.h"
#include "core/async/completer.h"
#include "core/base/clock.h"
#include "core/portal/sessiontokens.h"
#include "core/portal/signinclient.h"
#include "core/vault/secretstore.h"

#include <QObject>

#include <memory>
#include <vector>

namespace waxwing {

/// The session of one account as a state machine:
///
///     NoSession ──renew──► Renewing ──token accepted──► Live ──811──► Renewing
///         ▲                    │ no token, or refused: SignInNeeded
///         └────────────────────┘ portal unreachable: back to NoSession, tried again on the next call
///
/// However many calls are refused together, there is one renewal and one signInNeeded(). The
/// authentication token lives in the credential store only, the session token in memory only; a
/// password never gets here. A kept token is given up only when the portal refuses it with 403 or
/// 404. Knows how long the session has been unused and, when it is over, why. Main thread.
class Session final : public QObject, public SessionTokens
{
    Q_OBJECT

public:
    enum class State { NoSession, Renewing, Live, SignInNeeded };
    Q_ENUM(State)

    /// `accountId` names the entry in `store`. All references must outlive the session.
    Session(Guid accountId, SignInClient client, SecretStore& store, const Clock& clock);
    ~Session() override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Secret sessionToken() const override { return m_sessionToken; }
    [[nodiscard]] AsyncResult<Secret> renew(Secret refused) override;
    void noteUse() override;
    /// This computer's network address is another: portals may end the session for it (U73).
    void noteAddressChange() { m_addressChanged = true; }
    /// Which portal this is, for whoever finds a token that was kept and nothing else.
    void setHome(TokenHome home) { m_home = std::move(home); }
    /// The portal is somewhere else: the session there begins with the kept token.
    void moveTo(const QUrl& messageApi);

    /// Takes over a session that the sign-in window has made.
    void adopt(Secret sessionToken);
    /// Keeps a token for next time ("keep me signed in"); valid `days` from now.
    [[nodiscard]] AsyncResult<void> keepSignedIn(Secret authenticationToken, int days);
    /// The kept token, for revoking it at sign-out.
    [[nodiscard]] AsyncResult<std::optional<Secret>> keptToken();
    [[nodiscard]] AsyncResult<void> forgetKeptToken();
    /// Forgets the session token, whatever the portal says about it: only a person begins anew, and
    /// since it was a person who ended it, nobody is asked.
    void end();
    /// Why it ended; None unless the person has to sign in.
    [[nodiscard]] SessionEnd ended() const { return m_ended; }
    /// When the session ends if nobody uses it. nullopt: there is none, it is not known, or the
    /// kept token renews it without anybody noticing.
    [[nodiscard]] std::optional<QDateTime> endsUnused() const;
    /// It lives although endsUnused() has passed: the portal is more patient than we thought.
    void noteOutlived();
    /// True if less than a third of the kept token's life is left, or the clock tells nothing.
    [[nodiscard]] bool keptTokenNeedsReplacement() const;

Q_SIGNALS:
    void stateChanged(waxwing::Session::State state);
    /// Asked once per cause: no kept token, or the portal refused it.
    void signInNeeded();

private:
    [[nodiscard]] static AsyncResult<std::optional<KeptToken>> readKept(SecretStore& store,
                                                                       QString key);
    [[nodiscard]] QString storeKey() const;
    AsyncResult<Secret> authenticateWithKeptToken();
    AsyncResult<void> renewAndAnswerAll();
    void setState(State state);
    [[nodiscard]] std::chrono::milliseconds unusedFor() const;
    [[nodiscard]] SessionEnd causeOfRefusal() const;
    void beginUse();

    Guid m_accountId;
    SignInClient m_client;
    SecretStore& m_store;
    const Clock& m_clock;
    State m_state = State::NoSession;
    TokenHome m_home;
    Secret m_sessionToken;
    QDateTime m_keptIssued;
    QDateTime m_keptExpires;
    SessionEnd m_ended = SessionEnd::None;
    SessionEnd m_refusal = SessionEnd::NotKept; ///< why the session before is not taken any more
    bool m_addressChanged = false;
    std::chrono::milliseconds m_unusedLimit;
    std::chrono::milliseconds m_lastUse{0};
    QDateTime m_lastUseAt;
    std::vector<Completer<Secret>> m_waiting;
    std::stop_source m_stop;
};

} // namespace waxwing
