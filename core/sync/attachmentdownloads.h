#pragma once

#include "core/async/backoff.h"
#include "core/async/scheduler.h"
#include "core/http/filestreams.h"
#include "core/portal/attachmentclient.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <memory>
#include <optional>

namespace waxwing {

class AttachmentDownload;

/// Fetches attachments of one account into files: whole up to 8 MiB, in chunks above, three on their
/// way at once, through a file beside the target that takes its name only once every byte is there.
/// Two files at a time. Main thread; owns its downloads.
class AttachmentDownloads final : public QObject
{
    Q_OBJECT

public:
    /// `scheduler` must outlive this.
    AttachmentDownloads(AttachmentClient client, Scheduler& scheduler, Backoff::Random random,
                        QObject* parent = nullptr);
    ~AttachmentDownloads() override;

    /// Begins to fetch into the file `target`, which is replaced at the end; its name must be safe
    /// (safeFileName). `password` for protected attachments: kept until the download ends or stops.
    [[nodiscard]] AttachmentDownload* save(Guid attachment, const QString& target,
                                           std::optional<Secret> password);
    /// The content if it has at most `most` bytes, in memory alone; else Protocol "too-large".
    [[nodiscard]] AsyncResult<QByteArray> content(Guid attachment, qint64 most,
                                                  std::optional<Secret> password,
                                                  std::stop_token stop) const;
    /// Nothing more is wanted of a download; one that is not done is given up.
    void discard(AttachmentDownload* download);

private:
    friend class AttachmentDownload;
    static AsyncResult<QByteArray> contentOf(AttachmentClient client, Guid attachment, qint64 most,
                                             std::optional<Secret> password, std::stop_token stop);
    void startNext();

    AttachmentClient m_client;
    Scheduler& m_scheduler;
    Backoff::Random m_random;
    QList<AttachmentDownload*> m_downloads;
};

/// One attachment on its way to a file. Cancelled or destroyed before its end, it leaves nothing.
class AttachmentDownload final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Waiting,
        Downloading,
        Stopped, ///< it failed; resume() goes on after the last whole chunk
        Done,
        Cancelled,
    };

    ~AttachmentDownload() override;
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Guid& attachment() const { return m_attachment; }
    [[nodiscard]] const QString& target() const { return m_target; }
    [[nodiscard]] qint64 size() const { return m_size; } ///< 0 until it is known
    [[nodiscard]] qint64 received() const;

    /// After Stopped. The password of a protected attachment is needed again.
    void resume(std::optional<Secret> password = std::nullopt);
    void cancel();

Q_SIGNALS:
    /// At most five times a second while bytes move.
    void progressed(qint64 bytes, qint64 total);
    void completed(const QString& target);
    /// It failed and may be resumed, or was given up (Cancelled). Storage "disk-full" or "file",
    /// Protocol "length" (not as long as announced), and what the portal and the network say.
    void stopped(const waxwing::Error& error);

private:
    friend class AttachmentDownloads;
    AttachmentDownload(AttachmentDownloads& downloads, Guid attachment, const QString& target,
                       std::optional<Secret> password);
    void start();
    static AsyncResult<void> run(QPointer<AttachmentDownload> self, std::stop_token stop);
    static AsyncResult<void> fetchAll(QPointer<AttachmentDownload> self, std::stop_token stop);
    struct Coming;
    static AsyncResult<void> fetchChunks(QPointer<AttachmentDownload> self, std::stop_token stop);
    [[nodiscard]] Coming ask(int number, qint64 offset, const std::stop_token& stop);
    void askAhead(std::deque<Coming>& coming, qint64 length, const std::stop_token& stop);
    static AsyncResult<void> giveUp(std::deque<Coming> coming);
    void takeChunk(const Coming& chunk);
    /// A chunk, or the whole for number 0; with more tries where they may help. `failed`: how the
    /// first of them has ended already.
    static AsyncResult<void> fetchPart(QPointer<AttachmentDownload> self, int number,
                                       std::optional<Error> failed, std::stop_token stop);
    [[nodiscard]] AsyncResult<void> request(int number, std::shared_ptr<FileTail> tail,
                                            std::stop_token stop);
    [[nodiscard]] Result<void> takeDetails(const AttachmentDetails& details);
    [[nodiscard]] Result<void> ensureFile();
    [[nodiscard]] Result<void> moveIntoPlace();
    void startOver();
    void end(const Result<void>& result);
    void tick();

    AttachmentDownloads& m_downloads;
    Guid m_attachment;
    QString m_target;
    QString m_partial; ///< empty until there is one
    std::optional<Secret> m_password;
    State m_state = State::Waiting;
    qint64 m_size = 0;
    int m_chunks = 0;
    int m_chunksDone = 0;
    qint64 m_bytesDone = 0; ///< of whole chunks
    ByteCounter m_moving;
    qint64 m_told = -1;
    std::stop_source m_stop;
    std::unique_ptr<ScheduledCall> m_tick;
};

} // namespace waxwing
