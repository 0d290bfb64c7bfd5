#pragma once

#include "core/async/asyncresult.h"
#include "core/spelling/dictionary.h"

#include <QHash>

#include <memory>
#include <optional>

namespace waxwing {

/// The dictionaries of this computer. Nothing is looked for or read before somebody asks, and then in
/// the thread pool; a dictionary is read once for all who use it at a time, and goes with the last
/// of them, since it takes megabytes. Main thread; answers may come after its death.
class DictionaryShelf
{
public:
    explicit DictionaryShelf(QStringList folders = dictionaryFolders());

    /// Which there are.
    [[nodiscard]] AsyncResult<QStringList> languages();
    [[nodiscard]] AsyncResult<std::shared_ptr<Dictionary>> dictionary(QString language);

private:
    struct Shared
    {
        QStringList folders;
        std::optional<QList<DictionaryFile>> files;
        QHash<QString, std::weak_ptr<Dictionary>> inUse;
    };
    static AsyncResult<QStringList> look(std::shared_ptr<Shared> shared);
    static AsyncResult<std::shared_ptr<Dictionary>> fetch(std::shared_ptr<Shared> shared,
                                                          QString language);

    std::shared_ptr<Shared> m_shared;
};

} // namespace waxwing
