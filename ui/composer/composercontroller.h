#pragma once

#include "core/async/scheduler.h"
#include "core/base/clock.h"
#include "ui/composer/composerport.h"
#include "ui/composer/composerstate.h"

#include <QObject>

#include <functional>

namespace waxwing {

/// Decides everything about one message being written, without widgets: what may be chosen, when it
/// is kept (within a second of every change), whether it can be sent and what closing it asks. Main
/// thread; what it is given must outlive it.
class ComposerController : public QObject
{
    Q_OBJECT

public:
    struct Needs
    {
        ComposerPort& port;
        const Clock& clock;
        Scheduler& scheduler;
    };
    ComposerController(Needs needs, ComposerStart start, QObject* parent = nullptr);
    ~ComposerController() override;

    /// Where the text is read from when it is needed: HTML or plain, as the draft's format says.
    void setBodySource(std::function<QString()> source) { m_bodySource = std::move(source); }

    [[nodiscard]] const ComposerStart& start() const { return m_start; }
    [[nodiscard]] const Draft& draft() const { return m_draft; }
    [[nodiscard]] const QString& quote() const { return m_quote; }
    [[nodiscard]] ComposerPhase phase() const { return m_phase; }
    [[nodiscard]] Keeping keeping() const { return m_keeping; }
    /// There is nothing here that is not in the outbox.
    [[nodiscard]] bool isKept() const
    {
        return m_keeping == Keeping::Nothing || m_keeping == Keeping::Kept;
    }
    [[nodiscard]] ComposerOptions options() const { return optionsFor(m_draft, m_start.rules); }
    [[nodiscard]] ComposerProblem problem() const;
    /// Send was pressed in vain: from then on the problem is shown while it lasts.
    [[nodiscard]] bool showsProblem() const { return m_showsProblem; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] QDateTime now() const { return m_needs.clock.now(); }
    [[nodiscard]] PasswordStrength passwordStrength() const { return strengthOf(m_passwords.own); }

    void setRecipients(QStringList to, QStringList cc, QStringList bcc);
    void setSubject(const QString& subject);
    void noteBodyChanged();
    void setBodyFormat(BodyFormat format);
    void removeQuote();
    void setOptions(const MessageOptions& options);
    void setExpiryDate(const QDateTime& date);
    void setInviteNewUsers(bool invite);
    void setSendEmailNotification(bool notify);
    /// 0: no reminder.
    void setChaseDays(int days);
    void setPassword(Secret password);
    void setParentPassword(Secret password);
    void setCraAnswer(Secret answer);
    void setQuota(const SendingQuota& quota);
    [[nodiscard]] const SendingQuota& quota() const { return m_quota; }
    /// One of its files cannot go along.
    void setFileFailed(bool failed);
    /// Keeps the message now: files need something to belong to.
    [[nodiscard]] AsyncResult<void> keepForFiles();

    void send();
    /// Something was written here that closing without keeping would lose.
    [[nodiscard]] bool hasUnsaved() const { return m_touched; }
    void closeKeeping();
    void closeDiscarding();

Q_SIGNALS:
    void changed();
    /// Sent, kept or discarded: the window can go.
    void finished();
    /// It is in the outbox and can be undone for a while.
    void queued(const waxwing::Guid& id);

private:
    void touch();
    [[nodiscard]] Draft wholeDraft();
    void keepSoon();
    AsyncResult<void> keepNow();
    AsyncResult<void> sendNow();
    AsyncResult<void> keepAndFinish();
    AsyncResult<void> discardAndFinish();

    Needs m_needs;
    ComposerStart m_start;
    Draft m_draft; ///< its body as of the last keeping
    QString m_quote;
    DraftPasswords m_passwords;
    std::function<QString()> m_bodySource;
    ComposerPhase m_phase = ComposerPhase::Writing;
    Keeping m_keeping = Keeping::Nothing;
    std::optional<Error> m_error;
    std::unique_ptr<ScheduledCall> m_keepLater;
    quint64 m_revision = 0;
    bool m_touched = false;
    bool m_showsProblem = false;
    bool m_fileFailed = false;
    SendingQuota m_quota;
};

} // namespace waxwing
