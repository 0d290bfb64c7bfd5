#include "core/sync/attachmentuploads.h"

#include "core/async/launch.h"
#include "core/sync/transferretry.h"

#include <algorithm>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr int kMostChunksUp = 3;
constexpr int kMostChunks = 4;
constexpr std::chrono::milliseconds kUploadTick = 200ms;

} // namespace

AttachmentUploads::AttachmentUploads(AttachmentClient client, Scheduler& scheduler,
                                     Backoff::Random random, QObject* parent)
    : QObject(parent), m_client(std::move(client)), m_scheduler(scheduler),
      m_random(std::move(random))
{}

AttachmentUploads::~AttachmentUploads()
{
    m_stop.request_stop();
    for (AttachmentUpload* upload : std::as_const(m_uploads)) {
        upload->m_stop.request_stop();
        delete upload;
    }
}

AsyncResult<QList<AttachmentUpload*>> AttachmentUploads::announce(Guid message,
                                                                  QList<FileToUpload> files)
{
    return announceAndStart(this, message, std::move(files));
}

AsyncResult<QList<AttachmentUpload*>>
AttachmentUploads::announceAndStart(QPointer<AttachmentUploads> self, Guid message,
                                    QList<FileToUpload> files)
{
    QList<AnnouncedFile> announced;
    for (const FileToUpload& file : files)
        announced << AnnouncedFile{file.fileName, file.size};
    auto task = self->m_client.preCreate(message, announced, self->m_stop.get_token());
    const Result<QList<AttachmentPlan>> plans = co_await task;
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!plans)
        co_return failure(plans.error());
    QList<AttachmentUpload*> uploads;
    for (qsizetype i = 0; i < files.size(); ++i)
        uploads << new AttachmentUpload(*self, message, files.at(i), plans->at(i));
    self->m_uploads << uploads;
    // Only once the caller has had a chance to connect to them.
    QMetaObject::invokeMethod(self.data(), [self] { self->fillSlots(); }, Qt::QueuedConnection);
    co_return uploads;
}

AttachmentUpload* AttachmentUploads::takeUp(Guid message, FileToUpload file, AttachmentPlan plan)
{
    auto* upload = new AttachmentUpload(*this, message, std::move(file), std::move(plan));
    upload->m_state = AttachmentUpload::State::Stopped;
    m_uploads << upload;
    return upload;
}

void AttachmentUploads::discard(AttachmentUpload* upload)
{
    if (!m_uploads.removeOne(upload))
        return;
    upload->m_stop.request_stop();
    upload->deleteLater();
}

void AttachmentUploads::fillSlots()
{
    const QList<AttachmentUpload*> uploads = m_uploads; // what is told may discard one
    for (const QPointer<AttachmentUpload> upload : uploads) {
        while (upload && m_underWay < kMostChunks && upload->wantsSlot()) {
            const PlannedChunk chunk = upload->m_waiting.takeFirst();
            ++m_underWay;
            launch(sendChunk(this, upload, chunk), "upload a chunk");
        }
    }
}

AsyncResult<void> AttachmentUploads::sendChunk(QPointer<AttachmentUploads> self,
                                               QPointer<AttachmentUpload> upload,
                                               PlannedChunk chunk)
{
    const ByteCounter sent = newByteCounter();
    const int attempt = upload->m_attempt;
    upload->m_running << AttachmentUpload::Running{chunk.number, attempt, sent};
    upload->tick();
    ChunkUpload request(upload->m_plan.attachment, chunk, upload->m_file.fileName,
                        upload->contentOf(chunk, sent));
    const std::stop_token stop = upload->m_stop.get_token();
    auto task = tryChunk(self->m_client, self->m_scheduler, transferPauses(self->m_random),
                         std::move(request), stop);
    const Result<void> result = co_await task;
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    --self->m_underWay;
    if (upload)
        upload->takeChunkResult(chunk, attempt, result);
    if (self)
        self->fillSlots();
    co_return Result<void>();
}

AsyncResult<void> AttachmentUploads::tryChunk(AttachmentClient client, Scheduler& scheduler,
                                              Backoff pauses, ChunkUpload upload,
                                              std::stop_token stop)
{
    for (;;) {
        const Result<void> sent = co_await client.uploadChunk(upload, stop);
        if (sent || !mayTryAgain(sent.error(), pauses))
            co_return sent;
        const auto pause = pauseBefore(sent.error(), pauses);
        const Result<void> waited = co_await scheduler.wait(pause, stop);
        if (!waited)
            co_return failure(waited.error());
    }
}

AttachmentUpload::AttachmentUpload(AttachmentUploads& uploads, Guid message, FileToUpload file,
                                   AttachmentPlan plan)
    : m_uploads(uploads), m_message(message), m_file(std::move(file)), m_plan(std::move(plan)),
      m_waiting(m_plan.chunks)
{}

