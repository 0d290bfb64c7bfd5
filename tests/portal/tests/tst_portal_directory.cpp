#include "tests/portal/tests/portaltest.h"

using namespace waxwing::portal;

/// From an address to portals.
class DirectoryTest : public PortalTest
{
    Q_OBJECT

    std::unique_ptr<TestClient> directory()
    {
        auto client = std::make_unique<TestClient>(m_portal->addresses().authorityPem,
                                                   m_portal->addresses().directoryUrl);
        client->clientName.clear(); // none of the headers is needed here
        return client;
    }

    Answer discover(const std::string& address, const std::string& rest = {})
    {
        return directory()->get("/public/discovery?emailAddress=" + encoded(address) + rest);
    }

private slots:
    void findsThePortalsOfAnAddress_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("portals");
        const auto row = [](const char* address, const char* portals) {
            QTest::newRow(address) << QString::fromUtf8(address) << QString::fromLatin1(portals);
        };
        row(kMainUser, "example,clinic,northwind");
        row("ANNA.Keller@EXAMPLE.org", "example,clinic,northwind");
        row("gast@partner.example", "example,clinic");
        row("new.person@example.org", "example");
        row("locked@example.org", "example");
        row("ben.fischer@example.org", "example,northwind,oldbank");
        row("sven.groß@example.org", "example");
        row("nobody@nowhere.example", "");
    }

    void findsThePortalsOfAnAddress()
    {
        QFETCH(QString, address);
        QFETCH(QString, portals);
        const Answer answer = discover(text(address));
        QCOMPARE(answer.status, 200);
        QCOMPARE(joined(answer.texts("results", "serviceCode")), portals);
        QCOMPARE(answer.json["count"], Json(answer.json["results"].size()));
    }

    void saysHowToSignIn()
    {
        const Json found = discover(kMainUser).json["results"];
        QCOMPARE(found[0]["ssoEnabled"], Json(false));
        QCOMPARE(found[0]["authenticators"], Json::array());
        QCOMPARE(q(found[0]["urls"]["SecMsgAPI"]), q(m_portal->portalUrl("example")));
        QVERIFY(!found[0]["urls"].contains("IdProxy"));
        QVERIFY(!found[0].contains("ssoProxyUrl"));
        QCOMPARE(found[2]["ssoEnabled"], Json(true));
        QVERIFY(found[2]["urls"].contains("IdProxy") && found[2]["urls"].contains("IdProxyLogout"));
        const std::string login = found[2]["authenticators"][0]["idPxLoginUrl"];
        QVERIFY(login.starts_with("https://"));
        // Without a client that it knows it goes nowhere.
        QCOMPARE(directory()->get(login).status, 400);
    }

    void hasEveryPictureOfTheBranding()
    {
        const Json branding = discover(kMainUser).json["results"][0]["branding"];
        QVERIFY(branding.contains("FavIco") && branding.size() > 1);
        for (const auto& [key, address] : branding.items()) {
            const Answer answer = directory()->get(address.get<std::string>());
            QCOMPARE(answer.status, 200);
            const bool icon = key == "FavIco";
            QCOMPARE(answer.headers.at("content-type"),
                     std::string(icon ? "image/x-icon" : "image/png"));
            const auto picture = answer.body.substr(icon ? 22 : 0);
            QVERIFY(picture.starts_with("\x89PNG"));
            if (icon) {
                QCOMPARE(answer.body.substr(0, 6), std::string("\0\0\1\0\1\0", 6));
                const auto length = static_cast<unsigned char>(answer.body[14]) |
                                    static_cast<unsigned char>(answer.body[15]) << 8;
                QCOMPARE(std::size_t(length), picture.size());
            }
        }
    }

    void namesTheWaysInThatAnAddressHas_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("sso");
        QTest::addColumn<QString>("ways"); // name, * the last one used, ! without an address
        QTest::addColumn<bool>("older");
        QTest::newRow("one") << "emily.clark@example.org" << true << "Northwind account*" << true;
        QTest::newRow("several") << "kim.berg@harbour.example" << true
                                 << "Harbour account,Harbour Partners*,Password!" << true;
        QTest::newRow("some of them")
            << "lee.ortiz@harbour.example" << true << "Harbour account" << true;
        QTest::newRow("password alone") << "pat.quist@harbour.example" << false << "" << false;
        QTest::newRow("older form") << "mara.voss@lagoon.example" << true << "" << true;
    }

    void namesTheWaysInThatAnAddressHas()
    {
        QFETCH(QString, address);
        QFETCH(bool, sso);
        QFETCH(QString, ways);
        QFETCH(bool, older);
        const Json found = discover(text(address)).json["results"].back();
        QCOMPARE(found["ssoEnabled"], Json(sso));
        QStringList names;
        for (const auto& one : found.value("authenticators", Json::array()))
            names << q(one["name"].get<std::string>() + (one["usedLast"] == true ? "*" : "") +
                       (one.contains("idPxLoginUrl") ? "" : "!"));
        QCOMPARE(names.join(QStringLiteral(",")), ways);
        QCOMPARE(found.contains("ssoProxyUrl"), older);
        QCOMPARE(found.contains("ssoProxyUrl") && !found.contains("authenticators"),
                 address.endsWith(QStringLiteral("lagoon.example")));
    }

    void saysWhatATestWantsItToSay()
    {
        m_portal->with([](Control& control) {
            control.changePortal("northwind", {{"directory",
                                                {{"authenticators", nullptr},
                                                 {"ssoProxyUrl", "http://elsewhere.example"}}}});
        });
        const Json found = discover(kMainUser).json["results"][2];
        QVERIFY(!found.contains("authenticators"));
        QCOMPARE(found["ssoProxyUrl"], Json("http://elsewhere.example"));
        QVERIFY(found["urls"].contains("IdProxy"));
    }

    void answersAliasesWithTheMainAddress()
    {
        const Answer answer = discover("a.keller@example.org");
        QCOMPARE(answer.json["results"][0]["emailAddress"], Json(kMainUser));
    }

    void namesTheStateOfThePortal()
    {
        QCOMPARE(discover("erika.alt@oldbank.example").json["results"][0]["serviceStatus"],
                 Json("AccountSuspended"));
        QCOMPARE(discover(kMainUser).json["results"][0]["serviceStatus"], Json("CertifiedSecure"));
    }

    void restrictsToOnePortal()
    {
        const std::string guid = discover(kMainUser).json["results"][1]["serviceGuid"];
        QCOMPARE(
            joined(discover(kMainUser, "&serviceGuid=" + guid).texts("results", "serviceCode")),
            QStringLiteral("clinic"));
    }

    void refusesBadAddresses()
    {
        for (const char* address : {"", "nobody", "@example.org", "a@b@c", "a@"}) {
            const Answer answer = discover(address);
            QCOMPARE(answer.status, 400);
            QCOMPARE(q(answer.errorCode()), QStringLiteral("928"));
        }
        QCOMPARE(directory()->get("/public/discovery").status, 400);
    }

    void checksThePasswordInTheOtherForm()
    {
        for (const char* path : {"/public/discovery", "/public/sso"}) {
            const Answer good =
                directory()->post(path, {{"emailAddress", kMainUser}, {"password", kPassword}});
            QCOMPARE(good.json["results"][0]["isAuthenticated"], Json(true));
            QCOMPARE(good.json["results"][2]["isAuthenticated"], Json(false));
            const Answer bad =
                directory()->post(path, {{"emailAddress", kMainUser}, {"password", "guess"}});
            QCOMPARE(bad.json["results"][0]["isAuthenticated"], Json(false));
        }
    }

    void answersTheOlderForm()
    {
        QCOMPARE(q(directory()->get("/public/sso?emailAddress=anna.keller%40example.org").body),
                 q(discover(kMainUser).body));
    }

    void findsOnePortalByCodeOrGuid()
    {
        const Answer byCode = directory()->get("/public/services/single?serviceCode=Clinic");
        QCOMPARE(byCode.status, 200);
        QCOMPARE(byCode.json["jurisdiction"], Json("CH"));
        const std::string guid = byCode.json["serviceGuid"];
        QCOMPARE(q(directory()->get("/public/services/single?serviceGuid=" + guid).body),
                 q(byCode.body));
        QCOMPARE(q(directory()->get("/public/services/" + guid).body), q(byCode.body));
        const Answer unknown = directory()->get("/public/services/single?serviceCode=nothing");
        QCOMPARE(unknown.status, 404);
        QCOMPARE(q(unknown.errorCode()), QStringLiteral("Portal.ServiceNotFound"));
        QCOMPARE(q(directory()->get("/public/services/single").errorCode()), QStringLiteral("928"));
    }

    void pings()
    {
        const Answer answer = directory()->get("/ping");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.json["timestamp"].get<std::string>().ends_with("Z"));
    }
};

QTEST_GUILESS_MAIN(DirectoryTest)
#include "tst_portal_directory.moc"
