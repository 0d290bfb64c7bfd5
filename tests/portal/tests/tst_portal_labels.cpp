#include "tests/portal/tests/portaltest.h"

using namespace waxwing::portal;

/// Labels of one's own, and the system labels that move messages between folders.
class LabelsTest : public PortalTest
{
    Q_OBJECT

    std::string create(const std::string& name, const std::string& parent = {})
    {
        Json body = {{"name", name}};
        if (!parent.empty())
            body["parentLabelGuid"] = parent;
        return m_client->post("/v1/labels", body).json.value("labelGuid", std::string());
    }

    Json label(const std::string& member, const std::string& value)
    {
        const Json all = m_client->get("/v1/labels").json["results"];
        for (const auto& candidate : all) {
            if (candidate.value(member, std::string()) == value)
                return candidate;
        }
        return {};
    }

    std::string systemLabel(const std::string& type)
    {
        return label("systemType", type)["labelGuid"];
    }

    std::string deliver()
    {
        Delivery delivery;
        delivery.to = {kMainUser};
        delivery.subject = "To be moved";
        return m_portal->deliver(delivery);
    }

    Answer put(const std::string& label, const std::string& message)
    {
        return m_client->post("/v1/labels/" + label + "/messages/" + message);
    }

    QString folderOf(const std::string& guid)
    {
        QStringList folders;
        for (const char* folder : {"Inbox", "Sent", "Draft", "Archive", "Trash"}) {
            if (m_client->search("{messageGuids:[" + guid + "],types:[" + folder + "]}")
                    .json["totalItems"] == 1)
                folders << QString::fromLatin1(folder);
        }
        return folders.join(QLatin1Char(','));
    }

private slots:
    void offersTheSystemFoldersWithTheirPermissions_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<bool>("takes");
        QTest::newRow("Inbox") << QStringLiteral("Inbox") << true;
        QTest::newRow("Sent") << QStringLiteral("Sent") << false;
        QTest::newRow("Draft") << QStringLiteral("Draft") << false;
        QTest::newRow("Archive") << QStringLiteral("Archive") << true;
        QTest::newRow("Trash") << QStringLiteral("Trash") << true;
    }

    void offersTheSystemFoldersWithTheirPermissions()
    {
        QFETCH(QString, folder);
        QFETCH(bool, takes);
        const Json found = label("systemType", text(folder));
        QCOMPARE(found["allowAssetAdd"], Json(takes));
        for (const char* no : {"allowDelete", "allowRename", "allowAssetRemove", "allowAssetShare"})
            QCOMPARE(found[no], Json(false));
        QCOMPARE(
            q(m_client
                  ->put("/v1/labels/" + found["labelGuid"].get<std::string>(), {{"name", "Other"}})
                  .errorCode()),
            QStringLiteral("Portal.LabelNotAllowed"));
    }

    void createsRenamesAndDeletes()
    {
        const auto guid = create("First");
        Json found = label("labelGuid", guid);
        QCOMPARE(found["name"], Json("First"));
        QVERIFY(!found.contains("systemType"));
        QCOMPARE(found["allowDelete"], Json(true));
        QCOMPARE(m_client->put("/v1/labels/" + guid, {{"name", "Second"}}).status, 200);
        QCOMPARE(label("labelGuid", guid)["name"], Json("Second"));
        QCOMPARE(m_client->remove("/v1/labels/" + guid).status, 200);
        QVERIFY(label("labelGuid", guid).is_null());
        QCOMPARE(m_client->remove("/v1/labels/" + guid).status, 404);
    }

    void refusesTheSameNameUnderTheSameParent()
    {
        const auto a = create("Same");
        QCOMPARE(q(m_client->post("/v1/labels", {{"name", "same"}}).errorCode()),
                 QStringLiteral("Portal.LabelExists"));
        QVERIFY(!create("Same", a).empty());
        const auto b = create("Other");
        QCOMPARE(q(m_client->put("/v1/labels/" + b, {{"name", "Same"}}).errorCode()),
                 QStringLiteral("Portal.LabelExists"));
        QCOMPARE(m_client->put("/v1/labels/" + b, {{"name", "Other"}}).status, 200);
    }

    void movesBelowAnotherButNotBelowItself()
    {
        const auto top = create("Top");
        const auto middle = create("Middle", top);
        const auto leaf = create("Leaf", middle);
        const Answer cycle =
            m_client->put("/v1/labels/" + top + "/parent", {{"parentLabelGuid", leaf}});
        QCOMPARE(cycle.status, 400);
        QCOMPARE(q(cycle.errorCode()), QStringLiteral("928"));
        QCOMPARE(m_client->put("/v1/labels/" + top + "/parent", {{"parentLabelGuid", top}}).status,
                 400);
        QCOMPARE(m_client->put("/v1/labels/" + leaf + "/parent", {{"parentLabelGuid", top}}).status,
                 200);
        QCOMPARE(label("labelGuid", leaf)["parentLabelGuid"], Json(top));
        QCOMPARE(m_client->put("/v1/labels/" + leaf + "/parent").status, 200);
        QVERIFY(!label("labelGuid", leaf).contains("parentLabelGuid"));
    }

    void takesChildrenAlongWhenDeleted()
    {
        const auto top = create("Top");
        const auto leaf = create("Leaf", create("Middle", top));
        const auto guid = deliver();
        QCOMPARE(put(leaf, guid).status, 200);
        QCOMPARE(m_client->remove("/v1/labels/" + top).status, 200);
        QVERIFY(label("labelGuid", leaf).is_null());
        const Json labels =
            m_client->search("{messageGuids:[" + guid + "]}").json["results"][0]["labels"];
        QCOMPARE(int(labels.size()), 1); // the inbox
    }

    void labelsMessagesAnyNumberOfTimes()
    {
        const auto a = create("A");
        const auto b = create("B");
        const auto guid = deliver();
        for (const auto& label : {a, b, a})
            QCOMPARE(put(label, guid).status, 200);
        const auto names = [&] {
            std::vector<std::string> list;
            const Json labels =
                m_client->search("{messageGuids:[" + guid + "]}").json["results"][0]["labels"];
            for (const auto& label : labels)
                list.push_back(label["name"]);
            return joined(list);
        };
        QCOMPARE(names(), QStringLiteral("Inbox,A,B"));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(m_client->remove("/v1/labels/" + a + "/messages/" + guid).status, 200);
        QCOMPARE(names(), QStringLiteral("Inbox,B"));
        QCOMPARE(folderOf(guid), QStringLiteral("Inbox"));
    }

    void movesReceivedMessagesBetweenFolders()
    {
        const auto guid = deliver();
        QCOMPARE(folderOf(guid), QStringLiteral("Inbox"));
        for (const char* folder : {"Archive", "Trash", "Archive", "Inbox", "Trash", "Inbox"}) {
            QCOMPARE(put(systemLabel(folder), guid).status, 200);
            QCOMPARE(folderOf(guid), QString::fromLatin1(folder));
        }
    }

    void bringsSentMessagesAndDraftsBackToWhereTheyCameFrom()
    {
        for (const char* home : {"Sent", "Draft"}) {
            const std::string guid =
                m_client->search(std::string("{types:[") + home + "]}").json["results"][0]["guid"];
            QCOMPARE(put(systemLabel("Trash"), guid).status, 200);
            QCOMPARE(folderOf(guid), QStringLiteral("Trash"));
            QCOMPARE(put(systemLabel("Inbox"), guid).status, 200);
            QCOMPARE(folderOf(guid), QString::fromLatin1(home));
        }
    }

    void refusesOtherSystemLabels()
    {
        const auto guid = deliver();
        for (const char* folder : {"Sent", "Draft"})
            QCOMPARE(q(put(systemLabel(folder), guid).errorCode()),
                     QStringLiteral("Portal.LabelNotAllowed"));
        QCOMPARE(q(m_client->remove("/v1/labels/" + systemLabel("Inbox") + "/messages/" + guid)
                       .errorCode()),
                 QStringLiteral("Portal.LabelNotAllowed"));
        QCOMPARE(folderOf(guid), QStringLiteral("Inbox"));
    }

    void tellsTheSenderThatItWasDeleted()
    {
        const auto guid = deliver();
        put(systemLabel("Trash"), guid);
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn("jonas.weber@example.org"));
        const Json seen = jonas.search("{messageGuids:[" + guid + "]}").json["results"][0];
        QCOMPARE(seen["trackingSummary"]["totalDeleted"], Json(1));
    }

    void keepsOnesOwnLabelsToOneself()
    {
        const auto guid = deliver();
        const auto mine = create("Mine");
        put(mine, guid);
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn("jonas.weber@example.org"));
        QCOMPARE(jonas.post("/v1/labels/" + mine + "/messages/" + guid).status, 404);
        const Json seen = jonas.search("{messageGuids:[" + guid + "]}").json["results"][0];
        QCOMPARE(int(seen["labels"].size()), 1);
        QCOMPARE(seen["labels"][0]["systemType"], Json("Sent"));
    }

    void canBeSwitchedOff()
    {
        m_portal->with([](Control& control) {
            control.changeSettings("example", {{"enableLabels", {{"enabled", false}}}});
        });
        QCOMPARE(q(m_client->post("/v1/labels", {{"name", "No"}}).errorCode()),
                 QStringLiteral("Portal.FeatureDisabled"));
    }
};

QTEST_GUILESS_MAIN(LabelsTest)
#include "tst_portal_labels.moc"
