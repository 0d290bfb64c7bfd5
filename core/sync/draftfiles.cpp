#include "core/sync/draftfiles.h"

#include "core/async/launch.h"
#include "core/base/log.h"

#include <QUuid>

#include <algorithm>
#include <array>
#include <chrono>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::milliseconds, 6> kPauses{2s, 4s, 8s, 15s, 30s, 60s};

Guid newId()
{
    return Guid::parse(QUuid::createUuid().toString(QUuid::WithoutBraces)).value_or(Guid());
}

} // namespace

DraftFiles::DraftFiles(AttachmentClient client, ComposePort& portal, DraftFileStore& store,
                       Scheduler& scheduler, Backoff::Random random, QObject* parent)
    : QObject(parent), m_client(client), m_portal(portal), m_store(store), m_scheduler(scheduler),
      m_uploads(std::move(client), scheduler, random), m_pauses(kPauses, 0.2, std::move(random))
{}

DraftFiles::~DraftFiles()
{
    m_stop.request_stop();
}

AsyncResult<void> DraftFiles::load()
{
    const QPointer<DraftFiles> self(this);
    const Result<QList<DraftFile>> files = co_await m_store.files();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!files)
        co_return failure(files.error());
    for (const DraftFile& file : *files) {
        if (!find(file.id))
            m_files << file;
    }
    co_return Result<void>();
}

void DraftFiles::start()
{
    m_started = true;
    m_pauses.reset();
    wakeAll();
}

void DraftFiles::stop()
{
    m_started = false;
    m_retry.reset();
}

void DraftFiles::follow(const QList<OutboxItem>& items)
{
    QList<Guid> drafts;
    for (const DraftFile& file : std::as_const(m_files)) {
        if (!drafts.contains(file.draft))
            drafts << file.draft;
    }
    for (const Guid& draft : std::as_const(drafts)) {
        const auto item = std::find_if(items.begin(), items.end(),
                                       [&draft](const auto& one) { return one.id == draft; });
        if (item == items.end()) {
            forget(draft);
            continue;
        }
        const bool created = item->portal == PortalDraft::Created;
        const bool wasSaved = std::any_of(m_files.begin(), m_files.end(), [&](const auto& file) {
            return file.draft == draft && file.message == item->messageGuid;
        });
        if (!created)
            moveTo(draft, Guid());
        else if (item->saved || wasSaved)
            moveTo(draft, item->messageGuid);
    }
}

/// Another draft at the portal has none of the files yet.
void DraftFiles::moveTo(const Guid& draft, const Guid& message)
{
    Work& work = m_work[draft];
    if (work.message == message)
        return;
    work.message = message;
    work.looked = false;
    if (!message.isNull()) {
        for (DraftFile& file : m_files) {
            if (file.draft != draft || file.message == message || file.message.isNull())
                continue;
            dropUpload(file.id);
            file.message = {};
            file.chunks.clear();
            file.sent = 0;
            if (file.origin == FileOrigin::Own)
                file.attachment = {};
            if (file.stage != FileStage::Removing)
                file.stage = FileStage::Waiting;
        }
    }
    wake(draft);
}

void DraftFiles::forget(const Guid& draft)
{
    for (const DraftFile& file : std::as_const(m_files)) {
        if (file.draft == draft)
            dropUpload(file.id);
    }
    m_files.removeIf([&draft](const DraftFile& file) { return file.draft == draft; });
    const auto work = m_work.find(draft);
    if (work != m_work.end() && !work->second.running)
        m_work.erase(work);
    launch(m_store.removeAllOf(draft), "forget files");
}

DraftFile* DraftFiles::find(const Guid& id)
{
    const auto found = std::find_if(m_files.begin(), m_files.end(),
                                    [&id](const DraftFile& file) { return file.id == id; });
    return found == m_files.end() ? nullptr : &*found;
}

QList<DraftFile> DraftFiles::filesOf(const Guid& draft) const
{
    QList<DraftFile> files;
    for (const DraftFile& file : m_files) {
        if (file.draft == draft && file.stage != FileStage::Removing)
            files << file;
    }
    return files;
}

bool DraftFiles::arePending(const Guid& draft) const
{
    return std::any_of(m_files.begin(), m_files.end(), [&draft](const DraftFile& file) {
        return file.draft == draft && file.isPending();
    });
}

std::optional<Error> DraftFiles::trouble(const Guid& draft) const
{
    for (const DraftFile& file : m_files) {
        if (file.draft == draft && file.stage == FileStage::Failed)
            return file.trouble;
    }
    return std::nullopt;
}

AsyncResult<void> DraftFiles::add(Guid draft, QList<NewFile> files)
{
    QList<DraftFile> added;
    QList<QByteArray> contents;
    for (const NewFile& file : std::as_const(files)) {
        DraftFile kept;
        kept.id = newId();
        kept.draft = draft;
        kept.fileName = attachableName(file.fileName);
        kept.path = file.path;
        kept.size = file.path.isEmpty() ? file.bytes.size() : file.size;
        kept.modified = file.modified;
        added << kept;
        contents << file.bytes;
    }
    return keepNew(draft, added, contents);
}

