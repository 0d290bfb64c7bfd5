#include "app/bootstrap/shellchaser.h"

#include "core/model/news.h"
#include "ui/composer/chasebar.h"
#include "ui/composer/messageactions.h"
#include "ui/reader/readercontroller.h"

#include <QToolButton>

namespace waxwing {

ShellChaser::ShellChaser(AccountList& accounts, const Clock& clock)
    : m_accounts(accounts), m_clock(clock)
{
    connect(&m_accounts, &AccountList::added, this, [this](const Guid& id) {
        if (LiveAccount* live = m_accounts.find(id))
            connect(&live->chaser(), &Chaser::changed, this, &ShellChaser::render);
    });
}

void ShellChaser::attach(MessageActions& actions, ReaderController& reader)
{
    m_actions = &actions;
    m_reader = &reader;
    auto* bar = new ChaseBar(&actions);
    m_bar = bar;
    actions.addBar(bar->bar());
    actions.addTool(bar->button());
    connect(&reader, &ReaderController::changed, bar, [this] { render(); }, Qt::QueuedConnection);
    connect(bar, &ChaseBar::daysChosen, this, [this](int days) {
        if (LiveAccount* live = account())
            live->chaser().chase(message(), days);
    });
    connect(bar, &ChaseBar::againRequested, this, [this] {
        if (LiveAccount* live = account())
            live->chaser().remindAgain(message());
    });
    connect(bar, &ChaseBar::recallRequested, &actions, &MessageActions::askForReason);
    render();
}

LiveAccount* ShellChaser::account() const
{
    return m_reader ? m_accounts.find(m_reader->account().id) : nullptr;
}

Guid ShellChaser::message() const
{
    return m_reader && m_reader->state().summary ? m_reader->state().summary->guid : Guid();
}

void ShellChaser::render()
{
    if (!m_bar || !m_actions || !m_reader)
        return;
    LiveAccount* live = account();
    const std::optional<MessageSummary>& shown = m_reader->state().summary;
    const bool isSent = live && shown
                        && foldedAddress(shown->sender.email)
                               == foldedAddress(live->record().emailAddress)
                        && shown->status.compare(u"Draft", Qt::CaseInsensitive) != 0
                        && shown->status.compare(u"PreCreated", Qt::CaseInsensitive) != 0;
    const bool offered
        = isSent && shown->options.allowTracking && shown->isReadable(m_clock.now());
    m_bar->setChase(offered, m_actions->canRecall(),
                    isSent ? live->chaser().of(shown->guid) : std::nullopt);
}

} // namespace waxwing
