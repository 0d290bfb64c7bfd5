#pragma once

#include "app/bootstrap/accountlist.h"
#include "app/bootstrap/preferences.h"
#include "ui/slip/slipcontroller.h"
#include "ui/thread/threadcontroller.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <memory>

namespace waxwing {

class AccountReading;
class ReaderController;
class ReaderView;
class SlipSplit;

/// What surrounds the message on screen, and its routes to the accounts: delivery slip,
/// conversation, plain text, size, printing. Main thread; what it is given must outlive it.
class ShellReading final : public QObject
{
    Q_OBJECT

public:
    struct Needs
    {
        AccountList& accounts;
        Preferences& preferences;
        const Clock& clock;
        Scheduler& scheduler;
    };
    explicit ShellReading(Needs needs);
    ~ShellReading() override;

    /// The reader with what surrounds it, for the main window. Both may die before this, `view`
    /// first.
    [[nodiscard]] QWidget* around(ReaderView& view, ReaderController& reader);

Q_SIGNALS:
    /// Go to this message.
    void messageRequested(const waxwing::Guid& account, const waxwing::Guid& message);

private:
    void addAccount(const Guid& id);
    void removeAccount(const Guid& id);
    void noteTouched(const Guid& asset);
    void attach(ReaderController& reader);
    [[nodiscard]] QWidget* withBar(ReaderView& view, ReaderController& reader, SlipSplit& split);
    void follow(const ReaderController& reader);

    Needs m_needs;
    std::map<Guid, std::unique_ptr<AccountReading>> m_accounts;
    SlipController m_slip;
    ThreadController m_thread;
    QPointer<ReaderController> m_reader;
    QPointer<SlipSplit> m_split;
};

} // namespace waxwing
