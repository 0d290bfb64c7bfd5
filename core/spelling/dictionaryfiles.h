#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace waxwing {

/// A dictionary in the form that Hunspell reads, as distributions install them.
struct DictionaryFile
{
    QString language; ///< the name of its files: "de_DE"
    QString affixes;
    QString words;

    bool operator==(const DictionaryFile&) const = default;
};

/// Where dictionaries lie on this kind of computer, the person's own before those of all.
[[nodiscard]] QStringList dictionaryFolders();

/// Those in the folders, by language; of a language that is there twice the first. A second name of
/// the same file is not another dictionary. Reads the disk.
[[nodiscard]] QList<DictionaryFile> installedDictionaries(const QStringList& folders);

/// The dictionary for somebody who reads `wanted` ("de-CH", "fr" …, the dearest first): the same
/// language and country, else the same language, else English, else any. Empty if there is none.
[[nodiscard]] QStringList languagesFor(const QStringList& wanted, const QStringList& installed);

} // namespace waxwing
