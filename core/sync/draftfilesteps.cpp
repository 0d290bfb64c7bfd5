#include "core/async/filecheck.h"
#include "core/async/launch.h"
#include "core/sync/draftfiles.h"
#include "core/sync/outboxrules.h"

#include <algorithm>

/// The calls that bring the files of a draft to the portal.
namespace waxwing {

namespace {

Error changedOnDisk()
{
    Error error(ErrorKind::Storage, QStringLiteral("a file is not as it was chosen"));
    error.code = QStringLiteral("source");
    return error;
}

bool isAsChosen(const FileOnDisk& now, const DraftFile& file)
{
    return now.isReadableFile && now.size == file.size
           && (!file.modified.isValid() || now.modified == file.modified);
}

} // namespace

DraftFiles::NextStep DraftFiles::stepFor(const Guid& draft) const
{
    const auto work = m_work.find(draft);
    if (!m_started || work == m_work.end() || work->second.message.isNull())
        return {};
    const auto first = [&](auto fits) -> const DraftFile* {
        const auto found = std::find_if(m_files.begin(), m_files.end(), [&](const DraftFile& file) {
            return file.draft == draft && fits(file);
        });
        return found == m_files.end() ? nullptr : &*found;
    };
    const auto waits = [](const DraftFile& file) { return file.stage == FileStage::Waiting; };
    if (const auto* file = first([](const auto& one) { return one.stage == FileStage::Announcing; }))
        return {Step::Look, file->id};
    if (const auto* file = first([](const auto& one) { return one.stage == FileStage::Removing; }))
        return {Step::Remove, file->id};
    if (const auto* file = first(
            [&](const auto& one) { return waits(one) && one.origin != FileOrigin::Own; }))
        return {work->second.looked ? Step::Link : Step::Look, file->id};
    if (const auto* file = first(waits))
        return {Step::Announce, file->id};
    if (const auto* file = first([this](const auto& one) {
            return one.stage == FileStage::Uploading && !m_running.contains(one.id);
        }))
        return {Step::TakeUp, file->id};
    return {};
}

/// True: look at once for what comes next. An error: later.
AsyncResult<bool> DraftFiles::take(Guid draft, NextStep next)
{
    switch (next.step) {
    case Step::Remove: return takeOff(next.file);
    case Step::Look: return look(draft);
    case Step::Link: return link(next.file);
    case Step::Announce: return announce(next.file);
    case Step::TakeUp: return takeUp(next.file);
    case Step::Nothing: break;
    }
    return []() -> AsyncResult<bool> { co_return false; }();
}

AsyncResult<bool> DraftFiles::keep(Guid id)
{
    const DraftFile* file = find(id);
    if (!file)
        co_return true;
    const DraftFile snapshot = *file;
    const Result<void> kept = co_await m_store.put(snapshot);
    if (!kept)
        co_return failure(kept.error());
    co_return true;
}

AsyncResult<bool> DraftFiles::drop(Guid id)
{
    dropUpload(id);
    m_files.removeIf([&id](const DraftFile& file) { return file.id == id; });
    const Result<void> gone = co_await m_store.remove(id);
    if (!gone)
        co_return failure(gone.error());
    co_return true;
}

AsyncResult<bool> DraftFiles::takeOff(Guid id)
{
    const QPointer<DraftFiles> self(this);
    const DraftFile file = *find(id);
    const Guid message = m_work[file.draft].message;
    if (!file.attachment.isNull()) {
        const std::stop_token stop = m_stop.get_token();
        const bool linked = file.origin == FileOrigin::Parent;
        auto call = linked ? m_client.unlink(message, file.attachment, stop)
                           : m_client.remove(message, file.attachment, stop);
        const Result<void> done = co_await call;
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        // Refused: it is not there, which is what was wanted.
        if (!done && callOutcomeOf(done.error()) != CallOutcome::Refused)
            co_return failure(done.error());
    }
    co_return co_await drop(id);
}

/// What the draft has: linked with it already, or left behind by an announcement whose answer was
/// lost (messages.md section 6). The latter goes, and is announced again.
AsyncResult<bool> DraftFiles::look(Guid draft)
{
    const QPointer<DraftFiles> self(this);
    const Guid message = m_work[draft].message;
    const std::stop_token stop = m_stop.get_token();
    const Result<MessageSummary> state = co_await m_portal.messageState(message, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!state)
        co_return failure(state.error());
    QList<Guid> announcing;
    for (const DraftFile& file : std::as_const(m_files)) {
        if (file.draft == draft && file.stage == FileStage::Announcing)
            announcing << file.id;
    }
    for (const AttachmentSummary& there : state->attachments) {
        const bool known = std::any_of(m_files.begin(), m_files.end(), [&](const auto& file) {
            return file.attachment == there.guid;
        });
        const bool leftBehind = !known
            && std::any_of(announcing.begin(), announcing.end(), [&](const Guid& id) {
                   const DraftFile* file = find(id);
                   return file && file->fileName == there.fileName && file->size == there.fileSize;
               });
        if (!leftBehind)
            continue;
        const Guid attachment = there.guid;
        const Result<void> gone = co_await m_client.remove(message, attachment, stop);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!gone && callOutcomeOf(gone.error()) != CallOutcome::Refused)
            co_return failure(gone.error());
    }
    for (DraftFile& file : m_files) {
        if (file.draft != draft)
            continue;
        const bool there = std::any_of(
            state->attachments.begin(), state->attachments.end(),
            [&file](const auto& attachment) { return attachment.guid == file.attachment; });
        if (file.stage == FileStage::Announcing && announcing.contains(file.id)) {
            file.stage = FileStage::Waiting;
        } else if (file.stage == FileStage::Waiting && file.origin != FileOrigin::Own && there) {
            file.stage = FileStage::AtPortal;
            file.message = message;
        } else {
            continue;
        }
        launch(keep(file.id), "keep a file");
    }
    m_work[draft].looked = true;
    co_return true;
}

