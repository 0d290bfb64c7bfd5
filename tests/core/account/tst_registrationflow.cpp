#include "core/account/registrationflow.h"
#include "core/portal/portalcaller.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using Kind = RegistrationOutcome::Kind;

namespace {

const QString kApi = QStringLiteral("https://portal.example/x/api");
const QString kUsers = kApi + QStringLiteral("/v1/public/users");

QByteArray refusal(const char* code, const char* more = "")
{
    return QByteArrayLiteral(R"({"responseStatus":{"errorCode":")") + code + "\"" + more + "}}";
}

PortalChoice choice()
{
    PortalChoice portal;
    portal.entry.urls.insert(QStringLiteral("SecMsgAPI"), QUrl(kApi));
    portal.entry.urls.insert(QStringLiteral("Webapp"), QUrl(QStringLiteral("https://web.example/x")));
    return portal;
}

Registration form()
{
    Registration registration;
    registration.emailAddress = QStringLiteral(" zoe@example.org ");
    registration.firstName = QStringLiteral("Zoë");
    registration.lastName = QStringLiteral("O'Neill");
    registration.language = QStringLiteral("de");
    registration.password = Secret(QByteArray("Päss \"word\" 1!"));
    registration.termsAccepted = true;
    return registration;
}

} // namespace

class RegistrationFlowTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ScriptedTransport> m_portal;
    std::unique_ptr<RegistrationFlow> m_flow;

    void expectOwner()
    {
        m_portal->expect(HttpMethod::Get, kApi + QStringLiteral("/v1/user/settings"))
            .answer(200, R"({"emailAddress":"zoe@example.org","state":"Registered"})");
        m_portal->expect(HttpMethod::Get, kApi + QStringLiteral("/v1/public/service/settings"))
            .answer(200, R"({"serviceName":"X","serviceCode":"x"})");
    }

