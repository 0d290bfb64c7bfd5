#pragma once

#include "core/store/alerthistory.h"

#include <QLocale>
#include <QString>

namespace waxwing {

/// "Yes, at 14:07:09." or "No. The conversation is muted.": the answer in one sentence.
[[nodiscard]] QString alertVerdict(const AlertRecord& record, const QLocale& locale);
/// One step of the chain in words, without its time.
[[nodiscard]] QString alertStepSentence(const LedgerStep& step, const QLocale& locale);
/// What the news is: "Bert Müller: Minutes of Monday's meeting". Protected messages without subject.
[[nodiscard]] QString newsTitle(const News& news);

} // namespace waxwing
