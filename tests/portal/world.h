#pragma once

#include "tests/portal/faults.h"
#include "tests/portal/portal.h"
#include "tests/portal/proxystate.h"

#include <deque>
#include <memory>

namespace waxwing::portal {

/// A signed-in user: `sessionToken` of the protocol.
struct Session
{
    std::string token;
    Portal* portal = nullptr;
    PersonId user = kNone;
    Ticks lastActivity = 0;
    std::string address;
};

/// A long-lived authentication token, or a one-time one.
struct AuthenticationToken
{
    Portal* portal = nullptr;
    PersonId user = kNone;
    Ticks expires = 0;
    bool oneTime = false;
};

/// What the portal would have mailed: the only way to the tokens in it is the control interface.
struct OutgoingMail
{
    std::string to, kind, token, link;
    Ticks date = 0;
};

/// A mail that told of a message, written to a file.
struct NotificationMail
{
    std::string to, path, messageGuid, webLink, ownLink;
};

/// A token that was mailed: forgotten password, registration, alias.
struct MailToken
{
    Portal* portal = nullptr;
    PersonId user = kNone;
    std::string kind, address;
    Ticks expires = 0;
};

/// A subscription of a notification session to one thing.
struct Subscription
{
    std::string type;
    Guid guid;
};

/// A notification session; `channel` is the token exactly as it was answered.
struct NotificationSession
{
    Guid token;
    std::string channel;
    Portal* portal = nullptr;
    PersonId user = kNone;
    std::string deviceType;
    bool userTracking = false;
    /// Of a phone: the session needs no heartbeats and ends with this token.
    std::string authenticationToken;
    std::vector<std::string> filters;
    std::vector<Subscription> subscriptions;
    Ticks created = 0;
    Ticks lastHeartbeat = 0;
};

/// One request as the control interface lists it; never with a password or a token.
struct LoggedRequest
{
    std::string time, method, path, query, protocol, portal, operation, user, address, errorCode;
    std::vector<std::string> headerNames;
    int status = 0;
};

/// Deviations from the default behaviour that unknowns.md names.
struct Switches
{
    bool strictFilters = false;
    bool dashedGuids = false;
    bool sessionBoundToAddress = false;
    bool camelCasePush = false;
    bool correctPushSpelling = false;
    int rateLimitPerMinute = 0; ///< 0: none
    int retryAfterSeconds = 2;
    int exchangesPerMinute = 0;   ///< of {IDP}/token; 0: no limit
    bool ignoreLoginHint = false; ///< the identity proxy signs in whoever comes back
};

/// Chunks of attachments are not made smaller than this.
inline constexpr std::uint64_t kLeastChunkBytes = 1024;

/// Lets one attachment be fetched once without a session.
struct DownloadToken
{
    Portal* portal = nullptr;
    PersonId user = kNone;
    AttachmentId attachment = kNone;
    Ticks expires = 0;
    std::string clientName, clientVersion; ///< of whoever asked for it
};

/// A file that is uploaded only to learn its hashes.
struct HashCalculation
{
    Portal* portal = nullptr;
    PersonId user = kNone;
    Upload upload;
};

/// A push event on its way to the channel of one notification session.
struct PushEvent
{
    std::string channel, name;
    Json payload;
};

/// Everything the server knows, for all portals: no input and output of its own. Handlers change
/// it, the push server drains `pendingEvents`. Lives on the portal's thread.
class World
{
public:
    explicit World(std::uint64_t seed);

    PortalClock clock;
    Switches switches;
    Faults faults;
    /// Programs that the identity proxy knows; public identifiers, kept over a reset.
    std::set<std::string> clientIds = {"secure-desktop"};
    std::string baseUrl; ///< https://localhost:port, known once the server listens
    std::vector<std::unique_ptr<Portal>> portals;
    std::unordered_map<std::string, Session> sessions;
    std::unordered_map<std::string, AuthenticationToken> tokens;
    std::unordered_map<std::string, MailToken> mailTokens;
    std::vector<OutgoingMail> mails;
    std::string mailFolder; ///< for notification mails; empty: none are written
    std::deque<NotificationMail> notices;
    std::unordered_map<Guid, NotificationSession, GuidHash> notificationSessions;
    std::deque<LoggedRequest> requests;
    std::vector<PushEvent> pendingEvents;
    std::deque<Ticks> recentRequests; ///< for the rate limit
    ProxyState proxy;
    ContentStore files; ///< what is uploaded; the only thing of the world that is on the disk
    std::uint64_t chunkBytes = 1024 * 1024; ///< a portal begins with this
    std::unordered_map<Guid, DownloadToken, GuidHash> downloadTokens;
    std::unordered_map<Guid, HashCalculation, GuidHash> hashCalculations;

    Portal* portal(std::string_view code);
    Ticks now() const { return clock.now(); }
    /// Base of a portal's addresses, e.g. https://localhost:4711/example.
    std::string rootOf(const Portal& portal) const;
    /// Address of its identity proxy, a service apart: it stays where it is when a portal moves.
    std::string proxyAddress(const Portal& portal) const;

    Session& openSession(Portal& portal, PersonId user, const std::string& address);
    /// The live session with this token; an expired one is forgotten on the way.
    Session* session(const std::string& token, const std::string& address);
    void endSessions(const Portal& portal, PersonId user, const std::string& exceptToken = {});
    void endTokens(const Portal& portal, PersonId user);
    std::string issueToken(Portal& portal, PersonId user, Ticks lifetime, bool oneTime);
    std::string mail(Portal& portal, PersonId user, const std::string& kind,
                     const std::string& address, Ticks lifetime);
    void log(LoggedRequest request);

    // --- news and tracking, see notifications.md
    NotificationSession* notificationSession(const Guid& token);
    void announceDelivery(Portal& portal, const Message& message);
    /// Records what somebody did with a message and pushes it to those who may know.
    void track(Portal& portal, TrackingType type, const Message& message, PersonId actor,
               MessageId related, const std::string& clientName, const std::string& clientVersion,
               const std::string& address);
    /// The same for an attachment that was reached through a message.
    void trackAttachment(Portal& portal, TrackingType type, const Attachment& attachment,
                         MessageId message, PersonId actor, const std::string& clientName,
                         const std::string& clientVersion, const std::string& address);
    void announceRecall(Portal& portal, const Message& message);

    /// Ends one user's sessions and notification sessions.
    void endPresence(const Portal& portal, PersonId user);
    void changedSettings(Portal& portal) { ++portal.settingsVersion; }

private:
    void pushTracking(const NotificationSession& session, const TrackingRow& row);
    std::vector<NotificationSession*> liveSessions(const Portal& portal);
    void pushNewAsset(const NotificationSession& session, const char* type, std::size_t count);
    void push(const NotificationSession& session, const char* name, Json payload);

    std::mt19937_64 m_random;
};

} // namespace waxwing::portal
