#include "core/account/session.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/scriptedtransport.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using State = Session::State;

namespace {

const QString kAuthenticate = QStringLiteral("https://p.test/api/v1/authenticate");

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ScriptedTransport> m_net;
    std::unique_ptr<MemorySecretStore> m_store;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QSignalSpy> m_asked;

    void open()
    {
        SignInClient client(*m_net, QUrl(QStringLiteral("https://p.test/api")), ClientIdentity());
        m_session = std::make_unique<Session>(*Guid::parse(QString(32, QLatin1Char('7'))),
                                              std::move(client), *m_store, *m_clock);
        m_asked = std::make_unique<QSignalSpy>(m_session.get(), &Session::signInNeeded);
    }
    void keep(int days = 14) { QVERIFY(await(m_session->keepSignedIn(Secret("kept-token"), days))); }
    Result<Secret> renewed(const QByteArray& refused = {})
    {
        return await(m_session->renew(Secret(refused)));
    }

private Q_SLOTS:
    void init()
    {
        m_net = std::make_unique<ScriptedTransport>();
        m_store = std::make_unique<MemorySecretStore>();
        m_clock = std::make_unique<ManualClock>();
        open();
    }
    void cleanup()
    {
        QVERIFY(m_net->isDone());
        m_asked.reset();
        m_session.reset();
    }

    void aSessionFromTheWindowIsTakenOver()
    {
        QCOMPARE(m_session->state(), State::NoSession);
        m_session->adopt(Secret("s1"));
        QCOMPARE(m_session->state(), State::Live);
        QCOMPARE(m_session->sessionToken().reveal(), QByteArray("s1"));
    }

    void theKeptTokenBringsASessionAfterARestart()
    {
        keep();
        open();
        m_net->expect(HttpMethod::Post, kAuthenticate)
            .where([](const HttpRequest& sent) { return sent.body.contains("kept-token"); })
            .answer(200, R"({"sessionToken":"s2"})");
        const auto token = renewed();
        QVERIFY(token);
        QCOMPARE(token->reveal(), QByteArray("s2"));
        QCOMPARE(m_session->state(), State::Live);
        QCOMPARE(m_asked->count(), 0);
    }

    void manyRefusedCallsAreOneRenewal()
    {
        keep();
        m_session->adopt(Secret("s1"));
        m_net->expect(HttpMethod::Post, kAuthenticate).holdBack();
        auto first = m_session->renew(Secret("s1"));
        auto second = m_session->renew(Secret("s1"));
        auto third = m_session->renew(Secret("s1"));
        QTRY_COMPARE(m_net->heldBack(), std::size_t(1));
        QCOMPARE(m_session->state(), State::Renewing);
        QVERIFY(m_session->sessionToken().isEmpty());
        m_net->release(HttpResponse{200, {}, R"({"sessionToken":"s2"})"});
        for (auto* one : {&first, &second, &third}) {
            const auto token = await(std::move(*one));
            QVERIFY(token);
            QCOMPARE(token->reveal(), QByteArray("s2"));
        }
    }

    void whoComesLateGetsWhatIsThereAlready()
    {
        m_session->adopt(Secret("s2"));
        const auto token = renewed("s1");
        QVERIFY(token);
        QCOMPARE(token->reveal(), QByteArray("s2"));
    }

    void withoutAKeptTokenThePersonIsAskedOnce()
    {
        m_session->adopt(Secret("s1"));
        QVERIFY(renewed("s1").error().is(ErrorKind::SignInNeeded));
        QVERIFY(renewed("s1").error().is(ErrorKind::SignInNeeded));
        QCOMPARE(m_session->state(), State::SignInNeeded);
        QCOMPARE(m_asked->count(), 1);
    }

