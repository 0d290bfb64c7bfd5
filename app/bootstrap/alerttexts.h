#pragma once

#include "core/alerts/alertcenter.h"
#include "ui/settings/settings.h"

#include <QCoreApplication>

namespace waxwing {

/// The sentences of alerts, at the content level the person chose. Protected messages never show
/// more than their sender.
class AlertTexts final : public AlertWording
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::AlertTexts)

public:
    void setContent(AlertContent content) { m_content = content; }
    [[nodiscard]] Alert forMessage(const MessageSummary& message,
                                   const QString& portalName) const override;
    [[nodiscard]] Alert forBurst(const QList<MessageSummary>& messages,
                                 const QString& portalName) const override;

private:
    AlertContent m_content = AlertContent::SenderAndSubject;
};

} // namespace waxwing
