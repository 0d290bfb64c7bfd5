#include "core/account/signinflow.h"
#include "core/account/singlesignon.h"

#include <QTest>

using namespace waxwing;
using Use = PortalChoice::Use;
using Obstacle = PortalChoice::Obstacle;

namespace {

DirectoryEntry entry()
{
    DirectoryEntry portal;
    portal.serviceStatus = QStringLiteral("CertifiedSecure");
    portal.serviceCode = QStringLiteral("example");
    portal.urls = {{QStringLiteral("SecMsgAPI"), QUrl(QStringLiteral("https://p.test/example/api"))}};
    return portal;
}

Authenticator method(const char* name, const char* login, char guid = '1', bool usedLast = false)
{
    Authenticator one;
    one.name = QLatin1String(name);
    one.loginUrl = QUrl(QLatin1String(login));
    one.idProviderGuid = Guid::parse(QString(32, QLatin1Char(guid)));
    one.usedLast = usedLast;
    return one;
}

DirectoryEntry ssoEntry(const QList<Authenticator>& methods)
{
    DirectoryEntry portal = entry();
    portal.ssoEnabled = true;
    portal.authenticators = methods;
    portal.identityProxy = QStringLiteral("https://idp.test");
    return portal;
}

const Authenticator kBrowser = method("Example account", "https://idp.test/login?s=example");
const Authenticator kPassword = method("Password", "");

QStringList namesOf(const QList<Authenticator>& methods)
{
    QStringList names;
    for (const Authenticator& one : methods)
        names << one.name;
    return names;
}

} // namespace