AsyncResult<bool> DraftFiles::link(Guid id)
{
    const QPointer<DraftFiles> self(this);
    const DraftFile before = *find(id);
    const Guid message = m_work[before.draft].message;
    const std::stop_token stop = m_stop.get_token();
    const Result<void> done = co_await m_client.link(message, before.attachment, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    DraftFile* file = find(id);
    if (!file || file->stage != FileStage::Waiting)
        co_return true;
    if (!done) {
        if (callOutcomeOf(done.error()) != CallOutcome::Refused)
            co_return failure(done.error());
        fail(id, done.error());
        co_return true;
    }
    file->stage = FileStage::AtPortal;
    file->message = message;
    co_return co_await keep(id);
}

/// The file as it was chosen; nothing if it is not that any more.
AsyncResult<std::optional<FileToUpload>> DraftFiles::contentOf(Guid id)
{
    const QPointer<DraftFiles> self(this);
    const DraftFile file = *find(id);
    FileToUpload content;
    content.fileName = file.fileName;
    content.path = file.path;
    content.size = file.size;
    if (file.path.isEmpty()) {
        const Result<QByteArray> bytes = co_await m_store.content(id);
        if (!bytes)
            co_return failure(bytes.error());
        if (bytes->size() != file.size)
            co_return std::optional<FileToUpload>();
        content.bytes = *bytes;
        co_return std::optional<FileToUpload>(content);
    }
    const QStringList paths(file.path);
    const Result<QList<FileOnDisk>> now = co_await lookAtFiles(paths);
    if (!self || !now)
        co_return failure(ErrorKind::Cancelled);
    if (!isAsChosen(now->first(), file))
        co_return std::optional<FileToUpload>();
    co_return std::optional<FileToUpload>(content);
}

/// What to upload of a file that is at this stage still. Nothing: it has gone on meanwhile, or failed
/// just now because it is another on the disk.
AsyncResult<std::optional<FileToUpload>> DraftFiles::contentAt(Guid id, FileStage stage)
{
    const QPointer<DraftFiles> self(this);
    Result<std::optional<FileToUpload>> content = co_await contentOf(id);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    const DraftFile* file = find(id);
    if (!content)
        co_return content;
    if (!file || file->stage != stage)
        co_return std::optional<FileToUpload>();
    if (!*content && !m_running.contains(id))
        fail(id, changedOnDisk());
    co_return content;
}

AsyncResult<bool> DraftFiles::announce(Guid id)
{
    const QPointer<DraftFiles> self(this);
    const Result<std::optional<FileToUpload>> content = co_await contentAt(id, FileStage::Waiting);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!content)
        co_return failure(content.error());
    DraftFile* file = find(id);
    if (!*content || !file)
        co_return true;
    const Guid message = m_work[file->draft].message;
    file->stage = FileStage::Announcing;
    const Result<bool> permitted = co_await keep(id);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    file = find(id);
    if (!permitted) {
        if (file && file->stage == FileStage::Announcing)
            file->stage = FileStage::Waiting;
        co_return failure(permitted.error());
    }
    const QList<FileToUpload> files(1, **content);
    const Result<QList<AttachmentUpload*>> begun = co_await m_uploads.announce(message, files);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    file = find(id);
    if (!begun) {
        const CallOutcome outcome = callOutcomeOf(begun.error());
        if (!file || file->stage != FileStage::Announcing)
            co_return true;
        // A plan one cannot follow will be no better next time; what it left is looked for then.
        if (outcome == CallOutcome::Refused || begun.error().hasCode(u"chunk-plan")) {
            fail(id, begun.error());
            co_return true;
        }
        if (outcome == CallOutcome::NotDone)
            file->stage = FileStage::Waiting;
        co_return failure(begun.error());
    }
    AttachmentUpload* upload = begun->first();
    if (!file || m_work[file->draft].message != message) {
        upload->cancel();
        m_uploads.discard(upload);
        co_return true;
    }
    file->attachment = upload->attachment();
    file->message = message;
    file->chunks = upload->plan().chunks;
    if (file->stage == FileStage::Removing) {
        m_uploads.discard(upload);
        co_return true;
    }
    file->stage = FileStage::Uploading;
    follow(id, upload);
    co_return co_await keep(id);
}

