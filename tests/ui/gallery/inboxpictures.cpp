#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/gallery/stage.h"
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
        QStringLiteral("maintenance"),   QStringLiteral("suspended")};
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
    for (int i = 0; i <= static_cast<int>(Liveness::Suspended); ++i) {
        const auto liveness = static_cast<Liveness>(i);
        draw(album, nameOf(liveness), 1284,
             [=](Stage& s) { s.folders.setAccounts(samples::accounts(liveness)); });
        draw(album, nameOf(liveness) + QStringLiteral("-empty"), 0,
             [=](Stage& s) { s.folders.setAccounts(neverSynced(liveness)); });
    }
}

void drawEmptiness(Album& album)
{
    draw(album, QStringLiteral("noaccount"), 0, [](Stage&) {});
    draw(album, QStringLiteral("folder-empty"), 0, [](Stage& s) {
        auto accounts = samples::accounts();
        accounts[0].counts.remove(Folder::Sent);
        s.folders.setAccounts(accounts);
        s.window.selectFolder(samples::record(0).id, Folder::Sent);
    });
    draw(album, QStringLiteral("unread-none"), 0, [](Stage& s) {
        s.folders.setAccounts(samples::accounts());
        s.window.listPane().toggleUnreadOnly();
    });
    draw(album, QStringLiteral("firstsync"), 0, [](Stage& s) {
        auto accounts = neverSynced(Liveness::Live);
        accounts[0].status.progress = {{Folder::Inbox, 0, 5000}};
        s.folders.setAccounts(accounts);
    });
    draw(album, QStringLiteral("firstsync-going"), 1200, [](Stage& s) {
        auto accounts = samples::accounts();
        accounts[0].status.progress = {{Folder::Inbox, 1200, 5000}};
        s.folders.setAccounts(accounts);
    });
    draw(album, QStringLiteral("unreadable"), 10, [](Stage& s) {
        s.rows.fails = true;
        s.folders.setAccounts(samples::accounts());
    });
}

void drawReading(Album& album)
{
    draw(album, QStringLiteral("read"), 1284, [](Stage& s) {
        s.content.body = samples::htmlBody();
        s.folders.setAccounts(samples::accounts());
        QTest::qWait(30);
        s.window.showMessage(samples::record(0).id, Folder::Inbox, samples::guid(1));
        s.open();
    });
    draw(album, QStringLiteral("narrow"), 1284, [](Stage& s) {
        s.content.known = samples::longSummary();
        s.content.body = samples::htmlBody();
        s.folders.setAccounts(samples::accounts());
        s.window.resize(s.window.minimumSize());
        s.open();
    });
    draw(album, QStringLiteral("one-message"), 1,
         [](Stage& s) { s.folders.setAccounts(samples::accounts()); });
    draw(album, QStringLiteral("memory-only"), 1284, [](Stage& s) {
        auto accounts = samples::accounts();
        accounts[0].status.cacheInMemory = true;
        s.folders.setAccounts(accounts);
    });
    draw(album, QStringLiteral("recalled"), 1284, [](Stage& s) {
        s.content.known.recallDate = samples::now().addSecs(-300);
        s.folders.setAccounts(samples::accounts());
        QTest::qWait(30);
        s.window.showMessage(samples::record(0).id, Folder::Inbox, samples::guid(5));
        s.open();
    });
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
    drawSortMenu(album);
}

} // namespace waxwing
