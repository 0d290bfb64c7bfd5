#include "ui/inbox/allinboxes.h"
#include "ui/inbox/foldermodel.h"
#include "ui/inbox/inboxtexts.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;

namespace {

Guid id(int n)
{
    return *Guid::parse(QStringLiteral("%1").arg(n, 32, 16, QLatin1Char('0')));
}

AccountView account(int n)
{
    AccountView view;
    view.record.id = id(n);
    view.record.serviceName = QStringLiteral("Portal %1").arg(n);
    view.record.emailAddress = QStringLiteral("ann@example.org");
    view.status.liveness = Liveness::Live;
    view.counts = {{Folder::Inbox, {10, 2}}};
    return view;
}

} // namespace

class FolderModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsFoldersBelowTheirAccount()
    {
        FolderModel model;
        const QAbstractItemModelTester tester(&model);
        model.setAccounts({account(1), account(2)});
        QCOMPARE(model.rowCount(), 3);
        const QModelIndex second = model.index(2, 0, {});
        QCOMPARE(model.rowCount(second), 5);
        const QModelIndex inbox = model.indexOf(id(2), Folder::Inbox);
        QCOMPARE(inbox.parent(), second);
        QCOMPARE(model.accountAt(inbox), id(2));
        QCOMPARE(model.folderAt(inbox), std::optional(Folder::Inbox));
        QVERIFY(!model.folderAt(second));
        QVERIFY(!model.indexOf(id(3), Folder::Inbox).isValid());
    }

    void speaksUnreadCountsAndStatus()
    {
        FolderModel model;
        model.setAccounts({account(1)});
        QCOMPARE(model.data(model.indexOf(id(1), Folder::Inbox), Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Inbox, 2 unread"));
        QCOMPARE(model.data(model.index(0, 0, {}), Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Portal 1, ann@example.org, Connected"));
    }

    void beginsWithAllInboxesWhereThereAreSeveral()
    {
        FolderModel model;
        const QAbstractItemModelTester tester(&model);
        model.setAccounts({account(1)});
        QVERIFY(!model.hasAllInboxes());
        QVERIFY(!model.indexOf({}, Folder::Inbox).isValid());
        auto other = account(2);
        other.counts = {{Folder::Inbox, {10, 5}}, {Folder::Sent, {10, 7}}};
        model.setAccounts({account(1), other});
        const QModelIndex all = model.index(0, 0, {});
        QVERIFY(model.isAllInboxes(all));
        QCOMPARE(model.indexOf({}, Folder::Inbox), all);
        QVERIFY(model.accountAt(all).isNull());
        QCOMPARE(model.folderAt(all), std::optional(Folder::Inbox));
        QCOMPARE(model.data(all, Qt::AccessibleTextRole).toString(),
                 QStringLiteral("All inboxes, 7 unread"));
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setCounts(id(2), {{Folder::Inbox, {10, 0}}});
        QCOMPARE(model.data(all, FolderModel::UnreadRole).toInt(), 2);
        const bool told = std::any_of(changes.begin(), changes.end(), [&](const auto& change) {
            return change.at(0).toModelIndex() == all;
        });
        QVERIFY(told);
    }

    void callsAnAccountByTheNameThePersonGave()
    {
        FolderModel model;
        auto mine = account(1);
        mine.record.ownName = QStringLiteral("Mine");
        model.setAccounts({mine});
        QCOMPARE(model.data(model.index(0, 0, {}), Qt::DisplayRole).toString(),
                 QStringLiteral("Mine"));
    }

    void tellsWhereAnAccountWasDraggedTo_data()
    {
        QTest::addColumn<int>("dragged");
        QTest::addColumn<int>("row");    // of the place between two; -1: onto `onto`
        QTest::addColumn<int>("onto");   // account; 0: below all
        QTest::addColumn<int>("place");  // -1: nothing is asked for
        QTest::newRow("down between") << 1 << 3 << 0 << 1;
        QTest::newRow("to the end") << 1 << 4 << 0 << 2;
        QTest::newRow("to the front") << 3 << 1 << 0 << 0;
        QTest::newRow("above all inboxes: the front") << 3 << 0 << 0 << 0;
        QTest::newRow("onto the second") << 3 << -1 << 2 << 1;
        QTest::newRow("into the void below") << 1 << -1 << 0 << 2;
        QTest::newRow("where it is, above") << 2 << 2 << 0 << -1;
        QTest::newRow("where it is, below") << 2 << 3 << 0 << -1;
    }
    void tellsWhereAnAccountWasDraggedTo()
    {
        QFETCH(int, dragged);
        QFETCH(int, row);
        QFETCH(int, onto);
        QFETCH(int, place);
        FolderModel model;
        model.setAccounts({account(1), account(2), account(3)});
        QSignalSpy moved(&model, &FolderModel::moveRequested);
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(dragged, 0, {})}));
        const QModelIndex parent = onto == 0 ? QModelIndex() : model.index(onto, 0, {});
        QVERIFY(!model.dropMimeData(data.get(), Qt::MoveAction, row, 0, parent));
        if (place < 0) {
            QVERIFY(moved.isEmpty());
            return;
        }
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved.first().at(0).value<Guid>(), id(dragged));
        QCOMPARE(moved.first().at(1).toInt(), place);
    }

    void letsOnlyAccountsBeDraggedAndOnlyWhereThereAreSeveral()
    {
        FolderModel model;
        model.setAccounts({account(1)});
        QVERIFY(!model.flags(model.index(0, 0, {})).testFlag(Qt::ItemIsDragEnabled));
        model.setAccounts({account(1), account(2)});
        QVERIFY(!model.flags(model.allInboxes()).testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(model.flags(model.index(1, 0, {})).testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(!model.flags(model.indexOf(id(1), Folder::Sent)).testFlag(Qt::ItemIsDragEnabled));
        QMimeData strange;
        strange.setData(QStringLiteral("application/x-waxwing-account"), "no guid");
        QVERIFY(!model.dropMimeData(&strange, Qt::MoveAction, 1, 0, {}));
    }

    void tellsOfAllInboxesWhatMattersMost()
    {
        const QDateTime now({2026, 3, 5}, {14, 0}, Qt::UTC);
        const auto with = [](int n, Liveness liveness, SessionEnd ended = SessionEnd::None) {
            AccountView view = account(n);
            view.status.liveness = liveness;
            view.status.ended = ended;
            return view;
        };
        const auto banner = [&](const QList<AccountView>& accounts) {
            return bannerOfAll(accounts, now, QLocale::c());
        };
        QVERIFY(!banner({with(1, Liveness::Live), with(2, Liveness::Paused)}).banner.visible);
        QVERIFY(!banner({with(1, Liveness::Live),
                         with(2, Liveness::SignInNeeded, SessionEnd::SignedOut)}).banner.visible);
        const auto offline = banner({with(1, Liveness::Live), with(2, Liveness::Offline)});
        QCOMPARE(offline.account, id(2));
        const auto ended = banner({with(1, Liveness::Offline),
                                   with(2, Liveness::SignInNeeded, SessionEnd::Unused)});
        QCOMPARE(ended.account, id(2));
        QVERIFY(ended.banner.text.contains(u"Portal 2"));
        const auto several = banner({with(1, Liveness::SignInNeeded, SessionEnd::Unused),
                                     with(2, Liveness::SignInNeeded, SessionEnd::Refused)});
        QVERIFY(several.banner.text.contains(u"2 account"));
        QCOMPARE(several.banner.action, AccountBanner::Action::SignIn);
        QCOMPARE(stateOfAll({with(1, Liveness::Live), with(2, Liveness::Paused)}),
                 QStringLiteral("1 of 2 account(s) connected"));
        auto unfetched = with(2, Liveness::Live);
        unfetched.counts.clear();
        QVERIFY(!mergedView({with(1, Liveness::Live), unfetched}).synced.contains(Folder::Inbox));
        QVERIFY(mergedView({with(1, Liveness::Live), with(2, Liveness::Live)})
                    .synced.contains(Folder::Inbox));
    }

    void keepsIndexesWhenOnlyDataChanges()
    {
        FolderModel model;
        model.setAccounts({account(1), account(2)});
        const QPersistentModelIndex kept(model.indexOf(id(2), Folder::Sent));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setCounts(id(2), {{Folder::Sent, {4, 1}}});
        model.setStatus(id(2), {});
        auto again = account(1);
        model.setAccounts({again, account(2)});
        QVERIFY(resets.isEmpty());
        QVERIFY(!changes.isEmpty());
        QVERIFY(kept.isValid());
        model.setCounts(id(9), {});
        model.setAccounts({again});
        QCOMPARE(resets.size(), 1);
    }

    void saysWhyAListIsEmpty_data()
    {
        QTest::addColumn<ListSituation>("situation");
        QTest::addColumn<int>("expected");
        ListSituation base;
        base.hasAccount = true;
        base.everSynced = true;
        base.status.liveness = Liveness::Live;
        const auto row = [&](const char* name, ListEmptiness expected, auto change) {
            ListSituation s = base;
            change(s);
            QTest::newRow(name) << s << int(expected);
        };
        row("no account", ListEmptiness::NoAccount, [](auto& s) { s.hasAccount = false; });
        row("rows", ListEmptiness::NotEmpty, [](auto& s) { s.rows = 3; });
        row("empty", ListEmptiness::NoMessages, [](auto&) {});
        row("nothing unread", ListEmptiness::NothingUnread, [](auto& s) {
            s.filter.unread = true;
            s.inFolder = 3;
        });
        row("hidden by two filters", ListEmptiness::FilteredOut, [](auto& s) {
            s.filter.unread = s.filter.attachments = true;
            s.inFolder = 3;
        });
        row("a filter on nothing", ListEmptiness::NoMessages,
            [](auto& s) { s.filter.attachments = true; });
        row("loading", ListEmptiness::Loading, [](auto& s) { s.loading = true; });
        row("first sync", ListEmptiness::FirstSync, [](auto& s) {
            s.everSynced = false;
            s.status.progress = {{Folder::Inbox, 0, 10}};
        });
        row("offline, synced", ListEmptiness::NoMessages,
            [](auto& s) { s.status.liveness = Liveness::Offline; });
        row("offline, never synced", ListEmptiness::OfflineWithoutCache, [](auto& s) {
            s.everSynced = false;
            s.status.liveness = Liveness::Offline;
        });
        row("signed out, never synced", ListEmptiness::SignInNeeded, [](auto& s) {
            s.everSynced = false;
            s.status.liveness = Liveness::SignInNeeded;
        });
        row("unreadable", ListEmptiness::ReadFailed, [](auto& s) { s.failed = true; });
    }
    void saysWhyAListIsEmpty()
    {
        QFETCH(ListSituation, situation);
        QTEST(int(emptinessOf(situation)), "expected");
        const auto emptiness = emptinessOf(situation);
        QCOMPARE(emptinessText(emptiness, QStringLiteral("P")).heading.isEmpty(),
                 emptiness == ListEmptiness::NotEmpty);
    }

    void warnsOnlyWhenSomethingIsAmiss()
    {
        const QDateTime now({2026, 3, 5}, {14, 0}, Qt::UTC);
        for (const auto liveness : {Liveness::Starting, Liveness::Live, Liveness::Polling}) {
            AccountStatus status;
            status.liveness = liveness;
            QVERIFY(!bannerOf(status, QStringLiteral("P"), now, QLocale::c()).visible);
        }
        AccountStatus status;
        status.liveness = Liveness::SignInNeeded;
        const AccountBanner banner = bannerOf(status, QStringLiteral("P"), now, QLocale::c());
        QVERIFY(banner.visible && banner.serious);
        QCOMPARE(banner.action, AccountBanner::Action::SignIn);
    }

    void writesProgressWithSeparators()
    {
        AccountStatus status;
        QVERIFY(progressText(status, QLocale(QStringLiteral("en_GB"))).isEmpty());
        status.progress = {{Folder::Inbox, 1200, 5000}};
        QCOMPARE(progressText(status, QLocale(QStringLiteral("en_GB"))),
                 QStringLiteral("Fetching Inbox: 1,200 of 5,000"));
    }
};

QTEST_GUILESS_MAIN(FolderModelTest)
#include "tst_foldermodel.moc"
