#include "core/portal/profileclient.h"

namespace waxwing {

namespace {

Result<Profile> readProfile(const Json& json)
{
    const JsonReader reader(json);
    Profile profile;
    profile.firstName = reader.text("firstName");
    profile.lastName = reader.text("lastName");
    profile.title = reader.text("userTitle");
    profile.company = reader.text("companyName");
    profile.language = reader.text("language");
    if (const Json* outOfOffice = reader.member("outOfOffice")) {
        const JsonReader absence(*outOfOffice);
        profile.outOfOffice = absence.flag("enabled", false);
        profile.outOfOfficeMessage = absence.text("message");
    }
    profile.signatureHtml = reader.text("signatureHtml");
    profile.signatureOnReply = reader.flag("includeSignatureOnReplyForward", false);
    return profile;
}

} // namespace

AsyncResult<Profile> ProfileClient::load(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/user/settings"));
    return m_caller.sendAndRead(std::move(call), &readProfile, std::move(stop));
}

AsyncResult<void> ProfileClient::save(Profile before, Profile wanted, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Put, QStringLiteral("/v1/user/settings"));
    call.repeatable = true;
    const auto text = [&call](const char* name, const QString& was, const QString& is) {
        if (was != is)
            call.body[name] = is.toStdString();
    };
    const auto flag = [&call](const char* name, bool was, bool is) {
        if (was != is)
            call.body[name] = is;
    };
    text("firstName", before.firstName, wanted.firstName);
    text("lastName", before.lastName, wanted.lastName);
    text("userTitle", before.title, wanted.title);
    text("companyName", before.company, wanted.company);
    text("language", before.language, wanted.language);
    flag("outOfOfficeEnabled", before.outOfOffice, wanted.outOfOffice);
    text("outOfOfficeMessage", before.outOfOfficeMessage, wanted.outOfOfficeMessage);
    text("signatureHtml", before.signatureHtml, wanted.signatureHtml);
    flag("includeSignatureOnReplyForward", before.signatureOnReply, wanted.signatureOnReply);
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

} // namespace waxwing
