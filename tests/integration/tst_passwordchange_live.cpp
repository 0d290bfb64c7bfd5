#include "tests/integration/accountrig.h"
#include "tests/support/await.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using Kind = PasswordChangeOutcome::Kind;

namespace {

const QByteArray kNew = QByteArrayLiteral("Another-Word-8");

Secret secret(const QByteArray& bytes)
{
    return Secret(bytes);
}

} // namespace

/// A signed-in person changes the password: UpdatePassword and what follows from it.
class PasswordChangeLiveTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<LivePortal> m_live;

    /// The token that is kept, as stored.
    static QByteArray kept(const AccountRig& rig)
    {
        for (auto it = rig.secrets.entries.keyValueBegin(); it != rig.secrets.entries.keyValueEnd();
             ++it) {
            if (it->first.startsWith(u"authentication-"))
                return it->second.reveal();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>(20);
        QVERIFY(m_live->isUp());
    }
    void init() { m_live->reset(); }

    void theRulesOfThePortalAreKnown()
    {
        AccountRig rig(*m_live);
        QVERIFY(rig.open(false));
        const auto rules = await(rig.account->passwordRules());
        QVERIFY(rules);
        QVERIFY(rules->enabled);
        QCOMPARE(rules->minimumLength, 10);
    }

    void aWrongOldPasswordChangesNothing()
    {
        AccountRig rig(*m_live);
        QVERIFY(rig.open(false));
        QVERIFY(rig.signIn(false));
        QVERIFY(rig.waitFor(Liveness::Live));
        const auto outcome
            = await(rig.account->changePassword(secret("wrong"), secret(kNew)));
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::WrongOldPassword);
        QCOMPARE(m_live->signIn(kAnna, kPassword)->kind, SignInOutcome::Kind::SignedIn);
        QCOMPARE(rig.prompts, 0);
    }

    void aWeakPasswordIsRefusedAtItsField()
    {
        AccountRig rig(*m_live);
        QVERIFY(rig.open(false));
        QVERIFY(rig.signIn(false));
        const auto outcome
            = await(rig.account->changePassword(secret(kPassword), secret("weak")));
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::FieldsRefused);
        QCOMPARE(outcome->problems.size(), 1);
        QCOMPARE(outcome->problems.first().field, FormField::Password);
    }

    void aChangeKeepsThisSessionAndFetchesANewTokenInPlaceOfTheDeadOne()
    {
        AccountRig rig(*m_live);
        QVERIFY(rig.open(false));
        QVERIFY(rig.signIn(true));
        QVERIFY(rig.waitFor(Liveness::Live));
        QTRY_VERIFY_WITH_TIMEOUT(rig.keepsToken(), 20000);
        const QByteArray before = kept(rig);
        const auto outcome
            = await(rig.account->changePassword(secret(kPassword), secret(kNew)));
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::Changed);
        QTRY_VERIFY_WITH_TIMEOUT(kept(rig) != before, 20000);
        QCOMPARE(rig.prompts, 0);
        // The new token works: the session ends, and nobody is asked.
        m_live->server().expireSessions();
        rig.account->syncNow();
        QTRY_COMPARE_WITH_TIMEOUT(rig.requests("Authenticate"), 1, 20000);
        QVERIFY(rig.waitFor(Liveness::Live));
        QCOMPARE(rig.prompts, 0);
        QCOMPARE(m_live->signIn(kAnna, kPassword)->kind, SignInOutcome::Kind::WrongCredentials);
        QCOMPARE(m_live->signIn(kAnna, kNew)->kind, SignInOutcome::Kind::SignedIn);
    }

    void aPortalThatEndsThisSessionTooIsGoneOnWithUnasked()
    {
        AccountRig rig(*m_live);
        QVERIFY(rig.open(false));
        QVERIFY(rig.signIn(true));
        QVERIFY(rig.waitFor(Liveness::Live));
        QTRY_VERIFY_WITH_TIMEOUT(rig.keepsToken(), 20000);
        const QByteArray before = kept(rig);
        portal::Fault fault;
        fault.kind = portal::FaultKind::Status;
        fault.operation = "GetUserSettings";
        fault.status = 401;
        fault.errorCode = "811";
        m_live->server().fault(fault);
        m_live->server().clearRequests();
        const auto outcome
            = await(rig.account->changePassword(secret(kPassword), secret(kNew)));
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::Changed);
        QTRY_VERIFY_WITH_TIMEOUT(kept(rig) != before, 20000);
        QCOMPARE(rig.requests("Login"), 1);
        QCOMPARE(rig.prompts, 0);
        QVERIFY(rig.waitFor(Liveness::Live));
    }

    void aChangeElsewhereEndsThisSessionAndAsksOnce()
    {
        AccountRig rig(*m_live);
        QVERIFY(rig.open(false));
        QVERIFY(rig.signIn(true));
        QVERIFY(rig.waitFor(Liveness::Live));
        QTRY_VERIFY_WITH_TIMEOUT(rig.keepsToken(), 20000);
        AccountRig elsewhere(*m_live);
        QVERIFY(elsewhere.open(false));
        QVERIFY(elsewhere.signIn(false));
        const auto outcome
            = await(elsewhere.account->changePassword(secret(kPassword), secret(kNew)));
        QVERIFY(outcome && outcome->kind == Kind::Changed);
        rig.account->syncNow();
        QTRY_COMPARE_WITH_TIMEOUT(rig.prompts, 1, 20000);
        QVERIFY(rig.waitFor(Liveness::SignInNeeded));
        // Worthless, and gone.
        QTRY_VERIFY_WITH_TIMEOUT(!rig.keepsToken(), 20000);
        QCOMPARE(rig.prompts, 1);
    }

    void theActivationMailIsSentForASession()
    {
        AccountRig rig(*m_live);
        QVERIFY(rig.open(false));
        QVERIFY(rig.signIn(false));
        const auto before = m_live->server().mails().size();
        QVERIFY(await(rig.account->portal().sendActivationMessage(std::stop_token())));
        QCOMPARE(m_live->server().mails().size(), before + 1);
        QCOMPARE(m_live->server().mails().back().kind, std::string("activation"));
    }
};

QTEST_MAIN(PasswordChangeLiveTest)
#include "tst_passwordchange_live.moc"
