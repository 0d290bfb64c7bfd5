#include "core/spelling/dictionaryfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>

namespace waxwing {

namespace {

QString partOf(const QString& language)
{
    return language.section(u'_', 0, 0);
}

/// A link beside its file gives way to it, whatever their order.
bool isPlainFile(const QFileInfo& file)
{
    return !file.isSymLink();
}

} // namespace

QStringList dictionaryFolders()
{
    QStringList folders;
    // Hunspell's own word for it.
    const QString path = qEnvironmentVariable("DICPATH");
    folders << path.split(QDir::listSeparator(), Qt::SkipEmptyParts);
    const QStringList shared
        = QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation);
    for (const char* below : {"/hunspell", "/myspell/dicts", "/myspell"}) {
        for (const QString& folder : shared)
            folders << folder + QLatin1String(below);
    }
    folders << QCoreApplication::applicationDirPath() + QStringLiteral("/dictionaries")
            << QDir::homePath() + QStringLiteral("/Library/Spelling")
            << QStringLiteral("/Library/Spelling");
    return folders;
}

QList<DictionaryFile> installedDictionaries(const QStringList& folders)
{
    QList<DictionaryFile> found;
    QSet<QString> languages;
    QSet<QString> files;
    for (const QString& folder : folders) {
        QFileInfoList entries = QDir(folder).entryInfoList({QStringLiteral("*.aff")}, QDir::Files,
                                                           QDir::Name);
        std::stable_partition(entries.begin(), entries.end(), isPlainFile);
        for (const QFileInfo& affixes : std::as_const(entries)) {
            const QString language = affixes.completeBaseName();
            const QFileInfo words(affixes.path() + u'/' + language + QStringLiteral(".dic"));
            if (!words.isFile() || languages.contains(language)
                || files.contains(words.canonicalFilePath()))
                continue;
            languages.insert(language);
            files.insert(words.canonicalFilePath());
            found << DictionaryFile{language, affixes.filePath(), words.filePath()};
        }
    }
    std::sort(found.begin(), found.end(), [](const DictionaryFile& a, const DictionaryFile& b) {
        return a.language < b.language;
    });
    return found;
}

QStringList languagesFor(const QStringList& wanted, const QStringList& installed)
{
    if (installed.isEmpty())
        return {};
    QStringList wishes = wanted;
    wishes << QStringLiteral("en-US") << QStringLiteral("en");
    for (QString wish : std::as_const(wishes)) {
        wish.replace(u'-', u'_');
        if (installed.contains(wish))
            return {wish};
        // Written with its own country where there is a choice: de_DE before de_AT.
        const QString own = partOf(wish) + u'_' + partOf(wish).toUpper();
        if (installed.contains(own))
            return {own};
        for (const QString& language : installed) {
            if (partOf(language) == partOf(wish))
                return {language};
        }
    }
    return {installed.first()};
}

} // namespace waxwing
