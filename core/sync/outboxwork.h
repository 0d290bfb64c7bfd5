#pragma once

#include "core/sync/outbox.h"

#include <memory>
#include <optional>

namespace waxwing {

/// What of an item is not kept.
struct Outbox::Work
{
    DraftPasswords passwords;
    quint64 revision = 0; ///< of what was written
    bool running = false;
    bool again = false; ///< woken while running
    bool closing = false;  ///< nobody is writing any more
    bool autosave = false; ///< due
    bool autosaveRefused = false;
    bool recreated = false; ///< its draft had vanished once
    std::optional<std::chrono::milliseconds> lastSave;
    std::unique_ptr<ScheduledCall> timer;
};

} // namespace waxwing
