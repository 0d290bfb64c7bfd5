#include "tests/portal/portal.h"

#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

const std::vector<std::string> kAllEvents = {"NewMessage", "NewAttachment", "MessageTracking",
                                             "AttachmentTracking", "ESignature"};

std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (unsigned char c : text)
        hash = (hash ^ c) * 0x100000001b3ULL;
    return hash;
}

} // namespace

Portal::Portal(std::string portalCode, std::string portalName, std::uint64_t seed)
    : code(std::move(portalCode)), name(std::move(portalName)), m_random(seed ^ hashOf(code))
{
    guid = newGuid();
    collection = Guid::derived({seed, 1}, {1, seed});
    site = Guid::derived({seed, 2}, {2, seed});
}

Guid Portal::newGuid()
{
    return {m_random(), m_random()};
}

bool Portal::isSuspended() const
{
    return status == "AccountSuspended" || status == "AccountCancelled" || status == "Blocked" ||
           status == "TrialExpired";
}

bool Portal::feature(const char* featureName) const
{
    const auto found = settings.find(featureName);
    return found != settings.end() && found->is_object() && found->value("enabled", false);
}

// --- people -----------------------------------------------------------------------------------

Person& Portal::addPerson(const std::string& email, const std::string& first,
                          const std::string& last, UserState state)
{
    Person& added = m_people.emplace_back();
    added.id = static_cast<PersonId>(m_people.size() - 1);
    added.email = email;
    added.firstName = first;
    added.lastName = last;
    m_mailboxes.push_back(std::make_unique<Mailbox>(m_messages));
    m_byAddress[lowered(email)] = added.id;
    refreshSearchText(added);
    if (state != UserState::Outsider)
        makeUser(added, state);
    return added;
}

void Portal::makeUser(Person& user, UserState state)
{
    user.state = state;
    if (!user.guid.isNull())
        return;
    user.guid = newGuid();
    m_byGuid[user.guid] = user.id;
    user.pushEvents = user.inAppEvents = user.emailEvents = kAllEvents;
    addSystemLabels(user);
}

void Portal::addSystemLabels(Person& user)
{
    for (std::size_t i = 0; i < kFolders; ++i) {
        const auto folder = static_cast<Folder>(i);
        user.labels.push_back({newGuid(), {}, folderName(folder), user.registered, folder});
    }
}

void Portal::refreshSearchText(Person& user)
{
    user.searchText = folded(user.email + '\n' + user.firstName + '\n' + user.lastName);
}

void Portal::changeAddress(Person& user, const std::string& address)
{
    m_byAddress.erase(lowered(user.email));
    user.email = address;
    m_byAddress[lowered(address)] = user.id;
    refreshSearchText(user);
}

Person* Portal::personByAddress(std::string_view address)
{
    const auto found = m_byAddress.find(lowered(trimmed(address)));
    return found == m_byAddress.end() ? nullptr : &m_people[found->second];
}

Person* Portal::userByAddress(std::string_view address)
{
    Person* direct = personByAddress(address);
    if (direct && direct->isUser())
        return direct;
    for (auto& candidate : m_people) {
        for (const auto& alias : candidate.aliases) {
            if (alias.confirmed && equalsIgnoringCase(alias.address, trimmed(address)))
                return &candidate;
        }
    }
    return nullptr;
}

Person* Portal::userByGuid(const Guid& wanted)
{
    const auto found = m_byGuid.find(wanted);
    return found == m_byGuid.end() ? nullptr : &m_people[found->second];
}

PersonId Portal::personFor(const std::string& address)
{
    if (Person* known = personByAddress(address))
        return known->id;
    if (Person* known = userByAddress(address))
        return known->id;
    return addPerson(std::string(trimmed(address)), {}, {}, UserState::Outsider).id;
}

Person* Portal::userBySubject(const std::string& organisation, const std::string& subject)
{
    for (auto& candidate : m_people) {
        const auto known = candidate.subjects.find(organisation);
        if (known != candidate.subjects.end() && known->second == subject)
            return &candidate;
    }
    return nullptr;
}

const Authenticator* Portal::authenticator(std::string_view key) const
{
    for (const auto& candidate : authenticators) {
        if (key.empty() ? !candidate.organisation.empty() : candidate.key == key)
            return &candidate;
    }
    return nullptr;
}

bool Portal::offers(const Person& user, const Authenticator& one) const
{
    const auto& chosen = user.authenticators;
    return user.sso &&
           (chosen.empty() || std::find(chosen.begin(), chosen.end(), one.key) != chosen.end());
}

