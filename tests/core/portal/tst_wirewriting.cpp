#include "core/portal/attachmentclient.h"
#include "core/portal/composeclient.h"
#include "core/portal/directoryclient.h"
#include "core/portal/labelclient.h"
#include "core/portal/newsclient.h"
#include "core/portal/portalclient.h"
#include "core/portal/profileclient.h"
#include "core/portal/registrationclient.h"
#include "core/portal/sessiontokens.h"
#include "core/portal/signinclient.h"
#include "core/portal/slipclient.h"
#include "core/portal/threadclient.h"
#include "tests/core/portal/wireschema.h"
#include "tests/support/await.h"
#include "tests/support/memorystream.h"

#include <QTest>
#include <QUrlQuery>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const Guid kGuid = *Guid::parse(QStringLiteral("0123456789abcdef0123456789abcdef"));

/// Keeps every request and answers as the schema says.
class RecordingTransport final : public HttpTransport
{
public:
    explicit RecordingTransport(const WireSchema& schema) : m_schema(schema) {}

    std::vector<HttpRequest> requests;

    [[nodiscard]] AsyncResult<HttpResponse> send(HttpRequest request, std::stop_token) override
    {
        const auto operation = m_schema.operation(methodOf(request), pathOf(request));
        requests.push_back(request);
        HttpResponse answer;
        answer.status = 200;
        answer.body = QByteArray::fromStdString(
            operation ? m_schema.sample(operation->response).dump() : "{}");
        co_return answer;
    }

    static std::string methodOf(const HttpRequest& request)
    {
        switch (request.method) {
        case HttpMethod::Get: return "GET";
        case HttpMethod::Post: return "POST";
        case HttpMethod::Put: return "PUT";
        case HttpMethod::Delete: return "DELETE";
        }
        return {};
    }
    static std::string pathOf(const HttpRequest& request)
    {
        return request.url.path().mid(QStringLiteral("/base/api").size()).toStdString();
    }

private:
    const WireSchema& m_schema;
};

class Tokens final : public SessionTokens
{
public:
    [[nodiscard]] Secret sessionToken() const override { return Secret(QByteArray("session-1")); }
    [[nodiscard]] AsyncResult<Secret> renew(Secret) override
    {
        co_return failure(ErrorKind::SignInNeeded);
    }
};

bool hasHeader(const HttpRequest& request, const char* name)
{
    for (const HttpHeader& header : request.headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

std::optional<QByteArray> secretHeader(const HttpRequest& request, const char* name)
{
    for (const SecretHeader& header : request.secretHeaders) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value.reveal();
    }
    return std::nullopt;
}

} // namespace

class WireWritingTest : public QObject
{
    Q_OBJECT

private:
    using Call = std::function<void(WireWritingTest&)>;

    template<typename T>
    static void run(AsyncResult<T> call)
    {
        (void)await(std::move(call));
    }

    template<typename Row>
    static void addAttachmentRows(Row row)
    {
        using Test = WireWritingTest;
        const std::stop_token stop;
        const auto sink = std::make_shared<MemorySink>();
        row("PreCreateAttachments", [=](Test& t) {
            const QList<AnnouncedFile> files{{QStringLiteral("ä \"b\".pdf"), qint64(5) << 32}};
            run(t.m_attachments.preCreate(kGuid, files, stop));
        });
        row("UploadAttachmentChunk", [=](Test& t) {
            ChunkUpload upload(kGuid, PlannedChunk{1, 0, 3, {}}, QStringLiteral("a"),
                               std::make_shared<MemorySource>(QByteArray("abc")));
            run(t.m_attachments.uploadChunk(upload, stop));
        });
        row("GetAttachmentsUploadProgress",
            [=](Test& t) { run(t.m_attachments.progress({kGuid, kGuid}, stop)); });
        row("GetAttachment", [=](Test& t) { run(t.m_attachments.details(kGuid, stop)); });
        row("DownloadAttachment", [=](Test& t) {
            run(t.m_attachments.download(ContentDownload(kGuid, sink, 10), stop));
        });
        row("DownloadAttachmentChunk", [=](Test& t) {
            run(t.m_attachments.downloadChunk(ContentDownload(kGuid, sink, 10), 2, stop));
        });
        row("CreateAttachmentDownloadToken", [=](Test& t) {
            run(t.m_attachments.downloadToken(kGuid, Secret(QByteArray("a \"b\"")), stop));
        });
        row("RemoveAttachment", [=](Test& t) { run(t.m_attachments.remove(kGuid, kGuid, stop)); });
        row("LinkAttachment", [=](Test& t) { run(t.m_attachments.link(kGuid, kGuid, stop)); });
        row("UnLinkAttachment", [=](Test& t) { run(t.m_attachments.unlink(kGuid, kGuid, stop)); });
        row("TrackPrintAttachment",
            [=](Test& t) { run(t.m_attachments.trackPrint(kGuid, stop)); });
    }

