#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"
#include "tests/ui/composer/fakecomposerport.h"
#include "ui/composer/composercontroller.h"
#include "ui/composer/composertexts.h"
#include "ui/composer/editorhtml.h"
#include "ui/composer/recipients.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

#include <functional>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const QString kJonas = QStringLiteral("jonas@example.org");

WritingRules everything()
{
    WritingRules rules;
    rules.known = rules.createMessage = rules.replyAll = rules.forward = rules.recall = true;
    rules.uniquePassword = rules.accountPassword = rules.tracking = true;
    rules.expiry = rules.invite = true;
    return rules;
}

} // namespace

class ComposerControllerTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ComposerController> make(const Draft& draft = Draft())
    {
        ComposerStart start;
        start.id = guidOf(7);
        start.draft = draft;
        start.rules = everything();
        return std::make_unique<ComposerController>(
            ComposerController::Needs{m_port, m_clock, m_clock}, start);
    }
    static Draft addressed()
    {
        Draft draft;
        draft.to << kJonas;
        return draft;
    }

    FakeComposerPort m_port;
    ManualClock m_clock;

private Q_SLOTS:
    void init() { m_port = FakeComposerPort(); }

    void keepsWithinASecondHoweverFastOneTypes()
    {
        const auto controller = make();
        int typed = 0;
        controller->setBodySource([&typed] { return QString::number(typed); });
        for (; typed < 20; ++typed) {
            controller->noteBodyChanged();
            m_clock.advance(100ms);
        }
        QVERIFY(m_port.kept.size() >= 2);
        m_clock.advance(1s);
        QTest::qWait(0);
        QCOMPARE(m_port.kept.last().body, QStringLiteral("20"));
        QCOMPARE(controller->keeping(), Keeping::Kept);
    }

    void anUntouchedMessageIsNeitherKeptNorAskedAbout()
    {
        const auto controller = make(addressed());
        QSignalSpy finished(controller.get(), &ComposerController::finished);
        QVERIFY(!controller->hasUnsaved());
        controller->closeKeeping();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(m_port.kept.isEmpty());
        QCOMPARE(m_port.closed, 0);
    }

    void closingKeepsWhatWasTypedInTheLastSecond()
    {
        const auto controller = make();
        QSignalSpy finished(controller.get(), &ComposerController::finished);
        controller->setSubject(QStringLiteral("Lease"));
        QVERIFY(controller->hasUnsaved());
        controller->closeKeeping();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(m_port.kept.size(), 1);
        QCOMPARE(m_port.closed, 1);
    }

    void theWindowStaysWhenNothingCanBeKept()
    {
        const auto controller = make();
        QSignalSpy finished(controller.get(), &ComposerController::finished);
        m_port.fails = Error(ErrorKind::Storage);
        controller->setSubject(QStringLiteral("Lease"));
        controller->closeKeeping();
        QTRY_VERIFY(controller->error());
        QCOMPARE(finished.size(), 0);
        controller->setRecipients({kJonas}, {}, {});
        controller->send();
        QTRY_COMPARE(controller->phase(), ComposerPhase::Writing);
        QCOMPARE(finished.size(), 0);
        QCOMPARE(controller->draft().subject, QStringLiteral("Lease"));
    }

    void sendsOnlyWhatCanBeSentAndSaysWhyNot_data()
    {
        QTest::addColumn<int>("problem");
        QTest::addColumn<std::function<void(ComposerController&)>>("spoil");
        using Spoil = std::function<void(ComposerController&)>;
        const auto row = [](const char* name, ComposerProblem problem, Spoil spoil) {
            QTest::newRow(name) << static_cast<int>(problem) << spoil;
        };
        row("nobody", ComposerProblem::NoRecipient,
            [](ComposerController& c) { c.setRecipients({}, {}, {}); });
        row("no address", ComposerProblem::BrokenAddress, [](ComposerController& c) {
            c.setRecipients({kJonas}, {}, {QStringLiteral("half@")});
        });
        row("no password", ComposerProblem::PasswordMissing, [](ComposerController& c) {
            MessageOptions options;
            options.fyeoType = FyeoType::AccountPassword;
            c.setOptions(options);
        });
        row("weak password", ComposerProblem::PasswordWeak, [](ComposerController& c) {
            MessageOptions options;
            options.fyeoType = FyeoType::UniquePassword;
            c.setOptions(options);
            c.setPassword(Secret(QByteArray("12345")));
        });
        row("expired", ComposerProblem::ExpiryInThePast,
            [](ComposerController& c) { c.setExpiryDate(c.now().addSecs(-1)); });
    }
    void sendsOnlyWhatCanBeSentAndSaysWhyNot()
    {
        QFETCH(int, problem);
        QFETCH(std::function<void(ComposerController&)>, spoil);
        const auto controller = make(addressed());
        spoil(*controller);
        controller->send();
        QTest::qWait(0);
        QVERIFY(m_port.sent.isEmpty());
        QVERIFY(controller->showsProblem());
        QCOMPARE(static_cast<int>(controller->problem()), problem);
        QVERIFY(!problemSentence(controller->problem(), controller->draft()).isEmpty());
    }

    void aPasswordGoesToTheOutboxAndNeverIntoTheDraft()
    {
        const auto controller = make(addressed());
        MessageOptions options;
        options.fyeoType = FyeoType::UniquePassword;
        controller->setOptions(options);
        controller->setPassword(Secret(QByteArray("blue-heron-41-wind")));
        controller->send();
        QTRY_COMPARE(m_port.sent.size(), 1);
        QCOMPARE(m_port.passwords.own.reveal(), QByteArray("blue-heron-41-wind"));
        QVERIFY(!m_port.sent.first().body.contains(u"heron"));
    }

    void anotherKindOfProtectionForgetsThePassword()
    {
        const auto controller = make(addressed());
        MessageOptions options;
        options.fyeoType = FyeoType::UniquePassword;
        controller->setOptions(options);
        controller->setPassword(Secret(QByteArray("blue-heron-41-wind")));
        options.fyeoType = FyeoType::AccountPassword;
        controller->setOptions(options);
        QCOMPARE(controller->problem(), ComposerProblem::PasswordMissing);
    }

    void theQuoteIsSentBelowTheTextUnlessItIsLeftOut()
    {
        ComposerStart start;
        start.draft = addressed();
        start.quote = QStringLiteral("<blockquote>before</blockquote>");
        ComposerController controller(ComposerController::Needs{m_port, m_clock, m_clock}, start);
        controller.setBodySource([] { return QStringLiteral("<p>now</p>"); });
        controller.send();
        QTRY_COMPARE(m_port.sent.size(), 1);
        const QuotedBody parts = splitQuote(m_port.sent.first().body);
        QCOMPARE(parts.written, QStringLiteral("<p>now</p>"));
        QCOMPARE(parts.quote, start.quote);
    }

    void optionsFollowThePortalAndTheConversation()
    {
        Draft draft;
        ComposerOptions options = optionsFor(draft, everything());
        QVERIFY(options.reply.isChangeable() && options.uniquePassword.isChangeable());
        draft.options.allowTracking = false;
        QCOMPARE(optionsFor(draft, everything()).shareTracking.why, OptionState::Why::NeedsTracking);
        options = optionsFor(draft, WritingRules());
        for (const OptionState& state : {options.tracking, options.accountPassword,
                                         options.uniquePassword, options.expiry, options.invite}) {
            QCOMPARE(state.why, OptionState::Why::NotAllowed);
            QVERIFY(!optionSentence(state).isEmpty());
        }
        draft.action = DraftAction::Reply;
        QCOMPARE(optionsFor(draft, everything()).forward.why, OptionState::Why::SetByFirstMessage);
    }

    void aReminderNeedsTrackingWhoeverBeganTheConversation()
    {
        Draft draft;
        QVERIFY(optionsFor(draft, everything()).chase.isChangeable());
        draft.action = DraftAction::Reply;
        QVERIFY(optionsFor(draft, everything()).chase.isChangeable());
        draft.options.allowTracking = false;
        QCOMPARE(optionsFor(draft, everything()).chase.why, OptionState::Why::NeedsTracking);
        QCOMPARE(optionsFor(draft, WritingRules()).chase.why, OptionState::Why::NotAllowed);
    }

    void readsWhateverIsPastedIntoAnAddressField_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("entries");
        const QString b = QStringLiteral("b@example.org");
        QTest::newRow("commas") << QStringLiteral("jonas@example.org, b@example.org")
                                << QStringList{kJonas, b};
        QTest::newRow("outlook") << QStringLiteral("\"Weber, Jonas\" <jonas@example.org>; b@example.org;")
                                 << QStringList{kJonas, b};
        QTest::newRow("lines") << QStringLiteral("jonas@example.org\r\nb@example.org\n")
                               << QStringList{kJonas, b};
        QTest::newRow("blanks") << QStringLiteral("jonas@example.org b@example.org")
                                << QStringList{kJonas, b};
        QTest::newRow("joined lines") << QStringLiteral("J <jonas@example.org> B <b@example.org>")
                                      << QStringList{kJonas, b};
        QTest::newRow("twice") << QStringLiteral("jonas@example.org, JONAS@example.org")
                               << QStringList{kJonas};
        QTest::newRow("mailto") << QStringLiteral("mailto:jonas@example.org") << QStringList{kJonas};
        QTest::newRow("broken") << QStringLiteral("Jonas, b@example.org")
                                << QStringList{QStringLiteral("Jonas"), b};
        QTest::newRow("nothing") << QStringLiteral(" , ;; ") << QStringList();
    }
    void readsWhateverIsPastedIntoAnAddressField()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, entries);
        QCOMPARE(parseRecipients(text), entries);
    }

    void answersGoToThoseConcernedButNotToOneself()
    {
        const QString anna = QStringLiteral("anna@example.org");
        MessageSummary parent = sampleMessage(1); // from Bert to Anna
        User cleo;
        cleo.email = QStringLiteral("cleo@example.org");
        parent.cc << cleo;
        Answered answered = recipientsOfAnswer(parent, DraftAction::Reply, anna);
        QCOMPARE(answered.to, QStringList{QStringLiteral("bert@example.org")});
        QVERIFY(answered.cc.isEmpty());
        answered = recipientsOfAnswer(parent, DraftAction::ReplyAll, anna);
        QCOMPARE(answered.cc, QStringList{cleo.email});
        QVERIFY(recipientsOfAnswer(parent, DraftAction::Forward, anna).to.isEmpty());
        parent.replyTo = QStringLiteral("desk@example.org");
        QCOMPARE(recipientsOfAnswer(parent, DraftAction::Reply, anna).to,
                 QStringList{parent.replyTo});
        parent.replyTo.clear();
        parent.sender.email = anna;
        parent.to = {cleo};
        QCOMPARE(recipientsOfAnswer(parent, DraftAction::Reply, anna).to, QStringList{cleo.email});
        QCOMPARE(subjectOfAnswer(QStringLiteral("Re: x"), DraftAction::Reply), QStringLiteral("Re: x"));
        QCOMPARE(subjectOfAnswer(QStringLiteral("x"), DraftAction::Forward), QStringLiteral("FW: x"));
    }

    void commandsSayWhyTheyAreNotOffered()
    {
        const QString anna = QStringLiteral("anna@example.org");
        const QDateTime now = m_clock.now();
        MessageSummary message = sampleMessage(1);
        const auto why = [&](WritingCommand command, const WritingRules& rules = everything()) {
            return whyNot(command, rules, message, anna, now);
        };
        QVERIFY(why(WritingCommand::Reply).isEmpty());
        QVERIFY(why(WritingCommand::ReplyAll).isEmpty());
        QVERIFY(why(WritingCommand::Forward).isEmpty());
        QVERIFY(!why(WritingCommand::Recall).isEmpty()); // somebody else's
        QVERIFY(!why(WritingCommand::Reply, WritingRules()).isEmpty());
        WritingRules guest = everything();
        guest.createMessage = false;
        QVERIFY(!why(WritingCommand::New, guest).isEmpty());
        message.options.allowReply = message.options.allowForward = false;
        QVERIFY(why(WritingCommand::Reply).isEmpty());
        QVERIFY(!why(WritingCommand::ReplyAll).isEmpty());
        QVERIFY(!why(WritingCommand::Forward).isEmpty());
        message.options.allowReplyAll = false; // since 8.12 each governs its own
        QVERIFY(!why(WritingCommand::Reply).isEmpty());
        message.sender.email = anna;
        QVERIFY(why(WritingCommand::Recall).isEmpty());
        message.recallDate = now;
        QVERIFY(!why(WritingCommand::Reply).isEmpty());
    }

    void theEditorWritesOnlyWhatTheReaderShows()
    {
        QTextDocument document;
        document.setHtml(QStringLiteral(
            "<p style='color:red;font-size:30pt'>a <b>b</b> <i>c</i> &lt;d&gt;</p><ul><li>e</li>"
            "<li>f</li></ul><ol><li>g</li></ol><p><a href='https://example.org/?a=1&amp;b=2'>h</a>"
            "<img src='file:///etc/passwd'></p>"));
        QCOMPARE(editorHtml(document),
                 QStringLiteral("<p>a <b>b</b> <i>c</i> &lt;d&gt;</p><ul><li>e</li><li>f</li></ul>"
                                "<ol><li>g</li></ol>"
                                "<p><a href=\"https://example.org/?a=1&amp;b=2\">h</a></p>"));
    }

    void quotesSurviveTheWayThroughTheEditor()
    {
        QTextDocument document;
        document.setHtml(QStringLiteral("<p>a</p><blockquote><p>b</p></blockquote><p>c</p>"));
        const QString html = editorHtml(document);
        QCOMPARE(html, QStringLiteral("<p>a</p><blockquote><p>b</p></blockquote><p>c</p>"));
    }

    void newMessagesGoOnlyWhereThePortalLetsThem_data()
    {
        QTest::addColumn<WriteTo>("writeTo");
        QTest::addColumn<bool>("guest");
        QTest::addColumn<DraftAction>("action");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* name, WriteTo writeTo, bool guest, DraftAction action,
                            const char* to, bool allowed) {
            QTest::newRow(name) << writeTo << guest << action << QString::fromLatin1(to) << allowed;
        };
        row("anybody", WriteTo::Anybody, false, DraftAction::New, "new@example.org", true);
        row("a contact", WriteTo::ContactsOnly, false, DraftAction::New, "JONAS@example.org", true);
        row("nobody else", WriteTo::ContactsOnly, false, DraftAction::New, "new@example.org", false);
        row("answers go", WriteTo::ContactsOnly, false, DraftAction::Reply, "new@example.org", true);
        row("guests not to guests", WriteTo::ContactsOnly, true, DraftAction::New,
            "gerd@home.example", false);
        row("the one address", WriteTo::OneAddressOnly, false, DraftAction::New, "desk@example.org",
            true);
        row("not another", WriteTo::OneAddressOnly, false, DraftAction::New, "jonas@example.org",
            false);
    }
    void newMessagesGoOnlyWhereThePortalLetsThem()
    {
        QFETCH(WriteTo, writeTo);
        QFETCH(bool, guest);
        QFETCH(DraftAction, action);
        QFETCH(QString, to);
        QFETCH(bool, allowed);
        WritingRules rules = everything();
        rules.writeTo = writeTo;
        rules.isGuest = guest;
        rules.allowedAddress = QStringLiteral("desk@example.org");
        QList<Contact> people(2);
        people[0].email = kJonas;
        people[1].email = QStringLiteral("gerd@home.example");
        people[1].isGuest = true;
        Draft draft;
        draft.action = action;
        draft.to << to;
        QCOMPARE(notAllowedAmong(draft, rules, people).isEmpty(), allowed);
        QVERIFY(notAllowedAmong(draft, rules, {}).isEmpty() || writeTo == WriteTo::OneAddressOnly);
    }

    void warnsOfPeopleKnownFromAnotherPortalOnly()
    {
        Draft draft = addressed();
        const QHash<QString, QString> elsewhere{{kJonas, QStringLiteral("Clinic")}};
        QCOMPARE(knownElsewhereAmong(draft, {}, elsewhere).size(), 1);
        Contact jonas;
        jonas.email = QStringLiteral("Jonas@Example.org");
        QVERIFY(knownElsewhereAmong(draft, {jonas}, elsewhere).isEmpty());
        draft.action = DraftAction::Reply;
        QVERIFY(knownElsewhereAmong(draft, {}, elsewhere).isEmpty());
    }

    void theAnswerOfNewRecipientsIsSentAndNotKept()
    {
        auto controller = make(addressed());
        controller->setCraAnswer(Secret(QByteArray("blue")));
        controller->send();
        QTRY_COMPARE(m_port.sent.size(), 1);
        QCOMPARE(m_port.passwords.cra.reveal(), QByteArray("blue"));
    }

    void saysWhenLittleIsLeftForToday()
    {
        QVERIFY(quotaSentence(SendingQuota()).isEmpty());
        SendingQuota quota;
        quota.messagesLeft = 100;
        QVERIFY(quotaSentence(quota).isEmpty());
        quota.messagesLeft = 2;
        QVERIFY(quotaSentence(quota).contains(u'2'));
        quota.messagesLeft = 0;
        QVERIFY(!quotaSentence(quota).isEmpty());
        quota = SendingQuota();
        quota.invitesLeft = 0;
        QVERIFY(!quotaSentence(quota).isEmpty());
    }

    void everyRefusalHasASentenceOfItsOwn()
    {
        QSet<QString> sentences;
        const char* codes[] = {"17", "28", "30", "38", "44", "45", "49", "74", "77", "907", "908",
                               "909", "915", "922", "929", "930", "Portal.AlreadySent"};
        for (const char* code : codes) {
            Error error(ErrorKind::Forbidden);
            error.code = QString::fromLatin1(code);
            sentences.insert(refusalSentence(error));
        }
        QCOMPARE(sentences.size(), qsizetype(std::size(codes)));
        Error unknown(ErrorKind::Forbidden);
        unknown.code = QStringLiteral("4711");
        unknown.portalMessage = QStringLiteral("Not on Sundays.");
        QVERIFY(refusalSentence(unknown).contains(unknown.portalMessage));
    }
};

QTEST_MAIN(ComposerControllerTest)
#include "tst_composercontroller.moc"
