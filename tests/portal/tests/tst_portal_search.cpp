#include "tests/portal/tests/portaltest.h"

#include <algorithm>
#include <set>

using namespace waxwing::portal;

/// SearchMessages: filters in all dialects, order, pages.
class SearchTest : public PortalTest
{
    Q_OBJECT

    std::string deliver(const std::string& subject, const std::string& from,
                        const std::string& date = {})
    {
        Delivery delivery;
        delivery.from = from;
        delivery.to = {kMainUser};
        delivery.subject = subject;
        delivery.body = "needle-in-the-body";
        delivery.date = date;
        return m_portal->deliver(delivery);
    }

    std::vector<std::string> subjects(const std::string& filter, const std::string& rest = {})
    {
        return m_client->search(filter, rest).texts("results", "subject");
    }

    LocalPortalOptions options() const override
    {
        LocalPortalOptions given;
        given.seed.messages = 300;
        return given;
    }

private slots:
    void understandsEveryDialect_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("strictToo");
        const auto row = [](const char* name, const char* filter, bool strict) {
            QTest::newRow(name) << QString::fromUtf8(filter) << strict;
        };
        row("JSV", "{searchCriteria:zebra,types:[Inbox]}", true);
        row("C# SDK",
            "{SearchCriteria:zebra,Types:[Inbox],MessageGuids:[],SenderGuids:[],"
            "RecipientGuids:[],LabelGuids:[]}",
            true);
        row("quoted value", "{searchCriteria:\"zebra, striped\"}", true);
        row("Java SDK", "{ \"types\":[Inbox], \"searchCriteria\": 'zebra'}", false);
        row("JSON", "{\"types\":[\"Inbox\"],\"searchCriteria\":\"zebra\"}", false);
        row("JSON with blanks", "{ \"types\": [ \"inbox\" ], \"searchCriteria\": \"ZEBRA\" }",
            false);
    }

    void understandsEveryDialect()
    {
        QFETCH(QString, filter);
        QFETCH(bool, strictToo);
        deliver("A Zebra, striped", "jonas.weber@example.org");
        QCOMPARE(joined(subjects(text(filter))), QStringLiteral("A Zebra, striped"));
        m_portal->with([](Control& control) {
            Switches switches = control.switches();
            switches.strictFilters = true;
            control.setSwitches(switches);
        });
        const Answer strict = m_client->search(text(filter));
        QCOMPARE(int(strict.status), strictToo ? 200 : 400);
        if (!strictToo)
            QCOMPARE(q(strict.errorCode()), QStringLiteral("RequestBindingException"));
    }

    void refusesWhatIsNoFilter()
    {
        for (const char* filter : {"abc", "[Inbox]", "{types:[Inbox]"}) {
            const Answer answer = m_client->search(filter);
            QCOMPARE(answer.status, 400);
            QCOMPARE(q(answer.errorCode()), QStringLiteral("RequestBindingException"));
        }
    }

    void searchesSubjectsAndPeopleButNotBodies()
    {
        deliver("Quartz figures", "jonas.weber@example.org");
        QCOMPARE(joined(subjects("{searchCriteria:QUARTZ}")), QStringLiteral("Quartz figures"));
        QVERIFY(subjects("{searchCriteria:needle-in-the-body}").empty());
        deliver("From outside", "somebody.odd@elsewhere.example");
        QCOMPARE(joined(subjects("{searchCriteria:body.ODD}")), QStringLiteral("From outside"));
        for (const char* name : {"weber", "Jonas", "JONAS.WEBER@", "张伟", "lucía", "LUCÍA"})
            QVERIFY2(!subjects(std::string("{searchCriteria:") + name + "}").empty(), name);
    }

    void searchesInFolders()
    {
        std::int64_t sum = 0;
        for (const char* folder : {"Inbox", "Sent", "Draft", "Trash", "Archive"}) {
            const Answer answer = m_client->search(std::string("{types:[") + folder + "]}");
            QVERIFY2(answer.json["totalItems"] > 0, folder);
            sum += answer.json["totalItems"].get<int>();
            for (const auto& message : answer.json["results"]) {
                const auto& labels = message["labels"];
                QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const Json& label) {
                    return label.value("systemType", "") == folder;
                }));
            }
        }
        QCOMPARE(m_client->search({}).json["totalItems"], Json(sum));
        QCOMPARE(m_client->search("{types:[]}").json["totalItems"], Json(sum));
        const auto both = m_client->search("{types:[Inbox,Sent]}").json["totalItems"].get<int>();
        QCOMPARE(both, m_client->search("{types:[Inbox]}").json["totalItems"].get<int>() +
                           m_client->search("{types:[Sent]}").json["totalItems"].get<int>());
        QCOMPARE(q(m_client->search("{types:[Spam]}").errorCode()), QStringLiteral("928"));
    }

    void combinesMembersWithAndAndListsWithOr()
    {
        const auto first = deliver("Alpha", "jonas.weber@example.org");
        const auto second = deliver("Beta", "marie.dubois@example.org");
        const Json found =
            m_client->search("{messageGuids:[" + first + "," + second + "]}").json["results"];
        QCOMPARE(int(found.size()), 2);
        const std::string jonas = found[1]["sender"]["guid"];
        const std::string marie = found[0]["sender"]["guid"];
        const std::string guids = "messageGuids:[" + first + "," + second + "]";
        QCOMPARE(joined(subjects("{" + guids + ",senderGuids:[" + jonas + "]}")),
                 QStringLiteral("Alpha"));
        QCOMPARE(joined(subjects("{" + guids + ",senderGuids:[" + jonas + "," + marie + "]}")),
                 QStringLiteral("Beta,Alpha"));
        QCOMPARE(
            joined(subjects("{" + guids + ",senderGuids:[" + marie + "],searchCriteria:alpha}")),
            QString());
        QCOMPARE(joined(subjects("{" + guids + ",recipientGuids:[" + jonas + "]}")), QString());
        QCOMPARE(joined(subjects("{" + guids + ",senderGuids:[a6fccfeae3444d70ac48e168bbc116e1]}")),
                 QString());
    }

    void allowsAtMost25Guids()
    {
        std::string guids;
        for (int i = 0; i < 26; ++i)
            guids += (i ? "," : "") + Guid{1, std::uint64_t(i)}.text();
        const Answer answer = m_client->search("{messageGuids:[" + guids + "]}");
        QCOMPARE(answer.status, 400);
        QCOMPARE(q(answer.errorCode()), QStringLiteral("928"));
    }

    void filtersByLabelAndExtension()
    {
        const auto guid = deliver("Labelled", "jonas.weber@example.org");
        const std::string label =
            m_client->post("/v1/labels", {{"name", "Test"}}).json["labelGuid"];
        QCOMPARE(m_client->post("/v1/labels/" + label + "/messages/" + guid).status, 200);
        QCOMPARE(joined(subjects("{labelGuids:[" + label + "]}")), QStringLiteral("Labelled"));
        QCOMPARE(m_client
                     ->put("/v1/messages/" + guid + "/extensions",
                           {{"extensions",
                             {{{"name", "CaseNumber"}, {"value", "A-17"}, {"isPublic", false}}}}})
                     .status,
                 200);
        QCOMPARE(joined(subjects("{searchExtensionNameCriteria:casen,"
                                 "searchExtensionValueCriteria:a-1}")),
                 QStringLiteral("Labelled"));
        QVERIFY(subjects("{searchExtensionValueCriteria:b-1}").empty());
    }

    void ordersByDateThenGuid()
    {
        for (const char* direction : {"", "&sort=%7Btype%3ADate%2Cdirection%3AAsc%7D"}) {
            const Json results =
                m_client->search({}, std::string("pageSize=1000") + direction).json["results"];
            QVERIFY(results.size() > 200);
            for (std::size_t i = 1; i < results.size(); ++i) {
                const std::string a = results[i - 1]["date"];
                const std::string b = results[i]["date"];
                QVERIFY(*direction ? a <= b : a >= b);
                if (a == b)
                    QVERIFY(results[i - 1]["guid"].get<std::string>() <
                            results[i]["guid"].get<std::string>());
            }
        }
    }

    void breaksTiesByGuid()
    {
        std::set<std::string> guids;
        for (int i = 0; i < 6; ++i)
            guids.insert(deliver("Same time", "jonas.weber@example.org", "2026-01-05T10:00:00Z"));
        const std::vector<std::string> wanted(guids.begin(), guids.end());
        for (const char* sort : {"{direction:Desc}", "{type:date,direction:asc}",
                                 "{type:Subject,direction:Desc}", "{type:Sender,direction:Asc}"}) {
            const Answer answer =
                m_client->search("{searchCriteria:\"Same time\"}", "sort=" + encoded(sort));
            QCOMPARE(joined(answer.texts("results", "guid")), joined(wanted));
        }
    }

    void ordersBySubjectAndSender()
    {
        deliver("same-b", "jonas.weber@example.org");
        deliver("Same-A", "marie.dubois@example.org");
        deliver("same-c", "omar.haddad@example.org");
        const auto sorted = [this](const char* sort) {
            return joined(subjects("{searchCriteria:same-}", "sort=" + encoded(sort)));
        };
        QCOMPARE(sorted("{type:Subject,direction:Asc}"), QStringLiteral("Same-A,same-b,same-c"));
        QCOMPARE(sorted("{type:Subject}"), QStringLiteral("same-c,same-b,Same-A"));
        QCOMPARE(sorted("{type:Sender,direction:Asc}"), QStringLiteral("Same-A,same-c,same-b"));
        QCOMPARE(q(m_client->search({}, "sort=" + encoded("{type:Size}")).errorCode()),
                 QStringLiteral("928"));
    }

    void pagesWithoutGapsOrRepeats()
    {
        const int total = m_client->search({}, "page=1&pageSize=7").json["totalItems"];
        std::set<std::string> seen;
        int pages = 0;
        for (int page = 1; page < 1000; ++page) {
            const Json answer =
                m_client->search({}, "pageSize=37&page=" + std::to_string(page)).json;
            if (answer["results"].empty())
                break;
            ++pages;
            QCOMPARE(answer["currentPage"], Json(page));
            QCOMPARE(answer["totalPages"], Json((total + 36) / 37));
            for (const auto& message : answer["results"])
                QVERIFY(seen.insert(message["guid"]).second);
        }
        QCOMPARE(int(seen.size()), total);
        QCOMPARE(pages, (total + 36) / 37);
    }

    void clampsPagesAndDefaults_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("pageSize");
        QTest::addColumn<int>("page");
        QTest::newRow("defaults") << QString() << 25 << 1;
        QTest::newRow("size 0") << QStringLiteral("pageSize=0") << 1 << 1;
        QTest::newRow("negative size") << QStringLiteral("pageSize=-5") << 1 << 1;
        QTest::newRow("size too large") << QStringLiteral("pageSize=5000") << 1000 << 1;
        QTest::newRow("page 0") << QStringLiteral("page=0") << 25 << 1;
        QTest::newRow("beyond the last") << QStringLiteral("page=9999") << 25 << 9999;
        QTest::newRow("far beyond")
            << QStringLiteral("page=2147483647&pageSize=1000") << 1000 << 2147483647;
    }

    void clampsPagesAndDefaults()
    {
        QFETCH(QString, query);
        QFETCH(int, pageSize);
        QFETCH(int, page);
        const Answer answer = m_client->search({}, text(query));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json["pageSize"], Json(pageSize));
        QCOMPARE(answer.json["currentPage"], Json(page));
        if (page > 1)
            QVERIFY(answer.json["results"].empty());
    }

    void answersNothingFoundWithNoPages()
    {
        const Json answer = m_client->search("{searchCriteria:no-such-thing}").json;
        QCOMPARE(answer["totalItems"], Json(0));
        QCOMPARE(answer["totalPages"], Json(0));
        QCOMPARE(answer["results"], Json::array());
    }

    void showsBlindRecipientsToTheSenderOnly()
    {
        Delivery delivery;
        delivery.to = {"marie.dubois@example.org"};
        delivery.bcc = {kMainUser, "omar.haddad@example.org"};
        delivery.subject = "Hidden copy";
        m_portal->deliver(delivery);
        const auto seenBy = [this](const char* user, std::string filter) {
            TestClient client(*m_portal);
            client.signIn(user);
            const Answer answer = client.search(filter);
            std::vector<std::string> seen;
            for (const auto& person :
                 answer.json["results"].empty() ? Json::array() : answer.json["results"][0]["bcc"])
                seen.push_back(person["email"]);
            return joined(seen);
        };
        const std::string filter = "{searchCriteria:Hidden copy}";
        QCOMPARE(seenBy(kMainUser, filter), QString::fromLatin1(kMainUser));
        QCOMPARE(seenBy("marie.dubois@example.org", filter), QString());
        QCOMPARE(seenBy("jonas.weber@example.org", filter),
                 QStringLiteral("anna.keller@example.org,omar.haddad@example.org"));
        const Json shares = m_client->search(filter).json["results"][0]["shares"];
        QCOMPARE(int(shares.size()), 2);
        QVERIFY(m_client->search("{searchCriteria:omar.haddad,types:[Inbox]}")
                    .texts("results", "subject")
                    .empty() ||
                joined(subjects("{searchCriteria:omar.haddad}"))
                        .indexOf(QStringLiteral("Hidden copy")) < 0);
    }

    void keepsSummariesFreeOfBodies()
    {
        const Json results = m_client->search({}, "pageSize=100").json["results"];
        for (const auto& message : results)
            QVERIFY(!message.contains("body"));
        QCOMPARE(m_portal->requestCount("GetMessage"), 0);
    }

    void isTheSameForTheSameSeed()
    {
        const auto before = m_client->search({}, "pageSize=300").texts("results", "guid");
        m_portal->with([](Control& control) { control.reset(); });
        QVERIFY(m_client->signIn());
        QCOMPARE(joined(m_client->search({}, "pageSize=300").texts("results", "guid")),
                 joined(before));
    }

    void looksLikeARealMailbox()
    {
        const Json all = m_client->search({}, "pageSize=1000").json["results"];
        std::map<std::string, int> count;
        for (const auto& message : all) {
            ++count[message["status"]];
            ++count[message["bodyFormat"]];
            ++count[message["messageOptions"]["fyeoType"]];
            count["attachments"] += static_cast<int>(message["attachments"].size());
            count["unread"] += !message["retrieved"].get<bool>();
            count["replies"] += message.contains("parentGuid");
        }
        for (const char* what :
             {"Sent", "Recalled", "Expired", "Draft", "Text", "Html", "UniquePassword",
              "AccountPassword", "attachments", "unread", "replies"})
            QVERIFY2(count[what] > 0, what);
        std::map<std::string, std::string> conversation;
        for (const auto& message : all)
            conversation[message["guid"]] = message["conversationGuid"];
        for (const auto& message : all) {
            if (message.contains("parentGuid"))
                QCOMPARE(conversation[message["parentGuid"]],
                         message["conversationGuid"].get<std::string>());
        }
        for (const char* word : {"合同", "見積", "الميزانية", "סיכום", "réunion", "Größenordnung"})
            QVERIFY2(!subjects(std::string("{searchCriteria:") + word + "}").empty(), word);
    }
};

QTEST_GUILESS_MAIN(SearchTest)
#include "tst_portal_search.moc"