/// Goes on with what the run before has begun.
AsyncResult<bool> DraftFiles::takeUp(Guid id)
{
    const QPointer<DraftFiles> self(this);
    const Result<std::optional<FileToUpload>> content
        = co_await contentAt(id, FileStage::Uploading);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!content)
        co_return failure(content.error());
    DraftFile* file = find(id);
    if (!*content || !file || m_running.contains(id))
        co_return true;
    if (file->chunks.isEmpty()) { // its plan could not be read
        file->stage = FileStage::Announcing;
        co_return co_await keep(id);
    }
    const AttachmentPlan plan{file->attachment, file->fileName, file->chunks};
    AttachmentUpload* upload = m_uploads.takeUp(file->message, **content, plan);
    follow(id, upload);
    upload->resume();
    co_return true;
}

/// The portal has all of it; that it is one file and not the halves of two is checked here.
AsyncResult<void> DraftFiles::finish(Guid id)
{
    const QPointer<DraftFiles> self(this);
    if (!find(id))
        co_return Result<void>();
    const Result<std::optional<FileToUpload>> content = co_await contentOf(id);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    DraftFile* file = find(id);
    if (!file || file->stage != FileStage::Uploading)
        co_return Result<void>();
    dropUpload(id);
    if (content && !*content) {
        fail(id, changedOnDisk());
        co_return Result<void>();
    }
    file->stage = FileStage::AtPortal;
    file->sent = file->size;
    const Guid draft = file->draft;
    const Result<bool> kept = co_await keep(id);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    Q_EMIT changed(draft);
    if (!kept)
        co_return failure(kept.error());
    co_return Result<void>();
}

void DraftFiles::takeStop(const Guid& id, const Error& error)
{
    DraftFile* file = find(id);
    if (!file || error.is(ErrorKind::Cancelled))
        return;
    if (error.is(ErrorKind::Storage))
        return fail(id, error);
    if (callOutcomeOf(error) != CallOutcome::Refused) {
        file->isPaused = true;
        Q_EMIT changed(file->draft);
        return retryLater(error);
    }
    // Gone at the portal: once more from the beginning.
    const bool vanished = error.httpStatus == 404 && !m_announcedAgain.contains(id);
    if (!vanished)
        return fail(id, error);
    m_announcedAgain << id;
    dropUpload(id);
    file->stage = FileStage::Waiting;
    file->attachment = {};
    file->chunks.clear();
    file->sent = 0;
    launch(keep(id), "begin a file again");
    wake(file->draft);
}

void DraftFiles::fail(const Guid& id, const Error& error)
{
    DraftFile* file = find(id);
    if (!file)
        return;
    dropUpload(id);
    file->stage = FileStage::Failed;
    file->trouble = error;
    file->isPaused = false;
    launch(keep(id), "keep a failed file");
    Q_EMIT changed(file->draft);
}

} // namespace waxwing
