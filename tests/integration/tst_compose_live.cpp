#include "app/bootstrap/accountlist.h"
#include "app/bootstrap/composerparts.h"
#include "core/async/launch.h"
#include "tests/integration/accountrig.h"
#include "tests/support/await.h"
#include "tests/support/samplemessages.h"
#include "ui/composer/composereditor.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QTest>

#include <algorithm>

using namespace waxwing;
using namespace waxwing::test;

/// Composers as the program opens them, over an account at the local portal that is locked and opened
/// again.
class ComposeLiveTest : public QObject
{
    Q_OBJECT

private:
    static ComposerWindow* composer()
    {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (auto* window = qobject_cast<ComposerWindow*>(widget))
                return window;
        }
        return nullptr;
    }
    [[nodiscard]] AccountWriting& writing() { return m_list->find(m_id)->writing(); }
    /// As the lock does it.
    bool lockAndOpen()
    {
        m_compose->concealAll();
        if (composer())
            return false;
        auto carried = await(m_list->suspend());
        if (!carried || !await(m_list->load(*std::move(carried))))
            return false;
        m_compose->reveal();
        return m_list->find(m_id) != nullptr;
    }

    SystemClock m_clock;
    TimerScheduler m_timers;
    std::unique_ptr<LivePortal> m_live;
    std::unique_ptr<AccountRig> m_rig;
    std::unique_ptr<AccountList> m_list;
    std::unique_ptr<ShellCompose> m_compose;
    Guid m_id;

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>();
        QVERIFY(m_live->isUp());
    }
    void init()
    {
        m_live->reset();
        m_rig = std::make_unique<AccountRig>(*m_live);
        m_list = std::make_unique<AccountList>(m_rig->services(), m_rig->caches());
        m_compose = std::make_unique<ShellCompose>(
            ShellCompose::Needs{*m_list, m_clock, m_timers});
        QVERIFY(await(m_list->load()));
        const auto choice = m_live->choose(kAnna, QStringLiteral("example"));
        const auto outcome = m_live->signIn(kAnna, kPassword);
        QVERIFY(choice && outcome);
        const auto added = await(m_list->signedIn(*choice, *outcome, true));
        QVERIFY(added);
        m_id = *added;
    }
    void cleanup()
    {
        m_compose.reset();
        m_list.reset();
        m_rig.reset();
    }

    void whatWasTypedLastIsKeptWhenTheProgramIsLocked()
    {
        m_compose->write(m_id);
        ComposerWindow* window = composer();
        QVERIFY(window);
        QTest::keyClicks(window->findChild<ComposerEditor*>(), QStringLiteral("in the middle of a wo"));
        QVERIFY(lockAndOpen());
        QTRY_COMPARE(writing().outbox().items().size(), 1);
        const OutboxItem item = writing().outbox().items().first();
        QVERIFY(item.draft.body.contains(QStringLiteral("in the middle of a wo")));
        QCOMPARE(item.stage, OutboxStage::Editing);
        QVERIFY(!composer());
    }

    void quittingInTheMiddleOfAWordLosesNothing()
    {
        m_compose->write(m_id);
        QTest::keyClicks(composer()->findChild<ComposerEditor*>(), QStringLiteral("and then"));
        m_compose.reset();
        QVERIFY(!composer());
        m_list.reset();
        m_list = std::make_unique<AccountList>(m_rig->services(), m_rig->caches());
        QVERIFY(await(m_list->load()));
        QTRY_COMPARE(writing().outbox().items().size(), 1);
        QVERIFY(writing().outbox().items().first().draft.body.contains(QStringLiteral("and then")));
    }

    void whatCouldNotBeKeptComesBackWithItsWindow()
    {
        m_compose->write(m_id);
        QTest::keyClicks(composer()->findChild<ComposerEditor*>(), QStringLiteral("precious"));
        // As a full disk would: nothing can be written any more.
        const std::function<Result<void>(Connection&)> readOnly
            = [](Connection& connection) -> Result<void> {
            connection.execute("PRAGMA query_only = 1");
            return {};
        };
        QVERIFY(await(m_list->find(m_id)->database().read<void>(readOnly)));
        QVERIFY(lockAndOpen());
        ComposerWindow* window = composer();
        QVERIFY(window);
        QCOMPARE(window->findChild<ComposerEditor*>()->toPlainText(), QStringLiteral("precious"));
        QTRY_COMPARE(writing().outbox().items().size(), 1);
    }

    void filesOfAForwardedMessageAreKeptThoughTheirComposerIsGone()
    {
        LiveAccount& account = *m_list->find(m_id);
        AttachmentSummary attachment;
        attachment.guid = guidOf(0xa1);
        attachment.fileName = QStringLiteral("figures.txt");
        attachment.fileSize = 5;
        attachment.hasAccess = true;
        const Guid id = guidOf(0x2001);
        {
            AccountComposerFiles files(account, id, {attachment});
            OutboxComposerPort port(account, files);
            launch(port.keep(id, Draft()), "keep");
        }
        QTRY_COMPARE(account.writing().files().filesOf(id).size(), 1);
        QVERIFY(account.writing().outbox().item(id));
    }

    void aDraftThatWasBegunElsewhereIsGoneOnWith()
    {
        LiveAccount& account = *m_list->find(m_id);
        const ComposeClient& client = writing().client();
        const Guid draftGuid = await(client.preCreate(DraftAction::New, std::nullopt, std::nullopt,
                                                      guidOf(0x77), {}))
                                   .value();
        Draft draft;
        draft.to << QStringLiteral("jonas.weber@example.org");
        draft.bcc << QStringLiteral("marie.dubois@example.org");
        draft.subject = QStringLiteral("Begun in the browser");
        draft.body = QStringLiteral("<p>Half a <b>thought</b></p>");
        draft.options.allowForward = false;
        draft.expiryDate = QDateTime::currentDateTimeUtc().addDays(9);
        QVERIFY(await(client.save(draftGuid, draft, {})));
        QTRY_VERIFY(writing().isReachable());

        QVERIFY(await(m_compose->continueDraft(m_id, draftGuid)));
        ComposerWindow* window = composer();
        QVERIFY(window);
        auto* editor = window->findChild<ComposerEditor*>();
        QCOMPARE(editor->toPlainText(), QStringLiteral("Half a thought"));
        editor->moveCursor(QTextCursor::End);
        QTest::keyClicks(editor, QStringLiteral(" more"));
        m_compose->concealAll();
        QTRY_VERIFY_WITH_TIMEOUT(writing().outbox().items().isEmpty(), 20'000);

        const auto saved = await(client.readDraft(draftGuid, {}));
        QVERIFY(saved);
        QCOMPARE(saved->body, QStringLiteral("<p>Half a <b>thought more</b></p>"));
        QCOMPARE(saved->summary.bcc.size(), 1);
        QVERIFY(!saved->summary.options.allowForward);
        QVERIFY(saved->summary.expiryDate.isValid());
        MessageFilter filter;
        filter.types << Folder::Draft;
        const auto drafts = await(account.portal().searchMessages(filter, 1, 100, {}));
        QVERIFY(drafts);
        int same = 0;
        for (const MessageSummary& one : drafts->results)
            same += one.subject == draft.subject ? 1 : 0;
        QCOMPARE(same, 1);
    }

    void whatADraftWouldLoseIsSaidBeforeItIsChanged()
    {
        const ComposeClient& client = writing().client();
        const Guid draftGuid = await(client.preCreate(DraftAction::New, std::nullopt, std::nullopt,
                                                      guidOf(0x78), {}))
                                   .value();
        Draft draft;
        draft.subject = QStringLiteral("With a table");
        draft.body = QStringLiteral("<table><tr><td>1</td><td>2</td></tr></table>");
        QVERIFY(await(client.save(draftGuid, draft, {})));
        QTRY_VERIFY(writing().isReachable());
        QVERIFY(await(m_compose->continueDraft(m_id, draftGuid)));
        QVERIFY(composer());
        const auto notices = composer()->findChildren<QLabel*>();
        QVERIFY(std::any_of(notices.begin(), notices.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().startsWith(QStringLiteral("This draft holds"));
        }));
        m_compose->concealAll(); // looked at only
        QTRY_VERIFY(writing().outbox().items().isEmpty());
        QCOMPARE(await(client.readDraft(draftGuid, {}))->body, draft.body);
    }

    void oneWritesAndSendsAfterAStartWithoutThePortal()
    {
        writing().prepare();
        QTRY_VERIFY_WITH_TIMEOUT(writing().rules().known, 20'000);
        QTRY_VERIFY(writing().isReachable());
        portal::Fault gone;
        gone.kind = portal::FaultKind::DropBefore;
        gone.count = -1;
        m_live->server().fault(gone);
        m_compose.reset();
        m_list.reset();
        m_list = std::make_unique<AccountList>(m_rig->services(), m_rig->caches());
        m_compose = std::make_unique<ShellCompose>(ShellCompose::Needs{*m_list, m_clock, m_timers});
        QVERIFY(await(m_list->load()));
        QVERIFY(!writing().rules().known);
        writing().prepare();
        QTRY_VERIFY(writing().rules().known);
        QVERIFY(!writing().isReachable());
        QVERIFY(writing().rules().createMessage && writing().rules().recall);
        QVERIFY(writing().rules().signatureHtml.contains(u"Anna Keller"));
        m_compose->follow(WritingCommand::New);
        QVERIFY(composer());
        const Guid id = guidOf(0x4711);
        Draft draft;
        draft.to << QStringLiteral("jonas.weber@example.org");
        draft.subject = QStringLiteral("Written on the train");
        QVERIFY(await(writing().outbox().send(id, draft, DraftPasswords())));
        QCOMPARE(writing().outbox().item(id)->stage, OutboxStage::UndoWait);
        m_live->server().clearFaults();
        m_list->find(m_id)->wakeUp();
        QTRY_VERIFY_WITH_TIMEOUT(!writing().outbox().item(id), 60'000);
        MessageFilter filter;
        filter.types << Folder::Sent;
        const auto sent = await(m_list->find(m_id)->portal().searchMessages(filter, 1, 10, {}));
        QVERIFY(sent && !sent->results.isEmpty());
        QCOMPARE(sent->results.first().subject, draft.subject);
    }

    void aNewMessageBeginsWithTheOptionsOfTheOneBefore()
    {
        WritingDefaults defaults;
        defaults.allowForward = defaults.sendEmailNotification = false;
        writing().rememberDefaults(defaults);
        QVERIFY(lockAndOpen());
        writing().prepare();
        QTRY_VERIFY(writing().defaults().has_value());
        m_compose->write(m_id);
        int seen = 0;
        for (const QCheckBox* box : composer()->findChildren<QCheckBox*>()) {
            const bool off = box->text() == QStringLiteral("Recipients may forward")
                             || box->text() == QStringLiteral("Tell recipients by ordinary e-mail");
            const bool on = box->text() == QStringLiteral("Recipients may reply to all");
            seen += off || on ? 1 : 0;
            if (off || on)
                QCOMPARE(box->isChecked(), on);
        }
        QCOMPARE(seen, 3);
    }
};

QTEST_MAIN(ComposeLiveTest)
#include "tst_compose_live.moc"
