#include "core/spelling/speller.h"
#include "tests/support/await.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using Standing = Speller::Standing;
using Verdict = Speller::Verdict;

class SpellerTest : public QObject
{
    Q_OBJECT

private:
    static QString folder() { return QStringLiteral(DICTIONARIES); }
    static Verdict finally(Speller& speller, const QString& word)
    {
        Verdict verdict = speller.verdict(word);
        (void)QTest::qWaitFor([&] { return (verdict = speller.verdict(word)) != Verdict::Unknown; });
        return verdict;
    }

private Q_SLOTS:
    void theDictionaryForSomebodyIsTheNearest_data()
    {
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<QStringList>("installed");
        QTest::addColumn<QString>("language");
        const QStringList usual{QStringLiteral("de_AT"), QStringLiteral("de_DE"),
                                QStringLiteral("en_GB"), QStringLiteral("en_US")};
        QTest::newRow("the very one") << QStringList{QStringLiteral("de-AT")} << usual << "de_AT";
        QTest::newRow("another country")
            << QStringList{QStringLiteral("de-CH")} << usual << "de_DE";
        QTest::newRow("a script between")
            << QStringList{QStringLiteral("de-Latn-CH")} << usual << "de_DE";
        QTest::newRow("the second wish")
            << QStringList{QStringLiteral("fr"), QStringLiteral("de-DE")} << usual << "de_DE";
        QTest::newRow("English at last") << QStringList{QStringLiteral("fr")} << usual << "en_US";
        QTest::newRow("any") << QStringList{QStringLiteral("fr")}
                             << QStringList{QStringLiteral("pl_PL")} << "pl_PL";
        QTest::newRow("none") << QStringList{QStringLiteral("fr")} << QStringList() << "";
    }
    void theDictionaryForSomebodyIsTheNearest()
    {
        QFETCH(QStringList, wanted);
        QFETCH(QStringList, installed);
        QTEST(languagesFor(wanted, installed).value(0), "language");
    }

