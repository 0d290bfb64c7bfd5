#include "core/portal/readers.h"
#include "tests/core/portal/wireschema.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QDateTime kDate = QDateTime({2026, 3, 5}, {14, 7, 9}, Qt::UTC).addMSecs(123);
const Guid kGuid = *Guid::parse(QStringLiteral("0123456789abcdef0123456789abcdef"));

using Change = Json (*)(const Json&);

/// The same with all names changed by `rename`.
template<typename F>
Json renamed(const Json& json, F rename)
{
    if (json.is_array()) {
        Json list = Json::array();
        for (const Json& item : json)
            list.push_back(renamed(item, rename));
        return list;
    }
    if (!json.is_object())
        return json;
    Json object = Json::object();
    for (const auto& [name, value] : json.items())
        object[name == "SecMsgAPI" ? name : rename(name)] = renamed(value, rename);
    return object;
}

Json asDocumented(const Json& json)
{
    return json;
}
Json inPascalCase(const Json& json)
{
    return renamed(json, [](std::string name) {
        name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
        return name;
    });
}
Json inUpperCase(const Json& json)
{
    return renamed(json, [](std::string name) {
        for (char& c : name)
            c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        return name;
    });
}
Json withUnknownMembers(const Json& json)
{
    if (json.is_array()) {
        Json list = Json::array();
        for (const Json& item : json)
            list.push_back(withUnknownMembers(item));
        return list;
    }
    if (!json.is_object())
        return json;
    Json object = Json::object();
    for (const auto& [name, value] : json.items())
        object[name] = withUnknownMembers(value);
    object["xUnheardOf"] = Json{{"deep", Json::array({1, "two", nullptr})}};
    return object;
}

} // namespace

class WireReadingTest : public QObject
{
    Q_OBJECT

private:
    void addSpellings()
    {
        QTest::addColumn<Change>("change");
        QTest::newRow("as documented") << Change(&asDocumented);
        QTest::newRow("PascalCase") << Change(&inPascalCase);
        QTest::newRow("UPPER CASE") << Change(&inUpperCase);
        QTest::newRow("with unknown members") << Change(&withUnknownMembers);
    }

    WireSchema m_schema;

private Q_SLOTS:
    void aWholeMessageIsReadAsTheSchemaNamesIt_data() { addSpellings(); }
    void aWholeMessageIsReadAsTheSchemaNamesIt()
    {
        QFETCH(Change, change);
        Json json = m_schema.sample("GetMessageResponse");
        json["bodyFormat"] = "Html";
        json["messageOptions"]["fyeoType"] = "UniquePassword";
        json["subject"] = "Q &amp; A";
        const auto read = readMessage(change(json));
        QVERIFY(read);
        const MessageSummary& message = read->summary;
        QCOMPARE(read->body, QStringLiteral("body"));
        QCOMPARE(message.guid, kGuid);
        QVERIFY(message.parentGuid);
        QCOMPARE(message.conversationGuid, kGuid);
        QCOMPARE(message.date, kDate);
        QCOMPARE(message.subject, QStringLiteral("Q & A"));
        QCOMPARE(message.status, QStringLiteral("status"));
        QCOMPARE(message.action, QStringLiteral("action"));
        QCOMPARE(message.replyTo, QStringLiteral("replyTo"));
        QCOMPARE(message.sender.email, QStringLiteral("email"));
        QCOMPARE(message.sender.firstName, QStringLiteral("firstName"));
        QCOMPARE(message.sender.lastName, QStringLiteral("lastName"));
        QVERIFY(message.sender.guid);
        QCOMPARE(message.to.size(), 1);
        QCOMPARE(message.cc.size(), 1);
        QCOMPARE(message.bcc.size(), 1);
        QCOMPARE(message.bodyFormat, BodyFormat::Html);
        QCOMPARE(message.options.fyeoType, FyeoType::UniquePassword);
        QVERIFY(message.options.allowForward && message.options.allowReply);
        QCOMPARE(message.attachments.size(), 1);
        QCOMPARE(message.attachments.first().fileName, QStringLiteral("fileName"));
        QCOMPARE(message.attachments.first().fileSize, 7);
        QVERIFY(message.attachments.first().eSignatureRequired);
        QVERIFY(message.labelGuids.isEmpty()); // it stands for a folder
        QCOMPARE(message.expiryDate, kDate);
        QCOMPARE(message.recallDate, kDate);
        QCOMPARE(message.recallReason, QStringLiteral("recallReason"));
        QVERIFY(message.retrieved);
        QVERIFY(message.hasAccess);
    }