    template<typename Row>
    static void addReadingRows(Row row)
    {
        using Test = WireWritingTest;
        const std::stop_token stop;
        row("SearchMessageTracking",
            [=](Test& t) { run(t.m_slips.messageTracking(kGuid, 2, 500, stop)); });
        row("SearchAttachmentTracking", [=](Test& t) {
            run(t.m_slips.attachmentTracking({kGuid, kGuid}, 1, 500, stop));
        });
        row("updateUserSettings", [=](Test& t) {
            Profile wanted{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C"),
                           QStringLiteral("D"), QStringLiteral("fr"), true, QStringLiteral("Away"),
                           QStringLiteral("<p>S</p>"), true};
            run(t.m_profiles.save(Profile(), wanted, stop));
        });
        row("CreateLabel",
            [=](Test& t) { run(t.m_labels.create(QStringLiteral("Grüße"), kGuid, stop)); });
        row("UpdateLabel",
            [=](Test& t) { run(t.m_labels.rename(kGuid, QStringLiteral("Grüße"), stop)); });
        row("UpdateLabelParent", [=](Test& t) { run(t.m_labels.nest(kGuid, kGuid, stop)); });
        row("DeleteLabel", [=](Test& t) { run(t.m_labels.erase(kGuid, stop)); });
        row("AddMessageLabel", [=](Test& t) { run(t.m_labels.add(kGuid, kGuid, stop)); });
        row("RemoveMessageLabel", [=](Test& t) { run(t.m_labels.remove(kGuid, kGuid, stop)); });
        row("GetConversation",
            [=](Test& t) { run(t.m_threads.conversation(kGuid, stop)); });
        row("GetMessageTree", [=](Test& t) { run(t.m_threads.tree(kGuid, stop)); });
        row("TrackPrintMessage", [=](Test& t) { run(t.m_slips.trackPrint(kGuid, stop)); });
    }

    WireSchema m_schema;
    RecordingTransport m_transport{m_schema};
    Tokens m_tokens;
    const QUrl m_base{QStringLiteral("https://portal.example/base/api")};
    DirectoryClient m_directory{m_transport, m_base};
    SignInClient m_signIn{m_transport, m_base, ClientIdentity()};
    RegistrationClient m_registration{m_transport, m_base, ClientIdentity()};
    PortalClient m_portal{m_transport, m_tokens, m_base, ClientIdentity()};
    AttachmentClient m_attachments{m_portal.caller()};
    ComposeClient m_compose{m_portal.caller()};
    LabelClient m_labels{m_portal.caller()};
    ProfileClient m_profiles{m_portal.caller()};
    ThreadClient m_threads{m_portal.caller()};
    SlipClient m_slips{m_portal.caller()};
    NewsClient m_news{m_portal.caller()};

    static Draft fullDraft()
    {
        Draft draft;
        draft.action = DraftAction::Reply;
        draft.parent = kGuid;
        draft.to << QStringLiteral("o'neill+x@example.org");
        draft.subject = QStringLiteral("\"Ü\" \\ <b>");
        draft.body = QStringLiteral("<p>ä\n</p>");
        draft.options.fyeoType = FyeoType::UniquePassword;
        draft.expiryDate = QDateTime({2026, 4, 1}, {10, 30}, Qt::UTC);
        draft.inviteNewUsers = false;
        return draft;
    }

private Q_SLOTS:
    void init() { m_transport.requests.clear(); }

