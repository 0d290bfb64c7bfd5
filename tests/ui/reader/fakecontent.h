#pragma once

#include "core/async/completer.h"
#include "ui/reader/messagecontent.h"

#include <QStringList>

namespace waxwing::test {

/// Content of one message that answers fetches when the test says so, and notes what was asked.
class FakeContent final : public MessageContent
{
public:
    std::optional<MessageSummary> known;
    std::optional<QString> cached;
    QStringList calls;
    std::optional<Completer<Message>> fetching;

    FakeContent()
    {
        known.emplace();
        known->guid = guidOf(1);
        known->subject = QStringLiteral("Subject");
        known->sender.email = QStringLiteral("anna@example.org");
        known->sender.firstName = QStringLiteral("Anna");
    }
    static Guid guidOf(int number)
    {
        return *Guid::parse(QStringLiteral("%1").arg(number, 32, 16, QLatin1Char('0')));
    }

    AsyncResult<std::optional<MessageSummary>> summary(Guid guid) override
    {
        if (known)
            known->guid = guid;
        // A copy by name: QCoro 0.8 moves from what it is given to return, members too.
        Result<std::optional<MessageSummary>> answer(known);
        co_return answer;
    }
    AsyncResult<std::optional<QString>> cachedBody(Guid) override
    {
        calls.append(QStringLiteral("cache"));
        Result<std::optional<QString>> answer(cached);
        co_return answer;
    }
    AsyncResult<Message> fetch(Guid, std::optional<Secret> password) override
    {
        calls.append(password ? QStringLiteral("fetch ") + QString::fromUtf8(password->reveal())
                              : QStringLiteral("fetch"));
        return fetching.emplace().result();
    }
    void deliver(const QString& body)
    {
        Message message;
        message.summary = *known;
        message.summary.retrieved = true;
        message.body = body;
        fetching->complete(message);
    }
    void refusePassword()
    {
        Error wrong(ErrorKind::Forbidden);
        wrong.code = QStringLiteral("38");
        fetching->complete(failure(wrong));
    }
};

} // namespace waxwing::test
