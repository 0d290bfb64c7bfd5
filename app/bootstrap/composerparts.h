#pragma once

#include "app/bootstrap/liveaccount.h"
#include "app/bootstrap/shellcompose.h"
#include "core/spelling/speller.h"
#include "ui/composer/composerattachments.h"
#include "ui/composer/composercontroller.h"
#include "ui/composer/composerfilesport.h"
#include "ui/composer/composerwindow.h"

#include <QLocale>
#include <QPointer>

#include <memory>

namespace waxwing {

/// The files of one message at the account that writes it, which may go away before. Those of a
/// forwarded message are only remembered until the message is kept: looking and closing again leaves
/// nothing behind.
class AccountComposerFiles final : public ComposerFilesPort
{
    Q_OBJECT

public:
    AccountComposerFiles(LiveAccount& account, Guid draft, QList<AttachmentSummary> forwarded);

    [[nodiscard]] QList<DraftFile> files() const override;
    [[nodiscard]] AsyncResult<void> add(QList<NewFile> files) override;
    void remove(const Guid& file) override;
    void retry(const Guid& file) override;
    [[nodiscard]] bool isReachable() const override;

    [[nodiscard]] bool hasForwarded() const { return !m_forwarded.isEmpty(); }
    /// Once the message is kept.
    [[nodiscard]] AsyncResult<void> keepForwarded();

private:
    QPointer<LiveAccount> m_account;
    Guid m_draft;
    QList<AttachmentSummary> m_forwarded;
    QList<Guid> m_leftOut; ///< of those
};

/// The outbox of an account that may go away before its composers.
class OutboxComposerPort final : public ComposerPort
{
public:
    OutboxComposerPort(LiveAccount& account, AccountComposerFiles& files)
        : m_account(&account), m_files(files)
    {}
    [[nodiscard]] AsyncResult<void> keep(Guid id, Draft draft) override;
    [[nodiscard]] AsyncResult<void> send(Guid id, Draft draft, DraftPasswords passwords) override;
    [[nodiscard]] AsyncResult<bool> discard(Guid id) override;
    void close(Guid id) override;

private:
    QPointer<LiveAccount> m_account;
    AccountComposerFiles& m_files;
};

/// One open composer with everything it is made of.
struct ShellCompose::Composer
{
    Composer(LiveAccount& live, const Needs& needs, DictionaryShelf& dictionaries,
             ComposerStart start)
        : account(live.record().id), files(live, start.id, start.forwarded), port(live, files),
          controller(ComposerController::Needs{port, needs.clock, needs.scheduler},
                     std::move(start)),
          attachments(controller, files), speller(dictionaries, QLocale().uiLanguages()),
          window(std::make_unique<ComposerWindow>(controller, attachments))
    {
        window->setSpeller(speller);
    }

    Guid account;
    AccountComposerFiles files;
    OutboxComposerPort port;
    ComposerController controller;
    ComposerAttachments attachments;
    Speller speller;
    std::unique_ptr<ComposerWindow> window; ///< none once it is on its way out
};

} // namespace waxwing
