#pragma once

#include "tests/portal/identityprovider.h"
#include "tests/portal/pushserver.h"
#include "tests/portal/relyingparty.h"
#include "tests/portal/seed.h"
#include "tests/portal/world.h"

#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace waxwing::portal {

/// A message to be put into mailboxes as if `from` had sent it.
struct Delivery
{
    std::string portal = "example";
    std::string from = "jonas.weber@example.org";
    std::vector<std::string> to, cc, bcc;
    std::string subject;
    std::string body;
    std::string bodyFormat = "Text";
    std::string fyeoType = "Disabled";
    std::string password; ///< of fyeoType UniquePassword
    std::string date;     ///< ISO 8601; empty: now
    std::string expiryDate;
    std::string parentGuid; ///< makes it a reply
    bool allowReply = true;
    bool allowForward = true;
    bool allowTracking = true;
    bool shareTracking = true;
    struct File
    {
        std::string name;
        std::string content;
        std::uint64_t generatedBytes = 0; ///< instead of `content`: so many made-up ones
    };
    std::vector<File> attachments;
    bool push = true; ///< false: the event is lost
    bool sendEmailNotification = true; ///< a mail file for each recipient, where there is a folder
};

/// What cannot be done, because the portal, user or message is not there or a value is wrong.
class ControlError : public std::runtime_error
{
    using std::runtime_error::runtime_error;
};

/// Everything tests may do to the portals behind the back of their clients. The same operations
/// serve the C++ interface, the HTTP interface and the command line. Lives on the portal's thread.
class Control
{
public:
    Control(World& world, PushServer& push, SeedOptions seed)
        : m_world(world), m_push(push), m_seed(seed)
    {
    }

    std::string deliver(const Delivery& delivery);
    void recall(const std::string& messageGuid, const std::string& reason, bool single = false);
    void expire(const std::string& messageGuid);
    /// As if the user had opened the message with another client.
    void markRetrieved(const std::string& messageGuid, const std::string& user);
    /// As if the user had moved the message with another client: Inbox, Archive or Trash.
    void move(const std::string& messageGuid, const std::string& user, const std::string& folder);
    /// Removes a message from every mailbox without a trace.
    void vanish(const std::string& messageGuid);

    /// As after a change of the password elsewhere: no session and no token of the user is left.
    void signOutEverywhere(const std::string& portal, const std::string& user);
    void disableUser(const std::string& portal, const std::string& user, bool disabled);
    /// Members: password (ends sessions and tokens, as a change elsewhere does), state,
    /// passwordExpired, locked, craPending, craAnswer, mfa, guest, sso, authenticators,
    /// lastAuthenticator, autoRetrieve, firstName, lastName, language.
    void changeUser(const std::string& portal, const std::string& user, const Json& changes);
    /// A merge patch on the answer of GetServiceSettings.
    void changeSettings(const std::string& portal, const Json& patch);
    /// Members: status, maintenance, sessionMinutes, maxRecipients, dailyMessages, dailyInvites,
    /// chunkBytes, contentFilterWords,
    /// directory (a merge patch on what discovery says of it).
    void changePortal(const std::string& portal, const Json& changes);

    /// Gives a portal another address. Calls at the old one are answered with `abandonedStatus`, or
    /// dropped if it is 0; an address of an earlier move refuses connections.
    void movePortal(const std::string& portal, int abandonedStatus);

    void advanceClock(std::chrono::milliseconds by);
    Ticks now() const { return m_world.now(); }
    int expireSessions(const std::string& portal = {}, const std::string& user = {});
    void changeClientAddress();
    void reset();

    std::vector<LoggedRequest> requests(std::size_t from = 0) const;
    void clearRequests() { m_world.requests.clear(); }
    std::vector<OutgoingMail> mails() const { return m_world.mails; }
    /// Mails that told of messages, oldest first.
    std::deque<NotificationMail> notificationMails() const { return m_world.notices; }

    /// A fault of an operation that does not exist would wait for ever: refused, naming what is near.
    void addFault(const Fault& fault);
    void clearFaults();
    void setSwitches(const Switches& switches) { m_world.switches = switches; }
    Switches switches() const { return m_world.switches; }
    PushServer& push() { return m_push; }

    /// Sends what is waiting to the subscribers.
    void flushEvents();
    /// A summary of one mailbox: folder names to numbers of messages.
    Json mailbox(const std::string& portal, const std::string& user) const;
    /// Every secret handed out and still valid: session, authentication and notification tokens.
    std::vector<std::string> tokens() const;
    /// How many of each a portal (empty: every) has handed out: sessions, authenticationTokens,
    /// notificationSessions.
    Json held(const std::string& portal) const;
    World& world() { return m_world; }

    IdentityProvider& identityProvider() { return *m_identityProvider; }
    RelyingParty& relyingParty() { return *m_relyingParty; }
    void setIdentityProvider(IdentityProvider& provider) { m_identityProvider = &provider; }
    void setRelyingParty(RelyingParty& party) { m_relyingParty = &party; }
    void setMover(std::function<void(Portal&)> mover) { m_mover = std::move(mover); }
    /// The names that faults may bear.
    void setOperations(std::vector<std::string> names) { m_operations = std::move(names); }

private:
    Portal& portalOf(const std::string& code) const;
    Person& userOf(Portal& portal, const std::string& address) const;
    std::pair<Portal*, Message*> messageOf(const std::string& guid) const;

    World& m_world;
    PushServer& m_push;
    SeedOptions m_seed;
    std::uint64_t m_generated = 0;
    IdentityProvider* m_identityProvider = nullptr;
    RelyingParty* m_relyingParty = nullptr;
    std::function<void(Portal&)> m_mover;
    std::vector<std::string> m_operations;
};

} // namespace waxwing::portal
