#include "ui/reader/attachmentscontroller.h"

#include "core/base/filename.h"
#include "ui/common/errorsentence.h"
#include "ui/common/transfersentence.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <QCoroTask>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kShownAfter = 500ms;

} // namespace

/// A file on its way, with what is known of its speed.
struct AttachmentsController::Transfer
{
    AttachmentSource* source = nullptr;
    AttachmentItem item;
    std::unique_ptr<FileTransfer> file;
    std::chrono::milliseconds since{0};
    qint64 bytesThen = 0;
    std::unique_ptr<ScheduledCall> show;
};

AttachmentsController::AttachmentsController(Scheduler& scheduler, const Clock& clock,
                                             QObject* parent)
    : QObject(parent), m_scheduler(scheduler), m_clock(clock)
{}

AttachmentsController::~AttachmentsController() = default;

void AttachmentsController::show(AttachmentSource& source, const MessageSummary& message,
                                 std::optional<Secret> password)
{
    const bool another = message.guid != m_message || &source != m_source;
    if (another) {
        ++m_generation;
        m_confirmed.clear();
    }
    m_source = &source;
    m_message = message.guid;
    m_protected = message.isProtected();
    m_password = std::move(password);
    const bool same = !another && m_items.size() == message.attachments.size();
    QList<AttachmentItem> items;
    for (const AttachmentSummary& attachment : message.attachments) {
        AttachmentItem item;
        if (const AttachmentItem* known = another ? nullptr : find(attachment.guid))
            item = *known;
        else if (const auto it = m_transfers.find(attachment.guid); it != m_transfers.end())
            item = it->second->item;
        item.summary = attachment;
        items << item;
    }
    m_items = items;
    if (!same)
        Q_EMIT reset();
}

void AttachmentsController::clear()
{
    ++m_generation;
    m_source = nullptr;
    m_message = {};
    m_password.reset();
    m_confirmed.clear();
    if (std::exchange(m_items, {}).isEmpty())
        return;
    Q_EMIT reset();
}

void AttachmentsController::drop(const AttachmentSource& source)
{
    std::erase_if(m_transfers, [&](const auto& entry) { return entry.second->source == &source; });
    if (m_source == &source)
        clear();
}

const AttachmentItem* AttachmentsController::item(const Guid& guid) const
{
    return const_cast<AttachmentsController*>(this)->find(guid);
}

AttachmentItem* AttachmentsController::find(const Guid& guid)
{
    const auto it = std::find_if(m_items.begin(), m_items.end(), [&guid](const auto& item) {
        return item.summary.guid == guid;
    });
    return it == m_items.end() ? nullptr : &*it;
}

QString AttachmentsController::saveRefusal(const Guid& guid) const
{
    const AttachmentItem* known = item(guid);
    if (!known || known->summary.hasAccess)
        return {};
    return tr("The portal does not give you access to this file any more.");
}

QString AttachmentsController::openRefusal(const Guid& guid) const
{
    const QString refusal = saveRefusal(guid);
    if (!refusal.isEmpty() || !m_protected)
        return refusal;
    return tr("Opening would leave a copy of a protected file with another program. Preview it here, "
              "or save it where you want it.");
}

bool AttachmentsController::isSignature(const Guid& guid) const
{
    const AttachmentItem* known = item(guid);
    return known && (known->summary.eSignatureRequired || known->summary.type == u"ESignature");
}

AttachmentsController::Preview AttachmentsController::previewKind(const Guid& guid) const
{
    const AttachmentItem* known = item(guid);
    if (!known || !known->summary.hasAccess || known->summary.fileSize > kMostPreviewBytes)
        return Preview::None;
    return previewKindOf(known->summary.fileName);
}

QString AttachmentsController::suggestedName(const AttachmentSummary& attachment)
{
    return safeFileName(attachment.fileName, tr("Unnamed file"));
}

void AttachmentsController::open(const Guid& guid)
{
    if (!item(guid) || !openRefusal(guid).isEmpty() || item(guid)->isBusy())
        return;
    if (m_confirmed.contains(guid))
        return confirmOpen(guid);
    Q_EMIT openConfirmationNeeded(guid);
}

