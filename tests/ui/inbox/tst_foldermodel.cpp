#include "ui/inbox/foldermodel.h"
#include "ui/inbox/inboxtexts.h"

#include <QAbstractItemModelTester>
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
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex second = model.index(1, 0, {});
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
        row("nothing unread", ListEmptiness::NothingUnread, [](auto& s) { s.unreadOnly = true; });
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
