#include "tests/portal/call.h"

#include "tests/portal/text.h"

namespace waxwing::portal {

PortalError invalidField(const std::string& field, const std::string& message, int status)
{
    PortalError error(status, "928", message);
    error.errors.push_back({field, message});
    return error;
}

void requireAdmitted(const Portal& portal, std::string_view address)
{
    const auto at = address.rfind('@');
    const auto domain = at == std::string_view::npos ? address : address.substr(at + 1);
    for (const auto& refused : portal.refusedDomains) {
        if (equalsIgnoringCase(refused, domain))
            throw PortalError(403, "905", "This address is not admitted to this portal.");
    }
}

void requireUsable(const Portal& portal, const Person& user)
{
    requireAdmitted(portal, user.email);
    switch (user.state) {
    case UserState::Disabled:
        throw PortalError(403, "918", "This user is disabled.");
    case UserState::Invited:
        throw PortalError(403, "920", "This user is not registered.");
    case UserState::PendingRegistration:
        throw PortalError(403, "804", "The registration is not finished.");
    case UserState::Outsider:
        throw PortalError(404, "810", "This user is not known.");
    case UserState::Registered:
        break;
    }
    if (user.craPending)
        throw PortalError(403, "46", "The recipient question has not been answered yet.");
}

std::vector<std::string> Call::texts(const char* name) const
{
    const auto found = values.find(name);
    return found == values.end() ? std::vector<std::string>()
                                 : found->get<std::vector<std::string>>();
}

std::vector<Guid> Call::guids(const char* name) const
{
    std::vector<Guid> result;
    for (const auto& text : texts(name))
        result.push_back(Guid::parse(text).value_or(Guid()));
    return result;
}

std::string Call::clientName() const
{
    const auto* name = request.header("x-sm-client-name");
    return name ? *name : std::string();
}

std::string Call::clientVersion() const
{
    const auto* version = request.header("x-sm-client-version");
    return version ? *version : std::string();
}

std::string Call::openSession(Person& who)
{
    const waxwing::portal::Session& opened =
        world.openSession(*portal, who.id, request.peerAddress);
    user = &who;
    if (!flag("cookieless", false))
        answerHeaders.emplace_back("Set-Cookie", "sm-session=" + opened.token + "; Path=/" +
                                                     portal->code + "; HttpOnly; Secure");
    return opened.token;
}

void Call::answerWith(std::shared_ptr<const Content> content, std::string contentType,
                      std::string fileName)
{
    const auto size = content->size();
    file = FileAnswer{std::move(content), 0, size, std::move(contentType), std::move(fileName)};
}

Message& Call::ownDraft(const char* name) const
{
    Message* draft = portal->messageByGuid(guid(name));
    if (!draft || draft->sender != user->id ||
        (draft->state != MessageState::PreCreated && draft->state != MessageState::Draft))
        throw PortalError(404, "929", "The draft was not found.");
    return *draft;
}

Message& Call::ownMessage(const char* name) const
{
    Message* message = portal->messageByGuid(guid(name));
    if (!message || !mailbox().find(message->id))
        throw PortalError(404, "929", "The message was not found.");
    return *message;
}

} // namespace waxwing::portal
