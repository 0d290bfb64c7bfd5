#pragma once

#include "core/model/draft.h"

namespace waxwing {

/// What comes next for a message on its way. Pure: the item and the moment decide.
enum class OutboxStep {
    Nothing,
    Release,     ///< the undo time is over
    FindCreated, ///< PreCreateMessage may have worked: look for its draft
    Create,
    Save,
    Send,
    AskWhetherSent,
    RefuseForFile, ///< one of its files cannot go along
};

/// `autosave`: the draft being written is due for a save at the portal. `filesPending`: not all of
/// its files are at the portal.
[[nodiscard]] OutboxStep nextStep(const OutboxItem& item, const QDateTime& now,
                                  const DraftPasswords& passwords, bool autosave,
                                  bool filesPending = false);

/// Queued, but somebody has to enter a password before it can go on.
[[nodiscard]] bool waitsForPassword(const OutboxItem& item, const DraftPasswords& passwords);

/// What the end of a call means for whatever it was to bring about.
enum class CallOutcome {
    Done,
    Refused, ///< the portal understood and said no
    NotDone, ///< certainly without effect; the same call helps later
    Unknown, ///< may have had its effect
};
[[nodiscard]] CallOutcome callOutcomeOf(const Error& error);

/// The draft that a PreCreateMessage with a lost answer left behind.
[[nodiscard]] bool isLeftBehind(const MessageSummary& message, const OutboxItem& item);

/// It went out, as far as the state of the message tells.
[[nodiscard]] bool isSent(const MessageSummary& message);

} // namespace waxwing
