#include "core/sync/attachmentdownloads.h"

#include "core/async/launch.h"
#include "core/sync/transferretry.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <functional>
#include <optional>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr int kMostAtOnce = 2;
constexpr std::size_t kMostChunksDown = 3;
constexpr qint64 kWholeUpTo = qint64(8) * 1024 * 1024;
constexpr std::chrono::milliseconds kDownloadTick = 200ms;

Error coded(ErrorKind kind, const char* code, const char* detail)
{
    Error error(kind, QLatin1String(detail));
    error.code = QLatin1String(code);
    return error;
}

/// What the file said is nearer to the truth than that the stream ended.
Result<void> explained(const Result<void>& result, const FileTail& tail)
{
    switch (tail.trouble()) {
    case FileTail::Trouble::TooMuch:
        return failure(coded(ErrorKind::Protocol, "length", "more bytes than announced"));
    case FileTail::Trouble::NoRoom:
        return failure(coded(ErrorKind::Storage, "disk-full", "no room for the file"));
    case FileTail::Trouble::File:
        return failure(coded(ErrorKind::Storage, "file", "the file cannot be written"));
    case FileTail::Trouble::None: break;
    }
    return result;
}

} // namespace

AttachmentDownloads::AttachmentDownloads(AttachmentClient client, Scheduler& scheduler,
                                         Backoff::Random random, QObject* parent)
    : QObject(parent), m_client(std::move(client)), m_scheduler(scheduler),
      m_random(std::move(random))
{}

AttachmentDownloads::~AttachmentDownloads()
{
    qDeleteAll(m_downloads);
}

AttachmentDownload* AttachmentDownloads::save(Guid attachment, const QString& target,
                                              std::optional<Secret> password)
{
    auto* download = new AttachmentDownload(*this, attachment, target, std::move(password));
    m_downloads << download;
    // Only once the caller has had a chance to connect to it.
    QMetaObject::invokeMethod(this, &AttachmentDownloads::startNext, Qt::QueuedConnection);
    return download;
}

AsyncResult<QByteArray> AttachmentDownloads::content(Guid attachment, qint64 most,
                                                     std::optional<Secret> password,
                                                     std::stop_token stop) const
{
    return contentOf(m_client, attachment, most, std::move(password), std::move(stop));
}

AsyncResult<QByteArray> AttachmentDownloads::contentOf(AttachmentClient client, Guid attachment,
                                                       qint64 most,
                                                       std::optional<Secret> password,
                                                       std::stop_token stop)
{
    const Result<AttachmentDetails> details = co_await client.details(attachment, stop);
    if (!details)
        co_return failure(details.error());
    const qint64 size = details->summary.fileSize;
    if (size > most)
        co_return failure(coded(ErrorKind::Protocol, "too-large", "too large to keep in memory"));
    const auto buffer = std::make_shared<BoundedBuffer>(size);
    ContentDownload request(attachment, buffer, size);
    request.password = std::move(password);
    const Result<void> fetched = co_await client.download(request, stop);
    if (!fetched)
        co_return failure(fetched.error());
    if (buffer->bytes().size() != size)
        co_return failure(coded(ErrorKind::Protocol, "length", "fewer bytes than announced"));
    co_return buffer->bytes();
}

void AttachmentDownloads::discard(AttachmentDownload* download)
{
    if (!m_downloads.removeOne(download))
        return;
    download->m_stop.request_stop();
    download->deleteLater();
    startNext();
}

void AttachmentDownloads::startNext()
{
    auto running = std::count_if(m_downloads.begin(), m_downloads.end(), [](const auto* download) {
        return download->state() == AttachmentDownload::State::Downloading;
    });
    const QList<AttachmentDownload*> downloads = m_downloads;
    for (AttachmentDownload* download : downloads) {
        if (running >= kMostAtOnce)
            return;
        if (download->state() != AttachmentDownload::State::Waiting)
            continue;
        ++running;
        download->start();
    }
}

AttachmentDownload::AttachmentDownload(AttachmentDownloads& downloads, Guid attachment,
                                       const QString& target, std::optional<Secret> password)
    : m_downloads(downloads), m_attachment(attachment), m_target(target),
      m_password(std::move(password)), m_moving(newByteCounter())
{}

AttachmentDownload::~AttachmentDownload()
{
    m_stop.request_stop();
    startOver();
}

qint64 AttachmentDownload::received() const
{
    return std::min(m_bytesDone + m_moving->load(), m_size);
}

void AttachmentDownload::start()
{
    m_state = State::Downloading;
    m_stop = std::stop_source();
    tick();
    launch(run(this, m_stop.get_token()), "download an attachment");
}

AsyncResult<void> AttachmentDownload::run(QPointer<AttachmentDownload> self, std::stop_token stop)
{
    const Result<void> fetched = co_await fetchAll(self, stop);
    // Given up meanwhile: whoever did has taken care of the file.
    if (self && !stop.stop_requested())
        self->end(fetched);
    co_return Result<void>();
}

