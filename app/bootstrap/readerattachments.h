#pragma once

#include "app/bootstrap/openedfiles.h"
#include "core/async/scheduler.h"
#include "ui/reader/attachmentscontroller.h"

#include <QObject>

#include <map>
#include <memory>

namespace waxwing {

class AccountAttachments;
class LiveAccount;
class ReaderController;

/// Gives the reader the attachments of the message it shows, account by account, and opens with other
/// programs what the person wants opened.
class ReaderAttachments final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this.
    ReaderAttachments(Scheduler& scheduler, const Clock& clock);
    ~ReaderAttachments() override;

    void add(LiveAccount& account);
    /// Its transfers end.
    void remove(const Guid& account);
    void removeAll();
    /// The reader's message from now on; `reader` must outlive its window, which ends before this.
    void follow(ReaderController& reader);
    [[nodiscard]] AttachmentsController& controller() { return m_controller; }

private:
    void show(const ReaderController& reader);

    Scheduler& m_scheduler;
    OpenedFiles m_opened;
    std::map<Guid, std::unique_ptr<AccountAttachments>> m_accounts;
    AttachmentsController m_controller;
};

} // namespace waxwing
