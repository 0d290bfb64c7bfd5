#include "app/bootstrap/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace waxwing {

namespace {

const QString kFolder = QStringLiteral(":/i18n");
const QString kPrefix = QStringLiteral("waxwing_");
const QString kEnglish = QStringLiteral("en");

void install(QCoreApplication& application, const QString& name, const QString& folder)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(name, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QStringList spokenLanguages()
{
    QStringList languages;
    const auto files = QDir(kFolder).entryList({kPrefix + QStringLiteral("*.qm")}, QDir::Files,
                                               QDir::Name);
    for (const QString& file : files)
        languages << file.mid(kPrefix.size()).chopped(3);
    return languages;
}

QString languageFor(const QStringList& wanted, const QStringList& spoken)
{
    for (const QString& locale : wanted) {
        QString name = locale;
        name.replace(u'_', u'-');
        // From the most special to the mere language: "pt-BR", then "pt".
        for (; !name.isEmpty(); name = name.section(u'-', 0, -2)) {
            for (const QString& language : spoken) {
                if (QString(language).replace(u'_', u'-').compare(name, Qt::CaseInsensitive) == 0)
                    return language;
            }
        }
    }
    return kEnglish;
}

void loadTranslations(QCoreApplication& application)
{
    const QString language = languageFor(QLocale().uiLanguages(), spokenLanguages());
    install(application, QStringLiteral("qtbase_") + language,
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, kPrefix + language, kFolder);
}

} // namespace waxwing