    void aRefusedTokenIsForgotten_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("403") << 403;
        QTest::newRow("404") << 404;
    }
    void aRefusedTokenIsForgotten()
    {
        QFETCH(int, status);
        keep();
        m_net->expect(HttpMethod::Post, kAuthenticate).answer(status);
        QVERIFY(renewed().error().is(ErrorKind::SignInNeeded));
        QVERIFY(m_store->entries.isEmpty());
        QCOMPARE(m_asked->count(), 1);
    }

    void aTokenIsKeptWhileThePortalIsAway_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("no network") << 0;
        QTest::newRow("maintenance") << 503;
        QTest::newRow("fault") << 500;
    }
    void aTokenIsKeptWhileThePortalIsAway()
    {
        QFETCH(int, status);
        keep();
        auto& step = m_net->expect(HttpMethod::Post, kAuthenticate);
        if (status == 0)
            step.fail(ErrorKind::Network);
        else
            step.answer(status);
        QVERIFY(!renewed());
        QCOMPARE(m_store->entries.size(), 1);
        QCOMPARE(m_session->state(), State::NoSession);
        QCOMPARE(m_asked->count(), 0);
        m_net->expect(HttpMethod::Post, kAuthenticate).answer(200, R"({"sessionToken":"s2"})");
        QVERIFY(renewed());
    }

    void aLockedStoreIsNotALostToken()
    {
        keep();
        open();
        m_store->current = SecretStoreState::Locked;
        QVERIFY(renewed().error().is(ErrorKind::Locked));
        QCOMPARE(m_asked->count(), 0);
        m_store->current = SecretStoreState::Usable;
        m_net->expect(HttpMethod::Post, kAuthenticate).answer(200, R"({"sessionToken":"s2"})");
        QVERIFY(renewed());
    }

    void withoutAStoreThePersonIsAsked()
    {
        m_store->current = SecretStoreState::Absent;
        QVERIFY(renewed().error().is(ErrorKind::SignInNeeded));
        QCOMPARE(m_asked->count(), 1);
    }

    void whatThePersonDoesMeanwhileCounts()
    {
        keep();
        m_net->expect(HttpMethod::Post, kAuthenticate).holdBack();
        auto waiting = m_session->renew(Secret());
        QTRY_COMPARE(m_net->heldBack(), std::size_t(1));
        m_session->adopt(Secret("by-hand"));
        m_net->release(HttpResponse{403, {}, {}});
        const auto token = await(std::move(waiting));
        QVERIFY(token);
        QCOMPARE(token->reveal(), QByteArray("by-hand"));
        QCOMPARE(m_session->state(), State::Live);
        QCOMPARE(m_asked->count(), 0);
    }

    void aTokenIsReplacedInTheLastThirdOfItsLife()
    {
        QVERIFY(!m_session->keptTokenNeedsReplacement());
        keep(12);
        m_clock->advance(std::chrono::hours(24 * 8) - std::chrono::minutes(1));
        QVERIFY(!m_session->keptTokenNeedsReplacement());
        m_clock->advance(std::chrono::minutes(2));
        QVERIFY(m_session->keptTokenNeedsReplacement());
    }

    void endingAsksNobody()
    {
        m_session->adopt(Secret("s1"));
        m_session->end();
        QVERIFY(m_session->sessionToken().isEmpty());
        QCOMPARE(m_session->state(), State::SignInNeeded);
        QCOMPARE(m_asked->count(), 0);
        QVERIFY(renewed("s1").error().is(ErrorKind::SignInNeeded));
        QCOMPARE(m_asked->count(), 0);
    }

    void forgettingLeavesNothingInTheStore()
    {
        keep();
        QVERIFY(await(m_session->keptToken())->has_value());
        QVERIFY(await(m_session->forgetKeptToken()));
        QVERIFY(m_store->entries.isEmpty());
        QVERIFY(!await(m_session->keptToken())->has_value());
        QVERIFY(!m_session->keptTokenNeedsReplacement());
    }

    void aKeptTokenSaysWhereItIsValid_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("code");
        QTest::newRow("plain") << QByteArray("abc123") << QStringLiteral("example");
        QTest::newRow("with blanks and signs") << QByteArray("a b/c+d= e") << QStringLiteral("ä b&c");
        QTest::newRow("looks like an address") << QByteArray("https://x.test 1 2")
                                               << QStringLiteral("x");
        QTest::newRow("no code") << QByteArray("abc") << QString();
    }
    void aKeptTokenSaysWhereItIsValid()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, code);
        KeptToken kept;
        kept.token = Secret(token);
        kept.issued = m_clock->now();
        kept.expires = kept.issued.addDays(14);
        kept.home = {QUrl(QStringLiteral("https://portal.example/a%20b/api")),
                     *Guid::parse(QStringLiteral("3f0c1f6a0b6b4b0f8f2f6f1f5f6e7a01")), code};
        const auto read = decodeKeptToken(encode(kept));
        QVERIFY(read);
        QCOMPARE(read->token.reveal(), token);
        QCOMPARE(read->issued, kept.issued);
        QCOMPARE(read->expires, kept.expires);
        QCOMPARE(read->home.messageApi, kept.home.messageApi);
        QCOMPARE(read->home.serviceGuid, kept.home.serviceGuid);
        QCOMPARE(read->home.serviceCode, code);
    }

    void aTokenOfAnEarlierVersionIsReadAsItIs_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("plain") << QByteArray("abc123");
        QTest::newRow("with blanks") << QByteArray("a b c d e");
        QTest::newRow("ends in blanks") << QByteArray("a   ");
    }
    void aTokenOfAnEarlierVersionIsReadAsItIs()
    {
        QFETCH(QByteArray, token);
        const auto read = decodeKeptToken(Secret("1772719629 1773929229 " + token));
        QVERIFY(read);
        QCOMPARE(read->token.reveal(), token);
        QVERIFY(read->home.messageApi.isEmpty());
    }

    void aDamagedEntryIsNoToken()
    {
        keep();
        m_store->entries.first() = Secret("nonsense");
        QVERIFY(renewed().error().is(ErrorKind::SignInNeeded));
        QCOMPARE(m_asked->count(), 1);
    }

    void whoWaitsIsAnsweredWhenTheSessionGoesAway()
    {
        keep();
        m_net->expect(HttpMethod::Post, kAuthenticate).holdBack();
        auto waiting = m_session->renew(Secret());
        QTRY_COMPARE(m_net->heldBack(), std::size_t(1));
        m_asked.reset();
        m_session.reset();
        QVERIFY(await(std::move(waiting)).error().is(ErrorKind::Cancelled));
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
