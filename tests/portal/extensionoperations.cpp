#include "tests/portal/attachmentrules.h"
#include "tests/portal/text.h"
#include "tests/portal/wire.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

constexpr std::size_t kLongestExtensionName = 100;
constexpr std::size_t kLongestValue = 4000;
constexpr std::size_t kMost = 50;

/// Characters, not bytes.
std::size_t lengthOf(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

/// Adds or overwrites by name and leaves the others alone; nothing is changed if one is wrong.
Json put(const Call& call, std::vector<Extension>& all)
{
    std::vector<Extension> extensions = all;
    for (const auto& given : call.values["extensions"]) {
        Extension extension{given.value("name", std::string()), given.value("value", std::string()),
                            given.value("isPublic", false), call.user->id};
        if (extension.name.empty() || lengthOf(extension.name) > kLongestExtensionName)
            throw invalidField("extensions", "A name has 1 to 100 characters.");
        if (lengthOf(extension.value) > kLongestValue)
            throw invalidField("extensions", "A value has at most 4000 characters.");
        std::erase_if(extensions, [&](const Extension& old) {
            return old.author == call.user->id && equalsIgnoringCase(old.name, extension.name);
        });
        extensions.push_back(std::move(extension));
    }
    if (extensions.size() > kMost)
        throw invalidField("extensions", "At most 50 extensions are allowed.");
    all = std::move(extensions);
    return Json::object();
}

/// Without a key all of the caller's go.
Json removeExtension(const Call& call, std::vector<Extension>& all)
{
    const auto key = call.text("key");
    std::erase_if(all, [&](const Extension& extension) {
        return extension.author == call.user->id &&
               (key.empty() || equalsIgnoringCase(extension.name, key));
    });
    return Json::object();
}

Json setOfMessage(Call& call)
{
    return put(call, call.ownMessage().extensions);
}

Json deleteOfMessage(Call& call)
{
    return removeExtension(call, call.ownMessage().extensions);
}

Json setOfAttachment(Call& call)
{
    return put(call, reachAttachment(call).attachment.extensions);
}

Json deleteOfAttachment(Call& call)
{
    return removeExtension(call, reachAttachment(call).attachment.extensions);
}

Json setOfUser(Call& call)
{
    return put(call, call.user->extensions);
}

Json deleteOfUser(Call& call)
{
    return removeExtension(call, call.user->extensions);
}

Json getOfUser(Call& call)
{
    return {{"extensions",
             Wire(*call.portal, call.user->id, call.now()).extensions(call.user->extensions)}};
}

} // namespace

std::vector<OperationEntry> extensionOperations()
{
    return {{"SetMessageExtensions", setOfMessage},
            {"DeleteMessageExtensions", deleteOfMessage},
            {"SetAttachmentExtensions", setOfAttachment},
            {"DeleteAttachmentExtensions", deleteOfAttachment},
            {"SetUserExtensions", setOfUser},
            {"DeleteUserExtensions", deleteOfUser},
            {"GetUserExtensions", getOfUser}};
}

} // namespace waxwing::portal