AsyncResult<void> DraftFiles::addAttachments(Guid draft, QList<AttachmentSummary> attachments,
                                             FileOrigin origin, Guid message)
{
    QList<DraftFile> added;
    for (const AttachmentSummary& attachment : std::as_const(attachments)) {
        DraftFile kept;
        kept.id = newId();
        kept.draft = draft;
        kept.origin = origin;
        kept.stage = origin == FileOrigin::Draft ? FileStage::AtPortal : FileStage::Waiting;
        kept.fileName = attachment.fileName;
        kept.size = attachment.fileSize;
        kept.attachment = attachment.guid;
        kept.message = message;
        added << kept;
    }
    return keepNew(draft, added, {});
}

AsyncResult<void> DraftFiles::keepNew(Guid draft, QList<DraftFile> files,
                                      QList<QByteArray> contents)
{
    if (files.isEmpty())
        co_return Result<void>();
    const QPointer<DraftFiles> self(this);
    const Result<void> kept = co_await m_store.add(files, contents);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!kept)
        co_return kept;
    m_files << files;
    Q_EMIT changed(draft);
    Q_EMIT draftWanted(draft);
    if (self)
        wake(draft);
    co_return Result<void>();
}

void DraftFiles::remove(const Guid& id)
{
    DraftFile* file = find(id);
    if (!file)
        return;
    const Guid draft = file->draft;
    dropUpload(id);
    // What the portal has never heard of is gone at once.
    const bool unknown = file->attachment.isNull() && file->stage != FileStage::Announcing;
    file->stage = FileStage::Removing;
    if (unknown)
        launch(drop(id), "remove a file");
    else
        launch(keep(id), "remove a file");
    Q_EMIT changed(draft);
    wake(draft);
}

void DraftFiles::retry(const Guid& id)
{
    DraftFile* file = find(id);
    if (!file)
        return;
    const Guid draft = file->draft;
    if (file->stage == FileStage::Failed) {
        dropUpload(id);
        const bool begun = !file->chunks.isEmpty() && !file->attachment.isNull();
        file->stage = begun ? FileStage::Uploading : FileStage::Waiting;
        file->trouble = {};
        launch(keep(id), "try a file again");
    }
    m_pauses.reset();
    Q_EMIT changed(draft);
    wakeAll();
}

void DraftFiles::dropUpload(const Guid& id)
{
    if (AttachmentUpload* upload = m_running.take(id)) {
        upload->disconnect(this);
        m_uploads.discard(upload);
    }
}

/// From now on it says itself how far it is.
void DraftFiles::follow(const Guid& id, AttachmentUpload* upload)
{
    m_running.insert(id, upload);
    connect(upload, &AttachmentUpload::progressed, this, [this, id](qint64 bytes) {
        if (DraftFile* file = find(id)) {
            file->sent = bytes;
            file->isPaused = false;
            Q_EMIT changed(file->draft);
        }
    });
    connect(upload, &AttachmentUpload::completed, this, [this, id] {
        m_pauses.reset();
        launch(finish(id), "finish a file");
    });
    connect(upload, &AttachmentUpload::stopped, this,
            [this, id](const Error& error) { takeStop(id, error); });
}

void DraftFiles::wake(const Guid& draft)
{
    Work& work = m_work[draft];
    if (work.running)
        work.again = true;
    else
        launch(run(draft), "files of a draft");
}

void DraftFiles::wakeAll()
{
    m_retry.reset();
    if (!m_started)
        return;
    QList<Guid> drafts;
    for (DraftFile& file : m_files) {
        AttachmentUpload* upload = m_running.value(file.id);
        if (upload && file.isPaused)
            upload->resume();
        file.isPaused = false;
        if (!drafts.contains(file.draft))
            drafts << file.draft;
    }
    for (const Guid& draft : std::as_const(drafts)) {
        Q_EMIT changed(draft);
        wake(draft);
    }
}

/// A sign-in ends in start(); everything else passes with time.
void DraftFiles::retryLater(const Error& error)
{
    if (!m_started || error.is(ErrorKind::SignInNeeded) || m_retry)
        return;
    const auto pause = std::max<std::chrono::milliseconds>(
        m_pauses.next(), error.retryAfter.value_or(std::chrono::seconds(0)));
    m_retry = m_scheduler.after(pause, [this] { wakeAll(); });
}

AsyncResult<void> DraftFiles::run(Guid draft)
{
    const QPointer<DraftFiles> self(this);
    m_work[draft].running = true;
    for (;;) {
        m_work[draft].again = false;
        const NextStep next = stepFor(draft);
        if (next.step == Step::Nothing)
            break;
        const Result<bool> goesOn = co_await take(draft, next);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!goesOn) {
            qCWarning(lcSync).noquote() << "files:" << toLogString(goesOn.error());
            retryLater(goesOn.error());
        }
        Q_EMIT changed(draft);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if ((!goesOn || !*goesOn) && !m_work[draft].again)
            break;
    }
    m_work[draft].running = false;
    co_return Result<void>();
}

} // namespace waxwing