AsyncResult<void> AttachmentDownload::fetchAll(QPointer<AttachmentDownload> self,
                                               std::stop_token stop)
{
    auto asked = self->m_downloads.m_client.details(self->m_attachment, stop);
    const Result<AttachmentDetails> details = co_await asked;
    if (!self || stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    if (!details)
        co_return failure(details.error());
    const Result<void> ready = self->takeDetails(*details);
    if (!ready)
        co_return ready;
    if (self->m_size <= kWholeUpTo || self->m_chunks <= 1) {
        const std::optional<Error> none;
        const Result<void> whole = co_await fetchPart(self, 0, none, stop);
        if (!whole)
            co_return whole;
    } else {
        const Result<void> chunks = co_await fetchChunks(self, stop);
        if (!chunks)
            co_return chunks;
    }
    if (!self || stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    co_return self->moveIntoPlace();
}

/// One chunk that was asked for, to be written where it belongs if those before it are as long as
/// the first.
struct AttachmentDownload::Coming
{
    int number;
    ByteCounter bytes;
    std::shared_ptr<FileTail> tail;
    std::stop_source giveUp;
    std::unique_ptr<std::stop_callback<std::function<void()>>> onStop;
    AsyncResult<void> task;
};

AsyncResult<void> AttachmentDownload::request(int number, std::shared_ptr<FileTail> tail,
                                              std::stop_token stop)
{
    ContentDownload content(m_attachment, std::move(tail), m_size - m_bytesDone);
    content.password = m_password;
    const AttachmentClient& client = m_downloads.m_client;
    return number == 0 ? client.download(std::move(content), std::move(stop))
                       : client.downloadChunk(std::move(content), number, std::move(stop));
}

AttachmentDownload::Coming AttachmentDownload::ask(int number, qint64 offset,
                                                   const std::stop_token& stop)
{
    const ByteCounter bytes = newByteCounter();
    const auto tail = std::make_shared<FileTail>(m_partial, offset, m_size - offset, bytes,
                                                 FileTail::Behind::Keep);
    std::stop_source giveUp;
    auto onStop = std::make_unique<std::stop_callback<std::function<void()>>>(
        stop, [giveUp]() mutable { giveUp.request_stop(); });
    auto task = request(number, tail, giveUp.get_token());
    return {number, bytes, tail, giveUp, std::move(onStop), std::move(task)};
}

void AttachmentDownload::takeChunk(const Coming& chunk)
{
    m_bytesDone += chunk.tail->taken();
    m_chunksDone = chunk.number;
    *m_moving = 0;
}

/// Lengths of chunks are not announced. The first tells that of the others, so that several can be on
/// their way; where one turns out differently, or something goes wrong, those behind it are given
/// up and come in their turn.
AsyncResult<void> AttachmentDownload::fetchChunks(QPointer<AttachmentDownload> self,
                                                  std::stop_token stop)
{
    qint64 length = 0; // of each chunk but the last; 0 before the first, negative if they differ
    std::deque<Coming> coming;
    while (self && self->m_chunksDone < self->m_chunks) {
        const qint64 before = self->m_bytesDone;
        std::optional<Error> failed;
        if (length > 0) {
            self->askAhead(coming, length, stop);
            Coming& first = coming.front();
            self->m_moving = first.bytes;
            const Result<void> answer = co_await first.task;
            if (!self || stop.stop_requested())
                co_return failure(ErrorKind::Cancelled);
            const Result<void> came = explained(answer, *first.tail);
            if (came && (first.tail->taken() == length || first.number == self->m_chunks)) {
                self->takeChunk(first);
                coming.pop_front();
                continue;
            }
            const Result<void> ended = co_await giveUp(std::move(coming));
            (void)ended;
            coming.clear();
            if (!self || stop.stop_requested())
                co_return failure(ErrorKind::Cancelled);
            if (came)
                length = -1;
            else
                failed = came.error();
        }
        const Result<void> part = co_await fetchPart(self, self->m_chunksDone + 1, failed, stop);
        if (!part)
            co_return part;
        if (self && length == 0)
            length = self->m_bytesDone - before;
    }
    co_return Result<void>();
}

void AttachmentDownload::askAhead(std::deque<Coming>& coming, qint64 length,
                                  const std::stop_token& stop)
{
    while (coming.size() < kMostChunksDown) {
        const auto ahead = static_cast<int>(coming.size());
        const int number = m_chunksDone + 1 + ahead;
        const qint64 offset = m_bytesDone + ahead * length;
        if (ahead > 0 && (number > m_chunks || offset >= m_size))
            return;
        coming.push_back(ask(number, offset, stop));
    }
}

/// They have to be at their end before the file is cut where the next try begins.
AsyncResult<void> AttachmentDownload::giveUp(std::deque<Coming> coming)
{
    for (Coming& chunk : coming)
        chunk.giveUp.request_stop();
    for (std::size_t i = 1; i < coming.size(); ++i) {
        const Result<void> ended = co_await coming[i].task;
        (void)ended;
    }
    co_return Result<void>();
}

AsyncResult<void> AttachmentDownload::fetchPart(QPointer<AttachmentDownload> self, int number,
                                                std::optional<Error> failed, std::stop_token stop)
{
    Backoff pauses = transferPauses(self->m_downloads.m_random);
    for (;;) {
        if (failed) {
            if (!mayTryAgain(*failed, pauses))
                co_return failure(*failed);
            const auto pause = pauseBefore(*failed, pauses);
            const Result<void> waited = co_await self->m_downloads.m_scheduler.wait(pause, stop);
            if (!self || !waited)
                co_return failure(ErrorKind::Cancelled);
        }
        const auto tail = std::make_shared<FileTail>(self->m_partial, self->m_bytesDone,
                                                     self->m_size - self->m_bytesDone,
                                                     self->m_moving);
        auto task = self->request(number, tail, stop);
        const Result<void> answer = co_await task;
        if (!self || stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        const Result<void> fetched = explained(answer, *tail);
        if (fetched) {
            self->m_bytesDone += tail->taken();
            *self->m_moving = 0;
            self->m_chunksDone = number;
            co_return fetched;
        }
        failed = fetched.error();
    }
}

/// Goes on where an earlier try stopped only if it is the same file still.
Result<void> AttachmentDownload::takeDetails(const AttachmentDetails& details)
{
    if (!details.summary.hasAccess) {
        Error error(ErrorKind::Forbidden);
        error.code = QStringLiteral("907");
        return failure(std::move(error));
    }
    if (details.summary.fileSize != m_size || details.chunkCount != m_chunks)
        startOver();
    m_size = details.summary.fileSize;
    m_chunks = details.chunkCount;
    if (m_size < 0)
        return failure(coded(ErrorKind::Protocol, "length", "a negative length"));
    return ensureFile();
}

Result<void> AttachmentDownload::ensureFile()
{
    if (!m_partial.isEmpty() && QFile::exists(m_partial))
        return {};
    m_bytesDone = 0;
    m_chunksDone = 0;
    const QString name = QStringLiteral("/.waxwing-%1.part")
                             .arg(QUuid::createUuid().toString(QUuid::Id128).left(12));
    m_partial = QFileInfo(m_target).path() + name;
    QFile file(m_partial);
    if (file.open(QFile::WriteOnly | QFile::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return {};
    m_partial.clear();
    return failure(coded(ErrorKind::Storage, "file", "the folder cannot be written to"));
}

Result<void> AttachmentDownload::moveIntoPlace()
{
    if (m_bytesDone != m_size || QFileInfo(m_partial).size() != m_size) {
        startOver();
        return failure(coded(ErrorKind::Protocol, "length", "fewer bytes than announced"));
    }
    std::error_code error;
    std::filesystem::rename(std::filesystem::path(m_partial.toStdU16String()),
                            std::filesystem::path(m_target.toStdU16String()), error);
    if (error)
        return failure(coded(ErrorKind::Storage, "file", "the file cannot get its name"));
    m_partial.clear();
    return {};
}

/// Forgets what has come so far, on disk too.
void AttachmentDownload::startOver()
{
    if (!m_partial.isEmpty())
        QFile::remove(m_partial);
    m_partial.clear();
    m_bytesDone = 0;
    m_chunksDone = 0;
    *m_moving = 0;
}

void AttachmentDownload::end(const Result<void>& result)
{
    m_tick.reset();
    m_password.reset();
    m_state = result ? State::Done : State::Stopped;
    if (result)
        Q_EMIT progressed(m_size, m_size);
    const QPointer<AttachmentDownloads> downloads(&m_downloads);
    if (result)
        Q_EMIT completed(m_target);
    else
        Q_EMIT stopped(result.error());
    if (downloads)
        downloads->startNext();
}

void AttachmentDownload::resume(std::optional<Secret> password)
{
    if (m_state != State::Stopped)
        return;
    m_password = std::move(password);
    m_state = State::Waiting;
    m_downloads.startNext();
}

void AttachmentDownload::cancel()
{
    if (m_state == State::Done || m_state == State::Cancelled)
        return;
    m_state = State::Cancelled;
    m_stop.request_stop();
    m_tick.reset();
    m_password.reset();
    startOver();
    const QPointer<AttachmentDownloads> downloads(&m_downloads);
    Q_EMIT stopped(Error(ErrorKind::Cancelled));
    if (downloads)
        downloads->startNext();
}

void AttachmentDownload::tick()
{
    m_tick = m_downloads.m_scheduler.after(kDownloadTick, [this] {
        const qint64 bytes = received();
        if (std::exchange(m_told, bytes) != bytes && m_size > 0)
            Q_EMIT progressed(bytes, m_size);
        if (m_state == State::Downloading)
            tick();
    });
}

} // namespace waxwing
