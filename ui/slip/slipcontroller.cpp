#include "ui/slip/slipcontroller.h"

#include "ui/common/errorsentence.h"

#include <algorithm>

namespace waxwing {

namespace {

/// As with lists (notifications.md section 3).
constexpr std::chrono::milliseconds kBurst{500};

} // namespace

SlipController::SlipController(Scheduler& scheduler, QObject* parent)
    : QObject(parent), m_scheduler(scheduler)
{}

void SlipController::show(SlipSource& source, const MessageSummary& message)
{
    if (m_source == &source && m_state.message && m_state.message->guid == message.guid) {
        const bool news = m_state.message->isRecalled() != message.isRecalled()
                          || m_state.message->retrieved != message.retrieved;
        m_state.message = message;
        Q_EMIT changed();
        if (news)
            noteTouched(message.guid);
        return;
    }
    ++m_generation;
    m_source = &source;
    m_state = {};
    m_state.message = message;
    m_started = m_asking = m_dirty = false;
    m_soon.reset();
    if (m_watched)
        start();
    Q_EMIT changed();
}

void SlipController::clear()
{
    if (!m_source)
        return;
    ++m_generation;
    m_source = nullptr;
    m_state = {};
    m_started = m_asking = m_dirty = false;
    m_soon.reset();
    Q_EMIT changed();
}

void SlipController::drop(const SlipSource& source)
{
    if (m_source == &source)
        clear();
}

void SlipController::setWatched(bool watched)
{
    if (std::exchange(m_watched, watched) == watched || !watched || !m_source)
        return;
    if (!m_started)
        start();
    else if (m_dirty)
        refresh();
}

/// The cache first, so that there is something to look at; then the portal.
void SlipController::start()
{
    m_started = true;
    m_state.loading = true;
    const Guid guid = m_state.message->guid;
    m_source->watch(guid);
    QCoro::connect(m_source->cached(guid), this,
                   [this, generation = m_generation](Result<std::optional<DeliverySlip>> cached) {
                       if (generation != m_generation)
                           return;
                       if (cached && cached->has_value() && !m_state.slip)
                           m_state.slip = **cached;
                       refresh();
                   });
}

void SlipController::noteTouched(const Guid& asset)
{
    if (!m_source || !m_started)
        return;
    const QList<AttachmentSummary>& files = m_state.message->attachments;
    const bool ours = asset == m_state.message->guid
                      || std::any_of(files.begin(), files.end(),
                                     [&](const auto& file) { return file.guid == asset; });
    if (!ours)
        return;
    m_dirty = true;
    if (m_watched && !m_soon)
        m_soon = m_scheduler.after(kBurst, [this] { refresh(); });
}

void SlipController::refresh()
{
    m_soon.reset();
    if (!m_source || !m_started)
        return;
    if (m_asking || !m_watched) {
        m_dirty = true;
        return;
    }
    ask();
}

void SlipController::ask()
{
    m_asking = true;
    m_dirty = false;
    m_state.loading = true;
    QList<Guid> files;
    for (const AttachmentSummary& file : std::as_const(m_state.message->attachments))
        files << file.guid;
    const Guid guid = m_state.message->guid;
    QCoro::connect(m_source->fetch(guid, std::move(files)), this,
                   [this, generation = m_generation](Result<DeliverySlip> answer) {
                       if (generation == m_generation)
                           take(answer);
                   });
    Q_EMIT changed();
}

void SlipController::take(const Result<DeliverySlip>& answer)
{
    m_asking = false;
    m_state.loading = false;
    if (answer) {
        m_state.slip = *answer;
        m_state.error.clear();
    } else {
        m_state.error = errorSentence(answer.error(), ErrorContext::Reading);
    }
    Q_EMIT changed();
    if (m_dirty && m_watched)
        m_soon = m_scheduler.after(kBurst, [this] { refresh(); });
}

} // namespace waxwing
