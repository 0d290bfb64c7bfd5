#pragma once

#include "core/alerts/alertwording.h"

namespace waxwing::test {

/// Says just what a test needs to tell alerts apart.
class PlainWording final : public AlertWording
{
public:
    [[nodiscard]] Alert forNews(const News& news, const AlertDecision& decision,
                                const QString& portalName) const override
    {
        Alert alert;
        const bool silent = decision.content == AlertContent::Nothing;
        alert.title = silent ? QStringLiteral("New message") : news.personName;
        alert.body = silent ? portalName : news.subject + portalName;
        return alert;
    }
    [[nodiscard]] Alert forSummary(PlannedAlert::Form form, const QList<News>& news,
                                   const AlertDecision&, const QString&) const override
    {
        Alert alert;
        alert.title = QStringLiteral("%1 %2").arg(news.size()).arg(
            form == PlannedAlert::Form::Digest ? QStringLiteral("in the night")
                                               : QStringLiteral("new messages"));
        return alert;
    }
};

} // namespace waxwing::test
