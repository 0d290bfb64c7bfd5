#include "tests/portal/call.h"

namespace waxwing::portal {

PortalError invalidField(const std::string& field, const std::string& message, int status)
{
    PortalError error(status, "928", message);
    error.errors.push_back({field, message});
    return error;
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

Message& Call::ownMessage(const char* name) const
{
    Message* message = portal->messageByGuid(guid(name));
    if (!message || !mailbox().find(message->id))
        throw PortalError(404, "929", "The message was not found.");
    return *message;
}

} // namespace waxwing::portal
