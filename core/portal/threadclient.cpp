#include "core/portal/threadclient.h"

#include "core/portal/readers.h"

namespace waxwing {

namespace {

constexpr int kDeepest = 100;

Result<QList<MessageSummary>> readConversation(const Json& json)
{
    QList<MessageSummary> messages;
    const Json* list = JsonReader(json).member("messageSummaries");
    if (!list || !list->is_array())
        return failure(ErrorKind::Protocol, QStringLiteral("a conversation without messages"));
    for (const Json& item : *list) {
        auto message = readMessageSummary(item);
        if (!message)
            return failure(std::move(message.error()));
        messages << *std::move(message);
    }
    return messages;
}

void readItem(const Json& json, const std::optional<Guid>& parent, int depth,
              QList<ThreadNode>& nodes)
{
    if (depth > kDeepest)
        return;
    const JsonReader reader(json);
    ThreadNode node;
    node.guid = reader.guid("messageGuid").value_or(Guid());
    node.parent = parent;
    if (const Json* sender = reader.member("messageSender")) {
        const JsonReader person(*sender);
        node.sender.guid = person.guid("guid");
        node.sender.email = person.text("email");
        node.sender.firstName = person.text("firstName");
        node.sender.lastName = person.text("lastName");
    }
    node.subject = decodeBasicEntities(reader.text("messageSubject"));
    node.date = reader.date("messageSentOn");
    node.branch = reader.text("branchType");
    node.gone = reader.text("messageStatus").compare(u"Recalled", Qt::CaseInsensitive) == 0
                || reader.text("messageStatus").compare(u"Expired", Qt::CaseInsensitive) == 0;
    nodes << node;
    const std::optional<Guid> own = node.guid.isNull() ? parent : std::optional(node.guid);
    reader.forEach("childMessages",
                   [&](const Json& child) { readItem(child, own, depth + 1, nodes); });
}

Result<QList<ThreadNode>> readTree(const Json& json)
{
    QList<ThreadNode> nodes;
    if (const Json* root = JsonReader(json).member("messageTree"))
        readItem(*root, std::nullopt, 0, nodes);
    return nodes;
}

} // namespace

AsyncResult<QList<MessageSummary>> ThreadClient::conversation(Guid conversation,
                                                              std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get,
                    QStringLiteral("/v1/conversations/") + conversation.toString());
    call.query.emplace_back(QStringLiteral("returnMessageSummaries"), QStringLiteral("true"));
    call.query.emplace_back(QStringLiteral("returnAttachmentSummaries"), QStringLiteral("false"));
    call.query.emplace_back(QStringLiteral("returnConversationMembers"), QStringLiteral("false"));
    return m_caller.sendAndRead(std::move(call), &readConversation, std::move(stop));
}

AsyncResult<QList<ThreadNode>> ThreadClient::tree(Guid message, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/messages/") + message.toString()
                                         + QStringLiteral("/tree"));
    call.query.emplace_back(QStringLiteral("showOriginalMessage"), QStringLiteral("true"));
    return m_caller.sendAndRead(std::move(call), &readTree, std::move(stop));
}

} // namespace waxwing