    void aSecondNameOfAFileIsNotAnotherDictionary()
    {
        const QTemporaryDir own;
        for (const char* suffix : {".aff", ".dic"}) {
            const QString end = QLatin1String(suffix);
            QVERIFY(QFile::copy(folder() + QStringLiteral("/de_DE") + end,
                                own.filePath(QStringLiteral("de_DE") + end)));
            QVERIFY(QFile::link(own.filePath(QStringLiteral("de_DE") + end),
                                own.filePath(QStringLiteral("de_BE") + end)));
        }
        QFile alone(own.filePath(QStringLiteral("xx.aff"))); // without its words
        QVERIFY(alone.open(QFile::WriteOnly));
        const auto found = installedDictionaries({own.path(), folder(), own.path()});
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.at(0).language, QStringLiteral("de_DE"));
        QVERIFY(found.at(0).words.startsWith(own.path()));
        QCOMPARE(found.at(1).language, QStringLiteral("en_US"));
    }

    void nothingIsReadBeforeSomebodyWrites()
    {
        DictionaryShelf shelf({folder()});
        Speller speller(shelf, {QStringLiteral("en")});
        QSignalSpy changed(&speller, &Speller::changed);
        QCoreApplication::processEvents();
        QCOMPARE(changed.size(), 0);
        QCOMPARE(speller.standing(), Standing::Waiting);
        QCOMPARE(speller.verdict(QStringLiteral("messsage")), Verdict::Unknown);
    }

    void tellsRightFromWrong()
    {
        DictionaryShelf shelf({folder()});
        Speller speller(shelf, {QStringLiteral("en")});
        speller.begin({});
        QTRY_COMPARE(speller.standing(), Standing::Ready);
        QCOMPARE(speller.languages(), QStringList{QStringLiteral("en_US")});
        QCOMPARE(finally(speller, QStringLiteral("messages")), Verdict::Right);
        QCOMPARE(finally(speller, QStringLiteral("Please")), Verdict::Right);
        QCOMPARE(finally(speller, QStringLiteral("don’t")), Verdict::Right);
        QCOMPARE(finally(speller, QStringLiteral("messsage")), Verdict::Wrong);
        const auto suggestions = await(speller.suggestions(QStringLiteral("messsage")));
        QVERIFY(suggestions);
        QCOMPARE(suggestions->value(0), QStringLiteral("message"));
    }

    void dictionariesOfOtherEncodingsAreRead()
    {
        DictionaryShelf shelf({folder()});
        Speller speller(shelf, {QStringLiteral("de-CH")});
        speller.begin({});
        QTRY_COMPARE(speller.standing(), Standing::Ready);
        QCOMPARE(finally(speller, QStringLiteral("Grüße")), Verdict::Right);
        QCOMPARE(finally(speller, QStringLiteral("uber")), Verdict::Wrong);
        QCOMPARE(finally(speller, QStringLiteral("слово")), Verdict::Wrong); // cannot be written in it
        const auto suggestions = await(speller.suggestions(QStringLiteral("uber")));
        QVERIFY(suggestions && suggestions->contains(QStringLiteral("über")));
    }

    void aWordOfAnyChosenLanguageIsRight()
    {
        DictionaryShelf shelf({folder()});
        Speller speller(shelf, {QStringLiteral("en")});
        speller.begin({});
        QTRY_COMPARE(speller.standing(), Standing::Ready);
        QCOMPARE(finally(speller, QStringLiteral("Nachricht")), Verdict::Wrong);
        QSignalSpy chosen(&speller, &Speller::chosen);
        speller.setLanguage(QStringLiteral("de_DE"), true);
        QCOMPARE(chosen.size(), 1);
        QTRY_COMPARE(speller.standing(), Standing::Ready);
        QCOMPARE(finally(speller, QStringLiteral("Nachricht")), Verdict::Right);
        QCOMPARE(finally(speller, QStringLiteral("message")), Verdict::Right);

        Speller later(shelf, {QStringLiteral("en")});
        later.begin(chosen.first().first().value<SpellingChoice>());
        QTRY_COMPARE(later.standing(), Standing::Ready);
        QCOMPARE(finally(later, QStringLiteral("Nachricht")), Verdict::Right);
    }

    void whatIsLearntIsRightInOtherMessagesAndWhatIsIgnoredIsNot()
    {
        DictionaryShelf shelf({folder()});
        Speller speller(shelf, {QStringLiteral("en")});
        speller.begin({});
        QTRY_COMPARE(speller.standing(), Standing::Ready);
        QSignalSpy chosen(&speller, &Speller::chosen);
        speller.learn(QStringLiteral("waxwing"));
        speller.ignore(QStringLiteral("lettre"));
        QCOMPARE(speller.verdict(QStringLiteral("waxwing")), Verdict::Right);
        QCOMPARE(speller.verdict(QStringLiteral("Waxwing")), Verdict::Right);
        QCOMPARE(speller.verdict(QStringLiteral("lettre")), Verdict::Right);
        QCOMPARE(chosen.size(), 1);
        Speller later(shelf, {QStringLiteral("en")});
        later.begin(speller.choice());
        QTRY_COMPARE(later.standing(), Standing::Ready);
        QCOMPARE(finally(later, QStringLiteral("waxwing")), Verdict::Right);
        QCOMPARE(finally(later, QStringLiteral("lettre")), Verdict::Wrong);
    }

    void switchedOffItKnowsWhatThereIsAndChecksNothing()
    {
        DictionaryShelf shelf({folder()});
        Speller speller(shelf, {QStringLiteral("en")});
        SpellingChoice off;
        off.on = false;
        speller.begin(off);
        QTRY_COMPARE(speller.standing(), Standing::Off);
        QCOMPARE(speller.installed().size(), 2);
        QCOMPARE(speller.verdict(QStringLiteral("messsage")), Verdict::Unknown);
        speller.setOn(true);
        QTRY_COMPARE(speller.standing(), Standing::Ready);
        QCOMPARE(finally(speller, QStringLiteral("messsage")), Verdict::Wrong);
        speller.setLanguage(QStringLiteral("en_US"), false); // the only one
        QTRY_COMPARE(speller.standing(), Standing::Off);
    }

    void withoutDictionariesItIsQuietlyAbsent()
    {
        const QTemporaryDir empty;
        DictionaryShelf shelf({empty.path(), QStringLiteral("/nowhere/at/all")});
        Speller speller(shelf, {QStringLiteral("en")});
        speller.begin({});
        QTRY_COMPARE(speller.standing(), Standing::NoDictionary);
        QVERIFY(speller.installed().isEmpty());
        QCOMPARE(speller.verdict(QStringLiteral("messsage")), Verdict::Unknown);
    }

    void aDictionaryThatCannotBeReadIsNone()
    {
        const QTemporaryDir own;
        for (const char* name : {"/xx_XX.aff", "/xx_XX.dic"}) {
            QFile file(own.path() + QLatin1String(name));
            QVERIFY(file.open(QFile::WriteOnly));
            file.write("SET NONSENSE-99\n");
        }
        DictionaryShelf shelf({own.path()});
        Speller speller(shelf, {QStringLiteral("en")});
        speller.begin({});
        QTRY_COMPARE(speller.standing(), Standing::NoDictionary);
    }

    void mayBeDestroyedWhileWordsAreLookedUp()
    {
        DictionaryShelf shelf({folder()});
        auto speller = std::make_unique<Speller>(shelf, QStringList{QStringLiteral("en")});
        speller->begin({});
        speller.reset();
        auto second = std::make_unique<Speller>(shelf, QStringList{QStringLiteral("en")});
        second->begin({});
        QTRY_COMPARE(second->standing(), Standing::Ready);
        (void)second->verdict(QStringLiteral("messsage"));
        QCoreApplication::processEvents();
        second.reset();
        QTest::qWait(20);
    }
};

QTEST_GUILESS_MAIN(SpellerTest)
#include "tst_speller.moc"
