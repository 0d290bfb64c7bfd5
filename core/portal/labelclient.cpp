#include "core/portal/labelclient.h"

namespace waxwing {

namespace {

QString labelPath(const Guid& label)
{
    return QStringLiteral("/v1/labels/%1").arg(label.toString());
}

QString labelPath(const Guid& label, const Guid& message)
{
    return QStringLiteral("/v1/labels/%1/messages/%2").arg(label.toString(), message.toString());
}

bool isFolder(const JsonReader& label)
{
    const QString type = label.text("systemType");
    return !type.isEmpty() && type.compare(u"None", Qt::CaseInsensitive) != 0;
}

Result<QList<UserLabel>> readUserLabels(const Json& json)
{
    const Json* results = JsonReader(json).member("results");
    if (!results || !results->is_array())
        return failure(ErrorKind::Protocol, QStringLiteral("labels without results"));
    QList<UserLabel> labels;
    for (const Json& item : *results) {
        const JsonReader reader(item);
        const auto guid = reader.guid("labelGuid");
        if (!guid || isFolder(reader))
            continue;
        UserLabel label;
        label.guid = *guid;
        label.name = reader.text("name");
        label.parent = reader.guid("parentLabelGuid");
        label.allowDelete = reader.flag("allowDelete", false);
        label.allowRename = reader.flag("allowRename", false);
        label.allowAssetAdd = reader.flag("allowAssetAdd", false);
        label.allowAssetRemove = reader.flag("allowAssetRemove", false);
        labels << label;
    }
    return labels;
}

Result<Guid> readLabelGuid(const Json& json)
{
    const auto guid = JsonReader(json).guid("labelGuid");
    if (!guid)
        return failure(ErrorKind::Protocol, QStringLiteral("a label without guid"));
    return *guid;
}

} // namespace

AsyncResult<QList<UserLabel>> LabelClient::own(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/labels"));
    return m_caller.sendAndRead(std::move(call), &readUserLabels, std::move(stop));
}

AsyncResult<Guid> LabelClient::create(QString name, std::optional<Guid> parent,
                                      std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/labels"));
    call.body["name"] = name.toStdString();
    if (parent)
        call.body["parentLabelGuid"] = parent->toString().toStdString();
    return m_caller.sendAndRead(std::move(call), &readLabelGuid, std::move(stop));
}

AsyncResult<void> LabelClient::rename(Guid label, QString name, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Put, labelPath(label));
    call.body["name"] = name.toStdString();
    call.repeatable = true;
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<void> LabelClient::nest(Guid label, std::optional<Guid> parent,
                                    std::stop_token stop) const
{
    PortalCall call(HttpMethod::Put, labelPath(label) + QStringLiteral("/parent"));
    if (parent)
        call.body["parentLabelGuid"] = parent->toString().toStdString();
    call.repeatable = true;
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<void> LabelClient::erase(Guid label, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Delete, labelPath(label));
    call.repeatable = true;
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<void> LabelClient::add(Guid label, Guid message, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, labelPath(label, message));
    call.repeatable = true;
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<void> LabelClient::remove(Guid label, Guid message, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Delete, labelPath(label, message));
    call.repeatable = true;
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

} // namespace waxwing
