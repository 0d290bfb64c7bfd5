#include "core/portal/composeclient.h"

#include "core/portal/pagereader.h"
#include "core/portal/readers.h"

namespace waxwing {

namespace {

std::string utf8(const QString& text)
{
    return text.toStdString();
}

Json toJson(const QStringList& texts)
{
    Json list = Json::array();
    for (const QString& text : texts)
        list.push_back(utf8(text));
    return list;
}

Json toJson(const MessageOptions& options)
{
    Json json = Json::object();
    json["allowForward"] = options.allowForward;
    json["allowReply"] = options.allowReply;
    json["allowReplyAll"] = options.allowReplyAll.value_or(options.allowReply);
    json["allowTracking"] = options.allowTracking;
    json["shareTracking"] = options.shareTracking;
    json["fyeoType"] = utf8(toWire(options.fyeoType));
    return json;
}

QString messagePath(const Guid& messageGuid, const char* rest = "")
{
    return QStringLiteral("/v1/messages/") + messageGuid.toString() + QLatin1String(rest);
}

Result<Guid> readMessageGuid(const Json& json)
{
    const auto guid = JsonReader(json).guid("messageGuid");
    if (!guid || guid->isNull())
        return failure(ErrorKind::Protocol, QStringLiteral("no guid of the new draft"));
    return *guid;
}

Contact readContact(const Json& json)
{
    const JsonReader entry(json);
    Contact contact;
    contact.email = entry.text("emailAddress");
    contact.firstName = entry.text("firstName");
    contact.lastName = entry.text("lastName");
    contact.isGuest = entry.text("userGroupType").compare(u"Guest", Qt::CaseInsensitive) == 0;
    return contact;
}

Result<Page<Contact>> readContacts(const Json& json)
{
    auto page = readPage<Contact>(json, "contacts", &readContact);
    if (page)
        page->results.removeIf([](const Contact& one) { return !isMailAddress(one.email); });
    return page;
}

UploadRules readUploadRules(const JsonReader& settings)
{
    UploadRules rules;
    const qint64 most = settings.number("maxMessageFileSizeBytes", -1);
    if (most >= 0)
        rules.mostMessageBytes = most;
    const Json* restricted = settings.member("restrictedExtensions");
    if (!restricted || !restricted->is_object() || !JsonReader(*restricted).flag("enabled", true))
        return rules;
    const Json* extensions = JsonReader(*restricted).member("extensions");
    if (!extensions || !extensions->is_array())
        return rules;
    for (const Json& extension : *extensions) {
        if (extension.is_string())
            rules.restrictedExtensions << QString::fromStdString(extension.get<std::string>());
    }
    return rules;
}

void readCreating(const JsonReader& settings, WritingRules& rules)
{
    const Json* create = settings.member("createMessage");
    if (!create || !create->is_object())
        return;
    const JsonReader reader(*create);
    const QString restrictions = reader.text("restrictions");
    if (restrictions.compare(u"ContactsOnly", Qt::CaseInsensitive) == 0)
        rules.writeTo = WriteTo::ContactsOnly;
    else if (restrictions.compare(u"AllowedAddressOnly", Qt::CaseInsensitive) == 0)
        rules.writeTo = WriteTo::OneAddressOnly;
    rules.allowedAddress = reader.text("allowedEmailAddress");
}

Result<SendingQuota> readQuota(const Json& json)
{
    const JsonReader reader(json);
    SendingQuota quota;
    // What is unlimited says so with a negative number in either member.
    if (reader.number("dailyMessagesAllowed", -1) >= 0)
        quota.messagesLeft = static_cast<int>(reader.number("dailyMessagesLeft", -1));
    if (reader.number("dailyInvitesAllowed", -1) >= 0)
        quota.invitesLeft = static_cast<int>(reader.number("dailyInvitesLeft", -1));
    return quota;
}

/// Missing features are off, except replying (settings.md section 2).
Result<WritingRules> readServiceRules(const Json& json)
{
    const JsonReader reader(json);
    WritingRules rules;
    rules.known = true;
    rules.createMessage = reader.feature("createMessage", false);
    readCreating(reader, rules);
    rules.cra = reader.feature("cra", false);
    if (const Json* cra = reader.member("cra"))
        rules.craCaption = JsonReader(*cra).text("craCaption");
    rules.reply = reader.feature("replyMessage", true);
    rules.replyAll = reader.feature("replyAllMessage", false);
    rules.forward = reader.feature("forwardMessage", false);
    rules.recall = reader.feature("messageRecall", false);
    rules.uniquePassword = reader.feature("fyeo", false);
    rules.accountPassword = reader.feature("confidential", false);
    rules.tracking = reader.feature("messageTracking", false);
    rules.expiry = reader.feature("messageExpiry", false);
    rules.defaultExpiryDays
        = static_cast<int>(std::clamp<qint64>(reader.number("defaultMessageExpiry", 0), 0, 3650));
    rules.invite = reader.feature("inviteUser", false);
    rules.uploads = readUploadRules(reader);
    return rules;
}

Result<WritingRules> readUserRules(const Json& json)
{
    const JsonReader reader(json);
    WritingRules rules;
    if (const Json* group = reader.member("userGroup"))
        rules.isGuest = JsonReader(*group).text("type").compare(u"Guest", Qt::CaseInsensitive) == 0;
    rules.signatureHtml = reader.text("signatureHtml");
    rules.signatureOnReply = reader.flag("includeSignatureOnReplyForward", false);
    return rules;
}

AsyncResult<WritingRules> rulesOf(SessionCaller caller, std::stop_token stop)
{
    PortalCall service(HttpMethod::Get, QStringLiteral("/v1/service/settings"));
    Result<WritingRules> rules = co_await caller.sendAndRead(service, &readServiceRules, stop);
    if (!rules)
        co_return rules;
    PortalCall user(HttpMethod::Get, QStringLiteral("/v1/user/settings"));
    const Result<WritingRules> own = co_await caller.sendAndRead(user, &readUserRules, stop);
    if (!own)
        co_return own;
    rules->isGuest = own->isGuest;
    rules->signatureHtml = own->signatureHtml;
    rules->signatureOnReply = own->signatureOnReply;
    co_return rules;
}

} // namespace

AsyncResult<Guid> ComposeClient::preCreate(DraftAction action, std::optional<Guid> parent,
                                           std::optional<Secret> parentPassword, Guid externalId,
                                           std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/messages"));
    call.body["actionCode"] = utf8(toWire(action));
    if (parent)
        call.body["parentGuid"] = utf8(parent->toString());
    if (parentPassword) {
        call.secretBody = true;
        call.body["password"] = parentPassword->reveal().toStdString();
    }
    call.body["externalMessageId"] = utf8(externalId.toString());
    return m_caller.sendAndRead(std::move(call), &readMessageGuid, std::move(stop));
}

AsyncResult<void> ComposeClient::save(Guid messageGuid, Draft draft, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Put, messagePath(messageGuid, "/save"));
    call.repeatable = true;
    call.body["to"] = toJson(draft.to);
    call.body["cc"] = toJson(draft.cc);
    call.body["bcc"] = toJson(draft.bcc);
    call.body["subject"] = utf8(draft.subject);
    call.body["body"] = utf8(draft.body);
    call.body["bodyFormat"] = utf8(toWire(draft.bodyFormat));
    call.body["messageOptions"] = toJson(draft.options);
    if (draft.expiryDate.isValid())
        call.body["expiryDate"] = utf8(draft.expiryDate.toUTC().toString(Qt::ISODate));
    call.body["expiryGroup"] = "Always";
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<void> ComposeClient::send(Guid messageGuid, Draft draft,
                                      std::optional<Secret> password,
                                      std::optional<Secret> craCode, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Put, messagePath(messageGuid, "/send"));
    call.secretBody = password.has_value() || craCode.has_value();
    if (craCode)
        call.body["craCode"] = craCode->reveal().toStdString();
    call.body["password"] = password ? password->reveal().toStdString() : std::string();
    call.body["inviteNewUsers"] = draft.inviteNewUsers;
    call.body["sendEmailNotification"] = draft.sendEmailNotification;
    call.body["notificationFormats"] = Json::array();
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<MessageSummary> ComposeClient::messageState(Guid messageGuid,
                                                        std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, messagePath(messageGuid));
    call.query.emplace_back(QStringLiteral("retrieveBody"), QStringLiteral("false"));
    return m_caller.sendAndRead(std::move(call), &readMessageSummary, std::move(stop));
}

AsyncResult<Message> ComposeClient::readDraft(Guid messageGuid, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, messagePath(messageGuid));
    return m_caller.sendAndRead(std::move(call), &readMessage, std::move(stop));
}

AsyncResult<void> ComposeClient::recall(Guid messageGuid, QString reason,
                                        std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, messagePath(messageGuid, "/recall"));
    call.repeatable = true;
    if (!reason.isEmpty())
        call.body["recallReason"] = utf8(reason);
    call.body["singleRecall"] = false;
    call.body["unshareAttachments"] = true;
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<Page<Contact>> ComposeClient::contacts(int page, int pageSize,
                                                   std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/user/contacts"));
    call.query.emplace_back(QStringLiteral("page"), QString::number(page));
    call.query.emplace_back(QStringLiteral("pageSize"), QString::number(pageSize));
    return m_caller.sendAndRead(std::move(call), &readContacts, std::move(stop));
}

AsyncResult<SendingQuota> ComposeClient::quota(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/user/quotas"));
    return m_caller.sendAndRead(std::move(call), &readQuota, std::move(stop));
}

AsyncResult<WritingRules> ComposeClient::writingRules(std::stop_token stop) const
{
    return rulesOf(m_caller, std::move(stop));
}

} // namespace waxwing
