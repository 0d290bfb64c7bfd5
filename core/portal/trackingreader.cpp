#include "core/portal/trackingreader.h"

#include "core/portal/pagereader.h"
#include "core/portal/readers.h"

namespace waxwing {

namespace {

TrackingDetail readDetail(const Json& json)
{
    const JsonReader reader(json);
    TrackingDetail detail;
    detail.type = reader.text("trackingType");
    detail.date = reader.date("date");
    detail.actorGuid = reader.guid("actorUserGuid");
    detail.actorEmail = reader.text("actorUserEmail");
    detail.ownerEmail = reader.text("ownerUserEmail");
    detail.messageGuid = reader.guid("messageGuid");
    detail.messageSubject = decodeBasicEntities(reader.text("messageSubject"));
    detail.attachmentGuid = reader.guid("attachmentGuid");
    detail.attachmentName = reader.text("attachmentName");
    detail.relatedMessageGuid = reader.guid("relatedMessageGuid");
    detail.hasAccessToRelated = reader.flag("hasAccessToRelatedMessage", false);
    reader.forEach("relatedMessageRecipients", [&detail](const Json& person) {
        detail.relatedRecipients << readUser(person);
    });
    detail.clientName = reader.text("clientName");
    detail.clientVersion = reader.text("clientVersion");
    return detail;
}

} // namespace

Result<Page<TrackingDetail>> readTracking(const Json& json)
{
    return readPage<TrackingDetail>(json, "tracking", &readDetail);
}

} // namespace waxwing
