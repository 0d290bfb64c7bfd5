#include "tests/portal/attachmentrules.h"
#include "tests/portal/qrcode.h"
#include "tests/portal/text.h"

namespace waxwing::portal {

namespace {

Json answerWithCode(Call& call, const std::string& link)
{
    for (const auto& [member, only] : {std::pair("format", "Png"), std::pair("layout", "Raw")}) {
        if (!call.text(member).empty() && !equalsIgnoringCase(call.text(member), only))
            throw invalidField(member, "This value is not known.");
    }
    std::string png = qrCodePng(link);
    if (png.empty())
        throw PortalError(500, "Portal.TooLarge", "The address does not fit into the code.");
    call.answerWith(contentOf(std::move(png)), "image/png", {});
    return Json::object();
}

Json ofMessage(Call& call)
{
    const Message& message = call.ownMessage();
    return answerWithCode(call,
                          call.world.rootOf(*call.portal) + "/app/messages/" + message.guid.text());
}

Json ofAttachment(Call& call)
{
    const auto reached = reachAttachment(call);
    return answerWithCode(call, call.world.rootOf(*call.portal) + "/app/attachments/" +
                                    reached.attachment.guid.text());
}

} // namespace

std::vector<OperationEntry> qrCodeOperations()
{
    return {{"DownloadMessageQrCode", ofMessage}, {"DownloadAttachmentQrCode", ofAttachment}};
}

} // namespace waxwing::portal
