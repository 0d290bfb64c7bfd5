#pragma once

#include "core/model/types.h"

namespace waxwing {

/// An attachment of the opened message and what is being done with it.
struct AttachmentItem
{
    enum class Phase {
        Idle,
        Waiting, ///< for its content to be shown or its first bytes
        Running,
        Stopped, ///< `error` says why; retry() goes on
        Saved,   ///< as `file`
    };

    AttachmentSummary summary;
    Phase phase = Phase::Idle;
    bool toOpen = false; ///< it is opened, not kept, once it is there
    qint64 bytes = 0;
    qint64 total = 0;
    qint64 bytesPerSecond = 0; ///< 0: not known yet
    bool shown = false;        ///< it takes long enough for a progress bar
    QString file{};            ///< with Saved
    QString error{};           ///< a sentence, with Stopped
    bool canRetry = false;
    bool wantsPassword = false; ///< with Stopped: the password was missing or wrong

    [[nodiscard]] bool isBusy() const { return phase == Phase::Waiting || phase == Phase::Running; }
};

} // namespace waxwing
