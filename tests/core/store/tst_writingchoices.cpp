#include "core/store/keptrules.h"
#include "core/store/writingchoices.h"
#include "tests/core/store/storefile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

class WritingChoicesTest : public QObject
{
    Q_OBJECT

private:
    void open()
    {
        m_database.reset();
        const QString path = m_folder->filePath(QStringLiteral("m.db"));
        m_database = *await(AccountDatabase::open(m_thread, path, keyOf('w')));
    }

    StorageThread m_thread;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AccountDatabase> m_database;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup()
    {
        m_database.reset();
        drain(m_thread);
    }

    void atFirstNothingWasChosen()
    {
        WritingChoices choices(*m_database);
        QCOMPARE(await(choices.defaults()).value(), std::nullopt);
        QCOMPARE(await(choices.spelling()).value(), SpellingChoice());
        QVERIFY(await(choices.spelling()).value().on);
    }

    void whatWasChosenLastIsThereAfterARestart()
    {
        WritingDefaults defaults;
        defaults.allowForward = defaults.shareTracking = defaults.inviteNewUsers = false;
        SpellingChoice spelling;
        spelling.languages = QStringList{QStringLiteral("de_DE"), QStringLiteral("en_US")};
        spelling.ownWords = QStringList{QStringLiteral("Waxwing"), QStringLiteral("Zahnradbahn")};
        {
            WritingChoices choices(*m_database);
            QVERIFY(await(choices.setDefaults({})));
            QVERIFY(await(choices.setDefaults(defaults)));
            QVERIFY(await(choices.setSpelling(spelling)));
        }
        open();
        WritingChoices choices(*m_database);
        QCOMPARE(await(choices.defaults()).value(), std::optional(defaults));
        QCOMPARE(await(choices.spelling()).value(), spelling);
        spelling.on = false;
        spelling.ownWords.removeFirst();
        QVERIFY(await(choices.setSpelling(spelling)));
        QCOMPARE(await(choices.spelling()).value(), spelling);
    }

    void defaultsNeverAllowMoreThanThePortalDoes()
    {
        WritingDefaults defaults;
        defaults.allowTracking = false;
        WritingRules rules;
        Draft draft;
        draft.inviteNewUsers = false; // not allowed
        applyDefaults(draft, defaults, rules);
        QVERIFY(!draft.inviteNewUsers);
        QVERIFY(draft.options.allowTracking); // not this person's to change
        rules.tracking = true;
        applyDefaults(draft, defaults, rules);
        QVERIFY(!draft.options.allowTracking);
        QVERIFY(!draft.options.shareTracking);
        QCOMPARE(draft.options.fyeoType, FyeoType::Disabled);
    }

    void whatThePortalAllowedIsThereAfterARestart()
    {
        QCOMPARE(await(KeptRules(*m_database).load()).value().has_value(), false);
        WritingRules rules;
        rules.createMessage = rules.replyAll = rules.recall = rules.tracking = rules.cra = true;
        rules.writeTo = WriteTo::OneAddressOnly;
        rules.allowedAddress = QStringLiteral("only@example.org");
        rules.defaultExpiryDays = 30;
        rules.craCaption = QStringLiteral("Kundennummer");
        rules.uploads.restrictedExtensions << QStringLiteral("exe");
        rules.uploads.mostMessageBytes = qint64(5) << 30;
        rules.signatureHtml = QStringLiteral("<p>Anna</p>");
        QVERIFY(await(KeptRules(*m_database).keep({}, QDateTime::currentDateTimeUtc())));
        QVERIFY(await(KeptRules(*m_database).keep(rules, QDateTime::currentDateTimeUtc())));
        open();
        const std::optional<WritingRules> kept = await(KeptRules(*m_database).load()).value();
        QVERIFY(kept && kept->known);
        QVERIFY(kept->createMessage && kept->replyAll && kept->recall && kept->tracking && kept->cra);
        QVERIFY(kept->reply && !kept->forward && !kept->isGuest && !kept->signatureOnReply);
        QCOMPARE(kept->writeTo, rules.writeTo);
        QCOMPARE(kept->allowedAddress, rules.allowedAddress);
        QCOMPARE(kept->defaultExpiryDays, 30);
        QCOMPARE(kept->craCaption, rules.craCaption);
        QCOMPARE(kept->uploads.restrictedExtensions, rules.uploads.restrictedExtensions);
        QCOMPARE(kept->uploads.mostMessageBytes, rules.uploads.mostMessageBytes);
        QCOMPARE(kept->signatureHtml, rules.signatureHtml);
    }

    void rulesOfAnotherVersionAreNoRules()
    {
        QVERIFY(await(KeptRules(*m_database).keep({}, QDateTime::currentDateTimeUtc())));
        QVERIFY(tell(*m_database, "UPDATE writing_rules SET rules = x'09ff'"));
        QVERIFY(!await(KeptRules(*m_database).load()).value());
        QVERIFY(tell(*m_database, "UPDATE writing_rules SET rules = x'01'"));
        QVERIFY(!await(KeptRules(*m_database).load()).value());
    }
};

QTEST_GUILESS_MAIN(WritingChoicesTest)
#include "tst_writingchoices.moc"
