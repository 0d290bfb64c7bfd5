#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/fakes.h"
#include "tests/ui/gallery/pictures.h"
#include "ui/common/sessiontexts.h"
#include "ui/signin/signincontroller.h"
#include "ui/signin/signinwindow.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

namespace waxwing {

namespace {

using Kind = SignInOutcome::Kind;
using Registered = RegistrationOutcome::Kind;

/// A sign-in window and what answers it.
struct Scene
{
    samples::Steps steps;
    samples::Logos logos;
    SignInController controller{steps};
    SignInWindow window{controller, &logos};

    Scene()
    {
        ServicePublicSettings settings;
        settings.keepMeLoggedIn = true;
        steps.settings = Result<ServicePublicSettings>(settings);
        steps.portals = Result<QList<PortalChoice>>(samples::portals());
        window.show();
    }

    void discover()
    {
        controller.submitAddress(QStringLiteral("ann@example.org"));
        QTest::qWait(20);
    }
    void choose(int portal)
    {
        discover();
        controller.choosePortal(portal);
        QTest::qWait(20);
    }
    void signIn(const Result<SignInOutcome>& outcome, int portal = 0)
    {
        steps.outcome = outcome;
        choose(portal);
        controller.submitPassword(Secret::fromText(QStringLiteral("x")), false);
        QTest::qWait(20);
    }
};

template<typename Act>
void draw(Album& album, const QString& name, Act act, int wait = 0)
{
    const QString full = QStringLiteral("signin-") + name;
    if (!album.wants(full))
        return;
    Scene scene;
    act(scene);
    QTest::qWait(wait);
    album.take(scene.window, full);
}

SignInOutcome outcomeWith(Kind kind)
{
    SignInOutcome outcome;
    outcome.kind = kind;
    return outcome;
}

SignInOutcome secondFactors(int number)
{
    SignInOutcome outcome = outcomeWith(Kind::SecondFactorNeeded);
    const QList<UserMfa> all{
        {1, QString(), 1, QString()},
        {2, QString(), 2, QStringLiteral("+41 ** *** 12 34")},
        {3, QStringLiteral("Hardware key of the department of patient administration"), 9, QString()}};
    outcome.factors = all.mid(0, number);
    return outcome;
}

void drawAddress(Album& album)
{
    draw(album, QStringLiteral("address"), [](Scene&) {});
    draw(album, QStringLiteral("address-invalid"),
         [](Scene& s) { s.controller.submitAddress(QStringLiteral("ann at example")); });
    draw(album, QStringLiteral("address-busy"), [](Scene& s) {
        s.steps.portals.reset();
        s.discover();
    }, 650);
    draw(album, QStringLiteral("address-unknown"), [](Scene& s) {
        s.steps.portals = Result<QList<PortalChoice>>(QList<PortalChoice>());
        s.discover();
    });
    draw(album, QStringLiteral("address-offline"), [](Scene& s) {
        s.steps.portals = Result<QList<PortalChoice>>(failure(ErrorKind::Network));
        s.discover();
    });
    draw(album, QStringLiteral("address-untrusted"), [](Scene& s) {
        Error error(ErrorKind::Tls);
        error.code = QStringLiteral("tls-untrusted");
        s.steps.portals = Result<QList<PortalChoice>>(failure(error));
        s.discover();
    });
    draw(album, QStringLiteral("code"), [](Scene& s) { s.controller.enterServiceCode(); });
    draw(album, QStringLiteral("code-unknown"), [](Scene& s) {
        s.controller.enterServiceCode();
        s.controller.submitServiceCode(QStringLiteral("nowhere"));
    });
    draw(album, QStringLiteral("code-found"), [](Scene& s) {
        s.steps.byCode = samples::portals().first();
        s.steps.byCode->entry.emailAddress.clear();
        s.controller.startAtPortal(QStringLiteral("example"));
        s.controller.submitServiceCode(QStringLiteral("example"));
        QTest::qWait(20);
    });
    draw(album, QStringLiteral("portals"), [](Scene& s) { s.discover(); });
    draw(album, QStringLiteral("portals-obstacles"), [](Scene& s) {
        s.steps.portals = Result<QList<PortalChoice>>(samples::obstacles());
        s.discover();
    });
}

void drawPassword(Album& album)
{
    draw(album, QStringLiteral("password"), [](Scene& s) { s.choose(0); });
    draw(album, QStringLiteral("password-long-name"), [](Scene& s) { s.choose(1); });
    draw(album, QStringLiteral("password-busy"), [](Scene& s) {
        s.choose(0);
        s.controller.submitPassword(Secret::fromText(QStringLiteral("x")), false);
    }, 650);
    draw(album, QStringLiteral("password-again"), [](Scene& s) {
        s.controller.startForAccount(
            samples::record(0),
            QCoreApplication::translate("waxwing::Shell",
                                        "Your session at %1 has ended. New messages are not "
                                        "announced until you sign in again.")
                .arg(samples::record(0).serviceName));
    });
    draw(album, QStringLiteral("again-queue"), [](Scene& s) {
        s.controller.startForAccount(
            samples::record(0),
            sessionEndSentence(SessionEnd::AddressChanged, samples::record(0).serviceName));
        s.window.setQueue(2, 3);
    });
    draw(album, QStringLiteral("browser"), [](Scene& s) { s.choose(2); });
    draw(album, QStringLiteral("factor"), [](Scene& s) { s.signIn(secondFactors(1)); });
    draw(album, QStringLiteral("factors"), [](Scene& s) { s.signIn(secondFactors(3)); });
    draw(album, QStringLiteral("factor-wrong"), [](Scene& s) {
        s.signIn(secondFactors(2));
        s.steps.outcome = Result<SignInOutcome>(outcomeWith(Kind::WrongCode));
        s.controller.submitSecondFactor(1, QStringLiteral("123456"));
    });
}

ServicePublicSettings formSettings()
{
    ServicePublicSettings settings;
    settings.keepMeLoggedIn = true;
    settings.termsEnabled = true;
    settings.termsLink = QUrl(QStringLiteral("https://example.org/terms"));
    settings.craCaption = QStringLiteral("Your customer number");
    settings.craHelpLink = QUrl(QStringLiteral("https://example.org/help"));
    settings.passwordManagement.enabled = true;
    settings.passwordManagement.minimumLength = 10;
    settings.passwordManagement.maximumLength = 64;
    settings.passwordManagement.minimumCapitals = 1;
    settings.passwordManagement.minimumDigits = 1;
    settings.passwordManagement.minimumSymbols = 1;
    return settings;
}

/// Types into the fields that are shown, in their order.
void type(Scene& s, const QStringList& words)
{
    QStringList left = words;
    const auto fields = s.window.findChildren<QLineEdit*>();
    for (QLineEdit* field : fields) {
        if (field->isVisible() && !field->isReadOnly() && !left.isEmpty())
            QTest::keyClicks(field, left.takeFirst());
    }
}

void press(Scene& s, const QString& tone)
{
    const auto buttons = s.window.findChildren<QPushButton*>();
    for (QPushButton* button : buttons) {
        if (button->isVisible() && button->property("tone") == tone)
            return button->click();
    }
}

void openRegistration(Scene& s, bool cra = false, int portal = 0)
{
    ServicePublicSettings settings = formSettings();
    settings.craEnabled = cra;
    s.steps.settings = Result<ServicePublicSettings>(settings);
    s.choose(portal);
    s.controller.startRegistration();
    QTest::qWait(20);
}

RegistrationInput goodInput()
{
    RegistrationInput input;
    input.registration.firstName = QStringLiteral("Ann");
    input.registration.lastName = QStringLiteral("Example");
    input.registration.password = Secret(QByteArray("Long-Enough-1"));
    input.registration.craAnswer = Secret(QByteArray("42"));
    input.registration.termsAccepted = true;
    return input;
}

void enrol(Scene& s, Registered kind, bool cra = false)
{
    openRegistration(s, cra);
    type(s, {QStringLiteral("Ann"), QStringLiteral("Example")});
    RegistrationOutcome outcome;
    outcome.kind = kind;
    if (kind == Registered::FieldsRefused)
        outcome.problems = {{FormField::FirstName, QStringLiteral("Name is reserved")},
                            {FormField::Password, QStringLiteral("Known from a breach")}};
    s.steps.enrolment = Result<RegistrationOutcome>(outcome);
    s.controller.registration().submit(goodInput());
    QTest::qWait(20);
}

void drawRegistration(Album& album)
{
    draw(album, QStringLiteral("register"), [](Scene& s) { openRegistration(s); });
    draw(album, QStringLiteral("register-long-name"),
         [](Scene& s) { openRegistration(s, true, 1); });
    draw(album, QStringLiteral("register-end"), [](Scene& s) {
        openRegistration(s, true);
        QTest::qWait(20);
        auto* bar = s.window.findChild<QScrollArea*>()->verticalScrollBar();
        bar->setValue(bar->maximum());
    });
    draw(album, QStringLiteral("register-consent"), [](Scene& s) {
        openRegistration(s);
        RegistrationInput input = goodInput();
        input.registration.termsAccepted = false;
        s.controller.registration().submit(input);
    });
    draw(album, QStringLiteral("register-typing"), [](Scene& s) {
        openRegistration(s);
        type(s, {QStringLiteral("Ann"), QStringLiteral("Example"), QString(),
                 QStringLiteral("Long-enough")});
    });
    draw(album, QStringLiteral("register-mismatch"), [](Scene& s) {
        openRegistration(s);
        type(s, {QStringLiteral("Ann"), QStringLiteral("Example"), QString(),
                 QStringLiteral("Long-Enough-1"), QStringLiteral("Long-Enough-2")});
        press(s, QStringLiteral("primary"));
    });
    draw(album, QStringLiteral("register-empty"), [](Scene& s) {
        openRegistration(s, true);
        s.controller.registration().submit({});
    });
    draw(album, QStringLiteral("register-refused"),
         [](Scene& s) { enrol(s, Registered::FieldsRefused); });
    draw(album, QStringLiteral("register-question"),
         [](Scene& s) { enrol(s, Registered::CraAnswerWrong); });
    draw(album, QStringLiteral("register-invitation-old"),
         [](Scene& s) { enrol(s, Registered::TokenInvalid); });
    draw(album, QStringLiteral("register-other-portal"),
         [](Scene& s) { enrol(s, Registered::OtherPortal); });
    draw(album, QStringLiteral("register-not-admitted"),
         [](Scene& s) { enrol(s, Registered::NotAdmitted); });
    draw(album, QStringLiteral("register-known-already"),
         [](Scene& s) { enrol(s, Registered::AlreadyRegistered); });
    draw(album, QStringLiteral("register-busy"), [](Scene& s) {
        openRegistration(s);
        type(s, {QStringLiteral("Ann"), QStringLiteral("Example")});
        s.controller.registration().submit(goodInput());
    }, 650);
    draw(album, QStringLiteral("register-offline"), [](Scene& s) {
        openRegistration(s);
        s.steps.enrolment = Result<RegistrationOutcome>(failure(ErrorKind::Network));
        s.controller.registration().submit(goodInput());
    });
    draw(album, QStringLiteral("register-invited"), [](Scene& s) {
        openRegistration(s);
        s.steps.mail = Result<void>();
        s.controller.registration().requestInvitation();
    });
}

void drawConfirmation(Album& album)
{
    draw(album, QStringLiteral("confirm"),
         [](Scene& s) { enrol(s, Registered::ConfirmationSent); });
    draw(album, QStringLiteral("confirm-pasted"), [](Scene& s) {
        enrol(s, Registered::ConfirmationSent);
        type(s, {QStringLiteral("https://example.org/app/confirm?token=5f3a")});
    });
    draw(album, QStringLiteral("confirm-later"),
         [](Scene& s) { s.signIn(outcomeWith(Kind::RegistrationPending)); });
    draw(album, QStringLiteral("confirm-not-yet"), [](Scene& s) {
        enrol(s, Registered::ConfirmationSent);
        s.steps.outcome = Result<SignInOutcome>(
            outcomeWith(Kind::RegistrationPending));
        s.controller.registration().noteConfirmed();
    });
    draw(album, QStringLiteral("confirm-token-old"), [](Scene& s) {
        enrol(s, Registered::ConfirmationSent);
        RegistrationOutcome outcome;
        outcome.kind = Registered::TokenInvalid;
        s.steps.enrolment = Result<RegistrationOutcome>(outcome);
        s.controller.registration().confirm(QStringLiteral("5f3a"));
    });
}

void forgot(Scene& s, int portal = 0)
{
    s.steps.settings = Result<ServicePublicSettings>(formSettings());
    s.steps.mail = Result<void>();
    s.choose(portal);
    s.controller.resetPassword();
    QTest::qWait(20);
}

void drawNewPassword(Album& album)
{
    draw(album, QStringLiteral("reset"), [](Scene& s) { forgot(s); });
    draw(album, QStringLiteral("reset-long-name"), [](Scene& s) { forgot(s, 1); });
    draw(album, QStringLiteral("reset-expired"), [](Scene& s) {
        s.steps.settings = Result<ServicePublicSettings>(formSettings());
        s.steps.mail = Result<void>();
        s.signIn(outcomeWith(Kind::PasswordExpired));
        QTest::qWait(20);
    });
    draw(album, QStringLiteral("reset-typing"), [](Scene& s) {
        forgot(s);
        type(s, {QStringLiteral("https://example.org/app/reset?token=5f3a"),
                 QStringLiteral("Long-enough")});
    });
    draw(album, QStringLiteral("reset-empty"), [](Scene& s) {
        forgot(s);
        press(s, QStringLiteral("primary"));
    });
    draw(album, QStringLiteral("reset-weak"), [](Scene& s) {
        forgot(s);
        type(s, {QStringLiteral("5f3a"), QStringLiteral("weak")});
        press(s, QStringLiteral("primary"));
    });
    draw(album, QStringLiteral("reset-token-old"), [](Scene& s) {
        forgot(s);
        RegistrationOutcome outcome;
        outcome.kind = Registered::TokenInvalid;
        s.steps.enrolment = Result<RegistrationOutcome>(outcome);
        s.controller.passwordReset().submit(QStringLiteral("5f3a"),
                                            Secret(QByteArray("Long-Enough-1")), false);
    });
    draw(album, QStringLiteral("reset-offline"), [](Scene& s) {
        s.steps.settings = Result<ServicePublicSettings>(formSettings());
        s.steps.mail = Result<void>(failure(ErrorKind::Network));
        s.choose(0);
        s.controller.resetPassword();
    });
}

/// Every way in which a portal refuses.
void drawRefusals(Album& album)
{
    for (int i = static_cast<int>(Kind::WrongCredentials); i <= static_cast<int>(Kind::UpdateNeeded);
         ++i) {
        const auto kind = static_cast<Kind>(i);
        if (kind == Kind::WrongCode || kind == Kind::PasswordExpired
            || kind == Kind::RegistrationPending)
            continue; // have pages of their own
        draw(album, QStringLiteral("refused-%1").arg(i, 2, 10, QLatin1Char('0')),
             [kind](Scene& s) { s.signIn(outcomeWith(kind)); });
    }
    draw(album, QStringLiteral("refused-long-name"),
         [](Scene& s) { s.signIn(outcomeWith(Kind::LockedOut), 1); });
}

} // namespace

void drawSignIn(Album& album)
{
    drawAddress(album);
    drawPassword(album);
    drawRegistration(album);
    drawConfirmation(album);
    drawNewPassword(album);
    drawRefusals(album);
}

} // namespace waxwing