void AttachmentsController::confirmOpen(const Guid& guid)
{
    AttachmentItem* known = find(guid);
    if (!known || !m_source || !openRefusal(guid).isEmpty() || known->isBusy())
        return;
    m_confirmed << guid;
    const auto path = m_source->privatePath(suggestedName(known->summary));
    if (!path) {
        known->toOpen = true;
        Error error(ErrorKind::Storage);
        error.code = QStringLiteral("file");
        return takeError(*known, error);
    }
    fetch(*known, *path, true);
}

void AttachmentsController::saveAs(const Guid& guid, const QString& target)
{
    AttachmentItem* known = find(guid);
    if (known && m_source && !known->isBusy() && saveRefusal(guid).isEmpty())
        fetch(*known, target, false);
}

void AttachmentsController::saveAll(const QString& folder)
{
    const QDir place(folder);
    QSet<QString> given; // as systems compare that know no case
    const auto taken = [&](const QString& name) {
        return given.contains(name.toCaseFolded()) || QFileInfo::exists(place.filePath(name));
    };
    for (const AttachmentItem& known : QList<AttachmentItem>(m_items)) {
        if (!known.summary.hasAccess || known.isBusy())
            continue;
        const QString name = freeFileName(suggestedName(known.summary), taken);
        given << name.toCaseFolded();
        saveAs(known.summary.guid, place.filePath(name));
    }
}

void AttachmentsController::fetch(AttachmentItem& item, const QString& target, bool toOpen)
{
    const Guid guid = item.summary.guid;
    item = AttachmentItem{item.summary};
    item.phase = AttachmentItem::Phase::Waiting;
    item.toOpen = toOpen;
    item.total = item.summary.fileSize;
    auto transfer = std::make_unique<Transfer>();
    transfer->source = m_source;
    transfer->item = item;
    transfer->file = m_source->save(guid, target, m_password);
    follow(guid, *transfer);
    m_transfers[guid] = std::move(transfer);
    Q_EMIT itemChanged(guid);
}

void AttachmentsController::follow(const Guid& guid, Transfer& transfer)
{
    FileTransfer* file = transfer.file.get();
    connect(file, &FileTransfer::progressed, this, [this, guid](qint64 bytes, qint64 total) {
        takeProgress(guid, bytes, total);
    });
    connect(file, &FileTransfer::completed, this,
            [this, guid](const QString& path) { takeFile(guid, path); });
    connect(file, &FileTransfer::stopped, this, [this, guid](const Error& error) {
        if (const auto it = m_transfers.find(guid); it != m_transfers.end())
            takeError(it->second->item, error);
    });
    transfer.since = m_clock.elapsed();
    transfer.show = m_scheduler.after(kShownAfter, [this, guid] {
        if (const auto it = m_transfers.find(guid); it != m_transfers.end())
            it->second->item.shown = true;
        if (AttachmentItem* known = find(guid); known && known->isBusy()) {
            known->shown = true;
            Q_EMIT itemChanged(guid);
        }
    });
}

void AttachmentsController::takeProgress(const Guid& guid, qint64 bytes, qint64 total)
{
    const auto it = m_transfers.find(guid);
    if (it == m_transfers.end())
        return;
    Transfer& transfer = *it->second;
    AttachmentItem& known = transfer.item;
    const auto passed = m_clock.elapsed() - transfer.since;
    if (passed >= 1s || bytes < transfer.bytesThen) {
        const auto ms = std::max<qint64>(1, passed.count());
        const qint64 now = std::max<qint64>(0, bytes - transfer.bytesThen) * 1000 / ms;
        // Half of what was: a number one can read.
        known.bytesPerSecond = known.bytesPerSecond ? (known.bytesPerSecond + now) / 2 : now;
        transfer.since = m_clock.elapsed();
        transfer.bytesThen = bytes;
    }
    known.phase = AttachmentItem::Phase::Running;
    known.bytes = bytes;
    known.total = total;
    if (AttachmentItem* shown = find(guid)) {
        *shown = known;
        Q_EMIT itemChanged(guid);
    }
}

void AttachmentsController::takeFile(const Guid& guid, const QString& file)
{
    const auto it = m_transfers.find(guid);
    if (it == m_transfers.end())
        return;
    AttachmentItem done = it->second->item;
    it->second->file.release()->deleteLater(); // it is speaking
    m_transfers.erase(it);
    done.phase = AttachmentItem::Phase::Saved;
    done.bytes = done.total = done.summary.fileSize;
    done.file = file;
    AttachmentItem* shown = find(guid);
    if (shown)
        *shown = done;
    if (done.toOpen) {
        // Changes would be lost with the private folder: better said at once, by the editor.
        QFile::setPermissions(file, QFile::ReadOwner | QFile::ReadUser);
        if (shown)
            Q_EMIT fileReady(file);
    }
    Q_EMIT itemChanged(guid);
}

