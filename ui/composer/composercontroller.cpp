#include "ui/composer/composercontroller.h"

#include "core/async/launch.h"
#include "ui/composer/editorhtml.h"
#include "ui/composer/recipients.h"

#include <QPointer>

namespace waxwing {

namespace {

/// From the first unkept change on: so much is lost at most.
constexpr std::chrono::milliseconds kKeepWithin{900};

} // namespace

ComposerController::ComposerController(Needs needs, ComposerStart start, QObject* parent)
    : QObject(parent), m_needs(needs), m_start(std::move(start)), m_draft(m_start.draft),
      m_quote(m_start.quote), m_quota(m_start.quota)
{
    if (m_start.wasRefused)
        m_error = m_start.refusal;
    if (m_start.isKept)
        m_keeping = Keeping::Kept;
}

ComposerController::~ComposerController() = default;

ComposerProblem ComposerController::problem() const
{
    if (!m_draft.hasRecipients())
        return ComposerProblem::NoRecipient;
    for (const QStringList* list : {&m_draft.to, &m_draft.cc, &m_draft.bcc}) {
        if (!brokenAmong(*list).isEmpty())
            return ComposerProblem::BrokenAddress;
    }
    if (!notAllowedAmong(m_draft, m_start.rules, m_start.people).isEmpty())
        return ComposerProblem::NotAllowedTo;
    if (m_draft.parentIsProtected && m_passwords.parent.isEmpty())
        return ComposerProblem::ParentPasswordMissing;
    if (m_draft.needsPassword() && m_passwords.own.isEmpty())
        return ComposerProblem::PasswordMissing;
    if (m_draft.options.fyeoType == FyeoType::UniquePassword
        && passwordStrength() == PasswordStrength::Weak)
        return ComposerProblem::PasswordWeak;
    if (m_draft.expiryDate.isValid() && m_draft.expiryDate <= m_needs.clock.now())
        return ComposerProblem::ExpiryInThePast;
    if (m_fileFailed)
        return ComposerProblem::FileFailed;
    return ComposerProblem::None;
}

/// The body stays here as well: its window may go before it is kept.
Draft ComposerController::wholeDraft()
{
    if (m_bodySource)
        m_draft.body = m_bodySource();
    Draft draft = m_draft;
    if (draft.bodyFormat == BodyFormat::Html)
        draft.body = withQuote(draft.body, m_quote);
    return draft;
}

void ComposerController::touch()
{
    if (m_phase != ComposerPhase::Writing)
        return;
    m_touched = true;
    ++m_revision;
    m_keeping = Keeping::Pending;
    keepSoon();
    Q_EMIT changed();
}

void ComposerController::keepSoon()
{
    if (!m_keepLater)
        m_keepLater = m_needs.scheduler.after(
            kKeepWithin, [this] { launch(keepNow(), "keep what is written"); });
}

AsyncResult<void> ComposerController::keepNow()
{
    const QPointer<ComposerController> self(this);
    m_keepLater.reset();
    const quint64 revision = m_revision;
    const Draft draft = wholeDraft();
    const Guid id = m_start.id;
    const Result<void> kept = co_await m_needs.port.keep(id, draft);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (m_revision == revision) {
        m_keeping = kept ? Keeping::Kept : Keeping::Failed;
        Q_EMIT changed();
    }
    co_return kept;
}

void ComposerController::setRecipients(QStringList to, QStringList cc, QStringList bcc)
{
    if (to == m_draft.to && cc == m_draft.cc && bcc == m_draft.bcc)
        return;
    m_draft.to = std::move(to);
    m_draft.cc = std::move(cc);
    m_draft.bcc = std::move(bcc);
    touch();
}

void ComposerController::setSubject(const QString& subject)
{
    if (subject == m_draft.subject)
        return;
    m_draft.subject = subject;
    touch();
}

void ComposerController::noteBodyChanged()
{
    touch();
}

void ComposerController::setBodyFormat(BodyFormat format)
{
    if (format == m_draft.bodyFormat)
        return;
    m_draft.bodyFormat = format;
    touch();
}

void ComposerController::removeQuote()
{
    m_quote.clear();
    touch();
}

void ComposerController::setOptions(const MessageOptions& options)
{
    if (options.fyeoType != m_draft.options.fyeoType)
        m_passwords.own.wipe(); // another kind of password
    m_draft.options = options;
    if (!options.allowTracking)
        m_draft.options.shareTracking = false;
    touch();
}

void ComposerController::setExpiryDate(const QDateTime& date)
{
    m_draft.expiryDate = date;
    touch();
}

void ComposerController::setInviteNewUsers(bool invite)
{
    m_draft.inviteNewUsers = invite;
    touch();
}

void ComposerController::setSendEmailNotification(bool notify)
{
    m_draft.sendEmailNotification = notify;
    touch();
}

void ComposerController::setChaseDays(int days)
{
    m_draft.chaseDays = options().chase.isChangeable() ? days : 0;
    touch();
}

void ComposerController::setPassword(Secret password)
{
    m_passwords.own = std::move(password);
    Q_EMIT changed();
}

void ComposerController::setParentPassword(Secret password)
{
    m_passwords.parent = std::move(password);
    Q_EMIT changed();
}

void ComposerController::setCraAnswer(Secret answer)
{
    m_passwords.cra = std::move(answer);
    Q_EMIT changed();
}

void ComposerController::setQuota(const SendingQuota& quota)
{
    m_quota = quota;
    Q_EMIT changed();
}

void ComposerController::setFileFailed(bool failed)
{
    if (std::exchange(m_fileFailed, failed) != failed)
        Q_EMIT changed();
}

AsyncResult<void> ComposerController::keepForFiles()
{
    if (m_phase != ComposerPhase::Writing)
        co_return failure(ErrorKind::Cancelled);
    touch();
    co_return co_await keepNow();
}

void ComposerController::send()
{
    if (m_phase != ComposerPhase::Writing)
        return;
    m_error.reset();
    if (problem() != ComposerProblem::None) {
        m_showsProblem = true;
        Q_EMIT changed();
        return;
    }
    m_phase = ComposerPhase::Sending;
    Q_EMIT changed();
    launch(sendNow(), "put into the outbox");
}

AsyncResult<void> ComposerController::sendNow()
{
    const QPointer<ComposerController> self(this);
    m_keepLater.reset();
    const Guid id = m_start.id;
    const Draft draft = wholeDraft();
    const DraftPasswords passwords = m_passwords;
    const Result<void> taken = co_await m_needs.port.send(id, draft, passwords);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!taken) {
        m_phase = ComposerPhase::Writing;
        m_error = taken.error();
        Q_EMIT changed();
        co_return taken;
    }
    m_phase = ComposerPhase::Sent;
    Q_EMIT queued(id);
    if (self)
        Q_EMIT finished();
    co_return Result<void>();
}

void ComposerController::closeKeeping()
{
    launch(keepAndFinish(), "close composer");
}

AsyncResult<void> ComposerController::keepAndFinish()
{
    const QPointer<ComposerController> self(this);
    if (m_keeping == Keeping::Pending || m_keeping == Keeping::Failed) {
        const Result<void> kept = co_await keepNow();
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!kept) {
            m_error = kept.error();
            Q_EMIT changed();
            co_return kept;
        }
    }
    if (m_keeping == Keeping::Kept)
        m_needs.port.close(m_start.id);
    Q_EMIT finished();
    co_return Result<void>();
}

void ComposerController::closeDiscarding()
{
    launch(discardAndFinish(), "discard draft");
}

AsyncResult<void> ComposerController::discardAndFinish()
{
    const QPointer<ComposerController> self(this);
    m_keepLater.reset();
    const Guid id = m_start.id;
    const Result<bool> gone = co_await m_needs.port.discard(id);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!gone) {
        m_error = gone.error();
        Q_EMIT changed();
        co_return failure(gone.error());
    }
    Q_EMIT finished();
    co_return Result<void>();
}

} // namespace waxwing
