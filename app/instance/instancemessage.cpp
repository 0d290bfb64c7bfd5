#include "app/instance/instancemessage.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace waxwing {

namespace {

const QString kAction = QStringLiteral("action");
const QString kLink = QStringLiteral("link");
const QString kToken = QStringLiteral("activationToken");
const QString kShow = QStringLiteral("show");
const QString kOpen = QStringLiteral("open");
const QString kAsk = QStringLiteral("ask");
const QString kKind = QStringLiteral("kind");
const QString kFormat = QStringLiteral("format");
const QString kQuery = QStringLiteral("query");
const QString kLimit = QStringLiteral("limit");

QJsonObject toJson(const CommandRequest& request)
{
    return {{kAction, kAsk},
            {kKind, static_cast<int>(request.kind)},
            {kFormat, static_cast<int>(request.format)},
            {kQuery, request.query},
            {kLimit, request.limit}};
}

std::optional<CommandRequest> requestFrom(const QJsonObject& object)
{
    const int kind = object.value(kKind).toInt(-1);
    const int format = object.value(kFormat).toInt(-1);
    if (kind < 0 || kind > static_cast<int>(CommandRequest::Kind::Export) || format < 0
        || format > static_cast<int>(CommandRequest::Format::Eml))
        return std::nullopt;
    CommandRequest request;
    request.kind = static_cast<CommandRequest::Kind>(kind);
    request.format = static_cast<CommandRequest::Format>(format);
    request.query = object.value(kQuery).toString();
    request.limit = std::max(0, object.value(kLimit).toInt());
    return request;
}

} // namespace

QByteArray InstanceMessage::toLine() const
{
    if (action == Action::Ask)
        return QJsonDocument(toJson(request)).toJson(QJsonDocument::Compact) + '\n';
    QJsonObject object{{kAction, action == Action::Open ? kOpen : kShow}};
    if (!link.isEmpty())
        object.insert(kLink, link);
    if (!activationToken.isEmpty())
        object.insert(kToken, activationToken);
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<InstanceMessage> InstanceMessage::fromLine(const QByteArray& line)
{
    if (line.size() > kLongestLine)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    const QString action = object.value(kAction).toString();
    InstanceMessage message;
    if (action == kAsk) {
        const auto request = requestFrom(object);
        if (!request)
            return std::nullopt;
        message.action = Action::Ask;
        message.request = *request;
        return message;
    }
    message.link = object.value(kLink).toString();
    message.activationToken = object.value(kToken).toString();
    if (action == kShow && message.link.isEmpty())
        message.action = Action::Show;
    else if (action == kOpen && !message.link.isEmpty())
        message.action = Action::Open;
    else
        return std::nullopt;
    return message;
}

} // namespace waxwing
