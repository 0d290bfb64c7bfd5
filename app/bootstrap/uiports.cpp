#include "app/bootstrap/uiports.h"

#include "core/async/completer.h"
#include "core/async/launch.h"
#include "core/content/cleanhtml.h"

#include <QThreadPool>

namespace waxwing {

namespace {

AsyncResult<QString> plainTextElsewhere(Message message)
{
    const auto completer = std::make_shared<Completer<QString>>();
    auto plain = completer->result();
    QThreadPool::globalInstance()->start([completer, message = std::move(message)] {
        completer->complete(message.summary.bodyFormat == BodyFormat::Html
                                ? plainTextOf(message.body)
                                : message.body);
    });
    co_return co_await plain;
}

AsyncResult<void> keepBody(QPointer<LiveAccount> account, Message message)
{
    const Result<QString> plain = co_await plainTextElsewhere(message);
    if (!plain || !account)
        co_return failure(ErrorKind::Cancelled);
    const Guid guid = message.summary.guid;
    const BodyFormat format = message.summary.bodyFormat;
    const QString body = message.body;
    const QString words = *plain;
    co_return co_await account->messages().storeBody(guid, body, format, words);
}

} // namespace

AsyncResult<std::optional<MessageSummary>> AccountContent::summary(Guid guid)
{
    using Summary = std::optional<MessageSummary>;
    const QPointer<LiveAccount> account = m_account;
    const Result<Summary> stored = co_await account->messages().summary(guid);
    if (!stored || *stored || !account)
        co_return stored;
    MessageFilter filter;
    filter.messageGuids << guid;
    const std::stop_token never;
    const Result<Page<MessageSummary>> page
        = co_await account->portal().searchMessages(filter, 1, 1, never);
    if (!page)
        co_return failure(page.error());
    co_return page->results.isEmpty() ? Summary() : Summary(page->results.first());
}

AsyncResult<Message> AccountContent::fetch(Guid guid, std::optional<Secret> password)
{
    const QPointer<LiveAccount> account = m_account;
    const std::stop_token never;
    const Result<Message> answer
        = co_await account->portal().retrieveMessage(guid, password, never);
    if (!answer || !account)
        co_return answer;
    const MessageSummary& summary = answer->summary;
    const QList<MessageSummary> updated{summary};
    launch(account->messages().update(updated), "update message");
    account->noteOpened(guid);
    // Refused by the store itself, too: what is protected never reaches the disk.
    if (!summary.isProtected() && summary.hasAccess && !summary.isRecalled())
        launch(keepBody(account, *answer), "keep body");
    co_return answer;
}

} // namespace waxwing
