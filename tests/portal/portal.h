#pragma once

#include "tests/portal/mailbox.h"

#include <deque>
#include <functional>
#include <random>

namespace waxwing::portal {

/// What is to be put into a mailbox from outside, as if somebody had sent it.
struct NewMessage
{
    PersonId sender = kNone;
    std::vector<PersonId> to, cc, bcc;
    std::string subject;
    std::shared_ptr<const std::string> body;
    bool html = false;
    Ticks date = 0;
    MessageId parent = kNone;
    Action action = Action::New;
    MessageOptions options;
    std::string password;
    Ticks expiry = 0;
    std::vector<AttachmentId> attachments;
};

/// What somebody can do with an attachment, and through which message.
struct AttachmentAccess
{
    enum class Kind { Unknown, Denied, Recalled, Expired, Granted } kind = Kind::Unknown;
    MessageId message = kNone; ///< of `Granted`; kNone for an upload that is in no message
};

/// One way to sign in, as the directory names it.
struct Authenticator
{
    std::string key; ///< ours, in addresses and for tests
    std::string name, description;
    std::string organisation; ///< whose OpenID Provider; empty: the portal's own password
};

/// One portal with its people, messages, labels and settings: the state and its rules, without
/// HTTP and JSON answers. The service operations call it, the control interface calls it, the seed
/// fills it. Lives on the portal's thread.
class Portal
{
public:
    Portal(std::string code, std::string name, std::uint64_t seed);

    // --- who and what it is
    std::string code, name;
    Guid guid, collection, site;
    std::string jurisdiction = "EU";
    std::string primaryDomain;
    std::string status = "CertifiedSecure";
    bool sso = false;
    bool maintenance = false;
    std::vector<Authenticator> authenticators;
    bool olderSsoForm = false; ///< discovery names ssoProxyUrl alone
    Json directoryPatch;       ///< merged into what discovery says of it
    std::string movedTo;       ///< another base address of the message interface; empty: the usual
    int port = 0;              ///< of that address
    int abandonedStatus = 0;   ///< answer at the old address; 0: the connection is dropped
    Json settings; ///< the answer of GetServiceSettings, changed by the control interface
    int settingsVersion = 1;
    std::vector<std::string> refusedDomains;
    std::vector<std::string> contentFilterWords;
    int sessionMinutes = 60;
    int maxRecipients = 250;
    int dailyMessages = -1; ///< negative: unlimited
    int dailyInvites = -1;
    std::uint64_t chunkBytes = 1024 * 1024; ///< of attachments, in both directions

    bool isSuspended() const;
    bool feature(const char* name) const;

    // --- people
    Person& addPerson(const std::string& email, const std::string& first, const std::string& last,
                      UserState state);
    Person& person(PersonId id) { return m_people[id]; }
    const Person& person(PersonId id) const { return m_people[id]; }
    const std::deque<Person>& people() const { return m_people; }
    /// By main address, without regard to case; null if never heard of.
    Person* personByAddress(std::string_view address);
    /// By main address or confirmed alias, and a user of the portal.
    Person* userByAddress(std::string_view address);
    Person* userByGuid(const Guid& guid);
    /// The person with this address, as an outsider if nobody had it yet.
    PersonId personFor(const std::string& address);
    void makeUser(Person& person, UserState state);
    void changeAddress(Person& person, const std::string& address);
    /// Whom the organisation knows by this `sub`; null before the first sign-in.
    Person* userBySubject(const std::string& organisation, const std::string& subject);

    // --- ways to sign in
    /// By key; with an empty one the first that leads to an organisation. Null if there is none.
    const Authenticator* authenticator(std::string_view key) const;
    bool offers(const Person& user, const Authenticator& authenticator) const;
    bool takesPasswordOf(const Person& user) const;
    void refreshSearchText(Person& person);
    Mailbox& mailbox(PersonId id) { return *m_mailboxes[id]; }
    const Mailbox& mailbox(PersonId id) const { return *m_mailboxes[id]; }

    // --- messages
    Message& message(MessageId id) { return m_messages[id]; }
    const Message& message(MessageId id) const { return m_messages[id]; }
    std::size_t messageCount() const { return m_messages.size(); }
    Message* messageByGuid(const Guid& guid);
    Message& newDraft(PersonId owner, Action action, MessageId parent, Ticks now);
    /// Makes a draft a sent message and puts it into the mailboxes.
    void dispatch(Message& message, Ticks now);
    MessageId insertSent(const NewMessage& content, bool unsorted);
    void vanish(Message& message);
    /// The given message and all that carries its content: replies and forwards below it.
    std::vector<MessageId> branch(MessageId root) const;
    const std::vector<MessageId>& children(MessageId id) const;

    bool isExpired(const Message& message, Ticks now) const;
    bool hasAccess(const Message& message, PersonId who, Ticks now) const;
    bool isRecipient(const Message& message, PersonId who) const;
    std::vector<PersonId> recipients(const Message& message) const;

    // --- shares, tracking, attachments
    std::map<std::pair<MessageId, PersonId>, Unshare> unshared;
    void track(const TrackingRow& row);
    /// A blind recipient is known to the sender and himself.
    bool isHidden(const Message& sent, PersonId who, PersonId from) const;
    const std::vector<TrackingRow>& trackingRows() const { return m_tracking; }
    Attachment& addAttachment(const std::string& fileName, std::shared_ptr<const Content> content,
                              PersonId uploader, Ticks date);
    const Attachment& attachment(AttachmentId id) const { return m_attachments[id]; }
    Attachment& attachment(AttachmentId id) { return m_attachments[id]; }
    const std::deque<Attachment>& attachments() const { return m_attachments; }
    Attachment* attachmentByGuid(const Guid& guid);
    void link(Message& message, Attachment& attachment);
    void unlink(Message& message, Attachment& attachment);
    /// The bytes go, too: nobody finds it any more.
    void forget(Attachment& attachment);
    AttachmentAccess accessTo(const Attachment& attachment, PersonId who, Ticks now) const;
    std::uint64_t bytesIn(const Message& message) const;
    /// Gives it another guid; the old one is not known any more.
    void renew(Attachment& attachment);
    std::map<std::pair<AttachmentId, PersonId>, Unshare> unsharedFiles;
    /// What is counted once per person, see markOnce.
    bool markOnce(AttachmentId attachment, PersonId who, TrackingType type);
    bool isMarked(AttachmentId attachment, PersonId who, TrackingType type) const;
    std::unordered_map<AttachmentId, Signing> signings;

    Guid newGuid();

private:
    void addSystemLabels(Person& person);
    void remember(Message& message);

    std::mt19937_64 m_random;
    std::deque<Person> m_people;
    std::vector<std::unique_ptr<Mailbox>> m_mailboxes;
    std::unordered_map<std::string, PersonId> m_byAddress;
    std::unordered_map<Guid, PersonId, GuidHash> m_byGuid;
    std::deque<Message> m_messages;
    std::unordered_map<Guid, MessageId, GuidHash> m_messagesByGuid;
    std::unordered_map<MessageId, std::vector<MessageId>> m_children;
    std::deque<Attachment> m_attachments;
    std::unordered_map<Guid, AttachmentId, GuidHash> m_attachmentsByGuid;
    std::set<std::tuple<AttachmentId, PersonId, TrackingType>> m_marks;
    std::vector<TrackingRow> m_tracking;
};

} // namespace waxwing::portal
