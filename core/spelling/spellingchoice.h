#pragma once

#include <QStringList>

namespace waxwing {

/// What the person decided about spelling when writing from one account.
struct SpellingChoice
{
    bool on = true;
    QStringList languages; ///< of dictionaries; empty: that of the program, or what comes near it
    QStringList ownWords;  ///< right although no dictionary knows them

    bool operator==(const SpellingChoice&) const = default;
};

} // namespace waxwing
