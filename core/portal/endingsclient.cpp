#include "core/portal/endingsclient.h"

#include "core/portal/jsv.h"

namespace waxwing {

namespace {

void readFile(const Json& json, const Guid& message, QList<FileEnding>& endings)
{
    const JsonReader reader(json);
    const auto file = reader.guid("guid");
    if (!file || !reader.flag("hasAccess", true))
        return;
    const QDateTime expires = reader.date("expiryDate");
    if (expires.isValid())
        endings << FileEnding{message, *file, expires, false};
    const QDateTime deadline = reader.date("eSignatureDeadline");
    const bool answered
        = reader.date("dateSigned").isValid() || reader.flag("eSignatureDeclined", false);
    if (deadline.isValid() && reader.flag("eSignatureRequired", false) && !answered)
        endings << FileEnding{message, *file, deadline, true};
}

Result<QList<FileEnding>> readEndings(const Json& json)
{
    const Json* results = JsonReader(json).member("results");
    if (!results || !results->is_array())
        return failure(ErrorKind::Protocol, QStringLiteral("messages without results"));
    QList<FileEnding> endings;
    for (const Json& message : *results) {
        const JsonReader reader(message);
        if (const auto guid = reader.guid("guid"))
            reader.forEach("attachments",
                           [&](const Json& item) { readFile(item, *guid, endings); });
    }
    return endings;
}

} // namespace

AsyncResult<QList<FileEnding>> EndingsClient::of(QList<Guid> messages, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/messages/search"));
    MessageFilter filter;
    filter.messageGuids = messages.mid(0, kMaxFilterGuids);
    call.query.emplace_back(QStringLiteral("page"), QStringLiteral("1"));
    call.query.emplace_back(QStringLiteral("pageSize"), QString::number(kMaxFilterGuids));
    call.query.emplace_back(QStringLiteral("filter"), toJsv(filter));
    return m_caller.sendAndRead(std::move(call), &readEndings, std::move(stop));
}

} // namespace waxwing
