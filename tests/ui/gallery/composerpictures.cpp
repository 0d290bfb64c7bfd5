#include "core/spelling/speller.h"
#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"
#include "tests/ui/composer/fakecomposerport.h"
#include "tests/ui/composer/fakefilesport.h"
#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "ui/composer/chasebar.h"
#include "ui/composer/composerattachments.h"
#include "ui/composer/composereditor.h"
#include "ui/composer/composeroptions.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/messageactions.h"
#include "ui/composer/outboxwindow.h"
#include "ui/composer/writingpanel.h"

#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <functional>

namespace waxwing {

namespace {

ComposerStart letter()
{
    ComposerStart start;
    start.id = test::guidOf(1);
    start.rules.known = start.rules.createMessage = start.rules.tracking = true;
    start.rules.uniquePassword = start.rules.expiry = start.rules.invite = true;
    start.ownAddress = QStringLiteral("anna.keller@example.org");
    start.draft.to << QStringLiteral("jonas.weber@example.org")
                   << QStringLiteral("gerd.gast@home.example");
    start.draft.subject = QStringLiteral("Lease agreement for Lindenstraße 14");
    start.draft.body = QStringLiteral(
        "<p>Dear Jonas,</p><p>attached is the <b>signed</b> version. Three things remain:</p>"
        "<ul><li>the handover date</li><li>the second key</li><li>meter readings</li></ul>"
        "<p>Kind regards<br>Anna</p>");
    Contact guest;
    guest.email = QStringLiteral("gerd.gast@home.example");
    guest.firstName = QStringLiteral("Gerd");
    guest.lastName = QStringLiteral("Gast");
    guest.isGuest = true;
    start.people << guest;
    return start;
}

OutboxEntry entry(int number, OutboxStage stage, const char* subject)
{
    OutboxEntry entry;
    entry.item.id = test::guidOf(number);
    entry.item.stage = stage;
    entry.item.draft.to << QStringLiteral("jonas.weber@example.org");
    entry.item.draft.subject = QString::fromUtf8(subject);
    return entry;
}

DraftFile attached(int number, const char* name, qint64 size, FileStage stage, qint64 sent = 0)
{
    DraftFile file;
    file.id = test::guidOf(0xf00 + number);
    file.fileName = QString::fromUtf8(name);
    file.size = size;
    file.stage = stage;
    file.sent = sent;
    return file;
}

class Desk
{
public:
    explicit Desk(Album& album) : m_album(album) {}

    void draw(const QString& name, const ComposerStart& start,
              const std::function<void(ComposerController&, ComposerWindow&)>& act = {})
    {
        if (!m_album.wants(name))
            return;
        ComposerController controller(ComposerController::Needs{m_port, m_clock, m_clock}, start);
        ComposerAttachments attachments(controller, files);
        ComposerWindow window(controller, attachments);
        window.show();
        if (act)
            act(controller, window);
        m_album.take(window, name);
    }

