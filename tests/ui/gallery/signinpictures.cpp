#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/fakes.h"
#include "tests/ui/gallery/pictures.h"
#include "ui/signin/signincontroller.h"
#include "ui/signin/signinwindow.h"

#include <QTest>

namespace waxwing {

namespace {

using Kind = SignInOutcome::Kind;

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
    draw(album, QStringLiteral("browser"), [](Scene& s) { s.choose(2); });
    draw(album, QStringLiteral("factor"), [](Scene& s) { s.signIn(secondFactors(1)); });
    draw(album, QStringLiteral("factors"), [](Scene& s) { s.signIn(secondFactors(3)); });
    draw(album, QStringLiteral("factor-wrong"), [](Scene& s) {
        s.signIn(secondFactors(2));
        s.steps.outcome = Result<SignInOutcome>(outcomeWith(Kind::WrongCode));
        s.controller.submitSecondFactor(1, QStringLiteral("123456"));
    });
}

/// Every way in which a portal refuses.
void drawRefusals(Album& album)
{
    for (int i = static_cast<int>(Kind::WrongCredentials); i <= static_cast<int>(Kind::UpdateNeeded);
         ++i) {
        const auto kind = static_cast<Kind>(i);
        if (kind == Kind::WrongCode)
            continue; // has a page of its own
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
    drawRefusals(album);
}

} // namespace waxwing
