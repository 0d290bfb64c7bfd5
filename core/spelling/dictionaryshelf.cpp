#include "core/spelling/dictionaryshelf.h"

#include "core/spelling/inpool.h"

#include <algorithm>

namespace waxwing {

DictionaryShelf::DictionaryShelf(QStringList folders) : m_shared(std::make_shared<Shared>())
{
    m_shared->folders = std::move(folders);
}

AsyncResult<QStringList> DictionaryShelf::languages()
{
    return look(m_shared);
}

AsyncResult<std::shared_ptr<Dictionary>> DictionaryShelf::dictionary(QString language)
{
    return fetch(m_shared, std::move(language));
}

AsyncResult<QStringList> DictionaryShelf::look(std::shared_ptr<Shared> shared)
{
    if (!shared->files) {
        auto task = inPool<QList<DictionaryFile>>(
            [folders = shared->folders] { return installedDictionaries(folders); });
        const Result<QList<DictionaryFile>> found = co_await task;
        if (!found)
            co_return failure(found.error());
        shared->files = *found;
    }
    QStringList languages;
    for (const DictionaryFile& file : *shared->files)
        languages << file.language;
    co_return languages;
}

AsyncResult<std::shared_ptr<Dictionary>> DictionaryShelf::fetch(std::shared_ptr<Shared> shared,
                                                                QString language)
{
    if (auto known = shared->inUse.value(language).lock())
        co_return known;
    const Result<QStringList> looked = co_await look(shared);
    if (!looked)
        co_return failure(looked.error());
    const QList<DictionaryFile>& files = *shared->files;
    const auto file = std::find_if(files.begin(), files.end(), [&language](const auto& one) {
        return one.language == language;
    });
    if (file == files.end())
        co_return failure(ErrorKind::NotFound, QStringLiteral("no such dictionary"));
    auto task = inPool<std::shared_ptr<Dictionary>>([wanted = *file] { return loadDictionary(wanted); });
    const Result<std::shared_ptr<Dictionary>> loaded = co_await task;
    if (!loaded)
        co_return failure(loaded.error());
    // Somebody else may have asked for it at the same time.
    if (auto known = shared->inUse.value(language).lock())
        co_return known;
    shared->inUse.insert(language, *loaded);
    co_return *loaded;
}

} // namespace waxwing
