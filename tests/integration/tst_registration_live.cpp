#include "core/account/passwordchange.h"
#include "core/account/registrationflow.h"
#include "core/model/passwordrules.h"
#include "core/portal/registrationclient.h"
#include "tests/integration/liveportal.h"
#include "tests/support/await.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using Kind = RegistrationOutcome::Kind;
using SignIn = SignInOutcome::Kind;

namespace {

const QString kInvited = QStringLiteral("new.person@example.org");
const QString kPending = QStringLiteral("pending@example.org");
const QByteArray kNew = QByteArrayLiteral("Brand-New-Wörd 42");

} // namespace

/// authentication.md sections 4 and 5 against the local portal, row by row.
class RegistrationLiveTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<LivePortal> m_live;
    std::unique_ptr<RegistrationFlow> m_flow;

    [[nodiscard]] int requests(const char* operation)
    {
        return m_live->server().requestCount(operation);
    }
    [[nodiscard]] PortalChoice portal(const char* code = "example")
    {
        const auto found = await(m_live->flow().findByCode(QString::fromLatin1(code)));
        return found && *found ? **found : PortalChoice();
    }
    static Registration form(const QString& address, const QByteArray& password = kNew)
    {
        Registration registration;
        registration.emailAddress = address;
        registration.firstName = QStringLiteral("Nina");
        registration.lastName = QStringLiteral("d'Été \"N\"");
        registration.companyName = QStringLiteral("Müller & Söhne");
        registration.language = QStringLiteral("fr");
        registration.password = Secret(password);
        registration.termsAccepted = true;
        return registration;
    }
    /// The last mail of this kind.
    [[nodiscard]] portal::OutgoingMail mail(const char* kind)
    {
        portal::OutgoingMail last;
        for (const auto& one : m_live->server().mails()) {
            if (one.kind == kind)
                last = one;
        }
        return last;
    }
    [[nodiscard]] QString linkOf(const char* kind)
    {
        return QString::fromStdString(mail(kind).link);
    }
    [[nodiscard]] SignIn signIn(const QString& address, const QByteArray& password)
    {
        const auto outcome = m_live->signIn(address, password);
        return outcome ? outcome->kind : SignIn::UpdateNeeded;
    }
    void invite(const QString& address)
    {
        QVERIFY(await(m_flow->requestInvitation(portal(), address)));
        QVERIFY(!linkOf("invitation").isEmpty());
    }
    void setCraAnswer(const QString& address, const char* answer)
    {
        m_live->server().with([&](portal::Control& control) {
            for (const auto& one : control.world().portals) {
                if (one->code == "example")
                    one->userByAddress(address.toStdString())->craAnswer = answer;
            }
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>();
        QVERIFY(m_live->isUp());
        m_flow = std::make_unique<RegistrationFlow>(m_live->transport(), LivePortal::identity());
    }
    void init() { m_live->reset(); }
    void cleanupTestCase()
    {
        m_flow.reset();
        m_live.reset();
    }

    void thePublicSettingsTellWhatTheFormNeeds()
    {
        const auto settings = await(m_live->flow().prepare(portal()));
        QVERIFY(settings);
        QVERIFY(settings->termsEnabled);
        QCOMPARE(settings->termsLink.scheme(), QStringLiteral("https"));
        QVERIFY(!settings->craEnabled);
        QCOMPARE(settings->languages.size(), 7);
        const PasswordManagement& rules = settings->passwordManagement;
        QVERIFY(rules.enabled);
        QCOMPARE(rules.minimumLength, 10);
        QCOMPARE(rules.maximumLength, 64);
        QCOMPARE(rules.minimumCapitals, 1);
        QCOMPARE(rules.minimumDigits, 1);
        QCOMPARE(rules.minimumSymbols, 1);
        const auto clinic = await(m_live->flow().prepare(portal("clinic")));
        QVERIFY(clinic && clinic->craEnabled);
        QVERIFY(!clinic->craCaption.isEmpty());
    }

    void anInviteeRegistersConfirmsByTheLinkAndIsSignedIn()
    {
        QCOMPARE(signIn(kInvited, kNew), SignIn::NotRegistered);
        const auto sent = await(m_flow->registerUser(portal(), form(kInvited), {}));
        QVERIFY(sent);
        QCOMPARE(sent->kind, Kind::ConfirmationSent);
        QCOMPARE(signIn(kInvited, kNew), SignIn::RegistrationPending);
        const auto confirmed
            = await(m_flow->confirm(portal(), linkOf("confirm-registration")));
        QVERIFY(confirmed);
        QCOMPARE(confirmed->kind, Kind::SignedIn);
        QVERIFY(!confirmed->session.sessionToken.isEmpty());
        QCOMPARE(confirmed->session.user.emailAddress, kInvited);
        QCOMPARE(confirmed->session.user.lastName, QStringLiteral("d'Été \"N\""));
        QCOMPARE(confirmed->session.user.language, QStringLiteral("fr"));
        QCOMPARE(confirmed->session.user.state, QStringLiteral("Registered"));
        QCOMPARE(signIn(kInvited, kNew), SignIn::SignedIn);
    }

    void anInvitationLinkProvesTheAddressAndSignsIn()
    {
        const QString guest = QStringLiteral("fresh@partner.example");
        invite(guest);
        const auto done
            = await(m_flow->registerUser(portal(), form(guest), linkOf("invitation")));
        QVERIFY(done);
        QCOMPARE(done->kind, Kind::SignedIn);
        QCOMPARE(done->session.user.emailAddress, guest);
        QVERIFY(done->session.user.isGuest);
        QCOMPARE(signIn(guest, kNew), SignIn::SignedIn);
        // Used up: nobody registers with it again.
        const auto again
            = await(m_flow->registerUser(portal(), form(guest), linkOf("invitation")));
        QVERIFY(again);
        QCOMPARE(again->kind, Kind::TokenInvalid);
    }

    void anInvitationOfSomebodyElseRegistersNobody()
    {
        invite(QStringLiteral("fresh@partner.example"));
        const auto outcome
            = await(m_flow->registerUser(portal(), form(kInvited), linkOf("invitation")));
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::OtherAddress);
        QCOMPARE(requests("RegisterUser"), 0);
    }

    void aTokenOfAnotherPortalIsNotValidHere()
    {
        const auto sent = await(m_flow->registerUser(portal(), form(kInvited), {}));
        QVERIFY(sent && sent->kind == Kind::ConfirmationSent);
        const auto outcome
            = await(m_flow->confirm(portal("clinic"), linkOf("confirm-registration")));
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::TokenInvalid);
    }

    void everyRefusalOfARegistrationIsUnderstood_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<bool>("terms");
        QTest::addColumn<QString>("invitation");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char* name, const char* address, const QByteArray& password,
                            bool terms, const char* invitation, Kind kind) {
            QTest::newRow(name) << QString::fromLatin1(address) << password << terms
                                << QString::fromLatin1(invitation) << kind;
        };
        const char* invited = "new.person@example.org";
        row("already registered", "anna.keller@example.org", kNew, true, "",
            Kind::AlreadyRegistered);
        row("disabled", "disabled@example.org", kNew, true, "", Kind::AlreadyRegistered);
        row("domain not admitted", "somebody@refused.example", kNew, true, "", Kind::NotAdmitted);
        row("unknown invitation", invited, kNew, true, "0123456789", Kind::TokenInvalid);
        row("too short", invited, "Ab-1", true, "", Kind::FieldsRefused);
        row("no capital", invited, "long-enough-1", true, "", Kind::FieldsRefused);
        row("no digit", invited, "Long-enough", true, "", Kind::FieldsRefused);
        row("no symbol", invited, "Longenough1", true, "", Kind::FieldsRefused);
        row("too long", invited, QByteArray(64, 'a') + "A-1", true, "", Kind::FieldsRefused);
        row("terms not accepted", invited, kNew, false, "", Kind::FieldsRefused);
    }
    void everyRefusalOfARegistrationIsUnderstood()
    {
        QFETCH(QString, address);
        QFETCH(QByteArray, password);
        QFETCH(bool, terms);
        QFETCH(QString, invitation);
        Registration registration = form(address, password);
        registration.termsAccepted = terms;
        const auto outcome = await(m_flow->registerUser(portal(), registration, invitation));
        QVERIFY2(outcome, outcome ? "" : qPrintable(toLogString(outcome.error())));
        QTEST(outcome->kind, "kind");
        if (outcome->kind == Kind::FieldsRefused) {
            QCOMPARE(outcome->problems.size(), 1);
            QCOMPARE(outcome->problems.first().field,
                     terms ? FormField::Password : FormField::Terms);
        }
        QVERIFY(linkOf("confirm-registration").isEmpty());
    }

    void theRecipientQuestionIsAnsweredInTheForm()
    {
        setCraAnswer(kInvited, "4711");
        for (const char* answer : {"", "wrong"}) {
            Registration registration = form(kInvited);
            registration.craAnswer = Secret(QByteArray(answer));
            const auto refused = await(m_flow->registerUser(portal(), registration, {}));
            QVERIFY(refused);
            QCOMPARE(refused->kind, Kind::CraAnswerWrong);
        }
        Registration registration = form(kInvited);
        registration.craAnswer = Secret(QByteArray("4711"));
        const auto sent = await(m_flow->registerUser(portal(), registration, {}));
        QVERIFY(sent);
        QCOMPARE(sent->kind, Kind::ConfirmationSent);
    }

    void aConfirmationIsSentAgainOnRequestOnly()
    {
        const auto before = m_live->server().mails().size();
        QVERIFY(await(m_flow->resendConfirmation(portal(), kPending)));
        QCOMPARE(m_live->server().mails().size(), before + 1);
        // Who is registered or unknown gets none, and nobody is told.
        QVERIFY(await(m_flow->resendConfirmation(portal(), kAnna)));
        QVERIFY(await(m_flow->resendConfirmation(portal(), QStringLiteral("who@nowhere.example"))));
        QCOMPARE(m_live->server().mails().size(), before + 1);
        const auto confirmed
            = await(m_flow->confirm(portal(), linkOf("confirm-registration")));
        QVERIFY(confirmed);
        QCOMPARE(confirmed->kind, Kind::SignedIn);
        QCOMPARE(confirmed->session.user.emailAddress, kPending);
    }

    void aConfirmationIsSentAgainForATokenOfBefore()
    {
        QVERIFY(await(m_flow->resendConfirmation(portal(), kPending)));
        const auto first = mail("confirm-registration");
        const RegistrationClient client(m_live->transport(), m_live->messageApi(),
                                        LivePortal::identity());
        const Secret token(QByteArray::fromStdString(first.token));
        QVERIFY(await(client.resendConfirmation(token, std::stop_token())));
        QVERIFY(mail("confirm-registration").token != first.token);
        QCOMPARE(mail("confirm-registration").to, kPending.toStdString());
    }

    void tokensOfMailsEnd_data()
    {
        QTest::addColumn<bool>("reset");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<bool>("valid");
        QTest::newRow("confirmation in time") << false << 359 << true;
        QTest::newRow("confirmation too late") << false << 361 << false;
        QTest::newRow("reset in time") << true << 119 << true;
        QTest::newRow("reset too late") << true << 121 << false;
    }
    void tokensOfMailsEnd()
    {
        QFETCH(bool, reset);
        QFETCH(int, minutes);
        QFETCH(bool, valid);
        const PortalChoice at = portal();
        if (reset)
            QVERIFY(await(m_live->flow().forgotPassword(at, kAnna)));
        else
            QVERIFY(await(m_flow->resendConfirmation(at, kPending)));
        m_live->server().advanceClock(std::chrono::minutes(minutes));
        const QString link = linkOf(reset ? "reset-password" : "confirm-registration");
        const auto outcome = reset ? await(m_flow->resetPassword(at, link, Secret(kNew)))
                                   : await(m_flow->confirm(at, link));
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, !valid ? Kind::TokenInvalid
                                : reset ? Kind::PasswordSet
                                        : Kind::SignedIn);
    }

    void aTokenCountsOnce()
    {
        QVERIFY(await(m_flow->resendConfirmation(portal(), kPending)));
        const QString link = linkOf("confirm-registration");
        QVERIFY(await(m_flow->confirm(portal(), link)));
        const auto again = await(m_flow->confirm(portal(), link));
        QVERIFY(again);
        QCOMPARE(again->kind, Kind::TokenInvalid);
    }

    void aForgottenPasswordIsReplacedByTheLinkOfTheMail()
    {
        const auto kept = m_live->signIn(kAnna, kPassword);
        QVERIFY(kept);
        QVERIFY(await(m_live->flow().forgotPassword(portal(), kAnna)));
        const QString link = linkOf("reset-password");
        const auto weak = await(m_flow->resetPassword(portal(), link, Secret(QByteArray("weak"))));
        QVERIFY(weak);
        QCOMPARE(weak->kind, Kind::FieldsRefused);
        QCOMPARE(weak->problems.first().field, FormField::Password);
        // The refusal did not use up the token.
        const auto set = await(m_flow->resetPassword(portal(), link, Secret(kNew)));
        QVERIFY(set);
        QCOMPARE(set->kind, Kind::PasswordSet);
        QCOMPARE(signIn(kAnna, kPassword), SignIn::WrongCredentials);
        QCOMPARE(signIn(kAnna, kNew), SignIn::SignedIn);
        const auto again = await(m_flow->resetPassword(portal(), link, Secret(kNew)));
        QVERIFY(again);
        QCOMPARE(again->kind, Kind::TokenInvalid);
        // Sessions of before are over.
        const SignInClient client(m_live->transport(), m_live->messageApi(),
                                  LivePortal::identity());
        const auto settings
            = await(client.userSettings(kept->sessionToken, std::stop_token()));
        QVERIFY(!settings);
        QCOMPARE(settings.error().code, QStringLiteral("811"));
    }

    void aResetHelpsWhoIsLockedOutOrHasAnExpiredPassword_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<SignIn>("before");
        QTest::newRow("locked out") << QStringLiteral("locked@example.org") << SignIn::LockedOut;
        QTest::newRow("expired") << QStringLiteral("expired@example.org")
                                 << SignIn::PasswordExpired;
    }
    void aResetHelpsWhoIsLockedOutOrHasAnExpiredPassword()
    {
        QFETCH(QString, address);
        QFETCH(SignIn, before);
        QCOMPARE(signIn(address, kPassword), before);
        QVERIFY(await(m_live->flow().forgotPassword(portal(), address)));
        const auto set
            = await(m_flow->resetPassword(portal(), linkOf("reset-password"), Secret(kNew)));
        QVERIFY(set);
        QCOMPARE(set->kind, Kind::PasswordSet);
        QCOMPARE(signIn(address, kNew), SignIn::SignedIn);
    }

    void aPasswordOfManyKindsOfCharactersSurvivesTheWay()
    {
        const QByteArray strange = QByteArrayLiteral("Aa1!\"\\/<>{}%&=+ ☃ 😀");
        const auto sent = await(m_flow->registerUser(portal(), form(kInvited, strange), {}));
        QVERIFY(sent && sent->kind == Kind::ConfirmationSent);
        QVERIFY(await(m_flow->confirm(portal(), linkOf("confirm-registration"))));
        QCOMPARE(signIn(kInvited, strange), SignIn::SignedIn);
    }

    void whatOurRulesAcceptThePortalAccepts_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("shortest") << QByteArrayLiteral("Abcdefg-1x");
        QTest::newRow("longest") << QByteArray(61, 'a') + "B-1";
        QTest::newRow("with other letters") << QByteArrayLiteral("Aä-1öüßéèà");
    }
    void whatOurRulesAcceptThePortalAccepts()
    {
        QFETCH(QByteArray, password);
        const auto settings = await(m_live->flow().prepare(portal()));
        QVERIFY(settings);
        QVERIFY(PasswordRules(settings->passwordManagement).accept(Secret(password)));
        const auto sent = await(m_flow->registerUser(portal(), form(kInvited, password), {}));
        QVERIFY(sent);
        QCOMPARE(sent->kind, Kind::ConfirmationSent);
    }

    void aNewCodeForTheSecondFactorIsAskedForByTheSameSignIn()
    {
        const auto asked = m_live->signIn(QStringLiteral("mfa@example.org"), kPassword);
        QVERIFY(asked && asked->kind == SignIn::SecondFactorNeeded);
        const auto anew = await(m_live->flow().requestNewCode());
        QVERIFY(anew);
        QCOMPARE(anew->kind, SignIn::SecondFactorNeeded);
        QCOMPARE(requests("Login"), 2);
        const auto right
            = await(m_live->flow().answerSecondFactor(1, QStringLiteral("123456")));
        QVERIFY(right);
        QCOMPARE(right->kind, SignIn::SignedIn);
        const auto late = await(m_live->flow().requestNewCode());
        QVERIFY(!late);
    }

    void noPasswordAndNoTokenIsInAnAddress()
    {
        const auto sent = await(m_flow->registerUser(portal(), form(kInvited), {}));
        QVERIFY(sent);
        QVERIFY(await(m_flow->confirm(portal(), linkOf("confirm-registration"))));
        QVERIFY(await(m_live->flow().forgotPassword(portal(), kInvited)));
        QVERIFY(await(m_flow->resetPassword(portal(), linkOf("reset-password"), Secret(kNew))));
        for (const portal::LoggedRequest& request : m_live->server().requests()) {
            QVERIFY(request.query.find("Brand-New") == std::string::npos);
            QVERIFY(request.query.find("oken=") == std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(RegistrationLiveTest)
#include "tst_registration_live.moc"
