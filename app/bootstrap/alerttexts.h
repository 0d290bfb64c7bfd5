#pragma once

#include "app/bootstrap/alertportraits.h"
#include "core/alerts/alertwording.h"

#include <QCoreApplication>

namespace waxwing {

/// The sentences of alerts, at the content level that was decided. Protected messages never show
/// more than their sender, and no picture.
class AlertTexts final : public AlertWording
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::AlertTexts)

public:
    [[nodiscard]] Alert forNews(const News& news, const AlertDecision& decision,
                                const QString& portalName) const override;
    [[nodiscard]] Alert forSummary(PlannedAlert::Form form, const QList<News>& news,
                                   const AlertDecision& decision,
                                   const QString& portalName) const override;

private:
    AlertPortraits m_portraits;
};

} // namespace waxwing
