#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"
#include "tests/ui/composer/fakecomposerport.h"
#include "tests/ui/composer/fakefilesport.h"
#include "ui/composer/composerattachments.h"
#include "ui/composer/composereditor.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/messageactions.h"
#include "ui/composer/outboxwindow.h"
#include "ui/composer/recipientfield.h"
#include "ui/composer/writingpanel.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>
#include <QToolButton>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

template<typename Button>
Button* buttonWith(QWidget& window, const QString& text)
{
    for (auto* button : window.findChildren<Button*>()) {
        if (button->text() == text && button->isVisibleTo(&window))
            return button;
    }
    return nullptr;
}

} // namespace

class ComposerWindowTest : public QObject
{
    Q_OBJECT

private:
    struct Opened
    {
        Opened(FakeComposerPort& port, ManualClock& clock, const ComposerStart& start)
            : controller(ComposerController::Needs{port, clock, clock}, start),
              attachments(controller, files), window(controller, attachments)
        {
            window.show();
            (void)QTest::qWaitForWindowExposed(&window);
        }
        ComposerController controller;
        FakeFilesPort files;
        ComposerAttachments attachments;
        ComposerWindow window;
    };
    static ComposerStart start()
    {
        ComposerStart start;
        start.id = guidOf(1);
        start.rules.known = start.rules.createMessage = start.rules.uniquePassword = true;
        Contact guest;
        guest.email = QStringLiteral("gerd@home.example");
        guest.firstName = QStringLiteral("Gerd");
        guest.lastName = QStringLiteral("Gast");
        guest.isGuest = true;
        start.people << guest;
        return start;
    }

    FakeComposerPort m_port;
    ManualClock m_clock;

private Q_SLOTS:
    void init() { m_port = FakeComposerPort(); }

