#include "app/bootstrap/linkroutes.h"
#include "tests/integration/accountrig.h"
#include "tests/support/await.h"
#include "ui/links/linkwindow.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QString kMarie = QStringLiteral("marie.dubois@example.org");
const QString kExample = QStringLiteral("example");

/// Links, real accounts and a real portal; a person in front of it who does nothing by herself.
struct Desk
{
    explicit Desk(LivePortal& live)
        : rig(live), list(rig.services(), rig.caches()),
          routes(list, {[this](const Guid& account, const Guid& message, const QString& token) {
                            opened << std::pair(account, message);
                            tokens << token;
                        },
                        [this](const Guid& account) { signIns << account; },
                        [this](const QString& code) { portals << code; }})
    {}
    Guid addAccount(const QString& address)
    {
        const auto choice = rig.live.choose(address, kExample);
        const auto outcome = rig.live.signIn(address, kPassword);
        if (!choice || !outcome)
            return {};
        return await(list.signedIn(*choice, *outcome, false)).value_or(Guid());
    }
    [[nodiscard]] bool isLive(const Guid& account)
    {
        return QTest::qWaitFor(
            [&] { return list.find(account)->status().liveness == Liveness::Live; }, 20'000);
    }
    Guid deliver(const QString& to)
    {
        portal::Delivery delivery;
        delivery.to = {to.toStdString()};
        delivery.subject = "Linked";
        delivery.body = "x";
        delivery.push = false;
        return *Guid::parse(QString::fromStdString(rig.live.server().deliver(delivery)));
    }
    [[nodiscard]] static QString linkTo(const Guid& message)
    {
        return toText(MessageLink{kExample, message, {}});
    }
    /// What the link window says; empty if there is none.
    [[nodiscard]] static QString said()
    {
        for (QWidget* window : QApplication::topLevelWidgets()) {
            const auto* notice = window->findChild<NoticeBar*>();
            if (qobject_cast<LinkWindow*>(window) && window->isVisible() && notice)
                return notice->text();
        }
        return {};
    }

    AccountRig rig;
    AccountList list;
    QList<std::pair<Guid, Guid>> opened;
    QStringList tokens;
    QList<Guid> signIns;
    QStringList portals;
    LinkRoutes routes;
};

} // namespace

class LinksLiveTest : public QObject
{
    Q_OBJECT

private:
    /// An account that is live, and links followed.
    Guid goLive(const QString& address = kAnna)
    {
        const Guid account = m_desk->addAccount(address);
        m_desk->routes.setReady(true);
        return !account.isNull() && m_desk->isLive(account) ? account : Guid();
    }
    [[nodiscard]] int searches()
    {
        return m_live->server().requestCount("SearchMessages");
    }

