#include "core/portal/labelclient.h"

namespace waxwing {

namespace {

QString pathOf(const Guid& label, const Guid& message)
{
    return QStringLiteral("/v1/labels/%1/messages/%2").arg(label.toString(), message.toString());
}

} // namespace

AsyncResult<void> LabelClient::add(Guid label, Guid message, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, pathOf(label, message));
    call.repeatable = true;
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<void> LabelClient::remove(Guid label, Guid message, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Delete, pathOf(label, message));
    call.repeatable = true;
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

} // namespace waxwing
