#pragma once

#include "core/async/backoff.h"
#include "core/async/scheduler.h"
#include "core/model/draft.h"
#include "core/store/draftfilestore.h"
#include "core/sync/attachmentuploads.h"
#include "core/sync/composeport.h"
#include "core/sync/outboxfiles.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <map>
#include <memory>
#include <optional>

namespace waxwing {

/// The files of everything one account writes: announces them to the draft at the portal once there
/// is one, uploads them, links those of a forwarded message, and takes off what is removed. What
/// happened is stored before and after each call that must not be repeated, so that the next run of
/// the program goes on where this one ends; waits without the portal. Main thread.
class DraftFiles final : public QObject, public OutboxFiles
{
    Q_OBJECT

public:
    /// `portal`, `store` and `scheduler` must outlive it.
    DraftFiles(AttachmentClient client, ComposePort& portal, DraftFileStore& store,
               Scheduler& scheduler, Backoff::Random random = systemRandom(),
               QObject* parent = nullptr);
    ~DraftFiles() override;

    /// Reads what the run before has left. Once, before the outbox is loaded.
    [[nodiscard]] AsyncResult<void> load();
    void start();
    void stop();
    /// Which drafts there are and where they are at the portal; files of others are forgotten.
    void follow(const QList<OutboxItem>& items);

    /// In the order in which they were added, without those being removed.
    [[nodiscard]] QList<DraftFile> filesOf(const Guid& draft) const;
    [[nodiscard]] bool arePending(const Guid& draft) const override;
    [[nodiscard]] std::optional<Error> trouble(const Guid& draft) const override;

    /// The outbox must know the draft. When this has answered, they are kept.
    [[nodiscard]] AsyncResult<void> add(Guid draft, QList<NewFile> files);
    /// Those of the message that is forwarded, or (`origin` Draft) those `message` has already.
    [[nodiscard]] AsyncResult<void> addAttachments(Guid draft, QList<AttachmentSummary> attachments,
                                                   FileOrigin origin, Guid message);
    void remove(const Guid& file);
    /// By hand, after Failed or while it waits.
    void retry(const Guid& file);

Q_SIGNALS:
    void changed(const waxwing::Guid& draft);
    /// There is something to upload and no draft at the portal yet.
    void draftWanted(const waxwing::Guid& draft);

private:
    enum class Step { Nothing, Remove, Look, Link, Announce, TakeUp };
    struct NextStep
    {
        Step step = Step::Nothing;
        Guid file;
    };
    struct Work
    {
        Guid message; ///< the draft at the portal, once it was saved
        bool looked = false;
        bool running = false;
        bool again = false;
    };

    [[nodiscard]] DraftFile* find(const Guid& file);
    void forget(const Guid& draft);
    void moveTo(const Guid& draft, const Guid& message);
    void dropUpload(const Guid& file);
    void follow(const Guid& file, AttachmentUpload* upload);
    void takeStop(const Guid& file, const Error& error);
    void fail(const Guid& file, const Error& error);
    void wake(const Guid& draft);
    void wakeAll();
    void retryLater(const Error& error);
    [[nodiscard]] NextStep stepFor(const Guid& draft) const;
    AsyncResult<void> keepNew(Guid draft, QList<DraftFile> files, QList<QByteArray> contents);
    AsyncResult<void> run(Guid draft);
    AsyncResult<bool> take(Guid draft, NextStep next);
    AsyncResult<bool> takeOff(Guid file);
    AsyncResult<bool> look(Guid draft);
    AsyncResult<bool> link(Guid file);
    AsyncResult<bool> announce(Guid file);
    AsyncResult<bool> takeUp(Guid file);
    AsyncResult<void> finish(Guid file);
    AsyncResult<bool> keep(Guid file);
    AsyncResult<bool> drop(Guid file);
    AsyncResult<std::optional<FileToUpload>> contentOf(Guid file);
    AsyncResult<std::optional<FileToUpload>> contentAt(Guid file, FileStage stage);

    AttachmentClient m_client;
    ComposePort& m_portal;
    DraftFileStore& m_store;
    Scheduler& m_scheduler;
    AttachmentUploads m_uploads;
    QList<DraftFile> m_files;
    std::map<Guid, Work> m_work; ///< by draft
    QHash<Guid, QPointer<AttachmentUpload>> m_running;
    QList<Guid> m_announcedAgain; ///< whose attachment had vanished once
    Backoff m_pauses;
    std::unique_ptr<ScheduledCall> m_retry;
    std::stop_source m_stop;
    bool m_started = false;
};

} // namespace waxwing
