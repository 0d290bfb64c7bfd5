#include "app/bootstrap/accountlock.h"
#include "core/account/keptsignins.h"
#include "core/policy/managedsettings.h"
#include "core/portal/signinclient.h"
#include "tests/integration/accountrig.h"
#include "tests/support/await.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

ManagedSettings policyOf(const char* json)
{
    return readPolicy(QByteArray(json).replace('\'', '"'));
}

/// The rule that the program derives from a policy.
std::function<bool(const AccountRecord&)> ruleOf(const ManagedSettings& policy)
{
    return [policy](const AccountRecord& account) {
        return policy.allowsPortal(account.serviceCode, account.serviceGuid);
    };
}

} // namespace

/// What an organisation forbids stays undone, against the portal that would let us in.
class PolicyLiveTest : public QObject
{
    Q_OBJECT

private:
    void obey(const ManagedSettings& policy)
    {
        m_live->flow().allowOnly([policy](const DirectoryEntry& entry) {
            return policy.allowsPortal(entry.serviceCode, entry.serviceGuid);
        });
    }

    std::unique_ptr<LivePortal> m_live;

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>();
        QVERIFY(m_live->isUp());
    }
    void init()
    {
        m_live->reset();
        m_live->flow().allowOnly({});
    }

    void aPortalThatIsNotAllowedIsShownAndCannotBeUsed()
    {
        obey(policyOf("{'allowedPortals': ['clinic']}"));
        const auto example = m_live->choose(kAnna, QStringLiteral("example"));
        QVERIFY(example);
        QCOMPARE(example->use, PortalChoice::Use::Unavailable);
        QCOMPARE(example->obstacle, PortalChoice::Obstacle::NotAllowed);
        const auto clinic = m_live->choose(kAnna, QStringLiteral("clinic"));
        QVERIFY(clinic);
        QCOMPARE(clinic->use, PortalChoice::Use::Password);
    }

    void aServiceCodeDoesNotLeadAroundThePolicy()
    {
        obey(policyOf("{'allowedPortals': ['clinic']}"));
        const auto found = await(m_live->flow().findByCode(QStringLiteral("example")));
        QVERIFY(found && *found);
        QCOMPARE((*found)->obstacle, PortalChoice::Obstacle::NotAllowed);
    }

    void aPasswordForAForbiddenPortalIsNotSent()
    {
        const auto example = m_live->choose(kAnna, QStringLiteral("example"));
        QVERIFY(example);
        obey(policyOf("{'allowedPortals': ['clinic']}"));
        const auto outcome = await(m_live->flow().signIn(*example, kAnna, Secret(kPassword)));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QStringLiteral("policy-portal"));
        QCOMPARE(m_live->server().requestCount("Login"), 0);
    }

    void anUnreadablePolicyAllowsNoPortal()
    {
        obey(policyOf("{'allowedPortals': 'example'}"));
        for (const char* code : {"example", "clinic"}) {
            const auto choice = m_live->choose(kAnna, QString::fromLatin1(code));
            QVERIFY(choice);
            QCOMPARE(choice->use, PortalChoice::Use::Unavailable);
        }
    }

    void anAccountOfAForbiddenPortalDoesNotConnectButCanBeRead()
    {
        AccountRig rig(*m_live);
        QVERIFY(rig.open(false));
        QVERIFY(rig.signIn(true));
        QVERIFY(rig.waitFor(Liveness::Live));
        QTRY_VERIFY(rig.isEqual());
        QTRY_VERIFY(rig.keepsToken());
        const qint64 stored = rig.stored(Folder::Inbox);
        QVERIFY(stored > 0);
        rig.account.reset();

        rig.allowOnly(ruleOf(policyOf("{'allowedPortals': ['clinic']}")));
        const int before = m_live->server().requestCount("Authenticate");
        QVERIFY(rig.open(true));
        QVERIFY(rig.waitFor(Liveness::NotAllowed));
        // However it is woken, it stays where it is.
        rig.account->wakeUp();
        rig.account->syncNow();
        rig.deliver("not to be seen");
        QCOMPARE(rig.account->status().liveness, Liveness::NotAllowed);
        QCOMPARE(rig.stored(Folder::Inbox), stored);
        QCOMPARE(m_live->server().requestCount("Authenticate"), before);
        QCOMPARE(rig.prompts, 0);
        rig.account.reset();

        rig.allowOnly(ruleOf(policyOf("{'allowedPortals': ['example']}")));
        QVERIFY(rig.open(true));
        QVERIFY(rig.waitFor(Liveness::Live));
    }

    void whereCopiesAreForbiddenNobodyStaysSignedIn()
    {
        AccountRig rig(*m_live);
        QVERIFY(rig.open(false));
        QVERIFY(rig.signIn(true));
        QVERIFY(rig.waitFor(Liveness::Live));
        QTRY_VERIFY(rig.keepsToken());
        rig.account.reset();
        QVERIFY(rig.removeCopies());
        QVERIFY(!rig.keepsToken());
        QVERIFY(rig.secrets.entries.isEmpty());
    }

    void aSignInThatIsRemovedIsRevokedAtItsPortal_data()
    {
        QTest::addColumn<bool>("unreachable");
        QTest::newRow("at once") << false;
        QTest::newRow("when the portal is reached again") << true;
    }
    void aSignInThatIsRemovedIsRevokedAtItsPortal()
    {
        QFETCH(bool, unreachable);
        AccountRig rig(*m_live);
        QVERIFY(rig.open(false));
        QVERIFY(rig.signIn(true));
        QVERIFY(rig.waitFor(Liveness::Live));
        QTRY_VERIFY(rig.keepsToken());
        const AccountRecord record = rig.account->record();
        rig.account.reset();
        QVERIFY(rig.remember(record));

        const AccountServices& services = rig.services();
        const auto kept = await(readKeptSignIns(rig.caches(), services.secrets, services.transport,
                                                services.clock));
        QVERIFY(kept);
        QCOMPARE(kept->size(), 1);
        QCOMPARE(kept->first().account.id, record.id);
        QCOMPARE(m_live->server().requestCount("ExpireAuthenticationToken"), 0);
        QVERIFY(rig.removeCopies());
        QVERIFY(rig.secrets.entries.isEmpty());

        if (unreachable) {
            portal::Fault fault;
            fault.operation = "Authenticate";
            fault.status = 503;
            m_live->server().with([fault](portal::Control& control) {
                control.addFault(fault);
                return 0;
            });
        }
        QVERIFY(await(revokeKeptSignIn(kept->first(), services.transport, services.identity,
                                       services.scheduler)));
        QCOMPARE(m_live->server().requestCount("ExpireAuthenticationToken"), 1);
        // Whoever had copied it has nothing.
        const SignInClient door(services.transport, record.messageApi, services.identity);
        QVERIFY(!await(door.authenticate(kept->first().token, {})));
        // Revoked twice, or by somebody else before: that is what was wanted.
        QVERIFY(await(revokeKeptSignIn(kept->first(), services.transport, services.identity,
                                       services.scheduler)));
    }

    void whatALockedStoreHoldsIsRevokedOnceItIsUnlocked_data()
    {
        QTest::addColumn<bool>("restart");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("while the program runs") << false << true;
        QTest::newRow("at the next start") << true << true;
        QTest::newRow("of a portal that may not be reached") << false << false;
    }
    void whatALockedStoreHoldsIsRevokedOnceItIsUnlocked()
    {
        QFETCH(bool, restart);
        QFETCH(bool, allowed);
        ManualClock clock(QDateTime::currentDateTimeUtc());
        AccountRig rig(*m_live, &clock);
        QVERIFY(rig.open(false));
        QVERIFY(rig.signIn(true));
        QVERIFY(rig.waitFor(Liveness::Live));
        QVERIFY(rig.hurryUntil([&] { return rig.keepsToken(); }));
        const AccountRecord record = rig.account->record();
        rig.account.reset();
        QVERIFY(rig.remember(record));
        rig.allowOnly([allowed, record](const AccountRecord& account) {
            return allowed && account.serviceGuid == record.serviceGuid
                   && account.serviceCode == record.serviceCode;
        });

        const QTemporaryDir folder;
        PassphraseStore passphrase(folder.filePath(QStringLiteral("vault")));
        ChosenSecretStore chosen(rig.secrets, passphrase);
        KeyGate gate(chosen, rig.caches(), clock);
        AccountList accounts(rig.services(), rig.caches());
        const auto start = [&] {
            chosen.setKeepsNothing(false);
            auto lock = std::make_unique<AccountLock>(
                AccountLock::Needs{gate, chosen, rig.caches(), accounts, rig.services(), {}});
            lock->beginWithoutCopies(true);
            return lock;
        };
        rig.secrets.current = SecretStoreState::Locked;
        auto lock = start();
        QVERIFY(rig.hurryUntil([&] { return lock->isOpen(); }));
        QVERIFY(!rig.caches().holds(record.id.toString()));
        clock.advance(std::chrono::minutes(5));
        QVERIFY(rig.keepsToken());
        QCOMPARE(m_live->server().requestCount("ExpireAuthenticationToken"), 0);

        rig.secrets.current = SecretStoreState::Usable;
        if (restart) {
            lock.reset();
            lock = start();
        }
        QVERIFY(rig.hurryUntil([&] { return rig.caches().leftEntries().isEmpty(); }));
        QVERIFY(!rig.keepsToken());
        for (const QString& entry : rig.secrets.entries.keys())
            QVERIFY(!entry.startsWith(u"cache-key/"));
        if (!allowed) {
            clock.advance(std::chrono::minutes(5));
            QCOMPARE(m_live->server().requestCount("ExpireAuthenticationToken"), 0);
            return;
        }
        QVERIFY(rig.hurryUntil(
            [&] { return m_live->server().requestCount("ExpireAuthenticationToken") == 1; }));
        QVERIFY(rig.hurryUntil([&] {
            return m_live->server().with(
                [](portal::Control& control) { return control.world().tokens.empty(); });
        }));
        // The session that it took is ended as well; then nothing is under way any more.
        QVERIFY(rig.hurryUntil([&] { return m_live->server().requestCount("Logout") == 1; }));
        QVERIFY(rig.hurryUntil([&, left = 50]() mutable { return --left == 0; }));
    }
};

QTEST_GUILESS_MAIN(PolicyLiveTest)
#include "tst_policy_live.moc"
