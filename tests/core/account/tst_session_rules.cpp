#include "core/account/session.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/samplemessages.h"
#include "tests/support/scriptedtransport.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const QString kApi = QStringLiteral("https://portal.example/org/api");
const QString kMoved = QStringLiteral("https://new.example/org/api");

QByteArray errorBody(const char* code)
{
    return QByteArrayLiteral("{\"responseStatus\":{\"errorCode\":\"") + code
           + QByteArrayLiteral("\",\"message\":\"no\"}}");
}

} // namespace

/// Sections 2 and 3 of authentication.md as the state machine of one account keeps them.
class SessionRulesTest : public QObject
{
    Q_OBJECT

private:
    struct Scene
    {
        ManualClock clock;
        ScriptedTransport transport;
        MemorySecretStore store;
        Session session;
        QSignalSpy prompts;

        Scene()
            : session(guidOf(7), SignInClient(transport, QUrl(kApi), ClientIdentity()), store, clock),
              prompts(&session, &Session::signInNeeded)
        {}
        void keep(int days = 14)
        {
            QVERIFY(await(session.keepSignedIn(Secret("kept"), days)));
        }
        ScriptedTransport::Step& expectAuthenticate(const QString& api = kApi)
        {
            return transport.expect(HttpMethod::Post, api + QStringLiteral("/v1/authenticate"));
        }
        [[nodiscard]] bool hasToken() const { return !store.entries.isEmpty(); }
    };

private Q_SLOTS:
    void renewsOnceHoweverManyCallsAreRefusedTogether()
    {
        Scene scene;
        scene.keep();
        scene.session.adopt(Secret("old"));
        scene.expectAuthenticate().answer(200, R"({"sessionToken":"new"})");
        std::vector<AsyncResult<Secret>> renewals;
        for (int i = 0; i < 10; ++i)
            renewals.push_back(scene.session.renew(Secret("old")));
        for (auto& renewal : renewals) {
            const Result<Secret> token = await(std::move(renewal));
            QVERIFY(token && token->equals(Secret("new")));
        }
        QVERIFY(scene.transport.isDone());
        QCOMPARE(scene.prompts.size(), 0);
        // A call that was refused with the old token even later gets the new one, without a word.
        const auto late = await(scene.session.renew(Secret("old")));
        QVERIFY(late && late->equals(Secret("new")));
    }

    void asksThePersonOnceHoweverManyCallsAreRefusedTogether()
    {
        Scene scene;
        scene.session.adopt(Secret("old"));
        std::vector<AsyncResult<Secret>> renewals;
        for (int i = 0; i < 10; ++i)
            renewals.push_back(scene.session.renew(Secret("old")));
        for (auto& renewal : renewals)
            QVERIFY(await(std::move(renewal)).error().is(ErrorKind::SignInNeeded));
        QVERIFY(await(scene.session.renew(Secret("old"))).error().is(ErrorKind::SignInNeeded));
        QCOMPARE(scene.prompts.size(), 1);
        QCOMPARE(scene.session.state(), Session::State::SignInNeeded);
        QCOMPARE(scene.session.ended(), SessionEnd::Unknown);
    }