bool Portal::takesPasswordOf(const Person& user) const
{
    return !user.sso ||
           std::any_of(authenticators.begin(), authenticators.end(), [&](const Authenticator& one) {
               return one.organisation.empty() && offers(user, one);
           });
}

// --- messages ---------------------------------------------------------------------------------

void Portal::remember(Message& added)
{
    m_messagesByGuid[added.guid] = added.id;
    if (added.parent != kNone)
        m_children[added.parent].push_back(added.id);
}

Message* Portal::messageByGuid(const Guid& wanted)
{
    const auto found = m_messagesByGuid.find(wanted);
    if (found == m_messagesByGuid.end() || m_messages[found->second].vanished)
        return nullptr;
    return &m_messages[found->second];
}

Message& Portal::newDraft(PersonId owner, Action action, MessageId parent, Ticks now)
{
    Message& draft = m_messages.emplace_back();
    draft.id = static_cast<MessageId>(m_messages.size() - 1);
    draft.guid = newGuid();
    draft.conversation = parent == kNone ? newGuid() : m_messages[parent].conversation;
    draft.parent = parent;
    draft.action = action;
    draft.sender = owner;
    draft.date = now;
    draft.body = std::make_shared<const std::string>();
    remember(draft);
    mailbox(owner).add(draft.id, Folder::Nowhere);
    return draft;
}

std::vector<PersonId> Portal::recipients(const Message& sent) const
{
    std::vector<PersonId> all;
    for (const auto* list : {&sent.to, &sent.cc, &sent.bcc}) {
        for (PersonId id : *list) {
            if (std::find(all.begin(), all.end(), id) == all.end())
                all.push_back(id);
        }
    }
    return all;
}

bool Portal::isRecipient(const Message& sent, PersonId who) const
{
    for (const auto* list : {&sent.to, &sent.cc, &sent.bcc}) {
        if (std::find(list->begin(), list->end(), who) != list->end())
            return true;
    }
    return false;
}

void Portal::dispatch(Message& draft, Ticks now)
{
    mailbox(draft.sender).add(draft.id, Folder::Nowhere);
    draft.date = now;
    draft.state = MessageState::Sent;
    MailboxEntry& own = mailbox(draft.sender).add(draft.id, Folder::Sent);
    own.retrieved = false;
    own.reviewed = false;
    for (PersonId id : recipients(draft)) {
        if (id != draft.sender)
            mailbox(id).add(draft.id, Folder::Inbox);
        mailbox(id).find(draft.id)->recipient = true;
        person(draft.sender).contacts.insert(id);
        person(id).contacts.insert(draft.sender);
    }
}

MessageId Portal::insertSent(const NewMessage& content, bool unsorted)
{
    Message& sent = m_messages.emplace_back();
    sent.id = static_cast<MessageId>(m_messages.size() - 1);
    sent.guid = newGuid();
    sent.conversation =
        content.parent == kNone ? newGuid() : m_messages[content.parent].conversation;
    sent.parent = content.parent;
    sent.action = content.action;
    sent.sender = content.sender;
    sent.date = content.date;
    sent.expiry = content.expiry;
    sent.state = MessageState::Sent;
    sent.html = content.html;
    sent.options = content.options;
    sent.password = content.password;
    sent.subject = content.subject;
    sent.body = content.body;
    sent.to = content.to;
    sent.cc = content.cc;
    sent.bcc = content.bcc;
    sent.attachments = content.attachments;
    for (AttachmentId id : sent.attachments) {
        m_attachments[id].messages.push_back(sent.id);
        if (m_attachments[id].message == kNone)
            m_attachments[id].message = sent.id;
    }
    remember(sent);
    const auto put = [&](PersonId who, Folder folder) -> MailboxEntry& {
        return unsorted ? mailbox(who).addUnsorted(sent.id, folder)
                        : mailbox(who).add(sent.id, folder);
    };
    put(sent.sender, Folder::Sent);
    for (PersonId id : recipients(sent)) {
        if (id != sent.sender)
            put(id, Folder::Inbox);
        mailbox(id).find(sent.id)->recipient = true;
        m_people[sent.sender].contacts.insert(id);
        m_people[id].contacts.insert(sent.sender);
    }
    return sent.id;
}

void Portal::vanish(Message& gone)
{
    gone.vanished = true;
    mailbox(gone.sender).remove(gone.id);
    for (PersonId id : recipients(gone))
        mailbox(id).remove(gone.id);
}

const std::vector<MessageId>& Portal::children(MessageId id) const
{
    static const std::vector<MessageId> none;
    const auto found = m_children.find(id);
    return found == m_children.end() ? none : found->second;
}

