#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/fakes.h"
#include "tests/ui/gallery/pictures.h"
#include "ui/signin/signincontroller.h"
#include "ui/signin/signinwindow.h"
#include "ui/signin/ssocontroller.h"

#include <QTest>

namespace waxwing {

namespace {

using Kind = SsoEnd::Kind;

/// Stays in the browser until it is told how it ends.
class Browser final : public SsoSteps
{
public:
    AsyncResult<SsoEnd> signIn(SsoRequest, SingleSignOn::Progress told) override
    {
        progress = std::move(told);
        return ending.emplace().result();
    }
    void openAgain() override {}
    void giveUp(PortalChoice, Secret) override {}
    std::optional<Guid> usedHere(const Guid&) const override { return std::nullopt; }
    void cancel() override {}

    SingleSignOn::Progress progress;
    std::optional<Completer<SsoEnd>> ending;
};

Authenticator method(const char* name, const char* description, bool browser = true)
{
    Authenticator one;
    one.name = QString::fromUtf8(name);
    one.description = QString::fromUtf8(description);
    if (browser)
        one.loginUrl = QUrl(QStringLiteral("https://idp.portal.test/login?s=northwind"));
    return one;
}

struct Scene
{
    samples::Steps steps;
    samples::Logos logos;
    Browser browser;
    SsoController sso{browser};
    SignInController controller{steps};
    std::unique_ptr<SignInWindow> window;

    Scene()
    {
        controller.setSingleSignOn(sso);
        window = std::make_unique<SignInWindow>(controller, &logos);
        window->show();
    }

    void reach(const QList<Authenticator>& methods, bool keepAllowed = false)
    {
        ServicePublicSettings settings;
        settings.keepMeLoggedIn = keepAllowed;
        steps.settings = Result<ServicePublicSettings>(settings);
        PortalChoice portal = samples::portals().at(2);
        portal.use = PortalChoice::Use::SingleSignOn;
        portal.methods = methods;
        portal.entry.emailAddress = QStringLiteral("ann@example.org");
        portal.entry.ssoProxyLogoutUrl = QUrl(QStringLiteral("https://idp.portal.test/logout"));
        steps.portals = Result<QList<PortalChoice>>(QList<PortalChoice>{portal});
        controller.submitAddress(QStringLiteral("ann@example.org"));
        QTest::qWait(30);
    }
    void wait(bool browserStarted = true, bool again = false,
              SsoProgress::Step step = SsoProgress::Step::Browser)
    {
        reach({method("Northwind account", "")});
        SsoProgress progress;
        progress.step = step;
        progress.address = QUrl(QStringLiteral(
            "https://idp.portal.test/login?s=northwind&response_type=code&client_id=secure-desktop"
            "&redirect_uri=http%3A%2F%2F127.0.0.1%3A40123%2Fcallback&state=Zk3o"));
        progress.browserStarted = browserStarted;
        progress.again = again;
        progress.until = samples::now().addSecs(300);
        // Its turn comes by the event loop, on a busy machine late.
        const bool begun = QTest::qWaitFor([this] { return static_cast<bool>(browser.progress); });
        if (!begun)
            qFatal("single sign-on was not begun");
        browser.progress(progress);
        QTest::qWait(20);
    }
    void end(const SsoEnd& how)
    {
        wait();
        browser.ending->complete(how);
        QTest::qWait(20);
    }
};

template<typename Act>
void draw(Album& album, const QString& name, Act act)
{
    const QString full = QStringLiteral("signin-sso-") + name;
    if (!album.wants(full))
        return;
    Scene scene;
    act(scene);
    album.take(*scene.window, full);
}

SsoEnd endOf(Kind kind)
{
    SsoEnd end;
    end.kind = kind;
    end.cause = Error(ErrorKind::Network);
    end.outcome.kind = SignInOutcome::Kind::Disabled;
    end.outcome.user.emailAddress = QStringLiteral("bob.the.other.person@example.org");
    if (kind == Kind::NotSetUp)
        end.description = QStringLiteral("unknown client secure-desktop");
    return end;
}

void drawWaiting(Album& album)
{
    draw(album, QStringLiteral("browser"), [](Scene& s) { s.wait(); });
    draw(album, QStringLiteral("no-browser"), [](Scene& s) { s.wait(false); });
    draw(album, QStringLiteral("again"), [](Scene& s) { s.wait(true, true); });
    draw(album, QStringLiteral("finishing"),
         [](Scene& s) { s.wait(true, false, SsoProgress::Step::Exchange); });
    draw(album, QStringLiteral("cancelled"), [](Scene& s) {
        s.wait();
        s.sso.stop();
    });
}

} // namespace

void drawSingleSignOn(Album& album)
{
    draw(album, QStringLiteral("keep"),
         [](Scene& s) { s.reach({method("Northwind account", "")}, true); });
    draw(album, QStringLiteral("methods"), [](Scene& s) {
        Authenticator last = method("Northwind account", "For everybody in the house");
        last.usedLast = true;
        s.reach({last,
                 method("Emergency sign-in of the hospital group, department of anaesthesiology",
                        "If the other one is out of order, or while you are on the road abroad"),
                 method("", "", false)},
                true);
    });
    drawWaiting(album);
    for (int i = static_cast<int>(Kind::OtherAddress); i <= static_cast<int>(Kind::Expired); ++i) {
        draw(album, QStringLiteral("end-%1").arg(i, 2, 10, QLatin1Char('0')),
             [i](Scene& s) { s.end(endOf(static_cast<Kind>(i))); });
    }
}

} // namespace waxwing
