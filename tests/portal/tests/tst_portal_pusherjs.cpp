#include "tests/portal/tests/portaltest.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

using namespace waxwing::portal;

/// The public Pusher library, which knows nothing of us, against the portal's live events.
class PusherJsTest : public PortalTest
{
    Q_OBJECT

    QTemporaryDir m_directory;
    std::unique_ptr<QProcess> m_node;
    std::vector<Json> m_lines;

    static QDir scripts() { return QDir(QStringLiteral(PORTAL_SOURCE_DIR "/tests/pusher")); }

    void connectTo(const std::string& key, const std::string& channel)
    {
        m_lines.clear();
        m_node = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("NODE_EXTRA_CA_CERTS"),
                           m_directory.filePath(QStringLiteral("ca.pem")));
        m_node->setProcessEnvironment(environment);
        m_node->setWorkingDirectory(scripts().path());
        m_node->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        connect(m_node.get(), &QProcess::readyReadStandardOutput, this, [this] {
            while (m_node->canReadLine())
                m_lines.push_back(parseJson(m_node->readLine().toStdString()));
        });
        m_node->start(QStringLiteral("node"),
                      {QStringLiteral("subscribe.cjs"),
                       QString::number(m_portal->addresses().pushPort), q(key), q(channel)});
    }

    /// The data that came with the n-th line of this kind; null if it did not come yet.
    Json said(const std::string& what, int n = 0) const
    {
        for (const auto& line : m_lines) {
            if (line["what"] == what && n-- == 0)
                return line["data"];
        }
        return {};
    }

    bool stateWas(const char* state) const
    {
        return std::any_of(m_lines.begin(), m_lines.end(), [&](const Json& line) {
            return line["what"] == "state" && line["data"] == state;
        });
    }

    std::string createSession()
    {
        return m_client
            ->post("/v1/notifications", {{"deviceType", "InApp"},
                                         {"enableUserTrackingNotifications", true},
                                         {"newAssetNotificationFilters",
                                          {"Message", "Attachment", "Esignature", "Tracking"}}})
            .json["notificationSessionToken"];
    }

    LocalPortalOptions options() const override
    {
        LocalPortalOptions given = PortalTest::options();
        given.stateDirectory = m_directory.path().toStdString();
        return given;
    }

private slots:
    void hasItsLibrary()
    {
        if (!scripts().exists(QStringLiteral("node_modules/pusher-js"))) {
            QProcess npm;
            npm.setWorkingDirectory(scripts().path());
            npm.start(QStringLiteral("npm"), {QStringLiteral("ci"), QStringLiteral("--no-audit"),
                                              QStringLiteral("--no-fund")});
            QVERIFY2(npm.waitForFinished(60'000) && npm.exitCode() == 0,
                     npm.readAllStandardError().constData());
        }
        QVERIFY(scripts().exists(QStringLiteral("node_modules/pusher-js")));
    }

    void receivesEvents()
    {
        const auto channel = createSession();
        connectTo(m_portal->addresses().pushKey, channel);
        QTRY_VERIFY_WITH_TIMEOUT(!said("subscribed").is_null(), 15'000);
        QVERIFY(stateWas("connected"));
        Delivery delivery;
        delivery.to = {kMainUser};
        delivery.subject = "Grüße";
        delivery.attachments = {{"a.txt", "a"}, {"b.txt", "b"}};
        m_portal->deliver(delivery);
        QTRY_VERIFY(!said("NewAssetPayload", 1).is_null());
        QCOMPARE(said("NewAssetPayload")["Type"], Json("Message"));
        QCOMPARE(said("NewAssetPayload")["Count"], Json("1"));
        QCOMPARE(said("NewAssetPayload", 1)["Type"], Json("Attachment"));
        QCOMPARE(said("NewAssetPayload", 1)["Count"], Json("2"));
        const std::string own = m_client->search("{types:[Sent]}").json["results"][0]["guid"];
        m_client->post("/v1/messages/" + own + "/tracking/print");
        QTRY_VERIFY(!said("UserTrackingPayloed").is_null());
        QCOMPARE(said("UserTrackingPayloed")["Type"], Json("Printed"));
        QCOMPARE(said("UserTrackingPayloed")["AssetGuid"], Json(own));
    }

    void comesBackAfterAClose()
    {
        const auto channel = createSession();
        connectTo(m_portal->addresses().pushKey, channel);
        QTRY_VERIFY_WITH_TIMEOUT(!said("subscribed").is_null(), 15'000);
        m_portal->closePush(4200);
        QTRY_VERIFY_WITH_TIMEOUT(!said("subscribed", 1).is_null(), 15'000);
        Delivery delivery;
        delivery.to = {kMainUser};
        m_portal->deliver(delivery);
        QTRY_VERIFY(!said("NewAssetPayload").is_null());
    }

    void givesUpWithAWrongKey()
    {
        connectTo("0000000000", {});
        QTRY_VERIFY_WITH_TIMEOUT(!said("error").is_null(), 15'000);
        QCOMPARE(said("error")["code"], Json(4001));
        QTRY_VERIFY(stateWas("disconnected") || stateWas("failed"));
        QVERIFY(!stateWas("connected"));
    }

    void cleanup()
    {
        if (!m_node)
            return;
        m_node->closeWriteChannel();
        if (!m_node->waitForFinished(5000))
            m_node->kill();
        m_node->waitForFinished();
        m_node.reset();
    }
};

QTEST_GUILESS_MAIN(PusherJsTest)
#include "tst_portal_pusherjs.moc"