std::vector<MessageId> Portal::branch(MessageId root) const
{
    std::vector<MessageId> found{root};
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto& below = children(found[i]);
        found.insert(found.end(), below.begin(), below.end());
    }
    return found;
}

bool Portal::isExpired(const Message& sent, Ticks now) const
{
    return sent.state == MessageState::Sent && sent.expiry != 0 && sent.expiry <= now;
}

bool Portal::hasAccess(const Message& sent, PersonId who, Ticks now) const
{
    if (isExpired(sent, now))
        return false;
    if (sent.sender == who)
        return true;
    return sent.state != MessageState::Recalled && !unshared.contains({sent.id, who});
}

// --- tracking and attachments -----------------------------------------------------------------

bool Portal::isHidden(const Message& sent, PersonId who, PersonId from) const
{
    return from != sent.sender && from != who &&
           std::find(sent.bcc.begin(), sent.bcc.end(), who) != sent.bcc.end();
}

void Portal::track(const TrackingRow& row)
{
    m_tracking.push_back(row);
    const auto type = static_cast<std::size_t>(row.type);
    if (row.attachment != kNone) {
        if (row.actor != m_attachments[row.attachment].uploader)
            ++m_attachments[row.attachment].counters[type];
    } else if (row.message != kNone && row.actor != m_messages[row.message].sender) {
        ++m_messages[row.message].counters[type];
    }
}

Attachment& Portal::addAttachment(const std::string& fileName,
                                  std::shared_ptr<const Content> content, PersonId uploader,
                                  Ticks date)
{
    Attachment& added = m_attachments.emplace_back();
    added.id = static_cast<AttachmentId>(m_attachments.size() - 1);
    added.guid = newGuid();
    added.fileName = fileName;
    added.content = std::move(content);
    added.uploader = uploader;
    added.uploadDate = date;
    m_attachmentsByGuid[added.guid] = added.id;
    return added;
}

Attachment* Portal::attachmentByGuid(const Guid& wanted)
{
    const auto found = m_attachmentsByGuid.find(wanted);
    return found == m_attachmentsByGuid.end() ? nullptr : &m_attachments[found->second];
}

void Portal::link(Message& to, Attachment& attachment)
{
    if (std::find(to.attachments.begin(), to.attachments.end(), attachment.id) !=
        to.attachments.end())
        return;
    to.attachments.push_back(attachment.id);
    attachment.messages.push_back(to.id);
}

void Portal::unlink(Message& from, Attachment& attachment)
{
    std::erase(from.attachments, attachment.id);
    std::erase(attachment.messages, from.id);
}

void Portal::forget(Attachment& attachment)
{
    for (MessageId id : std::vector(attachment.messages))
        unlink(m_messages[id], attachment);
    attachment.deleted = true;
    attachment.content = contentOf(std::string());
    attachment.upload.reset();
    m_attachmentsByGuid.erase(attachment.guid);
}

void Portal::renew(Attachment& attachment)
{
    m_attachmentsByGuid.erase(attachment.guid);
    attachment.guid = newGuid();
    m_attachmentsByGuid[attachment.guid] = attachment.id;
}

AttachmentAccess Portal::accessTo(const Attachment& attachment, PersonId who, Ticks now) const
{
    using Kind = AttachmentAccess::Kind;
    AttachmentAccess best;
    const bool uploaded = attachment.uploader == who;
    // A recall may take the file away wherever else it can be reached.
    const bool withdrawn = !uploaded && attachment.message != kNone &&
                           m_messages[attachment.message].attachmentsUnshared;
    for (MessageId id : attachment.messages) {
        const Message& in = m_messages[id];
        if (in.vanished || !mailbox(who).find(id))
            continue;
        Kind kind = Kind::Granted;
        if (isExpired(in, now))
            kind = Kind::Expired;
        else if (withdrawn || (in.state == MessageState::Recalled && in.sender != who))
            kind = Kind::Recalled;
        else if (unsharedFiles.contains({attachment.id, who}) || !hasAccess(in, who, now))
            kind = Kind::Denied;
        if (best.kind < kind)
            best = {kind, id};
    }
    return best;
}

std::uint64_t Portal::bytesIn(const Message& message) const
{
    std::uint64_t sum = 0;
    for (AttachmentId id : message.attachments)
        sum += m_attachments[id].content->size();
    return sum;
}

bool Portal::markOnce(AttachmentId attachment, PersonId who, TrackingType type)
{
    return m_marks.insert({attachment, who, type}).second;
}

bool Portal::isMarked(AttachmentId attachment, PersonId who, TrackingType type) const
{
    return m_marks.contains({attachment, who, type});
}

} // namespace waxwing::portal