qint64 AttachmentUpload::sent() const
{
    qint64 bytes = m_done;
    for (const Running& running : m_running)
        bytes += running.sent->load();
    return std::min(bytes, m_file.size);
}

bool AttachmentUpload::wantsSlot() const
{
    return m_state == State::Uploading && !m_waiting.isEmpty()
           && m_running.size() < kMostChunksUp;
}

std::shared_ptr<BodySource> AttachmentUpload::contentOf(const PlannedChunk& chunk,
                                                        ByteCounter sent) const
{
    if (m_file.path.isEmpty())
        return std::make_shared<MemorySlice>(m_file.bytes, chunk.start, chunk.size, sent);
    return std::make_shared<FileSlice>(m_file.path, chunk.start, chunk.size, sent);
}

void AttachmentUpload::takeChunkResult(const PlannedChunk& chunk, int attempt,
                                       const Result<void>& result)
{
    m_running.removeIf([&chunk, attempt](const Running& running) {
        return running.number == chunk.number && running.attempt == attempt;
    });
    if (m_state != State::Uploading || attempt != m_attempt)
        return; // resume() asks the portal what it has
    if (!result)
        return stopWith(result.error());
    m_done += chunk.size;
    if (m_waiting.isEmpty() && m_running.isEmpty())
        return verify();
    tick();
}

void AttachmentUpload::stopWith(const Error& error)
{
    m_state = State::Stopped;
    m_stop.request_stop();
    m_tick.reset();
    Q_EMIT stopped(error);
}

void AttachmentUpload::verify()
{
    m_tick.reset();
    launch(askProgress(this, true), "compare an upload");
}

AsyncResult<void> AttachmentUpload::askProgress(QPointer<AttachmentUpload> self, bool atEnd)
{
    const QList<Guid> mine{self->m_plan.attachment};
    const std::stop_token stop = self->m_stop.get_token();
    auto task = self->m_uploads.m_client.progress(mine, stop);
    const Result<QList<AttachmentProgress>> answer = co_await task;
    if (self && self->m_state == State::Uploading && !stop.stop_requested())
        self->takeProgress(answer, atEnd);
    co_return Result<void>();
}

void AttachmentUpload::takeProgress(const Result<QList<AttachmentProgress>>& answer, bool atEnd)
{
    if (!answer)
        return stopWith(answer.error());
    const auto mine = std::find_if(answer->begin(), answer->end(), [this](const auto& progress) {
        return progress.attachment == m_plan.attachment;
    });
    if (mine == answer->end())
        return stopWith(Error(ErrorKind::Protocol, QStringLiteral("no progress in the answer")));
    if (mine->uploadedBytes == m_file.size && mine->totalBytes == m_file.size) {
        m_state = State::Done;
        m_done = m_file.size;
        m_waiting.clear();
        Q_EMIT progressed(m_file.size, m_file.size);
        Q_EMIT completed(m_plan.attachment);
        return;
    }
    if (atEnd) {
        Error error(ErrorKind::Protocol, QStringLiteral("the portal has fewer bytes than were sent"));
        error.code = QStringLiteral("upload-incomplete");
        return stopWith(error);
    }
    m_waiting.clear();
    m_done = 0;
    for (const PlannedChunk& chunk : std::as_const(m_plan.chunks)) {
        if (mine->completedChunks.contains(chunk.number))
            m_done += chunk.size;
        else
            m_waiting << chunk;
    }
    // The portal counts wrongly: everything again rather than nothing.
    if (m_waiting.isEmpty()) {
        m_waiting = m_plan.chunks;
        m_done = 0;
    }
    m_uploads.fillSlots();
}

void AttachmentUpload::resume()
{
    if (m_state != State::Stopped)
        return;
    m_state = State::Uploading;
    ++m_attempt;
    m_stop = std::stop_source();
    launch(askProgress(this, false), "resume an upload");
}

void AttachmentUpload::cancel()
{
    if (m_state == State::Cancelled)
        return;
    m_state = State::Cancelled;
    m_stop.request_stop();
    m_tick.reset();
    // Also if this dies right afterwards: nothing is left lying about in the draft.
    launch(m_uploads.m_client.remove(m_message, m_plan.attachment, {}), "remove an upload");
    Q_EMIT stopped(Error(ErrorKind::Cancelled));
}

void AttachmentUpload::tick()
{
    if (m_tick || m_state != State::Uploading)
        return;
    m_tick = m_uploads.m_scheduler.after(kUploadTick, [this] {
        m_tick.reset();
        const qint64 bytes = sent();
        if (std::exchange(m_told, bytes) != bytes)
            Q_EMIT progressed(bytes, m_file.size);
        if (m_state == State::Uploading && !m_running.isEmpty())
            tick();
    });
}

} // namespace waxwing