    void givesTheTokenUpOnlyWhenThePortalRefusesIt_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("keeps");
        QTest::addColumn<bool>("asks");
        QTest::addColumn<SessionEnd>("ended");
        const auto row = [](const char* name, int status, const QByteArray& body, bool keeps,
                            bool asks, SessionEnd ended) {
            QTest::newRow(name) << status << body << keeps << asks << ended;
        };
        const SessionEnd none = SessionEnd::None;
        row("803 unknown, expired or revoked", 403, errorBody("803"), false, true,
            SessionEnd::Refused);
        row("918 user disabled", 403, errorBody("918"), false, true, SessionEnd::Disabled);
        row("905 not admitted", 403, errorBody("905"), false, true, SessionEnd::Disabled);
        row("804 not confirmed", 403, errorBody("804"), false, true, SessionEnd::Refused);
        row("920 not registered", 403, errorBody("920"), false, true, SessionEnd::Refused);
        row("46 recipient question", 403, errorBody("46"), false, true, SessionEnd::Refused);
        row("810 unknown user", 404, errorBody("810"), false, true, SessionEnd::Refused);
        row("403 without a body", 403, {}, false, true, SessionEnd::Refused);
        row("401", 401, errorBody("811"), true, true, SessionEnd::Refused);
        row("429", 429, {}, true, false, none);
        row("500", 500, {}, true, false, none);
        row("502 of a gateway", 502, "<html>", true, false, none);
        row("503 maintenance", 503, errorBody("50"), true, false, none);
        row("31 suspended", 403, errorBody("31"), true, false, none);
        row("200 without a session", 200, "{}", true, false, none);
        row("no answer", 0, {}, true, false, none);
        row("a server that cannot be verified", -1, {}, true, false, none);
    }
    void givesTheTokenUpOnlyWhenThePortalRefusesIt()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        Scene scene;
        scene.keep();
        auto& step = scene.expectAuthenticate();
        if (status > 0)
            step.answer(status, body);
        else
            step.fail(status == 0 ? ErrorKind::Network : ErrorKind::Tls);
        const auto token = await(scene.session.renew({}));
        QVERIFY(!token);
        QTEST(scene.hasToken(), "keeps");
        QTEST(scene.prompts.size() == 1, "asks");
        QTEST(scene.session.ended(), "ended");
        QVERIFY(scene.transport.isDone());
    }

    void triesAgainOnTheNextCallAfterAFailureThatPasses()
    {
        Scene scene;
        scene.keep();
        scene.expectAuthenticate().fail(ErrorKind::Network);
        QVERIFY(!await(scene.session.renew({})));
        QCOMPARE(scene.session.state(), Session::State::NoSession);
        scene.expectAuthenticate().answer(200, R"({"sessionToken":"new"})");
        QVERIFY(await(scene.session.renew({})));
        QCOMPARE(scene.session.state(), Session::State::Live);
        QCOMPARE(scene.prompts.size(), 0);
    }

    void takesALockedCredentialStoreForNoLostToken()
    {
        Scene scene;
        scene.keep();
        scene.store.current = SecretStoreState::Locked;
        QVERIFY(await(scene.session.renew({})).error().is(ErrorKind::Locked));
        QCOMPARE(scene.prompts.size(), 0);
        scene.store.current = SecretStoreState::Usable;
        scene.expectAuthenticate().answer(200, R"({"sessionToken":"new"})");
        QVERIFY(await(scene.session.renew({})));
    }

    void prefersTheSessionThePersonMadeWhileItWasRenewing()
    {
        Scene scene;
        scene.keep();
        scene.expectAuthenticate().holdBack();
        auto renewal = scene.session.renew(Secret("old"));
        QTRY_COMPARE(scene.transport.heldBack(), std::size_t(1));
        scene.session.adopt(Secret("by hand"));
        HttpResponse refused;
        refused.status = 403;
        refused.body = errorBody("803");
        scene.transport.release(refused);
        const auto token = await(std::move(renewal));
        QVERIFY(token && token->equals(Secret("by hand")));
        QCOMPARE(scene.session.state(), Session::State::Live);
        QCOMPARE(scene.session.ended(), SessionEnd::None);
        QCOMPARE(scene.prompts.size(), 0);
    }

    void replacesTheTokenWhenLessThanAThirdOfItsLifeIsLeft_data()
    {
        QTest::addColumn<qint64>("hours");
        QTest::addColumn<bool>("replaces");
        QTest::newRow("fresh") << qint64(0) << false;
        QTest::newRow("two thirds gone but an hour") << qint64(14 * 24 * 2 / 3 - 1) << false;
        QTest::newRow("two thirds gone and an hour") << qint64(14 * 24 * 2 / 3 + 1) << true;
        QTest::newRow("expired") << qint64(15 * 24) << true;
        QTest::newRow("clock a year ahead") << qint64(365 * 24) << true;
        QTest::newRow("clock an hour back") << qint64(-1) << true;
        QTest::newRow("clock a year back") << qint64(-365 * 24) << true;
    }
    void replacesTheTokenWhenLessThanAThirdOfItsLifeIsLeft()
    {
        QFETCH(qint64, hours);
        Scene scene;
        scene.keep();
        scene.clock.jumpWallTime(std::chrono::hours(hours));
        QTEST(scene.session.keptTokenNeedsReplacement(), "replaces");
    }

    void knowsAfterARestartHowOldTheTokenIs()
    {
        Scene scene;
        scene.keep();
        Session again(guidOf(7), SignInClient(scene.transport, QUrl(kApi), ClientIdentity()),
                      scene.store, scene.clock);
        scene.clock.advance(std::chrono::hours(24 * 10));
        QVERIFY(!again.keptTokenNeedsReplacement()); // has not looked yet
        scene.expectAuthenticate().answer(200, R"({"sessionToken":"new"})");
        QVERIFY(await(again.renew({})));
        QVERIFY(again.keptTokenNeedsReplacement());
    }

    void keepsTheOldTokenWhenTheNewOneCannotBeWritten()
    {
        Scene scene;
        scene.keep();
        scene.clock.advance(std::chrono::hours(24 * 10));
        scene.store.failWrites = true;
        QVERIFY(!await(scene.session.keepSignedIn(Secret("newer"), 14)));
        QVERIFY(scene.session.keptTokenNeedsReplacement());
        const auto kept = await(scene.session.keptToken());
        QVERIFY(kept && *kept && (*kept)->equals(Secret("kept")));
    }

    void saysWhyASessionWithoutAKeptTokenEnded_data()
    {
        QTest::addColumn<int>("unusedMinutes");
        QTest::addColumn<int>("wallMinutes");
        QTest::addColumn<bool>("address");
        QTest::addColumn<SessionEnd>("ended");
        QTest::newRow("in use") << 5 << 0 << false << SessionEnd::Unknown;
        QTest::newRow("an hour without use") << 61 << 0 << false << SessionEnd::Unused;
        QTest::newRow("asleep for two hours") << 1 << 120 << false << SessionEnd::Unused;
        QTest::newRow("clock an hour back") << 5 << -60 << false << SessionEnd::Unknown;
        QTest::newRow("clock back, an hour without use") << 61 << -600 << false
                                                        << SessionEnd::Unused;
        QTest::newRow("another network") << 5 << 0 << true << SessionEnd::AddressChanged;
    }
    void saysWhyASessionWithoutAKeptTokenEnded()
    {
        QFETCH(int, unusedMinutes);
        QFETCH(int, wallMinutes);
        QFETCH(bool, address);
        Scene scene;
        scene.session.adopt(Secret("old"));
        scene.clock.advance(std::chrono::minutes(unusedMinutes));
        scene.clock.jumpWallTime(std::chrono::minutes(wallMinutes));
        if (address)
            scene.session.noteAddressChange();
        QVERIFY(!await(scene.session.renew(Secret("old"))));
        QTEST(scene.session.ended(), "ended");
    }

    void forgetsAChangeOfNetworkThatThePortalDidNotMind()
    {
        Scene scene;
        scene.session.adopt(Secret("old"));
        scene.session.noteAddressChange();
        scene.session.noteUse(); // a call from the new address was answered
        QVERIFY(!await(scene.session.renew(Secret("old"))));
        QCOMPARE(scene.session.ended(), SessionEnd::Unknown);
    }

    void tellsWhenItEndsOnlyIfNothingRenewsIt()
    {
        Scene scene;
        QVERIFY(!scene.session.endsUnused());
        scene.session.adopt(Secret("old"));
        QCOMPARE(scene.session.endsUnused(), std::optional(scene.clock.now().addSecs(3600)));
        scene.clock.advance(20min);
        QCOMPARE(scene.session.endsUnused(), std::optional(scene.clock.now().addSecs(2400)));
        scene.session.noteUse();
        QCOMPARE(scene.session.endsUnused(), std::optional(scene.clock.now().addSecs(3600)));
        scene.clock.jumpWallTime(std::chrono::hours(24 * 365));
        QCOMPARE(scene.session.endsUnused(), std::optional(scene.clock.now().addSecs(3600)));
        scene.keep();
        QVERIFY(!scene.session.endsUnused());
    }

    void learnsThatAPortalIsMorePatient()
    {
        Scene scene;
        scene.session.adopt(Secret("old"));
        scene.session.noteOutlived();
        scene.session.noteUse();
        QCOMPARE(scene.session.endsUnused(), std::optional(scene.clock.now().addSecs(7200)));
    }

    void asksNobodyAfterThePersonSignedOut()
    {
        Scene scene;
        scene.session.adopt(Secret("old"));
        scene.session.end();
        QVERIFY(await(scene.session.renew({})).error().is(ErrorKind::SignInNeeded));
        QCOMPARE(scene.prompts.size(), 0);
        QCOMPARE(scene.session.ended(), SessionEnd::SignedOut);
        QVERIFY(scene.session.sessionToken().isEmpty());
        scene.session.adopt(Secret("again"));
        QCOMPARE(scene.session.ended(), SessionEnd::None);
    }

    void beginsAtTheNewAddressWithTheKeptToken()
    {
        Scene scene;
        scene.keep();
        scene.session.adopt(Secret("old"));
        scene.session.moveTo(QUrl(kMoved));
        QVERIFY2(scene.session.sessionToken().isEmpty(), "the session of the old address goes along");
        scene.expectAuthenticate(kMoved).answer(200, R"({"sessionToken":"new"})");
        QVERIFY(await(scene.session.renew({})));
        QCOMPARE(scene.prompts.size(), 0);
    }

    void saysThatThePortalMovedWhereNothingWasKept()
    {
        Scene scene;
        scene.session.adopt(Secret("old"));
        scene.session.moveTo(QUrl(kMoved));
        QVERIFY(!await(scene.session.renew({})));
        QCOMPARE(scene.prompts.size(), 1);
        QCOMPARE(scene.session.ended(), SessionEnd::Moved);
    }

    void saysAfterARestartThatNothingWasKept()
    {
        Scene scene;
        QVERIFY(!await(scene.session.renew({})));
        QCOMPARE(scene.session.ended(), SessionEnd::NotKept);
    }

    void answersEveryoneWhenItDiesWhileRenewing()
    {
        ManualClock clock;
        ScriptedTransport transport;
        MemorySecretStore store;
        auto session = std::make_unique<Session>(
            guidOf(7), SignInClient(transport, QUrl(kApi), ClientIdentity()), store, clock);
        QVERIFY(await(session->keepSignedIn(Secret("kept"), 14)));
        transport.expect(HttpMethod::Post, kApi + QStringLiteral("/v1/authenticate")).holdBack();
        auto renewal = session->renew({});
        QTRY_COMPARE(transport.heldBack(), std::size_t(1));
        session.reset();
        QVERIFY(!await(std::move(renewal)));
        QVERIFY2(!store.entries.isEmpty(), "the end of the program is no refusal");
    }
};

QTEST_GUILESS_MAIN(SessionRulesTest)
#include "tst_session_rules.moc"
