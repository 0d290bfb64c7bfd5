#include "app/bootstrap/translations.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace waxwing;

class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void speaksGermanAndEnglish()
    {
        QVERIFY(spokenLanguages().contains(QStringLiteral("de")));
        QVERIFY(spokenLanguages().contains(QStringLiteral("en")));
    }

    void choosesTheFirstWantedLanguageThatItSpeaks_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("expected");
        QTest::newRow("german") << "de-DE de" << "de";
        QTest::newRow("swiss german") << "de-CH de-Latn-CH de" << "de";
        QTest::newRow("country only") << "de-AT" << "de";
        QTest::newRow("underscore") << "de_DE" << "de";
        QTest::newRow("second choice") << "fr-CH fr de-CH en" << "de";
        QTest::newRow("english before german") << "en-GB en de" << "en";
        QTest::newRow("script and country") << "zh-Hans-CN" << "zh-Hans";
        QTest::newRow("none spoken") << "ja fi" << "en";
        QTest::newRow("no locale") << "C" << "en";
        QTest::newRow("nothing wanted") << "" << "en";
        QTest::newRow("only begins alike") << "den" << "en";
    }
    void choosesTheFirstWantedLanguageThatItSpeaks()
    {
        QFETCH(QString, wanted);
        const QStringList spoken{QStringLiteral("de"), QStringLiteral("en"), QStringLiteral("zh-Hans")};
        QTEST(languageFor(wanted.split(u' ', Qt::SkipEmptyParts), spoken), "expected");
    }

    void translatesWithTheContextsOfTheRunningProgram_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("many");
        QTest::newRow("german") << "de" << "1 Nachricht" << "3 Nachrichten";
        QTest::newRow("english") << "en" << "1 message" << "3 messages";
    }
    void translatesWithTheContextsOfTheRunningProgram()
    {
        QFETCH(QString, language);
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/i18n/waxwing_%1.qm").arg(language)));
        const auto counted = [&](int number) {
            return translator.translate("waxwing::MessageListPane", "%Ln message(s)", nullptr, number)
                .replace(QStringLiteral("%Ln"), QString::number(number));
        };
        QTEST(counted(1), "one");
        QTEST(counted(3), "many");
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
