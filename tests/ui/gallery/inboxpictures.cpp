#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/gallery/stage.h"
#include "ui/inbox/filterbar.h"
#include "ui/inbox/mergedrows.h"
#include "ui/inbox/messagelistpane.h"
#include "ui/inbox/messagelistview.h"

#include <QMenu>
#include <QTest>
#include <QToolButton>

namespace waxwing {

namespace {

template<typename Act>
void draw(Album& album, const QString& name, qint64 total, Act act)
{
    const QString full = QStringLiteral("inbox-") + name;
    if (!album.wants(full))
        return;
    Stage stage(total);
    stage.window.show();
    act(stage);
    QTest::qWait(40);
    album.take(stage.window, full);
}

QString nameOf(Liveness liveness)
{
    static const QStringList kNames{
        QStringLiteral("starting"),      QStringLiteral("live"),        QStringLiteral("polling"),
        QStringLiteral("offline"),       QStringLiteral("signinneeded"),
        QStringLiteral("maintenance"),   QStringLiteral("suspended"),   QStringLiteral("notallowed"),
        QStringLiteral("paused")};
    return kNames.at(static_cast<int>(liveness));
}

QList<AccountView> neverSynced(Liveness liveness)
{
    auto accounts = samples::accounts(liveness);
    accounts[0].counts.clear();
    accounts[0].synced.clear();
    return accounts;
}

/// Each liveness with messages from before, and without any.
void drawLiveness(Album& album)
{
    for (int i = 0; i <= static_cast<int>(Liveness::Paused); ++i) {
        const auto liveness = static_cast<Liveness>(i);
        draw(album, nameOf(liveness), 1284,
             [=](Stage& s) { s.present(samples::accounts(liveness)); });
        draw(album, nameOf(liveness) + QStringLiteral("-empty"), 0,
             [=](Stage& s) { s.present(neverSynced(liveness)); });
    }
}

void drawEmptiness(Album& album)
{
    draw(album, QStringLiteral("noaccount"), 0, [](Stage&) {});
    draw(album, QStringLiteral("folder-empty"), 0, [](Stage& s) {
        auto accounts = samples::accounts();
        accounts[0].counts.remove(Folder::Sent);
        s.present(accounts);
        s.window.selectFolder(samples::record(0).id, Folder::Sent);
    });
    draw(album, QStringLiteral("unread-none"), 0, [](Stage& s) {
        s.present(samples::accounts());
        s.window.listPane().filters().toggleUnread();
    });
    draw(album, QStringLiteral("filtered-none"), 0, [](Stage& s) {
        s.present(samples::accounts());
        const auto chips = s.window.listPane().filters().findChildren<QToolButton*>();
        chips.at(1)->click();
        chips.at(3)->click();
    });
    draw(album, QStringLiteral("firstsync"), 0, [](Stage& s) {
        auto accounts = neverSynced(Liveness::Live);
        accounts[0].status.progress = {{Folder::Inbox, 0, 5000}};
        s.present(accounts);
    });
    draw(album, QStringLiteral("firstsync-going"), 1200, [](Stage& s) {
        auto accounts = samples::accounts();
        accounts[0].status.progress = {{Folder::Inbox, 1200, 5000}};
        s.present(accounts);
    });
    draw(album, QStringLiteral("unreadable"), 10, [](Stage& s) {
        s.rows.fails = true;
        s.present(samples::accounts());
    });
}

void drawReading(Album& album)
{
    draw(album, QStringLiteral("read"), 1284, [](Stage& s) {
        s.content.body = samples::htmlBody();
        s.present(samples::accounts());
        QTest::qWait(30);
        s.window.showMessage(samples::record(0).id, Folder::Inbox, samples::guid(1));
        s.open();
    });
    draw(album, QStringLiteral("narrow"), 1284, [](Stage& s) {
        s.content.known = samples::longSummary();
        s.content.body = samples::htmlBody();
        s.present(samples::accounts());
        s.window.resize(s.window.minimumSize());
        s.open();
    });
    draw(album, QStringLiteral("one-message"), 1,
         [](Stage& s) { s.present(samples::accounts()); });
    draw(album, QStringLiteral("memory-only"), 1284, [](Stage& s) {
        auto accounts = samples::accounts();
        accounts[0].status.cacheInMemory = true;
        s.present(accounts);
    });
    draw(album, QStringLiteral("recalled"), 1284, [](Stage& s) {
        s.content.known.recallDate = samples::now().addSecs(-300);
        s.present(samples::accounts());
        QTest::qWait(30);
        s.window.showMessage(samples::record(0).id, Folder::Inbox, samples::guid(5));
        s.open();
    });
}

/// All inboxes as one: each row says whose it is.
void drawAllInboxes(Album& album)
{
    const auto drawAll = [&](const QString& name, const QList<AccountView>& accounts, auto act) {
        const QString full = QStringLiteral("inbox-all-") + name;
        if (!album.wants(full))
            return;
        samples::Rows one(40);
        samples::Rows two(25);
        MergedRows merged;
        merged.setParts({{samples::record(0).id, &one}, {samples::record(1).id, &two}});
        Stage stage(0);
        stage.messages.setPortals({{samples::record(0).id, accounts.at(0).record.name()},
                                   {samples::record(1).id, accounts.at(1).record.name()}});
        QObject::connect(&stage.window, &MainWindow::folderSelected, &stage.messages,
                         [&](const Guid&, Folder) {
                             stage.messages.setSource(&merged, stage.window.query());
                         });
        stage.window.show();
        stage.folders.setAccounts(accounts);
        QTest::qWait(40);
        act(stage);
        QTest::qWait(40);
        album.take(stage.window, full);
    };
    auto accounts = samples::accounts();
    drawAll(QStringLiteral("live"), accounts, [](Stage&) {});
    drawAll(QStringLiteral("read"), accounts, [](Stage& s) {
        s.content.body = samples::htmlBody();
        s.window.showMessage(samples::record(1).id, Folder::Inbox, samples::guid(2));
        s.open();
    });
    accounts[0].status = samples::status(Liveness::SignInNeeded);
    accounts[0].status.ended = SessionEnd::Unused;
    drawAll(QStringLiteral("one-ended"), accounts, [](Stage&) {});
    accounts[1].status = accounts[0].status;
    accounts[0].record.ownName = QStringLiteral("Work");
    drawAll(QStringLiteral("both-ended"), accounts,
            [](Stage& s) { s.window.resize(s.window.minimumSize()); });
}

/// Why a session ended, in the banner of its account.
void drawSessionEnds(Album& album)
{
    static const QStringList kNames{
        QStringLiteral("none"),     QStringLiteral("notkept"),   QStringLiteral("unused"),
        QStringLiteral("address"),  QStringLiteral("refused"),   QStringLiteral("disabled"),
        QStringLiteral("signedout"), QStringLiteral("moved"),    QStringLiteral("unknown")};
    for (int i = 1; i <= static_cast<int>(SessionEnd::Unknown); ++i) {
        draw(album, QStringLiteral("ended-") + kNames.at(i), 60, [i](Stage& s) {
            auto accounts = samples::accounts(Liveness::SignInNeeded);
            accounts[0].status.ended = static_cast<SessionEnd>(i);
            s.present(accounts);
        });
    }
}

void drawSortMenu(Album& album)
{
    const QString name = QStringLiteral("inbox-sort-menu");
    if (!album.wants(name))
        return;
    Stage stage(10);
    stage.window.show();
    const auto buttons = stage.window.findChildren<QToolButton*>();
    for (const QToolButton* button : buttons) {
        if (QMenu* menu = button->menu()) {
            menu->popup(QPoint());
            album.take(*menu, name);
            menu->close();
        }
    }
}

} // namespace

void drawInbox(Album& album)
{
    drawReading(album);
    drawLiveness(album);
    drawEmptiness(album);
    drawAllInboxes(album);
    drawSessionEnds(album);
    drawSortMenu(album);
}

} // namespace waxwing
