#pragma once

#include "core/async/scheduler.h"
#include "core/base/clock.h"
#include "ui/reader/attachmentitem.h"
#include "ui/reader/attachmentsource.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <map>

namespace waxwing {

/// What can be done with the attachments of the message on screen: open, preview, save, drag out.
/// Promises: what came from the Internet is opened only after a question; protected attachments are
/// never put where they could stay without the person having chosen the place; another message on
/// screen ends previews, while what is being saved goes on. Main thread; what it is given must outlive
/// it, except the source: see clear().
class AttachmentsController : public QObject
{
    Q_OBJECT

public:
    /// Previews are for a look, not for work.
    static constexpr qint64 kMostPreviewBytes = qint64(8) * 1024 * 1024;
    enum class Preview { None, Image, Text };

    AttachmentsController(Scheduler& scheduler, const Clock& clock, QObject* parent = nullptr);
    ~AttachmentsController() override;

    /// The attachments of the message on screen. `password` as typed for a protected message that is
    /// open; forgotten with the next call.
    void show(AttachmentSource& source, const MessageSummary& message,
              std::optional<Secret> password);
    /// Nothing is on screen.
    void clear();
    /// The source goes away: all transfers end.
    void drop(const AttachmentSource& source);

    [[nodiscard]] const QList<AttachmentItem>& items() const { return m_items; }
    [[nodiscard]] const AttachmentItem* item(const Guid& guid) const;

    /// Why it cannot be opened with another program; empty if it can.
    [[nodiscard]] QString openRefusal(const Guid& guid) const;
    [[nodiscard]] QString saveRefusal(const Guid& guid) const;
    [[nodiscard]] Preview previewKind(const Guid& guid) const;
    [[nodiscard]] bool isSignature(const Guid& guid) const;
    /// The name offered for saving.
    [[nodiscard]] static QString suggestedName(const AttachmentSummary& attachment);

    /// Asks (openConfirmationNeeded) the first time, then fetches and says fileReady.
    void open(const Guid& guid);
    void confirmOpen(const Guid& guid);
    void preview(const Guid& guid);
    void saveAs(const Guid& guid, const QString& target);
    /// Everything that can be saved, under free names.
    void saveAll(const QString& folder);
    void cancel(const Guid& guid);
    void retry(const Guid& guid);
    void retryWithPassword(const Guid& guid, const Secret& password);
    void openInBrowser();

Q_SIGNALS:
    void reset();
    void itemChanged(const waxwing::Guid& guid);
    void openConfirmationNeeded(const waxwing::Guid& guid);
    /// The person agreed, and it is there, in the private folder and for reading only.
    void fileReady(const QString& file);
    void previewReady(const waxwing::Guid& guid, const QByteArray& content);
    void browserRequested(const QUrl& address);

private:
    struct Transfer;
    [[nodiscard]] AttachmentItem* find(const Guid& guid);
    void fetch(AttachmentItem& item, const QString& target, bool toOpen);
    void follow(const Guid& guid, Transfer& transfer);
    void takeProgress(const Guid& guid, qint64 bytes, qint64 total);
    void takeFile(const Guid& guid, const QString& file);
    void takeError(AttachmentItem& item, const Error& error);
    void fetchPreview(const Guid& guid, std::optional<Secret> password);

    Scheduler& m_scheduler;
    const Clock& m_clock;
    AttachmentSource* m_source = nullptr;
    Guid m_message;
    bool m_protected = false;
    std::optional<Secret> m_password;
    QList<AttachmentItem> m_items;
    QSet<Guid> m_confirmed;
    std::map<Guid, std::unique_ptr<Transfer>> m_transfers; ///< of this message and earlier ones
    quint64 m_generation = 0;
};

/// What a preview of a file of this name would be; by its ending, the content is looked at later.
[[nodiscard]] AttachmentsController::Preview previewKindOf(const QString& fileName);

} // namespace waxwing
