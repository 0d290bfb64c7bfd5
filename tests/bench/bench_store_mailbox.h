#pragma once

#include "core/model/types.h"

#include <random>

namespace waxwing::bench {

/// A mailbox as a clerk's may look: messages of some hundred people in four languages, with
/// subjects that recur and bodies of one to four kilobytes. The same seed gives the same mailbox.
class SampleMailbox
{
public:
    explicit SampleMailbox(unsigned seed);

    /// Message `number`; call with rising numbers.
    [[nodiscard]] MessageSummary message(int number);
    [[nodiscard]] QString body();
    /// A word that occurs in bodies, a common or a rare one.
    [[nodiscard]] QString searchWord();

private:
    [[nodiscard]] int below(int bound);
    [[nodiscard]] User person(int number) const;
    [[nodiscard]] QString word();

    std::mt19937 m_random;
    QStringList m_rareWords;
};

} // namespace waxwing::bench
