#include "app/bootstrap/trayfeed.h"

#include "core/async/launch.h"

#include <QPointer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace waxwing {

namespace {

constexpr auto kPause = std::chrono::milliseconds(500);
constexpr int kMost = 5;

} // namespace

TrayFeed::TrayFeed(Needs needs) : m_needs(std::move(needs))
{
    AccountList& accounts = m_needs.accounts;
    connect(&accounts, &AccountList::added, this, &TrayFeed::refresh);
    connect(&accounts, &AccountList::removed, this, &TrayFeed::refresh);
    connect(&accounts, &AccountList::listsChanged, this, &TrayFeed::refresh);
}

TrayFeed::~TrayFeed() = default;

void TrayFeed::refresh()
{
    if (m_soon)
        return;
    m_soon = m_needs.scheduler.after(kPause, [this] {
        m_soon.reset();
        launch(gather(), "newest unread messages");
    });
}

AsyncResult<void> TrayFeed::gather()
{
    const QPointer<TrayFeed> self(this);
    const quint64 round = ++m_round;
    const AlertContent content = m_needs.content();
    QList<TrayMessage> newest;
    QList<Guid> ids;
    if (content != AlertContent::Nothing) {
        for (const auto& account : m_needs.accounts.all())
            ids << account->record().id;
    }
    for (const Guid& id : std::as_const(ids)) {
        LiveAccount* account = m_needs.accounts.find(id);
        if (!account)
            continue;
        ListQuery query;
        query.filter.unread = true;
        std::optional<RowKey> fromTheTop;
        const Result<MessageRows> found
            = co_await account->messages().rows(query, fromTheTop, kMost);
        if (!self || round != m_round)
            co_return failure(ErrorKind::Cancelled);
        if (!found)
            continue;
        for (const MessageRow& row : found->rows) {
            TrayMessage message;
            message.account = id;
            message.message = row.guid;
            message.date = row.date;
            message.sender = row.correspondent;
            message.isProtected = row.isProtected;
            if (content == AlertContent::SenderAndSubject && !row.isProtected)
                message.subject = row.subject;
            newest << message;
        }
    }
    std::sort(newest.begin(), newest.end(),
              [](const TrayMessage& a, const TrayMessage& b) { return a.date > b.date; });
    newest.resize(std::min<qsizetype>(newest.size(), kMost));
    Q_EMIT changed(newest);
    co_return Result<void>();
}

} // namespace waxwing