    void eachCallIsTheOperationItClaimsAndWritesWhatTheSchemaDemands_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<Call>("call");
        using Test = WireWritingTest;
        const auto row = [](const char* operation, Call call) {
            QTest::newRow(operation) << QString::fromLatin1(operation) << call;
        };
        const std::stop_token stop;
        const QString address = QStringLiteral("o'neill+x@example.org");
        const Secret channel(kGuid.toString().toLatin1());
        const Secret secret(QByteArray("a \"secret\" / + ?"));
        row("SearchUserTracking", [=](Test& t) {
            run(t.m_news.deedsSince(QDateTime({2026, 3, 5}, {14, 0}, Qt::UTC), 1, 100, stop));
        });
        row("SearchUserTracking", [=](Test& t) { run(t.m_news.newestDeed(stop)); });
        row("UpdateUserSettings", [=](Test& t) {
            run(t.m_news.setInAppEvents({QStringLiteral("NewMessage")}, stop));
        });
        row("PublicDiscoveryServiceUser",
            [=](Test& t) { run(t.m_directory.discover(address, stop)); });
        row("PublicGetService", [=](Test& t) {
            run(t.m_directory.serviceByCode(QStringLiteral("a/b?c"), stop));
        });
        row("Ping", [=](Test& t) { run(t.m_signIn.ping(stop)); });
        row("GetServicePublicSettings", [=](Test& t) { run(t.m_signIn.publicSettings(stop)); });
        row("Login", [=](Test& t) {
            run(t.m_signIn.login(address, secret, MfaAnswer{2, QStringLiteral("123456")}, stop));
        });
        row("Authenticate", [=](Test& t) { run(t.m_signIn.authenticate(secret, stop)); });
        row("ForgotPassword",
            [=](Test& t) { run(t.m_signIn.forgotPassword(address, stop)); });
        row("ResendRegistrationConfirmation",
            [=](Test& t) { run(t.m_signIn.resendConfirmation(address, stop)); });
        row("GetQuickRegistration",
            [=](Test& t) { run(t.m_registration.invitedAddress(secret, stop)); });
        row("RegisterUser", [=](Test& t) {
            Registration form;
            form.emailAddress = address;
            form.firstName = QStringLiteral("Zoë");
            form.lastName = QStringLiteral("O'Neill \"Z\"");
            form.companyName = QStringLiteral("Müller & Söhne");
            form.language = QStringLiteral("de");
            form.password = secret;
            form.craAnswer = secret;
            form.quickRegistrationKey = secret;
            form.termsAccepted = true;
            run(t.m_registration.registerUser(form, stop));
        });
        row("ConfirmRegistration", [=](Test& t) { run(t.m_registration.confirm(secret, stop)); });
        row("InviteServiceUserPublic",
            [=](Test& t) { run(t.m_registration.requestInvitation(address, stop)); });
        row("ResetPassword",
            [=](Test& t) { run(t.m_registration.resetPassword(secret, secret, stop)); });
        row("UpdatePassword",
            [=](Test& t) { run(t.m_portal.updatePassword(secret, secret, stop)); });
        row("SendActivationMessage", [=](Test& t) { run(t.m_portal.sendActivationMessage(stop)); });
        row("GetServiceSettings", [=](Test& t) { run(t.m_portal.serviceSettings(stop)); });
        row("GetUserSettings", [=](Test& t) { run(t.m_portal.userSettings(stop)); });
        row("GetLabels", [=](Test& t) { run(t.m_portal.labels(stop)); });
        row("SearchMessages", [=](Test& t) {
            MessageFilter filter;
            filter.types << Folder::Inbox;
            run(t.m_portal.searchMessages(filter, 2, 100, stop));
        });
        row("GetMessage",
            [=](Test& t) { run(t.m_portal.retrieveMessage(kGuid, secret, stop)); });
        row("PreCreateMessage", [=](Test& t) {
            run(t.m_compose.preCreate(DraftAction::Reply, kGuid, secret, kGuid, stop));
        });
        row("SaveMessage", [=](Test& t) { run(t.m_compose.save(kGuid, fullDraft(), stop)); });
        row("SendMessage",
            [=](Test& t) { run(t.m_compose.send(kGuid, fullDraft(), secret, secret, stop)); });
        row("RecallMessage", [=](Test& t) {
            run(t.m_compose.recall(kGuid, QStringLiteral("the \"wrong\" file"), stop));
        });
        row("GetUserQuotas", [=](Test& t) { run(t.m_compose.quota(stop)); });
        row("GetUserContacts", [=](Test& t) { run(t.m_compose.contacts(2, 100, stop)); });
        row("GetNewAuthenticationToken", [=](Test& t) { run(t.m_portal.newAuthenticationToken(9)); });
        row("ExpireAuthenticationToken",
            [=](Test& t) { run(t.m_portal.expireAuthenticationToken(secret)); });
        row("Logout", [=](Test& t) { run(t.m_portal.logout()); });
        row("CreateNotificationSession",
            [=](Test& t) { run(t.m_portal.createNotificationSession(stop)); });
        row("UpdateNotificationHeartbeat", [=](Test& t) { run(t.m_portal.heartbeat(channel, stop)); });
        row("Subscribe", [=](Test& t) {
            run(t.m_portal.subscribe(channel, {kGuid, kGuid}, stop));
        });
        row("RemoveNotificationSession",
            [=](Test& t) { run(t.m_portal.removeNotificationSession(secret)); });
        addAttachmentRows(row);
        addReadingRows(row);
    }
    void eachCallIsTheOperationItClaimsAndWritesWhatTheSchemaDemands()
    {
        QFETCH(QString, operation);
        QFETCH(Call, call);
        call(*this);
        QCOMPARE(m_transport.requests.size(), std::size_t(1));
        const HttpRequest& request = m_transport.requests.front();
        const auto known = m_schema.operation(RecordingTransport::methodOf(request),
                                              RecordingTransport::pathOf(request));
        QVERIFY2(known, RecordingTransport::pathOf(request).c_str());
        QCOMPARE(QString::fromStdString(known->name).toLower(), operation.toLower());

        const auto body = parseObject(request.body);
        const QUrlQuery query(request.url);
        QStringList allowed;
        for (const WireSchema::Parameter& parameter : known->parameters) {
            const QString name = QString::fromStdString(parameter.name);
            if (parameter.location == "query") {
                allowed << name;
                QVERIFY2(!parameter.required || query.hasQueryItem(name), parameter.name.c_str());
            } else if (parameter.location == "body") {
                QVERIFY(body);
                QVERIFY2(!parameter.required || body->contains(parameter.name),
                         parameter.name.c_str());
                if (body->contains(parameter.name)) {
                    QVERIFY2(m_schema.fits((*body)[parameter.name], parameter.type),
                             (parameter.name + " " + (*body)[parameter.name].dump()).c_str());
                }
            }
        }
        for (const auto& [name, value] : query.queryItems())
            QVERIFY2(allowed.contains(name), qPrintable(name));
        if (body) {
            for (const auto& item : body->items()) {
                const bool documented
                    = std::any_of(known->parameters.begin(), known->parameters.end(),
                                  [&](const auto& one) {
                                      return one.name == item.key() && one.location == "body";
                                  });
                QVERIFY2(documented, item.key().c_str());
            }
        }
        // Where the documents are unsure, the session is told.
        QCOMPARE(secretHeader(request, "x-sm-session-token").has_value(),
                 known->session != "none");
    }

    void theDeliverySlipIsAskedForWithoutOpeningAnything()
    {
        const auto facts = await(m_slips.facts(kGuid, {}));
        QVERIFY(facts && facts->has_value());
        QVERIFY(RecordingTransport::pathOf(m_transport.requests.back()) == "/v1/messages/search");
        QVERIFY((*facts)->retentionDate.isValid());
        QCOMPARE((*facts)->senderIpAddress, QStringLiteral("senderIpAddress"));
        QVERIFY((*facts)->trackingVisible);
        QCOMPARE((*facts)->shares.size(), 1);
        QCOMPARE((*facts)->shares.first().unshareReason, QStringLiteral("unshareReason"));
        const auto events = await(m_slips.messageTracking(kGuid, 1, 25, {}));
        QVERIFY(events && events->results.size() == 1);
        const TrackingDetail& event = events->results.first();
        QCOMPARE(event.type, QStringLiteral("trackingType"));
        QCOMPARE(event.actorEmail, QStringLiteral("actorUserEmail"));
        QCOMPARE(event.attachmentName, QStringLiteral("attachmentName"));
        QCOMPARE(event.relatedRecipients.size(), 1);
        QVERIFY(event.date.isValid() && event.hasAccessToRelated && event.relatedMessageGuid);
        QCOMPARE(QUrlQuery(m_transport.requests.back().url)
                     .queryItemValue(QStringLiteral("filter"), QUrl::FullyDecoded),
                 QStringLiteral("{messageGuids:[%1]}").arg(kGuid.toString()));
    }

    void aLineOfTheActivityStreamIsReadAsOneOfTheSlip()
    {
        const auto deeds = await(m_news.deedsSince(QDateTime({2026, 3, 5}, {14, 0}, Qt::UTC), 1, 100,
                                                   {}));
        QVERIFY(deeds && deeds->results.size() == 1);
        const TrackingDetail& deed = deeds->results.first();
        const auto slip = await(m_slips.messageTracking(kGuid, 1, 25, {}));
        QVERIFY(slip && slip->results.size() == 1);
        const TrackingDetail& event = slip->results.first();
        QCOMPARE(deed.type, event.type);
        QCOMPARE(deed.date, event.date);
        QCOMPARE(deed.ownerEmail, QStringLiteral("ownerUserEmail"));
        QCOMPARE(deed.actorEmail, event.actorEmail);
        QCOMPARE(deed.messageGuid, event.messageGuid);
        QCOMPARE(deed.messageSubject, QStringLiteral("messageSubject"));
        QCOMPARE(deed.attachmentGuid, event.attachmentGuid);
        QCOMPARE(deed.attachmentName, event.attachmentName);
    }

    void aProfileIsReadAsTheSchemaNamesItAndOnlyChangesAreSent()
    {
        const auto profile = await(m_profiles.load({}));
        QVERIFY(profile);
        QCOMPARE(profile->firstName, QStringLiteral("firstName"));
        QCOMPARE(profile->title, QStringLiteral("userTitle"));
        QCOMPARE(profile->company, QStringLiteral("companyName"));
        QCOMPARE(profile->outOfOfficeMessage, QStringLiteral("message"));
        QCOMPARE(profile->signatureHtml, QStringLiteral("signatureHtml"));
        Profile wanted = *profile;
        wanted.lastName = QStringLiteral("Weber");
        wanted.outOfOffice = !profile->outOfOffice;
        QVERIFY(await(m_profiles.save(*profile, wanted, {})));
        const auto sent = parseObject(m_transport.requests.back().body);
        QVERIFY(sent && sent->size() == 2);
        QVERIFY(sent->contains("lastName") && sent->contains("outOfOfficeEnabled"));
    }

    void conversationsAndTreesAreReadAsTheSchemaNamesThem()
    {
        const auto messages = await(m_threads.conversation(kGuid, {}));
        QVERIFY(messages && messages->size() == 1);
        QCOMPARE(messages->first().guid, kGuid);
        const auto tree = await(m_threads.tree(kGuid, {}));
        QVERIFY(tree && !tree->isEmpty());
        QCOMPARE(tree->first().subject, QStringLiteral("messageSubject"));
        QCOMPARE(tree->first().branch, QStringLiteral("branchType"));
        QCOMPARE(tree->first().sender.email, QStringLiteral("email"));
        QVERIFY(tree->first().date.isValid());
    }

    void portalsAreToldWhoAsksAndTheDirectoryIsNot()
    {
        run(m_portal.labels({}));
        QVERIFY(hasHeader(m_transport.requests.back(), "x-sm-client-name"));
        QVERIFY(hasHeader(m_transport.requests.back(), "x-sm-client-version"));
        run(m_directory.discover(QStringLiteral("a@b.example"), {}));
        QVERIFY(!hasHeader(m_transport.requests.back(), "x-sm-client-name"));
    }

    void whatIsAParameterCannotBecomeAnother()
    {
        run(m_directory.discover(QStringLiteral("a+b&serviceGuid=1#x@example.org"), {}));
        const QUrlQuery query(m_transport.requests.back().url);
        QCOMPARE(query.queryItems().size(), 1);
        QCOMPARE(query.queryItemValue(QStringLiteral("emailAddress"), QUrl::FullyDecoded),
                 QStringLiteral("a+b&serviceGuid=1#x@example.org"));
        // A plus in a query is a blank to many servers.
        QVERIFY(m_transport.requests.back().url.toEncoded().contains("%2B"));
    }

    void secretsTravelWhereTheyAreNotLogged()
    {
        run(m_signIn.login(QStringLiteral("a@b.example"), Secret(QByteArray("password")),
                           std::nullopt, {}));
        QVERIFY(m_transport.requests.back().secretBody);
        const auto body = parseObject(m_transport.requests.back().body);
        QVERIFY(body && (*body)["cookieless"] == true);
        QVERIFY(!body->contains("mfaId"));

        run(m_portal.retrieveMessage(kGuid, Secret(QByteArray("geheim")), {}));
        QCOMPARE(secretHeader(m_transport.requests.back(), "x-sm-password"),
                 QByteArray("geheim").toBase64());
        run(m_portal.retrieveMessage(kGuid, std::nullopt, {}));
        QVERIFY(!secretHeader(m_transport.requests.back(), "x-sm-password"));
    }

    void onlyWhatDoesNoHarmTwiceIsRepeated()
    {
        run(m_signIn.login(QStringLiteral("a@b.example"), Secret(QByteArray("p")), std::nullopt, {}));
        QVERIFY(!m_transport.requests.back().repeatable);
        run(m_signIn.forgotPassword(QStringLiteral("a@b.example"), {}));
        QVERIFY(!m_transport.requests.back().repeatable);
        run(m_registration.registerUser(Registration(), {}));
        QVERIFY(!m_transport.requests.back().repeatable);
        run(m_registration.confirm(Secret(QByteArray("t")), {}));
        QVERIFY(!m_transport.requests.back().repeatable);
        run(m_portal.updatePassword(Secret(QByteArray("p")), Secret(QByteArray("q")), {}));
        QVERIFY(!m_transport.requests.back().repeatable);
        QVERIFY(m_transport.requests.back().secretBody);
        run(m_compose.preCreate(DraftAction::New, std::nullopt, std::nullopt, kGuid, {}));
        QVERIFY(!m_transport.requests.back().repeatable);
        run(m_compose.send(kGuid, Draft(), Secret(QByteArray("p")), {}, {}));
        QVERIFY(!m_transport.requests.back().repeatable);
        QVERIFY(m_transport.requests.back().secretBody);
        run(m_compose.save(kGuid, Draft(), {}));
        QVERIFY(m_transport.requests.back().repeatable);
        run(m_portal.labels({}));
        QVERIFY(m_transport.requests.back().repeatable);
    }

    void aSaveSendsEveryMemberBecauseWhatIsLeftOutIsCleared()
    {
        run(m_compose.save(kGuid, Draft(), {}));
        const auto body = parseObject(m_transport.requests.back().body);
        QVERIFY(body);
        for (const char* name : {"to", "cc", "bcc", "subject", "body", "bodyFormat",
                                 "messageOptions", "expiryGroup"})
            QVERIFY2(body->contains(name), name);
        const Json& options = (*body)["messageOptions"];
        for (const char* name : {"allowForward", "allowReply", "allowReplyAll", "allowTracking",
                                 "shareTracking", "fyeoType"})
            QVERIFY2(options.contains(name), name);
        // No date is "none", not the year 1.
        QVERIFY(!body->contains("expiryDate"));
        run(m_compose.save(kGuid, fullDraft(), {}));
        const auto full = parseObject(m_transport.requests.back().body);
        QVERIFY(full);
        QCOMPARE((*full)["expiryDate"].get<std::string>(), std::string("2026-04-01T10:30:00Z"));
    }

    void whetherSomethingWasSentIsAskedWithoutReadingIt()
    {
        run(m_compose.messageState(kGuid, {}));
        const QUrlQuery query(m_transport.requests.back().url);
        QCOMPARE(query.queryItemValue(QStringLiteral("retrieveBody")), QStringLiteral("false"));
    }
};

QTEST_GUILESS_MAIN(WireWritingTest)
#include "tst_wirewriting.moc"