    void whatIsTypedIsSentWithCtrlEnter()
    {
        Opened opened(m_port, m_clock, start());
        auto* to = opened.window.findChildren<RecipientField*>().first();
        QTest::keyClicks(to, QStringLiteral("jonas@example.org"));
        auto* editor = opened.window.findChild<ComposerEditor*>();
        editor->setFocus();
        QTest::keyClicks(editor, QStringLiteral("Hello <you>"));
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_port.sent.size(), 1);
        QCOMPARE(m_port.sent.first().to, QStringList{QStringLiteral("jonas@example.org")});
        QCOMPARE(m_port.sent.first().body, QStringLiteral("<p>Hello &lt;you&gt;</p>"));
        QTRY_VERIFY(!opened.window.isVisible());
    }

    void escapeAsksOnlyWhenSomethingWouldBeLost()
    {
        {
            Opened untouched(m_port, m_clock, start());
            QTest::keyClick(&untouched.window, Qt::Key_Escape);
            QTRY_VERIFY(!untouched.window.isVisible());
        }
        Opened touched(m_port, m_clock, start());
        QTest::keyClicks(touched.window.findChild<ComposerEditor*>(), QStringLiteral("x"));
        QTest::keyClick(&touched.window, Qt::Key_Escape);
        QVERIFY(touched.window.isVisible());
        auto* keep = buttonWith<QPushButton>(touched.window, QStringLiteral("Keep draft"));
        QVERIFY(keep);
        keep->click();
        QTRY_VERIFY(!touched.window.isVisible());
        QCOMPARE(m_port.kept.size(), 1);
        QCOMPARE(m_port.discarded, 0);
    }

    void plainTextHasNoMarkup()
    {
        Opened opened(m_port, m_clock, start());
        opened.window.findChildren<RecipientField*>().first()->setText(
            QStringLiteral("jonas@example.org"));
        auto* editor = opened.window.findChild<ComposerEditor*>();
        editor->setBodyHtml(QStringLiteral("<p>a <b>b</b></p>"));
        buttonWith<QToolButton>(opened.window, QStringLiteral("Plain text"))->click();
        buttonWith<QPushButton>(opened.window, QStringLiteral("Send"))->click();
        QTRY_COMPARE(m_port.sent.size(), 1);
        QCOMPARE(m_port.sent.first().bodyFormat, BodyFormat::Text);
        QCOMPARE(m_port.sent.first().body, QStringLiteral("a b"));
    }

    void filesThatArePastedOrDroppedAreAttachedAndNotInserted()
    {
        Opened opened(m_port, m_clock, start());
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("contract");
        file.flush();
        auto* editor = opened.window.findChild<ComposerEditor*>();
        auto* pasted = new QMimeData;
        pasted->setUrls({QUrl::fromLocalFile(file.fileName())});
        QGuiApplication::clipboard()->setMimeData(pasted);
        editor->paste();
        QTRY_COMPARE(opened.files.added.size(), 1);
        QCOMPARE(opened.files.added.first().size, 8);
        QVERIFY(editor->toPlainText().isEmpty());
        QVERIFY(!m_port.kept.isEmpty()); // the message was kept before

        QMimeData dropped;
        dropped.setUrls({QUrl::fromLocalFile(file.fileName() + QStringLiteral("-gone"))});
        QLineEdit* subject = nullptr;
        for (auto* field : opened.window.findChildren<QLineEdit*>()) {
            if (field->accessibleName() == u"Subject")
                subject = field;
        }
        QVERIFY(subject);
        QDragEnterEvent enter(QPoint(4, 4), Qt::CopyAction, &dropped, Qt::LeftButton,
                              Qt::NoModifier);
        QCoreApplication::sendEvent(subject, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(4, 4), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(subject, &drop);
        QTRY_COMPARE(opened.attachments.refusals().size(), 1);
        QVERIFY(subject->text().isEmpty());
    }

    void aPastedPictureBecomesAFile()
    {
        Opened opened(m_port, m_clock, start());
        QImage picture(40, 30, QImage::Format_RGB32);
        picture.fill(Qt::blue);
        QGuiApplication::clipboard()->setImage(picture);
        opened.window.findChild<ComposerEditor*>()->paste();
        QTRY_COMPARE(opened.files.added.size(), 1);
        QCOMPARE(QImage::fromData(opened.files.added.first().bytes).size(), picture.size());
        QVERIFY(opened.files.added.first().fileName.endsWith(QStringLiteral(".png")));
    }

    void filesShowTheirProgressAndCanBeRemoved()
    {
        Opened opened(m_port, m_clock, start());
        opened.attachments.addContent(QStringLiteral("a.bin"), QByteArray(1000, 'a'));
        QTRY_COMPARE(opened.files.present.size(), 1);
        opened.files.set(FileStage::Uploading, 500);
        auto* bar = opened.window.findChild<QProgressBar*>();
        QVERIFY(bar && bar->isVisibleTo(&opened.window));
        QCOMPARE(bar->value(), 500);
        const auto labels = opened.window.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().contains(u"50 %");
        }));
        opened.files.set(FileStage::Failed);
        auto* again = buttonWith<QToolButton>(opened.window, QStringLiteral("Try again"));
        QVERIFY(again);
        again->click();
        QCOMPARE(opened.files.retried.size(), 1);
        QToolButton* remove = nullptr;
        for (auto* button : opened.window.findChildren<QToolButton*>()) {
            if (button->accessibleName().startsWith(u"Remove"))
                remove = button;
        }
        QVERIFY(remove);
        remove->click();
        QTRY_VERIFY(opened.files.present.isEmpty());
    }

    void guestsAreMarked()
    {
        Opened opened(m_port, m_clock, start());
        opened.window.findChildren<RecipientField*>().first()->setText(
            QStringLiteral("gerd@home.example"));
        const auto labels = opened.window.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->text().contains(u"Gerd Gast") && label->isVisibleTo(&opened.window);
        }));
    }

    void aRefusedMessageSaysWhyItCameBack()
    {
        ComposerStart back = start();
        back.wasRefused = true;
        back.refusal = Error(ErrorKind::Forbidden);
        back.refusal.code = QStringLiteral("17");
        Opened opened(m_port, m_clock, back);
        const auto labels = opened.window.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->text().contains(u"content filter") && label->isVisibleTo(&opened.window);
        }));
    }

    void aRefusalForWantOfAnAnswerOffersTheFieldForIt()
    {
        const auto field = [](QWidget& window) -> QLineEdit* {
            for (auto* edit : window.findChildren<QLineEdit*>()) {
                if (edit->accessibleName().contains(u"new recipients"))
                    return edit;
            }
            return nullptr;
        };
        {
            Opened opened(m_port, m_clock, start());
            QVERIFY(!field(opened.window)->isVisibleTo(&opened.window));
        }
        ComposerStart back = start();
        back.draft.to << QStringLiteral("jonas@example.org");
        back.wasRefused = true;
        back.refusal = Error(ErrorKind::Forbidden);
        back.refusal.code = QStringLiteral("44");
        Opened opened(m_port, m_clock, back);
        QLineEdit* answer = field(opened.window);
        QVERIFY(answer && answer->isVisibleTo(&opened.window));
        QTest::keyClicks(answer, QStringLiteral("blue"));
        buttonWith<QPushButton>(opened.window, QStringLiteral("Send"))->click();
        QTRY_COMPARE(m_port.sent.size(), 1);
        QCOMPARE(m_port.passwords.cra.reveal(), QByteArray("blue"));
    }

    void quittingAsksWhereMessagesWouldBeLost()
    {
        OutboxWindow window;
        window.askBeforeQuit(2);
        window.show();
        QSignalSpy confirmed(&window, &OutboxWindow::quitConfirmed);
        auto* stay = buttonWith<QPushButton>(window, QStringLiteral("Do not quit"));
        QVERIFY(stay);
        stay->click();
        QCOMPARE(confirmed.size(), 0);
        window.askBeforeQuit(2);
        buttonWith<QPushButton>(window, QStringLiteral("Lose them and quit"))->click();
        QCOMPARE(confirmed.size(), 1);
    }

    void commandsThatAreNotAllowedAreDimmedWithTheReason()
    {
        MessageActions actions(new QWidget);
        WritingRules rules;
        rules.known = true;
        actions.setMessage(sampleMessage(1), rules, QStringLiteral("anna@example.org"),
                           m_clock.now());
        actions.show();
        auto* forward = buttonWith<QToolButton>(actions, QStringLiteral("Forward"));
        QVERIFY(forward && !forward->isEnabled());
        QVERIFY(!forward->toolTip().isEmpty());
        auto* reply = buttonWith<QToolButton>(actions, QStringLiteral("Reply"));
        QVERIFY(reply && reply->isEnabled());
        QSignalSpy requested(&actions, &MessageActions::requested);
        reply->click();
        QCOMPARE(requested.size(), 1);
        QVERIFY(!buttonWith<QToolButton>(actions, QStringLiteral("Recall…")));
    }

    void theOutboxIsShownOnlyWhileThereIsSomethingInIt()
    {
        WritingPanel panel;
        panel.show();
        auto* outbox = panel.findChild<QToolButton*>();
        QVERIFY(!outbox->isVisible());
        panel.setOutbox(2, false);
        QVERIFY(outbox->isVisible());
        QVERIFY(outbox->text().contains(u'2'));
    }

    void whatMayHaveBeenSentCanNeitherBeEditedNorForgotten()
    {
        OutboxWindow window;
        OutboxEntry entry;
        entry.item.id = guidOf(1);
        entry.item.stage = OutboxStage::Unclear;
        window.setEntries({entry});
        window.show();
        auto* edit = buttonWith<QPushButton>(window, QStringLiteral("Edit"));
        auto* forget = buttonWith<QPushButton>(window, QStringLiteral("Do not send"));
        QVERIFY(!edit->isEnabled() && !forget->isEnabled());
        entry.item.stage = OutboxStage::Queued;
        window.setEntries({entry});
        QVERIFY(edit->isEnabled() && forget->isEnabled());
        QSignalSpy discarded(&window, &OutboxWindow::discardRequested);
        forget->click(); // asks
        QCOMPARE(discarded.size(), 0);
        forget->click();
        QCOMPARE(discarded.size(), 1);
    }
};

QTEST_MAIN(ComposerWindowTest)
#include "tst_composerwindow.moc"
