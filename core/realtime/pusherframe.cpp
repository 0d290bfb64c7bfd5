#include "core/realtime/pusherframe.h"

#include <QJsonDocument>

namespace waxwing {

namespace {

QString compact(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString frameWith(const QString& event, const QJsonObject& data)
{
    QJsonObject frame;
    frame.insert(QStringLiteral("event"), event);
    frame.insert(QStringLiteral("data"), data);
    return compact(frame);
}

bool isEvent(const PusherFrame& frame, QStringView name)
{
    return frame.event.compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<PusherFrame> parsePusherFrame(const QString& text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    PusherFrame frame;
    frame.event = object.value(QStringLiteral("event")).toString();
    frame.channel = object.value(QStringLiteral("channel")).toString();
    if (frame.event.isEmpty())
        return std::nullopt;
    const QJsonValue data = object.value(QStringLiteral("data"));
    if (data.isObject()) {
        frame.data = data.toObject();
    } else if (data.isString()) {
        const QJsonDocument inner = QJsonDocument::fromJson(data.toString().toUtf8());
        frame.data = inner.object();
        frame.dataReadable = inner.isObject() || data.toString().isEmpty();
    } else {
        frame.dataReadable = data.isNull() || data.isUndefined();
    }
    return frame;
}

QString subscribeFrame(const QString& channel)
{
    QJsonObject data;
    data.insert(QStringLiteral("channel"), channel);
    return frameWith(QStringLiteral("pusher:subscribe"), data);
}

QString pingFrame()
{
    return frameWith(QStringLiteral("pusher:ping"), {});
}

QString pongFrame()
{
    return frameWith(QStringLiteral("pusher:pong"), {});
}

QJsonValue memberOf(const QJsonObject& object, QStringView name)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (name.compare(it.key(), Qt::CaseInsensitive) == 0)
            return it.value();
    }
    return QJsonValue(QJsonValue::Undefined);
}

std::optional<NewAssetEvent> newAssetOf(const PusherFrame& frame)
{
    if (!isEvent(frame, u"NewAssetPayload"))
        return std::nullopt;
    NewAssetEvent event;
    event.type = memberOf(frame.data, u"Type").toString();
    const QJsonValue count = memberOf(frame.data, u"Count");
    event.count = count.isString() ? count.toString().toInt() : count.toInt();
    return event;
}

std::optional<TrackingEvent> trackingOf(const PusherFrame& frame)
{
    if (!isEvent(frame, u"UserTrackingPayloed") && !isEvent(frame, u"UserTrackingPayload"))
        return std::nullopt;
    TrackingEvent event;
    event.type = memberOf(frame.data, u"Type").toString();
    event.assetGuid = Guid::parse(memberOf(frame.data, u"AssetGuid").toString());
    event.relatedMessageGuid = Guid::parse(memberOf(frame.data, u"RelatedMessageGuid").toString());
    return event;
}

} // namespace waxwing