    void aPageIsReadAsTheSchemaNamesIt_data() { addSpellings(); }
    void aPageIsReadAsTheSchemaNamesIt()
    {
        QFETCH(Change, change);
        const auto page = readMessagePage(change(m_schema.sample("SearchMessagesPagedResponse")));
        QVERIFY(page);
        QCOMPARE(page->pageSize, 7);
        QCOMPARE(page->totalItems, 7);
        QCOMPARE(page->totalPages, 7);
        QCOMPARE(page->currentPage, 7);
        QCOMPARE(page->results.size(), 1);
        QCOMPARE(page->results.first().guid, kGuid);
    }

    void aPageWithoutItsListOrWithAMessageWithoutGuidIsNoEmptyMailbox_data()
    {
        QTest::addColumn<QByteArray>("patch");
        QTest::newRow("no list") << QByteArray(R"({"results":null})");
        QTest::newRow("a text for a list") << QByteArray(R"({"results":"none"})");
        QTest::newRow("no guid") << QByteArray(R"({"results":[{"subject":"x"}]})");
        QTest::newRow("odd guid") << QByteArray(R"({"results":[{"guid":"x"}]})");
        QTest::newRow("texts for messages") << QByteArray(R"({"results":["x"]})");
    }
    void aPageWithoutItsListOrWithAMessageWithoutGuidIsNoEmptyMailbox()
    {
        QFETCH(QByteArray, patch);
        Json json = m_schema.sample("SearchMessagesPagedResponse");
        json.merge_patch(*parseObject(patch));
        const auto page = readMessagePage(json);
        if (page) {
            QVERIFY2(page->results.isEmpty() && page->totalItems > 0, "taken for a message");
            QVERIFY2(!json.contains("results"), "taken for an empty mailbox");
        } else {
            QCOMPARE(page.error().kind, ErrorKind::Protocol);
        }
    }

    void aMessageWithNothingButItsGuidIsReadable()
    {
        const auto read = readMessageSummary(Json{{"guid", kGuid.toString().toStdString()}});
        QVERIFY(read);
        QCOMPARE(read->guid, kGuid);
        QCOMPARE(read->bodyFormat, BodyFormat::Text);
        QCOMPARE(read->options.fyeoType, FyeoType::Disabled);
        QVERIFY(read->hasAccess);
        QVERIFY(!read->retrieved);
        QVERIFY(!read->isRecalled());
    }

    void anUnknownProtectionIsTakenForAProtection()
    {
        Json json = m_schema.sample("MessageSummary");
        json["messageOptions"]["fyeoType"] = "RetinaScan";
        const auto read = readMessageSummary(json);
        QVERIFY(read);
        QVERIFY(read->isProtected());
    }

    void discoveryIsReadAsTheSchemaNamesIt_data() { addSpellings(); }
    void discoveryIsReadAsTheSchemaNamesIt()
    {
        QFETCH(Change, change);
        const auto read
            = readDiscovery(change(m_schema.sample("PublicDiscoveryServiceUserResponse")));
        QVERIFY(read);
        QCOMPARE(read->size(), 1);
        const DirectoryEntry& entry = read->first();
        QCOMPARE(entry.serviceGuid, kGuid);
        QCOMPARE(entry.serviceStatus, QStringLiteral("serviceStatus"));
        QCOMPARE(entry.serviceName, QStringLiteral("serviceName"));
        QCOMPARE(entry.serviceCode, QStringLiteral("serviceCode"));
        QCOMPARE(entry.primaryDomain, QStringLiteral("primaryDomain"));
        QCOMPARE(entry.emailAddress, QStringLiteral("emailAddress"));
        QVERIFY(entry.ssoEnabled);
        QCOMPARE(entry.ssoProxyName, QStringLiteral("ssoProxyName"));
        QCOMPARE(entry.urls.value(QStringLiteral("SecMsgAPI")),
                 QUrl(QStringLiteral("https://portal.example/api")));
        QCOMPARE(entry.authenticators.size(), 1);
        QCOMPARE(entry.authenticators.first().name, QStringLiteral("name"));
        QVERIFY(entry.authenticators.first().usedLast);
    }

    void aPortalsOwnEntryAddsItsJurisdiction()
    {
        const auto read = readDirectoryEntry(m_schema.sample("PublicGetServiceResponse"));
        QVERIFY(read);
        QCOMPARE(read->jurisdiction, QStringLiteral("jurisdiction"));
    }

