#pragma once

#include "app/bootstrap/accountlock.h"
#include "app/instance/commandrequest.h"
#include "core/async/asyncresult.h"

#include <functional>

namespace waxwing {

/// Answers the questions of the command line from what is stored here. Nothing is fetched, so nothing
/// counts as read; protected messages have no text here. Main thread; what it is given must outlive
/// it.
class CommandAnswers final : public QObject
{
    Q_OBJECT

public:
    struct Needs
    {
        AccountList& accounts;
        AccountLock& lock;
        const Clock& clock;
        bool mayExport = true; ///< false: the organisation wants no copies
        bool isRunning = true; ///< false: only here to answer
    };
    explicit CommandAnswers(Needs needs) : m_needs(needs) {}

    /// Caches are open, or the answer says that they are locked.
    [[nodiscard]] AsyncResult<CommandAnswer> answer(CommandRequest request);

private:
    AsyncResult<CommandAnswer> status();
    AsyncResult<CommandAnswer> search(CommandRequest request);
    [[nodiscard]] QString whyLocked() const;

    Needs m_needs;
};

/// "" unless a person must do something before caches can be opened; then what.
[[nodiscard]] QString lockedBecause(KeyStanding standing);

} // namespace waxwing
