#pragma once

#include "core/model/userlabel.h"
#include "core/portal/sessioncaller.h"

namespace waxwing {

/// Labels (messages.md section 7): those that people make, and putting them on messages; system
/// labels are put on messages too, which moves these. All may be repeated but create(). Main thread.
class LabelClient
{
public:
    explicit LabelClient(SessionCaller caller) : m_caller(std::move(caller)) {}

    /// Those that the person made, in the portal's order.
    [[nodiscard]] AsyncResult<QList<UserLabel>> own(std::stop_token stop) const;
    [[nodiscard]] AsyncResult<Guid> create(QString name, std::optional<Guid> parent,
                                           std::stop_token stop) const;
    [[nodiscard]] AsyncResult<void> rename(Guid label, QString name, std::stop_token stop) const;
    /// Without a parent: to the top level.
    [[nodiscard]] AsyncResult<void> nest(Guid label, std::optional<Guid> parent,
                                         std::stop_token stop) const;
    /// With all below it, and off all messages.
    [[nodiscard]] AsyncResult<void> erase(Guid label, std::stop_token stop) const;

    [[nodiscard]] AsyncResult<void> add(Guid label, Guid message, std::stop_token stop) const;
    [[nodiscard]] AsyncResult<void> remove(Guid label, Guid message, std::stop_token stop) const;

private:
    SessionCaller m_caller;
};

} // namespace waxwing