    std::unique_ptr<LivePortal> m_live;
    std::unique_ptr<Desk> m_desk;

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>();
        QVERIFY(m_live->isUp());
    }
    void cleanupTestCase() { m_live.reset(); }
    void init()
    {
        m_live->reset();
        m_desk = std::make_unique<Desk>(*m_live);
        QVERIFY(await(m_desk->list.load()));
    }
    void cleanup() { m_desk.reset(); }

    void opensAMessageThatOnlyThePortalKnowsAndPassesTheClickOn()
    {
        const Guid account = goLive();
        const Guid message = m_desk->deliver(kAnna);
        m_desk->routes.open(Desk::linkTo(message), QStringLiteral("token"));
        QTRY_COMPARE(m_desk->opened.size(), 1);
        QCOMPARE(m_desk->opened[0], std::pair(account, message));
        QCOMPARE(m_desk->tokens, QStringList{QStringLiteral("token")});
        QVERIFY(*await(m_desk->list.find(account)->messages().folderOf(message)));
        QCOMPARE(m_live->server().requestCount("GetMessage"), 0);
        QVERIFY(Desk::said().isEmpty());
    }

    void followsWhatCameDuringTheStartInItsOrder()
    {
        const Guid first = m_desk->deliver(kAnna);
        const Guid second = m_desk->deliver(kAnna);
        m_desk->routes.open(Desk::linkTo(first), {});
        m_desk->routes.open(Desk::linkTo(second), {});
        QTest::qWait(50);
        QVERIFY(m_live->server().requests().empty());
        const Guid account = goLive();
        QTRY_COMPARE(m_desk->opened.size(), 2);
        QCOMPARE(m_desk->opened[0], std::pair(account, first));
        QCOMPARE(m_desk->opened[1], std::pair(account, second));
    }

    void waitsForTheSignInAtAPortalThatIsNotSetUpAndAsksNobodyBefore()
    {
        const Guid message = m_desk->deliver(kAnna);
        m_desk->routes.setReady(true);
        m_desk->routes.open(Desk::linkTo(message), {});
        QCOMPARE(m_desk->portals, QStringList{kExample});
        QTest::qWait(200);
        QVERIFY(m_live->server().requests().empty());
        const Guid account = m_desk->addAccount(kAnna);
        QTRY_COMPARE(m_desk->opened.size(), 1);
        QCOMPARE(m_desk->opened[0], std::pair(account, message));
    }

    void forgetsALinkWhoseSignInIsGivenUp()
    {
        const Guid message = m_desk->deliver(kAnna);
        m_desk->routes.setReady(true);
        m_desk->routes.open(Desk::linkTo(message), {});
        m_desk->routes.giveUpSignIn();
        const Guid account = m_desk->addAccount(kAnna);
        QVERIFY(m_desk->isLive(account));
        QTest::qWait(100);
        QVERIFY(m_desk->opened.isEmpty());
        m_desk->routes.open(Desk::linkTo(message), {});
        QTRY_COMPARE(m_desk->opened.size(), 1);
    }

    void opensInTheAccountThatHasTheMessage()
    {
        QVERIFY(!goLive().isNull());
        const Guid marie = m_desk->addAccount(kMarie);
        QVERIFY(m_desk->isLive(marie));
        const Guid message = m_desk->deliver(kMarie);
        m_desk->routes.open(Desk::linkTo(message), {});
        QTRY_COMPARE(m_desk->opened.size(), 1);
        QCOMPARE(m_desk->opened[0], std::pair(marie, message));
    }

    void saysThatAMessageIsGone()
    {
        goLive();
        const Guid message = m_desk->deliver(kAnna);
        m_live->server().vanish(message.toString().toStdString());
        m_desk->routes.open(Desk::linkTo(message), {});
        QTRY_VERIFY2(Desk::said().contains(QStringLiteral("does not have this message")),
                     qPrintable(Desk::said()));
        QVERIFY(m_desk->opened.isEmpty());
    }

    void namesAForgeryAndAsksNobody()
    {
        goLive();
        QTRY_VERIFY(m_desk->list.all().front()->syncedFolders().contains(Folder::Trash));
        const int before = searches();
        const QString guid = m_desk->deliver(kAnna).toString();
        m_desk->routes.open(QStringLiteral("https://evil.test/example/app/messages/") + guid, {});
        QVERIFY(Desk::said().contains(QStringLiteral("evil.test")));
        m_desk->routes.check("waxwing://open?portal=example&action=x&message=" + guid.toLatin1());
        QVERIFY(Desk::said().contains(QStringLiteral("not complete")));
        QTest::qWait(100);
        QCOMPARE(searches(), before);
        QVERIFY(m_desk->opened.isEmpty());
    }

    void asksToSignInAgainAndGoesOnAfterwards()
    {
        const Guid account = goLive();
        const Guid message = m_desk->deliver(kAnna);
        QVERIFY(await(m_desk->list.signOut(account)));
        m_desk->routes.open(Desk::linkTo(message), {});
        QTRY_COMPARE(m_desk->signIns, QList<Guid>{account});
        QVERIFY(m_desk->opened.isEmpty());
        QCOMPARE(m_desk->addAccount(kAnna), account);
        QTRY_COMPARE(m_desk->opened.size(), 1);
    }

    void keepsALinkOverALock()
    {
        const Guid account = goLive();
        const Guid message = m_desk->deliver(kAnna);
        m_desk->routes.setReady(false);
        m_desk->routes.open(Desk::linkTo(message), {});
        QTest::qWait(50);
        QVERIFY(m_desk->opened.isEmpty());
        m_desk->routes.setReady(true);
        QTRY_COMPARE(m_desk->opened.size(), 1);
        QCOMPARE(m_desk->opened[0], std::pair(account, message));
    }
};

QTEST_MAIN(LinksLiveTest)
#include "tst_links_live.moc"