private Q_SLOTS:
    void init()
    {
        m_portal = std::make_unique<ScriptedTransport>();
        m_flow = std::make_unique<RegistrationFlow>(*m_portal, ClientIdentity());
    }
    void cleanup()
    {
        QVERIFY(m_portal->isDone());
        m_flow.reset();
        m_portal.reset();
    }

    void withoutAnInvitationARegistrationIsToBeConfirmed()
    {
        m_portal->expect(HttpMethod::Post, kUsers + QStringLiteral("/registration"))
            .where([](const HttpRequest& request) {
                const auto body = parseObject(request.body);
                return request.secretBody && !request.repeatable && body
                       && (*body)["emailAddress"] == "zoe@example.org"
                       && (*body)["password"] == "Päss \"word\" 1!" && (*body)["language"] == "de"
                       && (*body)["termsAccepted"] == true && (*body)["cookieless"] == true
                       && !body->contains("quickRegistrationKey") && !body->contains("craCode")
                       && !body->contains("companyName");
            })
            .answer(200, "{}");
        const auto outcome = await(m_flow->registerUser(choice(), form(), {}));
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::ConfirmationSent);
    }

    void anInvitationCompletesTheRegistrationAtOnce()
    {
        m_portal->expect(HttpMethod::Get,
                         kUsers + QStringLiteral("/quickregistration?quickRegistrationToken=Ab1"))
            .answer(200, R"({"emailAddress":"Zoe@Example.org"})");
        m_portal->expect(HttpMethod::Post, kUsers + QStringLiteral("/registration"))
            .where([](const HttpRequest& request) {
                return request.body.contains(R"("quickRegistrationKey":"Ab1")");
            })
            .answer(200, R"({"sessionToken":"s1"})");
        expectOwner();
        const auto outcome = await(m_flow->registerUser(
            choice(), form(), QStringLiteral("https://web.example/x/invitation?token=Ab1")));
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::SignedIn);
        QCOMPARE(outcome->session.sessionToken.reveal(), QByteArray("s1"));
        QCOMPARE(outcome->session.user.emailAddress, QStringLiteral("zoe@example.org"));
    }

    void anInvitationForSomebodyElseRegistersNobody()
    {
        m_portal->expect(HttpMethod::Get, kUsers + QStringLiteral("/quickregistration"))
            .answer(200, R"({"emailAddress":"other@example.org"})");
        const auto outcome
            = await(m_flow->registerUser(choice(), form(), QStringLiteral("Ab1")));
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::OtherAddress);
    }

    void aTokenForAnotherServerIsNotSentAnywhere()
    {
        const QString link = QStringLiteral("https://web.evil.example/x?token=Ab1");
        const auto registered = await(m_flow->registerUser(choice(), form(), link));
        const auto confirmed = await(m_flow->confirm(choice(), link));
        const auto reset = await(m_flow->resetPassword(choice(), link, Secret(QByteArray("p"))));
        for (const auto* outcome : {&registered, &confirmed, &reset}) {
            QVERIFY(*outcome);
            QCOMPARE((*outcome)->kind, Kind::OtherPortal);
        }
        QVERIFY(m_portal->requests().empty());
    }

    void whatHoldsNoTokenIsNotSent()
    {
        const QString link = QStringLiteral("https://web.example/x/inbox");
        const auto confirmed = await(m_flow->confirm(choice(), link));
        QVERIFY(confirmed);
        QCOMPARE(confirmed->kind, Kind::TokenUnreadable);
        QVERIFY(m_portal->requests().empty());
    }

    void everyRefusalOfARegistrationIsUnderstood_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char* name, int status, const QByteArray& body, Kind kind) {
            QTest::newRow(name) << status << body << kind;
        };
        row("already registered", 403, refusal("Portal.AlreadyRegistered"), Kind::AlreadyRegistered);
        row("domain not admitted", 403, refusal("905"), Kind::NotAdmitted);
        row("disabled", 403, refusal("918"), Kind::Disabled);
        row("recipient question", 403, refusal("46"), Kind::CraAnswerWrong);
        row("bad token", 404, refusal("Portal.TokenNotFound"), Kind::TokenInvalid);
        row("rules", 400, refusal("928"), Kind::FieldsRefused);
        row("suspended", 403, refusal("31"), Kind::Suspended);
        row("maintenance", 503, refusal("50"), Kind::Maintenance);
        row("busy", 503, "gateway says no", Kind::Maintenance);
    }
    void everyRefusalOfARegistrationIsUnderstood()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        m_portal->expect(HttpMethod::Post, kUsers + QStringLiteral("/registration"))
            .answer(status, body);
        const auto registered = await(m_flow->registerUser(choice(), form(), {}));
        QVERIFY(registered);
        QTEST(registered->kind, "kind");
        m_portal->expect(HttpMethod::Put, kUsers + QStringLiteral("/registration"))
            .answer(status, body);
        const auto confirmed = await(m_flow->confirm(choice(), QStringLiteral("Ab1")));
        QVERIFY(confirmed);
        QTEST(confirmed->kind, "kind");
        m_portal->expect(HttpMethod::Post, kUsers + QStringLiteral("/resetpassword"))
            .answer(status, body);
        const auto reset = await(
            m_flow->resetPassword(choice(), QStringLiteral("Ab1"), Secret(QByteArray("p"))));
        QVERIFY(reset);
        QTEST(reset->kind, "kind");
    }

    void refusedFieldsAreNamedInOurWords()
    {
        const QByteArray errors
            = R"(,"message":"Validation failed","errors":[
                {"fieldName":"Password","message":"too weak"},
                {"fieldName":"LASTNAME","message":""},
                {"fieldName":"password","message":"said twice"},
                {"fieldName":"shoeSize","message":"what?"}])";
        m_portal->expect(HttpMethod::Post, kUsers + QStringLiteral("/registration"))
            .answer(400, refusal("928", errors));
        const auto outcome = await(m_flow->registerUser(choice(), form(), {}));
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::FieldsRefused);
        QCOMPARE(outcome->portalMessage, QStringLiteral("Validation failed"));
        QCOMPARE(outcome->problems.size(), 3);
        QCOMPARE(outcome->problems.at(0).field, FormField::Password);
        QCOMPARE(outcome->problems.at(0).portalMessage, QStringLiteral("too weak"));
        QCOMPARE(outcome->problems.at(1).field, FormField::LastName);
        QCOMPARE(outcome->problems.at(2).field, FormField::Other);
    }

    void whatIsNoAnswerOfThePortalStaysAnError_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("network") << ErrorKind::Network;
        QTest::newRow("tls") << ErrorKind::Tls;
    }
    void whatIsNoAnswerOfThePortalStaysAnError()
    {
        QFETCH(ErrorKind, kind);
        m_portal->expect(HttpMethod::Post, kUsers + QStringLiteral("/registration")).fail(kind);
        const auto outcome = await(m_flow->registerUser(choice(), form(), {}));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, kind);
    }

    void confirmingLeadsIn()
    {
        m_portal->expect(HttpMethod::Put, kUsers + QStringLiteral("/registration"))
            .where([](const HttpRequest& request) {
                return request.secretBody
                       && request.body.contains(R"("registrationConfirmationToken":"Ab1")");
            })
            .answer(200, R"({"sessionToken":"s2"})");
        expectOwner();
        const auto outcome = await(m_flow->confirm(choice(), QStringLiteral(" Ab1\n")));
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::SignedIn);
        QCOMPARE(outcome->session.sessionToken.reveal(), QByteArray("s2"));
    }

    void aConfirmationWithoutASessionIsOne()
    {
        m_portal->expect(HttpMethod::Put, kUsers + QStringLiteral("/registration"))
            .answer(200, "{}");
        const auto outcome = await(m_flow->confirm(choice(), QStringLiteral("Ab1")));
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::Confirmed);
    }

    void aResetSendsTokenAndPasswordOnce()
    {
        m_portal->expect(HttpMethod::Post, kUsers + QStringLiteral("/resetpassword"))
            .where([](const HttpRequest& request) {
                return request.secretBody && !request.repeatable
                       && request.body.contains(R"("forgotPasswordToken":"Ab1")")
                       && request.body.contains(R"("newPassword":"New-1")");
            })
            .answer(200, "{}");
        const auto outcome = await(m_flow->resetPassword(
            choice(), QStringLiteral("https://portal.example/r?token=Ab1"),
            Secret(QByteArray("New-1"))));
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::PasswordSet);
    }

    void mailsAreAskedForByAddress()
    {
        m_portal->expect(HttpMethod::Post, kUsers + QStringLiteral("/registration/resendconfirmation"))
            .where([](const HttpRequest& r) { return r.body == R"({"emailAddress":"a@b.example"})"; })
            .answer(200, "{}");
        QVERIFY(await(m_flow->resendConfirmation(choice(), QStringLiteral(" a@b.example"))));
        m_portal->expect(HttpMethod::Post, kUsers + QStringLiteral("/invite"))
            .where([](const HttpRequest& r) { return r.body == R"({"emailAddress":"a@b.example"})"; })
            .answer(200, "{}");
        QVERIFY(await(m_flow->requestInvitation(choice(), QStringLiteral("a@b.example "))));
    }

    void aNewCallGivesUpTheOneBefore()
    {
        m_portal->expect(HttpMethod::Post, kUsers + QStringLiteral("/registration")).holdBack();
        auto first = m_flow->registerUser(choice(), form(), {});
        QTRY_COMPARE(m_portal->heldBack(), std::size_t(1));
        m_flow->cancel();
        const auto outcome = await(std::move(first));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(RegistrationFlowTest)
#include "tst_registrationflow.moc"
