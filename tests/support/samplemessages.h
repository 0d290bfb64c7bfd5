#pragma once

#include "core/model/types.h"

namespace waxwing::test {

inline Guid guidOf(int number)
{
    return *Guid::parse(QStringLiteral("%1").arg(number, 32, 16, QLatin1Char('0')));
}

/// A message of somebody else, one minute apart from its neighbours, newest with the highest number.
inline MessageSummary sampleMessage(int number)
{
    MessageSummary message;
    message.guid = guidOf(number);
    message.conversationGuid = guidOf(number);
    message.date = QDateTime({2026, 1, 1}, {8, 0}, Qt::UTC).addSecs(60 * number);
    message.subject = QStringLiteral("Subject %1").arg(number);
    message.status = QStringLiteral("Sent");
    message.action = QStringLiteral("New");
    message.sender.email = QStringLiteral("bert@example.org");
    message.sender.firstName = QStringLiteral("Bert");
    message.sender.lastName = QStringLiteral("Müller");
    User anna;
    anna.email = QStringLiteral("anna@example.org");
    message.to << anna;
    return message;
}

} // namespace waxwing::test