    void settingsAreReadAsTheSchemaNamesThem_data() { addSpellings(); }
    void settingsAreReadAsTheSchemaNamesThem()
    {
        QFETCH(Change, change);
        Json person = m_schema.sample("GetUserSettingsResponse");
        person["emailAddress"] = "anna@example.org";
        const auto user = readUserSettings(change(person));
        QVERIFY(user);
        QCOMPARE(user->emailAddress, QStringLiteral("anna@example.org"));
        QCOMPARE(user->state, QStringLiteral("state"));
        QCOMPARE(user->firstName, QStringLiteral("firstName"));
        QCOMPARE(user->lastName, QStringLiteral("lastName"));
        QCOMPARE(user->language, QStringLiteral("language"));
        QVERIFY(user->autoRetrieveMessage);
        QCOMPARE(user->inAppNotificationEvents.size(), 1);

        const ServiceSettings service
            = readServiceSettings(change(m_schema.sample("GetServiceSettingsResponse")));
        QVERIFY(service.notificationServices);
        QVERIFY(service.enableLabels);
        QCOMPARE(service.allowedInAppNotificationEvents.size(), 1);

        const ServicePublicSettings known
            = readServicePublicSettings(change(m_schema.sample("GetServicePublicSettingsResponse")));
        QCOMPARE(known.serviceName, QStringLiteral("serviceName"));
        QCOMPARE(known.serviceCode, QStringLiteral("serviceCode"));
        QVERIFY(known.keepMeLoggedIn);
        QVERIFY(known.rememberMe);
        QVERIFY(known.termsEnabled);
        QVERIFY(known.craEnabled);
        QCOMPARE(known.craCaption, QStringLiteral("craCaption"));
        QCOMPARE(known.languages, QStringList(QStringLiteral("text")));
        const PasswordManagement& rules = known.passwordManagement;
        QVERIFY(rules.enabled);
        for (const int number : {rules.minimumLength, rules.maximumLength, rules.minimumCapitals,
                                 rules.minimumDigits, rules.minimumSymbols})
            QVERIFY(number > 0);
    }

    void labelsFactorsAndPingAreReadAsTheSchemaNamesThem_data() { addSpellings(); }
    void labelsFactorsAndPingAreReadAsTheSchemaNamesThem()
    {
        QFETCH(Change, change);
        const auto labels = readLabels(change(m_schema.sample("GetLabelsResponse")));
        QVERIFY(labels);
        QCOMPARE(labels->size(), 1);
        QCOMPARE(labels->first().guid, kGuid);
        QCOMPARE(labels->first().name, QStringLiteral("name"));
        QCOMPARE(labels->first().systemType, QStringLiteral("systemType"));
        QVERIFY(labels->first().parentGuid);

        const QList<UserMfa> factors = readAvailableMfa(change(m_schema.sample("LoginResponse")));
        QCOMPARE(factors.size(), 1);
        QCOMPARE(factors.first().id, 7);
        QCOMPARE(factors.first().mfaType, 7);
        QCOMPARE(factors.first().phoneNumber, QStringLiteral("phoneNumber"));

        const PingAnswer ping = readPing(change(m_schema.sample("PingResponse")));
        QCOMPARE(ping.build, QStringLiteral("build"));
        QCOMPARE(ping.version, 7);
        QCOMPARE(ping.minSupportedVersion, 7);
    }

    void aFactorThatIsNotActiveIsNotOffered()
    {
        Json json = m_schema.sample("LoginResponse");
        json["availableMfa"][0]["active"] = false;
        QVERIFY(readAvailableMfa(json).isEmpty());
    }

    void whateverTypesArriveNothingIsThrown()
    {
        const std::vector<Json> odd{nullptr, true,        -1,           1e300,
                                    "text",  Json::array(), Json::object(), Json::array({nullptr, 1})};
        for (const char* type : {"GetMessageResponse", "SearchMessagesPagedResponse",
                                 "PublicDiscoveryServiceUserResponse", "GetUserSettingsResponse",
                                 "GetServiceSettingsResponse", "GetLabelsResponse"}) {
            const Json whole = m_schema.sample(type);
            for (const auto& [name, value] : whole.items()) {
                for (const Json& instead : odd) {
                    Json json = whole;
                    json[name] = instead;
                    (void)readMessage(json);
                    (void)readMessagePage(json);
                    (void)readDiscovery(json);
                    (void)readUserSettings(json);
                    (void)readServiceSettings(json);
                    (void)readServicePublicSettings(json);
                    (void)readLabels(json);
                    (void)readAvailableMfa(json);
                    (void)readPing(json);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(WireReadingTest)
#include "tst_wirereading.moc"
