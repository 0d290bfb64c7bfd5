#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/gallery/stage.h"
#include "ui/inbox/messagelistpane.h"
#include "ui/inbox/messagelistview.h"
#include "ui/inbox/messagetools.h"
#include "ui/inbox/movetexts.h"
#include "ui/reader/readingbar.h"
#include "ui/thread/threadcontroller.h"
#include "ui/thread/threadpane.h"

#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

namespace waxwing {

namespace {

ThreadNode node(int number, int depth, const char* sender, const char* subject, qint64 hoursAgo)
{
    ThreadNode made;
    made.guid = samples::guid(number);
    made.depth = depth;
    made.sender.firstName = QString::fromUtf8(sender);
    made.subject = QString::fromUtf8(subject);
    made.date = samples::now().addSecs(-3600 * hoursAgo);
    return made;
}

class Threads final : public ThreadSource
{
public:
    QList<ThreadNode> nodes;
    AsyncResult<QList<ThreadNode>> thread(Guid, Guid) override
    {
        Result<QList<ThreadNode>> answer(nodes);
        co_return answer;
    }
};

void drawThread(Album& album, const QString& name, bool open, QSize size)
{
    if (!album.wants(name))
        return;
    Stage stage(40);
    stage.content.body = samples::htmlBody();
    const Guid current = stage.content.known.guid;
    Threads threads;
    threads.nodes = {node(301, 0, "Ben Ott", "Which figures does the board want?", 80),
                     node(302, 1, "Anna Keller", "RE: Which figures does the board want?", 60),
                     node(303, 2, "Léa Moreau", "RE: Which figures does the board want?", 30),
                     node(304, 1, "Jun Ito", "FW: Which figures does the board want?", 20),
                     node(305, 2, "Maximiliane Freifrau von Hohenstein-Rabenau",
                          "RE: FW: Which figures does the board want, and until when exactly?", 3)};
    threads.nodes[1].guid = current;
    threads.nodes[2].gone = true;
    threads.nodes[4].unread = true;
    ThreadController controller(stage.clock);
    auto* reader = new ReaderView(stage.controller, stage.clock);
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new ReadingBar(stage.controller));
    auto* pane = new ThreadPane(controller, stage.clock);
    column->addWidget(pane);
    column->addWidget(reader, 1);
    window.resize(size);
    window.show();
    stage.open();
    controller.show(threads, stage.content.known);
    stage.clock.advance(std::chrono::seconds(1));
    QTest::qWait(60);
    if (open)
        pane->findChild<QToolButton*>()->click();
    QTest::qWait(40);
    album.take(window, name);
}

void drawTools(Album& album, const QString& name, bool several, const QString& said, bool trouble)
{
    if (!album.wants(name))
        return;
    Stage stage(40);
    stage.present(samples::accounts());
    MessageListPane& list = stage.window.listPane();
    stage.window.show();
    QTest::qWait(60);
    list.view().setCurrentIndex(stage.messages.index(1));
    if (several)
        list.view().selectionModel()->select(
            QItemSelection(stage.messages.index(1), stage.messages.index(4)),
            QItemSelectionModel::Select);
    if (!said.isEmpty())
        list.tools().say(said, true, trouble);
    QTest::qWait(40);
    album.take(stage.window, name);
}

} // namespace

void drawThreads(Album& album)
{
    drawThread(album, QStringLiteral("thread-folded"), false, QSize(620, 560));
    drawThread(album, QStringLiteral("thread-open"), true, QSize(620, 560));
    drawThread(album, QStringLiteral("thread-narrow"), true, QSize(330, 600));
    drawTools(album, QStringLiteral("tools-selected"), true, {}, false);
    drawTools(album, QStringLiteral("tools-undo"), false, moveDone(3, MoveTarget::Trash), false);
    drawTools(album, QStringLiteral("tools-trouble"), true,
              moveTrouble(2, 5, Error(ErrorKind::Network)), true);
}

} // namespace waxwing
