#pragma once

#include "core/alerts/alertplan.h"
#include "core/alerts/notifier.h"

namespace waxwing {

/// What an alert says, in the person's language and no more than the decision's content level.
class AlertWording
{
public:
    virtual ~AlertWording() = default;
    /// `portalName` is empty while there is only one account.
    [[nodiscard]] virtual Alert forNews(const News& news, const AlertDecision& decision,
                                        const QString& portalName) const = 0;
    /// For Burst and Digest.
    [[nodiscard]] virtual Alert forSummary(PlannedAlert::Form form, const QList<News>& news,
                                           const AlertDecision& decision,
                                           const QString& portalName) const = 0;
};

} // namespace waxwing
