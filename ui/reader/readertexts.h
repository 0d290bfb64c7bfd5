#pragma once

#include "ui/common/iconset.h"
#include "ui/reader/readerstate.h"

#include <QLocale>

namespace waxwing {

/// What stands in place of the text in the phases without one.
struct ReaderNotice
{
    Icon icon = Icon::Mail;
    QString heading;
    QString sentence;
    QString action;       ///< of the main button; empty for none
    QString secondAction;
};
[[nodiscard]] ReaderNotice noticeOf(const ReaderState& state, const QLocale& locale);

/// "Anna will see that you read this.", or nothing if the sender will not.
[[nodiscard]] QString forecastSentence(const ReaderState& state);
/// Facts above the text: expiry, protection. Empty if there are none.
[[nodiscard]] QString factsOf(const MessageSummary& summary, const QDateTime& now,
                              const QLocale& locale);
/// Whose password a protected message wants.
[[nodiscard]] QString passwordSentence(FyeoType type);

} // namespace waxwing
