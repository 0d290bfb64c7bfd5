#include "tests/portal/recipients.h"

#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

bool looksLikeAddress(const std::string& text)
{
    const auto at = text.find('@');
    return at != std::string::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string::npos &&
           text.find_first_of(" <>,;\t\r\n") == std::string::npos;
}

/// Guests may only answer and write to professionals who wrote to them.
bool wroteTo(const Portal& portal, PersonId writer, PersonId reader)
{
    const Mailbox& mailbox = portal.mailbox(reader);
    const auto& all = mailbox.folder(std::nullopt);
    return std::any_of(all.begin(), all.end(), [&](MessageId id) {
        return portal.message(id).sender == writer && mailbox.find(id)->recipient;
    });
}

/// Whoever answers a message they received reaches those it names, whether they wrote or not.
bool isAnswered(const Call& call, const Message& draft, PersonId recipient)
{
    if ((draft.action != Action::Reply && draft.action != Action::ReplyAll) ||
        draft.parent == kNone)
        return false;
    const Message& answered = call.portal->message(draft.parent);
    const auto names = [recipient](const std::vector<PersonId>& list) {
        return std::find(list.begin(), list.end(), recipient) != list.end();
    };
    return answered.sender == recipient || names(answered.to) || names(answered.cc);
}

void requireAllowed(const Call& call, const Message& draft, PersonId recipient)
{
    const Portal& portal = *call.portal;
    const Person& other = portal.person(recipient);
    const auto refuse = [] {
        throw PortalError(403, "49", "Sending to these contacts is not allowed.");
    };
    if (call.user->guest) {
        if (isAnswered(call, draft, recipient))
            return;
        if (other.guest || !other.isUser() || !wroteTo(portal, other.id, call.user->id))
            refuse();
        return;
    }
    const auto found = portal.settings.find("createMessage");
    if (found == portal.settings.end())
        return;
    const auto restriction = found->value("restrictions", std::string("None"));
    if (restriction == "ContactsOnly" && !call.user->contacts.contains(recipient))
        refuse();
    if (restriction == "AllowedAddressOnly" &&
        !equalsIgnoringCase(other.email, found->value("allowedEmailAddress", std::string())))
        refuse();
}

} // namespace

bool opensProtected(const Message& message, const Person& reader, const std::string& password)
{
    switch (message.options.protection) {
    case Protection::Disabled:
        return true;
    case Protection::AccountPassword:
        // U44: who signs in elsewhere has no password here.
        return !reader.sso && !password.empty() && password == reader.password;
    case Protection::UniquePassword:
        return !password.empty() && password == message.password;
    }
    return false;
}

std::vector<PersonId> requireRecipients(Call& call, const Message& draft)
{
    const auto ids = call.portal->recipients(draft);
    if (ids.empty())
        throw invalidField("to", "There is no recipient.");
    if (ids.size() > static_cast<std::size_t>(call.portal->maxRecipients))
        throw PortalError(403, "74", "There are too many recipients.");
    std::vector<PersonId> strangers;
    for (PersonId id : ids) {
        const Person& person = call.portal->person(id);
        if (!looksLikeAddress(person.email))
            throw invalidField("to", "'" + person.email + "' is not an address.");
        requireAllowed(call, draft, id);
        if (!person.isUser())
            strangers.push_back(id);
    }
    return strangers;
}

void requireInvitations(const Call& call, const std::vector<PersonId>& strangers)
{
    if (strangers.empty())
        return;
    if (!call.flag("inviteNewUsers", true) || !call.portal->feature("inviteUser"))
        throw PortalError(403, "30", "The new recipients could not be invited.");
    if (call.portal->feature("cra") && call.text("craCode").empty()) {
        const bool one = strangers.size() == 1;
        throw PortalError(403, one ? "44" : "45",
                          "An answer for recipient authentication is required.");
    }
}

} // namespace waxwing::portal