void AttachmentsController::takeError(AttachmentItem& item, const Error& error)
{
    const Guid guid = item.summary.guid;
    item.phase = AttachmentItem::Phase::Stopped;
    item.wantsPassword = error.hasCode(u"38");
    item.canRetry = canRetry(error) || error.is(ErrorKind::Storage) || error.hasCode(u"length")
                    || error.is(ErrorKind::SignInNeeded);
    item.error = transferSentence(error);
    if (AttachmentItem* shown = find(guid); shown && shown != &item)
        *shown = item;
    Q_EMIT itemChanged(guid);
}

void AttachmentsController::cancel(const Guid& guid)
{
    m_transfers.erase(guid);
    AttachmentItem* known = find(guid);
    if (!known)
        return;
    if (known->phase == AttachmentItem::Phase::Waiting)
        ++m_generation; // a preview, perhaps
    *known = AttachmentItem{known->summary};
    Q_EMIT itemChanged(guid);
}

void AttachmentsController::retry(const Guid& guid)
{
    const AttachmentItem* known = item(guid);
    if (!known || known->phase != AttachmentItem::Phase::Stopped)
        return;
    retryWithPassword(guid, m_password.value_or(Secret()));
}

void AttachmentsController::retryWithPassword(const Guid& guid, const Secret& password)
{
    AttachmentItem* known = find(guid);
    if (!known || known->phase != AttachmentItem::Phase::Stopped)
        return;
    const auto given = password.isEmpty() ? std::nullopt : std::optional(password);
    const auto it = m_transfers.find(guid);
    if (it == m_transfers.end())
        return known->toOpen ? confirmOpen(guid) : fetchPreview(guid, given);
    AttachmentItem fresh{known->summary};
    fresh.phase = AttachmentItem::Phase::Waiting;
    fresh.toOpen = known->toOpen;
    fresh.bytes = known->bytes;
    fresh.total = known->total;
    fresh.shown = true;
    *known = it->second->item = fresh;
    it->second->file->resume(given);
    Q_EMIT itemChanged(guid);
}

void AttachmentsController::preview(const Guid& guid)
{
    const AttachmentItem* known = item(guid);
    if (known && m_source && !known->isBusy() && previewKind(guid) != Preview::None)
        fetchPreview(guid, m_password);
}

void AttachmentsController::fetchPreview(const Guid& guid, std::optional<Secret> password)
{
    AttachmentItem* known = find(guid);
    *known = AttachmentItem{known->summary};
    known->phase = AttachmentItem::Phase::Waiting;
    Q_EMIT itemChanged(guid);
    auto task = m_source->content(guid, kMostPreviewBytes, std::move(password));
    QCoro::connect(std::move(task), this,
                   [this, guid, generation = m_generation](Result<QByteArray> content) {
                       AttachmentItem* shown = find(guid);
                       if (generation != m_generation || !shown)
                           return;
                       if (!content)
                           return takeError(*shown, content.error());
                       *shown = AttachmentItem{shown->summary};
                       Q_EMIT itemChanged(guid);
                       Q_EMIT previewReady(guid, *content);
                   });
}

void AttachmentsController::openInBrowser()
{
    const QUrl address = m_source ? m_source->webAddress(m_message) : QUrl();
    if (!address.isEmpty())
        Q_EMIT browserRequested(address);
}

AttachmentsController::Preview previewKindOf(const QString& fileName)
{
    static const QStringList kImages{QStringLiteral("png"),  QStringLiteral("jpg"),
                                     QStringLiteral("jpeg"), QStringLiteral("gif"),
                                     QStringLiteral("webp"), QStringLiteral("bmp")};
    static const QStringList kTexts{QStringLiteral("txt"), QStringLiteral("md"),
                                    QStringLiteral("csv"), QStringLiteral("log"),
                                    QStringLiteral("json"), QStringLiteral("xml")};
    const QString ending = fileName.section(u'.', -1).trimmed().toLower();
    if (kImages.contains(ending))
        return AttachmentsController::Preview::Image;
    return kTexts.contains(ending) ? AttachmentsController::Preview::Text
                                   : AttachmentsController::Preview::None;
}

} // namespace waxwing
