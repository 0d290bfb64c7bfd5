#include "app/bootstrap/shellreading.h"

#include "app/bootstrap/accountreading.h"
#include "core/async/launch.h"
#include "ui/reader/messagebodyview.h"
#include "ui/reader/messageprinter.h"
#include "ui/reader/readercontroller.h"
#include "ui/reader/readerview.h"
#include "ui/reader/readingbar.h"
#include "ui/slip/slippane.h"
#include "ui/slip/slipsplit.h"
#include "ui/thread/threadpane.h"

#include <QVBoxLayout>

#include <algorithm>

namespace waxwing {

ShellReading::ShellReading(Needs needs)
    : m_needs(needs), m_slip(needs.scheduler), m_thread(needs.scheduler)
{
    connect(&m_needs.accounts, &AccountList::added, this, &ShellReading::addAccount);
    connect(&m_needs.accounts, &AccountList::removed, this, &ShellReading::removeAccount);
}

ShellReading::~ShellReading()
{
    m_slip.clear();
    m_thread.clear();
}

void ShellReading::addAccount(const Guid& id)
{
    LiveAccount* account = m_needs.accounts.find(id);
    if (!account)
        return;
    m_accounts.insert_or_assign(id, std::make_unique<AccountReading>(*account, m_needs.clock));
    connect(account, &LiveAccount::messageTouched, this, [this, id](const Guid& asset) {
        if (m_reader && m_reader->account().id == id)
            noteTouched(asset);
    });
}

void ShellReading::noteTouched(const Guid& asset)
{
    m_slip.noteTouched(asset);
    const QList<ThreadNode>& thread = m_thread.thread();
    const bool ours = asset == m_thread.current()
                      || std::any_of(thread.begin(), thread.end(),
                                     [&](const ThreadNode& node) { return node.guid == asset; });
    if (ours)
        m_thread.refresh(); // it may have been answered
}

void ShellReading::removeAccount(const Guid& id)
{
    const auto it = m_accounts.find(id);
    if (it == m_accounts.end())
        return;
    m_slip.drop(*it->second);
    m_thread.drop(*it->second);
    m_accounts.erase(it);
}

QWidget* ShellReading::around(ReaderView& view, ReaderController& reader)
{
    auto* pane = new SlipPane(m_slip, m_needs.clock);
    auto* split = new SlipSplit(&view, pane);
    m_split = split;
    split->setSlipShown(m_needs.preferences.slipShown());
    connect(split, &SlipSplit::slipShownChanged, this,
            [this](bool shown) { m_needs.preferences.setSlipShown(shown); });
    pane->setFolder(m_needs.preferences.saveFolder());
    connect(pane, &SlipPane::folderChosen, this,
            [this](const QString& folder) { m_needs.preferences.setSaveFolder(folder); });
    connect(pane, &SlipPane::closeRequested, split, [split] { split->setSlipShown(false); });
    connect(pane, &SlipPane::messageRequested, this, [this](const Guid& message) {
        if (m_reader)
            Q_EMIT messageRequested(m_reader->account().id, message);
    });
    attach(reader);
    return withBar(view, reader, *split);
}

/// The row of buttons above both.
QWidget* ShellReading::withBar(ReaderView& view, ReaderController& reader, SlipSplit& split)
{
    Preferences& preferences = m_needs.preferences;
    auto* bar = new ReadingBar(reader);
    auto* printer = new MessagePrinter(reader, bar);
    MessageBodyView* body = &view.body();
    body->setZoomSteps(preferences.textZoom());
    reader.setPlainText(preferences.plainText());
    bar->setPlainText(preferences.plainText());
    bar->setSlipShown(split.isSlipShown());
    connect(body, &MessageBodyView::zoomChanged, this,
            [this](int steps) { m_needs.preferences.setTextZoom(steps); });
    connect(bar, &ReadingBar::zoomRequested, body, &MessageBodyView::zoom);
    connect(bar, &ReadingBar::plainTextToggled, this, [this](bool plain) {
        m_needs.preferences.setPlainText(plain);
        if (m_reader)
            m_reader->setPlainText(plain);
    });
    connect(bar, &ReadingBar::slipToggled, &split, &SlipSplit::setSlipShown);
    connect(&split, &SlipSplit::slipShownChanged, bar, &ReadingBar::setSlipShown);
    connect(bar, &ReadingBar::printRequested, printer,
            [printer, bar] { printer->print(bar->window()); });
    connect(bar, &ReadingBar::previewRequested, printer,
            [printer, bar] { printer->preview(bar->window()); });
    connect(printer, &MessagePrinter::printed, this,
            [this](const Guid& account, const Guid& message) {
                const auto it = m_accounts.find(account);
                if (it != m_accounts.end())
                    launch(it->second->trackPrint(message), "report printing");
            });
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    auto* thread = new ThreadPane(m_thread, m_needs.clock);
    connect(thread, &ThreadPane::messageRequested, this, [this](const Guid& message) {
        if (m_reader)
            Q_EMIT messageRequested(m_reader->account().id, message);
    });
    column->addWidget(thread);
    column->addWidget(&split, 1);
    return all;
}

void ShellReading::attach(ReaderController& reader)
{
    m_reader = &reader;
    connect(&reader, &ReaderController::changed, this, [this, &reader] { follow(reader); });
    connect(&reader, &QObject::destroyed, this, [this] {
        m_slip.clear();
        m_thread.clear();
    });
}

void ShellReading::follow(const ReaderController& reader)
{
    const ReaderState& state = reader.state();
    const auto it = m_accounts.find(reader.account().id);
    if (state.summary && it != m_accounts.end()) {
        m_slip.show(*it->second, *state.summary);
        m_thread.show(*it->second, *state.summary);
    } else if (state.phase != ReaderPhase::Loading) {
        m_slip.clear();
        m_thread.clear();
    }
}

} // namespace waxwing
