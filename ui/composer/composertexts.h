#pragma once

#include "core/model/draftfile.h"
#include "ui/composer/composerstate.h"

namespace waxwing {

[[nodiscard]] QString composerTitle(const ComposerStart& start);
[[nodiscard]] QString problemSentence(ComposerProblem problem, const Draft& draft);
[[nodiscard]] QString optionSentence(OptionState option);
[[nodiscard]] QString strengthSentence(PasswordStrength strength);
[[nodiscard]] QString keepingSentence(Keeping keeping);
/// Why the portal refused to send it, and what can be changed.
[[nodiscard]] QString refusalSentence(const Error& error);
/// Why a message was not recalled.
[[nodiscard]] QString recallSentence(const Error& error);
/// What is left for today, where there is little; else empty.
[[nodiscard]] QString quotaSentence(const SendingQuota& quota);
/// What is happening to a message in the outbox.
[[nodiscard]] QString outboxSentence(const OutboxItem& item, bool needsPassword,
                                     const UploadShare& uploads = {});
/// Before the quoted text of an answer: who wrote when.
[[nodiscard]] QString attribution(const MessageSummary& parent, DraftAction action);

/// Why a command of the main window cannot be used; empty: it can.
enum class WritingCommand { New, Reply, ReplyAll, Forward, Recall };
[[nodiscard]] QString whyNot(WritingCommand command, const WritingRules& rules,
                             const std::optional<MessageSummary>& message,
                             const QString& ownAddress, const QDateTime& now);

} // namespace waxwing
