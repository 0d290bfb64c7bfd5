#pragma once

#include "core/sync/notificationsessions.h"

#include <deque>

namespace waxwing::test {

/// Notification sessions of a portal that exists only here.
class FakeNotificationSessions final : public NotificationSessions
{
public:
    int created = 0;
    int beats = 0;
    QList<QList<Guid>> subscriptions;
    std::deque<Error> createFailures;
    std::deque<Error> beatFailures;
    std::deque<Error> subscribeFailures;

    [[nodiscard]] AsyncResult<Secret> create(std::stop_token) override
    {
        ++created;
        if (!createFailures.empty()) {
            const Error error = createFailures.front();
            createFailures.pop_front();
            co_return failure(error);
        }
        co_return Secret("channel-" + QByteArray::number(created));
    }
    [[nodiscard]] AsyncResult<void> heartbeat(Secret, std::stop_token) override
    {
        ++beats;
        if (!beatFailures.empty()) {
            const Error error = beatFailures.front();
            beatFailures.pop_front();
            co_return failure(error);
        }
        co_return Result<void>();
    }
    [[nodiscard]] AsyncResult<void> subscribe(Secret, QList<Guid> messageGuids,
                                              std::stop_token) override
    {
        subscriptions << messageGuids;
        if (!subscribeFailures.empty()) {
            const Error error = subscribeFailures.front();
            subscribeFailures.pop_front();
            co_return failure(error);
        }
        co_return Result<void>();
    }
};

} // namespace waxwing::test
