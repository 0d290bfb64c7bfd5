#pragma once

#include "core/base/result.h"
#include "core/spelling/dictionaryfiles.h"

#include <memory>

namespace waxwing {

/// The words of one language. Any thread may ask; one question is answered after the other.
class Dictionary
{
public:
    virtual ~Dictionary() = default;
    [[nodiscard]] virtual bool knows(const QString& word) = 0;
    /// The likeliest first. Slow.
    [[nodiscard]] virtual QStringList suggestions(const QString& word) = 0;
};

/// Reads a dictionary, which takes long: not on the main thread. Storage "dictionary" if it cannot be
/// read.
[[nodiscard]] Result<std::shared_ptr<Dictionary>> loadDictionary(const DictionaryFile& file);

} // namespace waxwing
