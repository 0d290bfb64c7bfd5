#include "tests/portal/attachmentrules.h"
#include "tests/portal/wire.h"

namespace waxwing::portal {

namespace {

/// Looking at the details counts as having reviewed the attachment, once.
Json attachmentDetails(Call& call)
{
    const auto reached = findAttachment(call);
    Portal& portal = *call.portal;
    const Message& message = reached.message;
    const bool draft =
        message.state == MessageState::PreCreated || message.state == MessageState::Draft;
    const auto access = portal.accessTo(reached.attachment, call.user->id, call.now());
    if (!draft && access.kind == AttachmentAccess::Kind::Granted &&
        portal.markOnce(reached.attachment.id, call.user->id, TrackingType::Reviewed))
        call.world.trackAttachment(portal, TrackingType::Reviewed, reached.attachment, message.id,
                                   call.user->id, call.clientName(), call.clientVersion(),
                                   call.request.peerAddress);
    return Wire(portal, call.user->id, call.now()).attachmentDetails(reached.attachment, message);
}

Json trackAttachmentPrint(Call& call)
{
    const auto reached = reachAttachment(call);
    if (reached.message.state == MessageState::Sent ||
        reached.message.state == MessageState::Recalled)
        call.world.trackAttachment(*call.portal, TrackingType::Printed, reached.attachment,
                                   reached.message.id, call.user->id, call.clientName(),
                                   call.clientVersion(), call.request.peerAddress);
    return Json::object();
}

Json related(Call& call)
{
    const auto reached = findAttachment(call);
    const Portal& portal = *call.portal;
    const Wire wire(portal, call.user->id, call.now());
    Json answer;
    answer["relatedMessages"] = Json::array();
    for (MessageId id : reached.attachment.messages) {
        if (!portal.message(id).vanished && call.mailbox().find(id))
            answer["relatedMessages"].push_back(wire.message(portal.message(id)));
    }
    return answer;
}

Json unshareAttachment(Call& call)
{
    const auto reached = findAttachment(call);
    Portal& portal = *call.portal;
    if (reached.attachment.uploader != call.user->id)
        throw PortalError(403, "907", "Only who uploaded it may take access away.");
    if (!portal.feature("enableSharing"))
        throw PortalError(403, "Portal.FeatureDisabled", "Sharing is switched off.");
    for (const auto& guid : call.guids("userServiceGuids")) {
        const Person* person = portal.userByGuid(guid);
        if (person && person->id != call.user->id)
            portal.unsharedFiles[{reached.attachment.id, person->id}] = {
                call.user->id, call.now(), call.text("unshareReason")};
    }
    return Json::object();
}

} // namespace

std::vector<OperationEntry> attachmentOperations()
{
    return {{"GetAttachment", attachmentDetails},
            {"TrackPrintAttachment", trackAttachmentPrint},
            {"GetRelatedMessages", related},
            {"UnshareAttachment", unshareAttachment}};
}

} // namespace waxwing::portal
