#include "app/instance/instancemessage.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace waxwing {

namespace {

const QString kAction = QStringLiteral("action");
const QString kLink = QStringLiteral("link");
const QString kToken = QStringLiteral("activationToken");
const QString kShow = QStringLiteral("show");
const QString kOpen = QStringLiteral("open");

} // namespace

QByteArray InstanceMessage::toLine() const
{
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
