#pragma once

#include "core/async/backoff.h"
#include "core/async/scheduler.h"
#include "core/http/filestreams.h"
#include "core/portal/attachmentclient.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace waxwing {

class AttachmentUpload;

/// A file that is to be attached: on disk, or in memory if `path` is empty (a pasted picture).
struct FileToUpload
{
    QString fileName; ///< as the recipients will see it
    QString path;
    QByteArray bytes;
    qint64 size = 0;
};

/// Sends files to drafts of one account: announces them, uploads their chunks (at most 3 at once of a
/// file, 4 in all), tries a chunk that fails three times more, and keeps what could not be sent for
/// resume(). Memory stays flat however large a file is. Main thread; owns its uploads.
class AttachmentUploads final : public QObject
{
    Q_OBJECT

public:
    /// `scheduler` must outlive this.
    AttachmentUploads(AttachmentClient client, Scheduler& scheduler, Backoff::Random random,
                      QObject* parent = nullptr);
    ~AttachmentUploads() override;

    /// Announces files to a saved draft and begins to upload them; one upload for each, in their
    /// order, valid until it is given to discard() or this dies. Check them with checkUpload() before.
    [[nodiscard]] AsyncResult<QList<AttachmentUpload*>> announce(Guid message,
                                                                 QList<FileToUpload> files);
    /// An upload that an earlier run of the program has begun. It is Stopped; resume() asks the portal
    /// what it has.
    [[nodiscard]] AttachmentUpload* takeUp(Guid message, FileToUpload file, AttachmentPlan plan);
    /// Nothing more is wanted of an upload, done or not. What the portal has stays there; cancel()
    /// first to have it removed.
    void discard(AttachmentUpload* upload);

private:
    friend class AttachmentUpload;
    struct Chunk;

    static AsyncResult<QList<AttachmentUpload*>> announceAndStart(QPointer<AttachmentUploads> self,
                                                                  Guid message,
                                                                  QList<FileToUpload> files);
    static AsyncResult<void> sendChunk(QPointer<AttachmentUploads> self,
                                       QPointer<AttachmentUpload> upload, PlannedChunk chunk);
    static AsyncResult<void> tryChunk(AttachmentClient client, Scheduler& scheduler, Backoff pauses,
                                      ChunkUpload upload, std::stop_token stop);
    void fillSlots();

    AttachmentClient m_client;
    Scheduler& m_scheduler;
    Backoff::Random m_random;
    QList<AttachmentUpload*> m_uploads; ///< in the order they were announced
    int m_underWay = 0;                 ///< chunks
    std::stop_source m_stop;
};

/// One file on its way to a draft.
class AttachmentUpload final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Uploading,
        Stopped, ///< it failed; resume() goes on with what the portal does not have
        Done,
        Cancelled,
    };

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Guid& attachment() const { return m_plan.attachment; }
    [[nodiscard]] const AttachmentPlan& plan() const { return m_plan; }
    [[nodiscard]] const QString& fileName() const { return m_file.fileName; }
    [[nodiscard]] qint64 size() const { return m_file.size; }
    [[nodiscard]] qint64 sent() const;

    /// After Stopped.
    void resume();
    /// Stops, and takes the attachment off the draft at the portal, best effort.
    void cancel();

Q_SIGNALS:
    /// At most five times a second while bytes move.
    void progressed(qint64 bytes, qint64 total);
    /// The portal has all of it.
    void completed(const waxwing::Guid& attachment);
    /// It failed and may be resumed, or was given up (Cancelled).
    void stopped(const waxwing::Error& error);

private:
    friend class AttachmentUploads;
    struct Running
    {
        int number;
        int attempt;
        ByteCounter sent;
    };

    AttachmentUpload(AttachmentUploads& uploads, Guid message, FileToUpload file,
                     AttachmentPlan plan);
    [[nodiscard]] bool wantsSlot() const;
    [[nodiscard]] std::shared_ptr<BodySource> contentOf(const PlannedChunk& chunk,
                                                        ByteCounter sent) const;
    void takeChunkResult(const PlannedChunk& chunk, int attempt, const Result<void>& result);
    void stopWith(const Error& error);
    void verify();
    void takeProgress(const Result<QList<AttachmentProgress>>& answer, bool atEnd);
    void tick();
    static AsyncResult<void> askProgress(QPointer<AttachmentUpload> self, bool atEnd);

    AttachmentUploads& m_uploads;
    Guid m_message;
    FileToUpload m_file;
    AttachmentPlan m_plan;
    State m_state = State::Uploading;
    QList<PlannedChunk> m_waiting;
    QList<Running> m_running;
    int m_attempt = 0; ///< counts resume(): what is left of the one before does not count
    qint64 m_done = 0; ///< bytes of whole chunks
    qint64 m_told = -1;
    std::stop_source m_stop;
    std::unique_ptr<ScheduledCall> m_tick;
};

} // namespace waxwing