    test::FakeFilesPort files;

private:
    Album& m_album;
    test::FakeComposerPort m_port;
    test::ManualClock m_clock;
};

void drawOutbox(Album& album)
{
    if (!album.wants(QStringLiteral("composer-outbox")))
        return;
    OutboxWindow window;
    OutboxEntry refused = entry(3, OutboxStage::Refused, "Offer 4711");
    refused.item.refusal.code = QStringLiteral("17");
    OutboxEntry locked = entry(4, OutboxStage::Queued, "Salary statement");
    locked.needsPassword = true;
    window.setEntries({entry(1, OutboxStage::Queued, "Lease agreement"),
                       entry(2, OutboxStage::Unclear, "Minutes of the board"), refused, locked});
    window.show();
    album.take(window, QStringLiteral("composer-outbox"));
}

void drawActions(Album& album)
{
    if (!album.wants(QStringLiteral("composer-actions")))
        return;
    auto* reader = new QWidget;
    reader->setMinimumSize(560, 160);
    MessageActions actions(reader);
    WritingRules rules;
    rules.known = rules.forward = rules.recall = true;
    MessageSummary message = test::sampleMessage(1);
    message.sender.email = QStringLiteral("anna@example.org");
    actions.setMessage(message, rules, QStringLiteral("anna@example.org"),
                       test::ManualClock().now());
    actions.offerUndo(true);
    actions.resize(640, 420);
    actions.show();
    for (auto* button : actions.findChildren<QToolButton*>()) {
        if (button->text().endsWith(QChar(0x2026)))
            button->click();
    }
    album.take(actions, QStringLiteral("composer-actions"));
}

/// A sent message that two people have not read.
void drawReminder(Album& album)
{
    if (!album.wants(QStringLiteral("composer-reminder")))
        return;
    auto* reader = new QWidget;
    reader->setMinimumSize(560, 160);
    MessageActions actions(reader);
    ChaseBar reminder(&actions);
    actions.addBar(reminder.bar());
    actions.addTool(reminder.button());
    WritingRules rules;
    rules.known = rules.forward = rules.recall = true;
    MessageSummary message = test::sampleMessage(1);
    message.sender.email = QStringLiteral("anna@example.org");
    actions.setMessage(message, rules, QStringLiteral("anna@example.org"),
                       test::ManualClock().now());
    Chase chase;
    chase.message = message.guid;
    chase.days = 3;
    chase.since = test::ManualClock().now().addDays(-3);
    chase.reminded = test::ManualClock().now();
    chase.waiting << QStringLiteral("Jonas Weber") << QStringLiteral("Marie Dubois");
    reminder.setChase(true, true, chase);
    actions.resize(640, 300);
    actions.show();
    album.take(actions, QStringLiteral("composer-reminder"));
}

void drawPanel(Album& album)
{
    if (!album.wants(QStringLiteral("composer-panel")))
        return;
    WritingPanel panel;
    panel.setFixedWidth(230);
    panel.setOutbox(3, true);
    panel.show();
    album.take(panel, QStringLiteral("composer-panel"));
}

} // namespace

namespace {

/// A composer with files in every state.
void drawFiles(Album& album)
{
    Desk desk(album);
    DraftFile broken = attached(4, "Fotos.zip", 94'000'000, FileStage::Failed);
    broken.trouble = Error(ErrorKind::Storage);
    broken.trouble.code = QStringLiteral("source");
    desk.files.present = {
        attached(1, "Mietvertrag Lindenstraße 14 – unterschrieben von allen Beteiligten.pdf",
                 2'400'000, FileStage::AtPortal),
        attached(2, "Drohnenaufnahme.mp4", 2'147'483'648, FileStage::Uploading, 1'310'000'000),
        attached(3, "Zählerstände.xlsx", 48'000, FileStage::Waiting), broken};
    desk.draw(QStringLiteral("composer-files"), letter());
    desk.files.present.removeLast();
    desk.files.reachable = false;
    ComposerStart limited = letter();
    limited.rules.uploads.restrictedExtensions << QStringLiteral("exe");
    desk.draw(QStringLiteral("composer-files-offline"), limited,
              [](ComposerController&, ComposerWindow& window) {
                  QMimeData dropped;
                  dropped.setUrls({QUrl::fromLocalFile(QStringLiteral("/nowhere/Setup.exe"))});
                  QDragEnterEvent enter(QPoint(4, 4), Qt::CopyAction, &dropped, Qt::LeftButton,
                                        Qt::NoModifier);
                  QCoreApplication::sendEvent(&window, &enter);
                  QDropEvent drop(QPointF(4, 4), Qt::CopyAction, &dropped, Qt::LeftButton,
                                  Qt::NoModifier);
                  QCoreApplication::sendEvent(&window, &drop);
                  for (int i = 0; i < 50; ++i)
                      QTest::qWait(2);
              });
}

/// Somebody new, whom one knows from another portal only, has to prove who they are.
void drawAnswerWanted(Album& album)
{
    Desk desk(album);
    ComposerStart start = letter();
    start.wasRefused = true;
    start.refusal = Error(ErrorKind::Forbidden);
    start.refusal.code = QStringLiteral("44");
    start.rules.craCaption = QStringLiteral("Number of your contract");
    start.accountName = QStringLiteral("Example Org – anna.keller@example.org");
    start.knownElsewhere.insert(QStringLiteral("jonas.weber@example.org"),
                                QStringLiteral("Klinik am See"));
    desk.draw(QStringLiteral("composer-answer-wanted"), start);
}

/// Two words that no dictionary has.
void drawSpelling(Album& album)
{
    Desk desk(album);
    ComposerStart start = letter();
    start.draft.body = QStringLiteral("<p>please answr the lettre.</p>");
    DictionaryShelf shelf({QStringLiteral(DICTIONARIES)});
    Speller speller(shelf, {QStringLiteral("en")});
    speller.begin({});
    desk.draw(QStringLiteral("composer-spelling"), start,
              [&speller](ComposerController&, ComposerWindow& window) {
                  window.setSpeller(speller);
                  const auto* editor = window.findChild<ComposerEditor*>();
                  (void)QTest::qWaitFor(
                      [editor] { return editor->extraSelections().size() == 2; });
              });
}

void drawQuitQuestion(Album& album)
{
    if (!album.wants(QStringLiteral("composer-outbox-quit")))
        return;
    OutboxWindow window;
    OutboxEntry uploading = entry(1, OutboxStage::Queued, "Lease agreement");
    uploading.uploads = {2, 700, 1000};
    window.setEntries({uploading, entry(2, OutboxStage::Queued, "Minutes of the board")});
    window.askBeforeQuit(2);
    window.show();
    album.take(window, QStringLiteral("composer-outbox-quit"));
}

} // namespace

void drawComposer(Album& album)
{
    drawFiles(album);
    drawAnswerWanted(album);
    drawSpelling(album);
    drawQuitQuestion(album);
    Desk desk(album);
    ComposerStart start = letter();
    ComposerStart fresh = letter();
    fresh.draft = Draft();
    desk.draw(QStringLiteral("composer-new"), fresh);
    desk.draw(QStringLiteral("composer-nobody"), fresh,
              [](ComposerController& controller, ComposerWindow&) { controller.send(); });
    desk.draw(QStringLiteral("composer-written"), start);
    start.quote = QStringLiteral("<p>Jonas Weber wrote:</p><blockquote>When?</blockquote>");
    start.draft.action = DraftAction::Reply;
    start.accountName = QStringLiteral("Example Org – anna.keller@example.org");
    desk.draw(QStringLiteral("composer-reply"), start);
    start = letter();
    start.draft.options.fyeoType = FyeoType::UniquePassword;
    desk.draw(QStringLiteral("composer-protected"), start,
              [](ComposerController& controller, ComposerWindow&) {
                  controller.setPassword(Secret(QByteArray("blue-heron-41-wind")));
              });
    start = letter();
    start.wasRefused = true;
    start.refusal = Error(ErrorKind::Forbidden);
    start.refusal.code = QStringLiteral("17");
    desk.draw(QStringLiteral("composer-refused"), start);
    start = letter();
    start.draft.chaseDays = 5;
    desk.draw(QStringLiteral("composer-options"), start,
              [](ComposerController&, ComposerWindow& window) {
                  window.findChild<ComposerOptionsPanel*>()->show();
              });
    desk.draw(QStringLiteral("composer-close"), letter(),
              [](ComposerController& controller, ComposerWindow& window) {
                  controller.setSubject(QStringLiteral("Another subject"));
                  window.close();
              });
    drawOutbox(album);
    drawActions(album);
    drawReminder(album);
    drawPanel(album);
}

} // namespace waxwing
