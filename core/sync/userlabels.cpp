#include "core/sync/userlabels.h"

#include <QPointer>

namespace waxwing {

UserLabels::UserLabels(LabelClient client, LabelRows& rows)
    : m_client(std::move(client)), m_rows(rows)
{}

UserLabels::~UserLabels()
{
    m_stop.request_stop();
}

const UserLabel* UserLabels::find(const Guid& label) const
{
    for (const UserLabel& one : m_labels) {
        if (one.guid == label)
            return &one;
    }
    return nullptr;
}

void UserLabels::take(const QList<UserLabel>& labels)
{
    if (m_labels == labels)
        return;
    m_labels = labels;
    Q_EMIT changed();
}

AsyncResult<void> UserLabels::load()
{
    const QPointer<UserLabels> self(this);
    const Result<QList<UserLabel>> known = co_await m_rows.load();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!known)
        co_return failure(known.error());
    if (!m_answered)
        take(*known);
    co_return Result<void>();
}

AsyncResult<void> UserLabels::reload()
{
    const QPointer<UserLabels> self(this);
    const std::stop_token stop = m_stop.get_token();
    const Result<QList<UserLabel>> labels = co_await m_client.own(stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!labels)
        co_return failure(labels.error());
    m_answered = true;
    take(*labels);
    const QList<UserLabel> kept = *labels;
    co_return co_await m_rows.store(kept);
}

/// What the portal says afterwards counts, also where it refused.
AsyncResult<void> UserLabels::thenReload(AsyncResult<void> deed)
{
    const QPointer<UserLabels> self(this);
    const Result<void> done = co_await deed;
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    const Result<void> read = co_await reload();
    (void)read;
    co_return done;
}

AsyncResult<Guid> UserLabels::create(QString name, std::optional<Guid> parent)
{
    const QPointer<UserLabels> self(this);
    const std::stop_token stop = m_stop.get_token();
    const Result<Guid> made = co_await m_client.create(name, parent, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    const Result<void> read = co_await reload();
    (void)read;
    co_return made;
}

AsyncResult<void> UserLabels::rename(Guid label, QString name)
{
    return thenReload(m_client.rename(label, std::move(name), m_stop.get_token()));
}

AsyncResult<void> UserLabels::nest(Guid label, std::optional<Guid> parent)
{
    return thenReload(m_client.nest(label, parent, m_stop.get_token()));
}

AsyncResult<RemovedLabels> UserLabels::erase(Guid label)
{
    const QPointer<UserLabels> self(this);
    const std::stop_token stop = m_stop.get_token();
    RemovedLabels removed;
    removed.labels = branchOf(m_labels, label);
    QList<Guid> guids;
    for (const UserLabel& one : std::as_const(removed.labels))
        guids << one.guid;
    const Result<QHash<Guid, QList<Guid>>> carriers = co_await m_rows.carriers(guids);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (carriers)
        removed.carriers = *carriers;
    const Result<void> erased = co_await m_client.erase(label, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!erased)
        co_return failure(erased.error());
    const Result<void> off = co_await m_rows.takeOff(guids);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    (void)off; // the next sync sees it as well
    const Result<void> read = co_await reload();
    (void)read;
    Result<RemovedLabels> answer(std::move(removed));
    co_return answer;
}

AsyncResult<void> UserLabels::restore(RemovedLabels removed)
{
    const QPointer<UserLabels> self(this);
    const std::stop_token stop = m_stop.get_token();
    QHash<Guid, Guid> now;
    Result<void> result;
    for (const UserLabel& one : std::as_const(removed.labels)) {
        const UserLabel label = one;
        std::optional<Guid> parent = label.parent;
        if (parent && now.contains(*parent))
            parent = now.value(*parent);
        const Result<Guid> made = co_await m_client.create(label.name, parent, stop);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!made) {
            result = failure(made.error());
            break;
        }
        now.insert(label.guid, *made);
        const Guid anew = *made;
        const QList<Guid> messages = removed.carriers.value(label.guid);
        QList<Guid> marked;
        for (const Guid& carrier : messages) {
            const Guid message = carrier;
            const Result<void> added = co_await m_client.add(anew, message, stop);
            if (!self)
                co_return failure(ErrorKind::Cancelled);
            if (added)
                marked << message;
            else
                result = failure(added.error());
        }
        const Result<void> stored = co_await m_rows.mark(anew, marked, true);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        (void)stored;
    }
    const Result<void> read = co_await reload();
    (void)read;
    co_return result;
}

} // namespace waxwing
