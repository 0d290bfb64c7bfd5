#include "core/vault/platform/linux/buscall.h"

#include "core/async/completer.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusPendingCallWatcher>

namespace waxwing {

AsyncResult<QDBusMessage> callOnBus(QDBusMessage message, std::chrono::milliseconds patience)
{
    const auto completer = std::make_shared<Completer<QDBusMessage>>();
    auto answer = completer->result();
    const auto pending
        = QDBusConnection::sessionBus().asyncCall(message, static_cast<int>(patience.count()));
    auto* watcher = new QDBusPendingCallWatcher(pending);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher,
                     [completer](QDBusPendingCallWatcher* finished) {
                         completer->complete(finished->reply());
                         finished->deleteLater();
                     });
    co_return co_await answer;
}

bool isAnswer(const Result<QDBusMessage>& reply)
{
    return reply && reply->type() == QDBusMessage::ReplyMessage;
}

bool isTimeout(const QDBusMessage& reply)
{
    const QDBusError::ErrorType type = QDBusError(reply).type();
    return type == QDBusError::NoReply || type == QDBusError::Timeout
           || type == QDBusError::TimedOut;
}

} // namespace waxwing
