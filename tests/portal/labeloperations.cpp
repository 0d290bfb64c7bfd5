#include "tests/portal/attachmentrules.h"
#include "tests/portal/text.h"
#include "tests/portal/wire.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

Label& labelOf(Call& call, const Guid& guid)
{
    for (auto& label : call.user->labels) {
        if (label.guid == guid)
            return label;
    }
    throw PortalError(404, "Portal.LabelNotFound", "The label was not found.");
}

void requireLabels(const Call& call)
{
    if (!call.portal->feature("enableLabels"))
        throw PortalError(403, "Portal.FeatureDisabled", "Labels are switched off.");
}

void requireUserLabel(const Label& label)
{
    if (label.system)
        throw PortalError(403, "Portal.LabelNotAllowed", "A system label cannot be changed.");
}

void requireFreeName(const Call& call, const std::string& name, const Guid& parent,
                     const Guid& except)
{
    for (const auto& label : call.user->labels) {
        if (label.guid != except && label.parent == parent && folded(label.name) == folded(name))
            throw PortalError(403, "Portal.LabelExists", "There is a label with this name.");
    }
}

/// The parent that is asked for; the null guid means the top level.
Guid parentOf(Call& call)
{
    if (!call.has("parentLabelGuid"))
        return {};
    const Label& parent = labelOf(call, call.guid("parentLabelGuid"));
    requireUserLabel(parent);
    return parent.guid;
}

Json getLabels(Call& call)
{
    const Wire wire(*call.portal, call.user->id, call.now());
    Json answer;
    answer["results"] = Json::array();
    for (const auto& label : call.user->labels)
        answer["results"].push_back(wire.label(label, *call.user));
    return answer;
}

Json createLabel(Call& call)
{
    requireLabels(call);
    const Guid parent = parentOf(call);
    const auto name = call.text("name");
    requireFreeName(call, name, parent, {});
    call.user->labels.push_back({call.portal->newGuid(), parent, name, call.now(), std::nullopt});
    return {{"labelGuid", call.user->labels.back().guid.text()}};
}

Json renameLabel(Call& call)
{
    requireLabels(call);
    Label& label = labelOf(call, call.guid("labelGuid"));
    requireUserLabel(label);
    requireFreeName(call, call.text("name"), label.parent, label.guid);
    label.name = call.text("name");
    return Json::object();
}

bool isBelow(Call& call, const Guid& candidate, const Guid& ancestor)
{
    for (Guid at = candidate; !at.isNull(); at = labelOf(call, at).parent) {
        if (at == ancestor)
            return true;
    }
    return false;
}

Json moveLabel(Call& call)
{
    requireLabels(call);
    Label& label = labelOf(call, call.guid("labelGuid"));
    requireUserLabel(label);
    const Guid parent = parentOf(call);
    if (isBelow(call, parent, label.guid))
        throw invalidField("parentLabelGuid", "A label cannot lie below itself.");
    requireFreeName(call, label.name, parent, label.guid);
    label.parent = parent;
    return Json::object();
}

Json deleteLabel(Call& call)
{
    requireLabels(call);
    const Label& label = labelOf(call, call.guid("labelGuid"));
    requireUserLabel(label);
    std::vector<Guid> doomed{label.guid};
    for (std::size_t i = 0; i < doomed.size(); ++i) {
        for (const auto& other : call.user->labels) {
            if (other.parent == doomed[i])
                doomed.push_back(other.guid);
        }
    }
    for (const auto& guid : doomed) {
        call.mailbox().forgetLabel(guid);
        for (auto& assigned : call.user->attachmentLabels)
            std::erase(assigned.second, guid);
        std::erase_if(call.user->labels, [&](const Label& other) { return other.guid == guid; });
    }
    return Json::object();
}

/// messages.md 7.3: a system label is a folder, and adding it moves.
void moveToFolder(Call& call, Message& message, Folder folder)
{
    MailboxEntry& entry = *call.mailbox().find(message.id);
    if (entry.folder == folder)
        return;
    const bool putAway = entry.folder == Folder::Archive || entry.folder == Folder::Trash;
    if (folder == Folder::Inbox && putAway) {
        call.mailbox().move(message.id, entry.origin);
        return;
    }
    if (folder == Folder::Archive || folder == Folder::Trash) {
        if (folder == Folder::Trash && !call.portal->feature("deleteMessage"))
            throw PortalError(403, "Portal.FeatureDisabled", "Deleting is switched off.");
        call.mailbox().move(message.id, folder);
        if (folder == Folder::Trash && entry.recipient && message.sender != call.user->id)
            call.world.track(*call.portal, TrackingType::Deleted, message, call.user->id, kNone,
                             call.clientName(), call.clientVersion(), call.request.peerAddress);
        return;
    }
    throw PortalError(403, "Portal.LabelNotAllowed", "Messages cannot be put there.");
}

Json addMessageLabel(Call& call)
{
    requireLabels(call);
    const Label& label = labelOf(call, call.guid("labelGuid"));
    Message& message = call.ownMessage();
    if (call.mailbox().find(message.id)->folder == Folder::Nowhere)
        throw PortalError(404, "929", "The message was not found.");
    if (label.system)
        moveToFolder(call, message, *label.system);
    else
        call.mailbox().setLabel(message.id, label.guid, true);
    return Json::object();
}

Json removeMessageLabel(Call& call)
{
    requireLabels(call);
    const Label& label = labelOf(call, call.guid("labelGuid"));
    const Message& message = call.ownMessage();
    requireUserLabel(label);
    call.mailbox().setLabel(message.id, label.guid, false);
    return Json::object();
}

/// System labels are folders of messages; files are in none.
Json addAttachmentLabel(Call& call)
{
    requireLabels(call);
    const Label& label = labelOf(call, call.guid("labelGuid"));
    const auto reached = findAttachment(call);
    requireUserLabel(label);
    auto& assigned = call.user->attachmentLabels[reached.attachment.id];
    if (std::find(assigned.begin(), assigned.end(), label.guid) == assigned.end())
        assigned.push_back(label.guid);
    return Json::object();
}

Json removeAttachmentLabel(Call& call)
{
    requireLabels(call);
    const Label& label = labelOf(call, call.guid("labelGuid"));
    const auto reached = findAttachment(call);
    requireUserLabel(label);
    std::erase(call.user->attachmentLabels[reached.attachment.id], label.guid);
    return Json::object();
}

} // namespace

std::vector<OperationEntry> labelOperations()
{
    return {{"GetLabels", getLabels},
            {"CreateLabel", createLabel},
            {"UpdateLabel", renameLabel},
            {"UpdateLabelParent", moveLabel},
            {"DeleteLabel", deleteLabel},
            {"AddMessageLabel", addMessageLabel},
            {"RemoveMessageLabel", removeMessageLabel},
            {"AddAttachmentLabel", addAttachmentLabel},
            {"RemoveAttachmentLabel", removeAttachmentLabel}};
}

} // namespace waxwing::portal
