#pragma once

#include "core/model/draftfile.h"
#include "ui/composer/composerattachments.h"

#include <QLocale>
#include <QString>

/// The sentences about the files of a message that is written.
namespace waxwing {

/// The line beside a name: size, progress, what it waits for, or what went wrong.
[[nodiscard]] QString fileDetail(const DraftFile& file, bool reachable, const QLocale& locale);
/// Why something was not attached, with its name.
[[nodiscard]] QString refusalOf(const ComposerAttachments::Refusal& refusal,
                                const UploadRules& rules, const QLocale& locale);
/// How far all of them are and what that means for sending; empty when nothing is on its way.
[[nodiscard]] QString uploadsSentence(const QList<DraftFile>& files, bool reachable);
/// What may be attached at all, for the tooltip of the button.
[[nodiscard]] QString limitsSentence(const UploadRules& rules, const QLocale& locale);

} // namespace waxwing
