#include "app/bootstrap/composerparts.h"

namespace waxwing {

namespace {

AsyncResult<void> done()
{
    co_return Result<void>();
}

} // namespace

AccountComposerFiles::AccountComposerFiles(LiveAccount& account, Guid draft,
                                           QList<AttachmentSummary> forwarded)
    : m_account(&account), m_draft(draft), m_forwarded(std::move(forwarded))
{
    m_forwarded.removeIf([](const AttachmentSummary& one) { return !one.hasAccess; });
    AccountWriting* writing = &account.writing();
    connect(&writing->files(), &DraftFiles::changed, this, [this](const Guid& changedDraft) {
        if (changedDraft == m_draft)
            Q_EMIT changed();
    });
    connect(writing, &AccountWriting::reachableChanged, this, &ComposerFilesPort::changed);
}

QList<DraftFile> AccountComposerFiles::files() const
{
    QList<DraftFile> files;
    for (const AttachmentSummary& attachment : m_forwarded) {
        if (m_leftOut.contains(attachment.guid))
            continue;
        DraftFile file;
        file.id = file.attachment = attachment.guid;
        file.draft = m_draft;
        file.origin = FileOrigin::Parent;
        file.fileName = attachment.fileName;
        file.size = attachment.fileSize;
        files << file;
    }
    if (m_account)
        files << m_account->writing().files().filesOf(m_draft);
    return files;
}

AsyncResult<void> AccountComposerFiles::add(QList<NewFile> files)
{
    if (!m_account)
        co_return failure(ErrorKind::Cancelled);
    co_return co_await m_account->writing().files().add(m_draft, files);
}

void AccountComposerFiles::remove(const Guid& file)
{
    const bool forwarded = std::any_of(m_forwarded.begin(), m_forwarded.end(),
                                       [&file](const auto& one) { return one.guid == file; });
    if (forwarded) {
        m_leftOut << file;
        Q_EMIT changed();
    } else if (m_account) {
        m_account->writing().files().remove(file);
    }
}

void AccountComposerFiles::retry(const Guid& file)
{
    if (m_account)
        m_account->writing().files().retry(file);
}

bool AccountComposerFiles::isReachable() const
{
    return m_account && m_account->writing().isReachable();
}

AsyncResult<void> AccountComposerFiles::keepForwarded()
{
    if (!m_account)
        co_return failure(ErrorKind::Cancelled);
    const QPointer<AccountComposerFiles> self(this);
    const QPointer<LiveAccount> account(m_account);
    const QList<AttachmentSummary> forwarded = std::exchange(m_forwarded, {});
    const Result<void> kept = co_await account->writing().files().addAttachments(
        m_draft, forwarded, FileOrigin::Parent, Guid());
    if (!self || !account)
        co_return failure(ErrorKind::Cancelled);
    if (!kept) {
        m_forwarded = forwarded;
        co_return kept;
    }
    DraftFiles& files = account->writing().files();
    for (const DraftFile& file : files.filesOf(m_draft)) {
        // The portal links all of them with the draft: those left out are taken off again.
        if (file.origin == FileOrigin::Parent && m_leftOut.contains(file.attachment))
            files.remove(file.id);
    }
    m_leftOut.clear();
    Q_EMIT changed();
    co_return Result<void>();
}

AsyncResult<void> OutboxComposerPort::keep(Guid id, Draft draft)
{
    if (!m_account)
        co_return failure(ErrorKind::Cancelled);
    // Both begin at once: who locks the program now loses neither.
    auto text = m_account->writing().outbox().keep(id, std::move(draft));
    auto along = m_files.hasForwarded() ? m_files.keepForwarded() : done();
    const Result<void> kept = co_await text;
    const Result<void> forwarded = co_await along;
    co_return kept ? forwarded : kept;
}

AsyncResult<void> OutboxComposerPort::send(Guid id, Draft draft, DraftPasswords passwords)
{
    if (!m_account)
        co_return failure(ErrorKind::Cancelled);
    const QPointer<LiveAccount> account(m_account);
    if (m_files.hasForwarded()) {
        const Result<void> kept = co_await keep(id, draft);
        if (!kept)
            co_return kept;
    }
    if (!account)
        co_return failure(ErrorKind::Cancelled);
    co_return co_await account->writing().outbox().send(id, draft, passwords);
}

AsyncResult<bool> OutboxComposerPort::discard(Guid id)
{
    if (!m_account)
        co_return failure(ErrorKind::Cancelled);
    co_return co_await m_account->writing().outbox().discard(id);
}

void OutboxComposerPort::close(Guid id)
{
    if (m_account)
        m_account->writing().outbox().close(id);
}

} // namespace waxwing