/// The table of directory.md section 3, and what an entry must not be used for.
class PortalChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMethodFollowsTheTable_data()
    {
        QTest::addColumn<DirectoryEntry>("portal");
        QTest::addColumn<Use>("withHandover");
        QTest::addColumn<Use>("without");
        QTest::addColumn<int>("methods");
        DirectoryEntry off = ssoEntry({kBrowser});
        off.ssoEnabled = false;
        QTest::newRow("no single sign-on, whatever is listed")
            << off << Use::Password << Use::Password << 0;
        QTest::newRow("one way") << ssoEntry({kBrowser}) << Use::SingleSignOn << Use::Browser << 1;
        QTest::newRow("two ways") << ssoEntry({kBrowser, kBrowser}) << Use::SingleSignOn
                                  << Use::Browser << 2;
        QTest::newRow("mixed") << ssoEntry({kBrowser, kPassword}) << Use::SingleSignOn
                               << Use::Password << 2;
        QTest::newRow("only the password") << ssoEntry({kPassword}) << Use::Password
                                           << Use::Password << 0;
        DirectoryEntry older = ssoEntry({});
        older.ssoProxyName = QStringLiteral("Example sign-in");
        older.ssoProxyUrl = QUrl(QStringLiteral("https://idp.test/login"));
        QTest::newRow("older form") << older << Use::SingleSignOn << Use::Browser << 1;
        QTest::newRow("nothing usable") << ssoEntry({}) << Use::Unavailable << Use::Unavailable << 0;
        DirectoryEntry noProxy = ssoEntry({kBrowser});
        noProxy.identityProxy.clear();
        QTest::newRow("nobody to exchange the code with")
            << noProxy << Use::Unavailable << Use::Browser << 0;
        noProxy.authenticators << kPassword;
        QTest::newRow("nobody to exchange with, but a password")
            << noProxy << Use::Password << Use::Password << 0;
    }
    void theMethodFollowsTheTable()
    {
        QFETCH(DirectoryEntry, portal);
        QFETCH(Use, withHandover);
        QFETCH(Use, without);
        QFETCH(int, methods);
        const PortalChoice choice = choiceOf(portal, SsoHandover::PkceLoopback);
        QCOMPARE(choice.use, withHandover);
        QCOMPARE(choice.methods.size(), methods);
        const PortalChoice real = choiceOf(portal);
        QCOMPARE(real.use, without);
        QVERIFY(real.methods.isEmpty());
        if (withHandover == Use::Unavailable)
            QCOMPARE(choice.obstacle, Obstacle::SignInNotConfigured);
    }

    void theOlderFormBecomesOneButton()
    {
        DirectoryEntry older = ssoEntry({});
        older.ssoProxyName = QStringLiteral("Example sign-in");
        older.ssoProxyUrl = QUrl(QStringLiteral("https://idp.test/login"));
        const PortalChoice choice = choiceOf(older, SsoHandover::PkceLoopback);
        QCOMPARE(choice.methods.first().name, QStringLiteral("Example sign-in"));
        QCOMPARE(choice.methods.first().loginUrl, older.ssoProxyUrl);
    }

    void anEntryThatCannotBeUsedSaysWhy_data()
    {
        QTest::addColumn<DirectoryEntry>("portal");
        QTest::addColumn<Obstacle>("obstacle");
        const auto status = [](const char* value) {
            DirectoryEntry portal = entry();
            portal.serviceStatus = QLatin1String(value);
            return portal;
        };
        QTest::newRow("being set up") << status("Provisioning") << Obstacle::Provisioning;
        QTest::newRow("trial over") << status("TrialExpired") << Obstacle::TrialExpired;
        QTest::newRow("suspended") << status("accountsuspended") << Obstacle::Suspended;
        QTest::newRow("cancelled") << status("AccountCancelled") << Obstacle::Cancelled;
        QTest::newRow("blocked") << status("Blocked") << Obstacle::Blocked;
        QTest::newRow("unheard of") << status("SomethingNew") << Obstacle::None;
        DirectoryEntry nowhere = entry();
        nowhere.urls.clear();
        QTest::newRow("no address") << nowhere << Obstacle::NoAddress;
        DirectoryEntry plain = entry();
        plain.urls[QStringLiteral("SecMsgAPI")] = QUrl(QStringLiteral("http://p.test/api"));
        QTest::newRow("plain http") << plain << Obstacle::UnsafeAddress;
        plain.urls[QStringLiteral("SecMsgAPI")] = QUrl(QStringLiteral("https://a:b@p.test/api"));
        QTest::newRow("user in the address") << plain << Obstacle::UnsafeAddress;
        QTest::newRow("plain sign-in page")
            << ssoEntry({method("x", "http://idp.test/login")}) << Obstacle::UnsafeAddress;
        QTest::newRow("one plain page of two")
            << ssoEntry({kBrowser, method("x", "http://idp.test/login")})
            << Obstacle::UnsafeAddress;
        QTest::newRow("page that is no address")
            << ssoEntry({method("x", "about:invalid")}) << Obstacle::UnsafeAddress;
        DirectoryEntry proxy = ssoEntry({kBrowser});
        proxy.identityProxy = QStringLiteral("http://idp.test");
        QTest::newRow("plain identity proxy") << proxy << Obstacle::UnsafeAddress;
        DirectoryEntry older = ssoEntry({});
        older.ssoProxyUrl = QUrl(QStringLiteral("javascript:alert(1)"));
        QTest::newRow("script for a page") << older << Obstacle::UnsafeAddress;
    }
    void anEntryThatCannotBeUsedSaysWhy()
    {
        QFETCH(DirectoryEntry, portal);
        QFETCH(Obstacle, obstacle);
        for (const SsoHandover handover : {SsoHandover::None, SsoHandover::PkceLoopback}) {
            const PortalChoice choice = choiceOf(portal, handover);
            QCOMPARE(choice.obstacle, obstacle);
            QCOMPARE(choice.use == Use::Unavailable, obstacle != Obstacle::None);
        }
    }

    void theWayUsedLastComesFirst()
    {
        const Authenticator a = method("a", "https://idp.test/a", 'a');
        const Authenticator b = method("b", "https://idp.test/b", 'b');
        Authenticator c = method("c", "https://idp.test/c", 'c');
        const auto order = [](const char* names) { return QString::fromLatin1(names).split(u' '); };
        QCOMPARE(namesOf(lastUsedFirst({a, b, c}, std::nullopt)), order("a b c"));
        QCOMPARE(namesOf(lastUsedFirst({a, b, c}, b.idProviderGuid)), order("b a c"));
        c.usedLast = true;
        QCOMPARE(namesOf(lastUsedFirst({a, b, c}, b.idProviderGuid)), order("c a b"));
        QCOMPARE(namesOf(lastUsedFirst({a, b}, c.idProviderGuid)), order("a b"));
        QCOMPARE(namesOf(lastUsedFirst({}, std::nullopt)), QStringList());
    }

    void theSignOutOfTheOrganisationIsTakenFromEitherPlace()
    {
        DirectoryEntry portal = ssoEntry({kBrowser});
        QVERIFY(logoutUrlOf(portal).isEmpty());
        portal.ssoProxyLogoutUrl = QUrl(QStringLiteral("https://idp.test/old-logout"));
        QCOMPARE(logoutUrlOf(portal), portal.ssoProxyLogoutUrl);
        const QUrl newer(QStringLiteral("https://idp.test/logout?x=1"));
        portal.urls[QStringLiteral("IdProxyLogout")] = newer;
        QCOMPARE(logoutUrlOf(portal), newer);
        QCOMPARE(organisationSignOutAddress(newer).toString(),
                 QStringLiteral("https://idp.test/logout?x=1&client_id=secure-desktop"));
        QVERIFY(organisationSignOutAddress(QUrl(QStringLiteral("file:///etc"))).isEmpty());
        QVERIFY(organisationSignOutAddress({}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(PortalChoiceTest)
#include "tst_portalchoice.moc"
