#include "app/bootstrap/readerattachments.h"

#include "app/bootstrap/accountattachments.h"
#include "ui/reader/readercontroller.h"

#include <QDesktopServices>
#include <QUrl>

namespace waxwing {

ReaderAttachments::ReaderAttachments(Scheduler& scheduler, const Clock& clock)
    : m_scheduler(scheduler), m_controller(scheduler, clock)
{
    connect(&m_controller, &AttachmentsController::fileReady, this, [](const QString& file) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(file));
    });
    connect(&m_controller, &AttachmentsController::browserRequested, this,
            [](const QUrl& address) { QDesktopServices::openUrl(address); });
}

ReaderAttachments::~ReaderAttachments()
{
    removeAll();
}

void ReaderAttachments::removeAll()
{
    while (!m_accounts.empty())
        remove(m_accounts.begin()->first);
}

void ReaderAttachments::add(LiveAccount& account)
{
    m_accounts.insert_or_assign(
        account.record().id,
        std::make_unique<AccountAttachments>(account, m_scheduler, m_opened));
}

void ReaderAttachments::remove(const Guid& account)
{
    const auto it = m_accounts.find(account);
    if (it == m_accounts.end())
        return;
    m_controller.drop(*it->second);
    m_accounts.erase(it);
}

void ReaderAttachments::follow(ReaderController& reader)
{
    connect(&reader, &ReaderController::changed, this, [this, &reader] { show(reader); });
    connect(&reader, &QObject::destroyed, this, [this] { m_controller.clear(); });
}

/// Only what is open has attachments to fetch: before, the sender would see it fetched, not read.
void ReaderAttachments::show(const ReaderController& reader)
{
    const ReaderState& state = reader.state();
    const auto it = m_accounts.find(reader.account().id);
    if (state.phase == ReaderPhase::Open && state.summary && it != m_accounts.end())
        m_controller.show(*it->second, *state.summary, reader.openPassword());
    else
        m_controller.clear();
}

} // namespace waxwing
