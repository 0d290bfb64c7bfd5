#include "core/portal/attachmentclient.h"
#include "core/portal/composeclient.h"
#include "core/portal/slipclient.h"
#include "core/portal/threadclient.h"
#include "tests/integration/signedinportal.h"
#include "tests/support/memorystream.h"
#include "ui/common/errorsentence.h"
#include "ui/common/transfersentence.h"
#include "ui/composer/composertexts.h"

#include <QTest>

#include <functional>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const Guid kUnknown = *Guid::parse(QStringLiteral("00000000000000000000000000000123"));
const std::string kOwn = kAnna.toStdString();
const std::string kJonas = "jonas.weber@example.org";
const std::string kMarie = "marie.dubois@example.org";

/// Where a person meets an error decides how it is said.
enum class Said { Writing, Recalling, Files, Reading };

QString sentenceOf(const Error& error, Said said)
{
    switch (said) {
    case Said::Writing:
        return refusalSentence(error);
    case Said::Recalling:
        return recallSentence(error);
    case Said::Files:
        return transferSentence(error);
    case Said::Reading:
        break;
    }
    return errorSentence(error, ErrorContext::Reading);
}

template<typename T>
std::optional<Error> errorOf(const Result<T>& result)
{
    return result ? std::nullopt : std::optional(result.error());
}

Secret secret(const char* text)
{
    return Secret(QByteArray(text));
}

} // namespace

/// Every error that protocol/messages.md and attachments.md list for an operation which this client
/// uses, brought about at the local portal: it arrives as itself, and people read a sentence that
/// says what happened.
class ErrorsLiveTest : public QObject
{
    Q_OBJECT

private:
    struct Case
    {
        QString name;
        QString code;
        Said said = Said::Writing;
        QString tells; ///< a word of the sentence
        std::function<std::optional<Error>()> act;
    };

    [[nodiscard]] ComposeClient compose() const { return ComposeClient(m_own->portal->caller()); }
    [[nodiscard]] AttachmentClient files() const
    {
        return AttachmentClient(m_own->portal->caller());
    }
    [[nodiscard]] SlipClient slips() const { return SlipClient(m_own->portal->caller()); }
    void settings(const portal::Json& patch)
    {
        m_live->server().with([&](portal::Control& control) {
            control.changeSettings("example", patch);
            return 0;
        });
    }
    void service(const portal::Json& changes)
    {
        m_live->server().with([&](portal::Control& control) {
            control.changePortal("example", changes);
            return 0;
        });
    }
    static Guid guidOf(const std::string& text)
    {
        return Guid::parse(QString::fromStdString(text)).value_or(Guid());
    }
    [[nodiscard]] portal::Delivery letter(const std::string& from = kJonas,
                                          const std::string& to = kOwn) const
    {
        portal::Delivery delivery;
        delivery.from = from;
        delivery.to = {to};
        delivery.subject = "Figures";
        delivery.body = "Please read";
        return delivery;
    }
    Guid deliver(const portal::Delivery& delivery)
    {
        return guidOf(m_live->server().deliver(delivery));
    }
    Result<Guid> begin(DraftAction action = DraftAction::New, std::optional<Guid> parent = {},
                       std::optional<Secret> password = {})
    {
        return await(compose().preCreate(action, parent, std::move(password), kUnknown, {}));
    }
    static Draft draftTo(const QStringList& to)
    {
        Draft draft;
        draft.to = to;
        draft.subject = QStringLiteral("Answer");
        draft.body = QStringLiteral("<p>Text</p>");
        return draft;
    }
    static Draft usual() { return draftTo({QString::fromStdString(kJonas)}); }
    std::optional<Error> save(const Guid& guid, const Draft& draft)
    {
        return errorOf(await(compose().save(guid, draft, {})));
    }
    /// Begun, saved and sent.
    std::optional<Error> sendAll(const Draft& draft, std::optional<Secret> password = {},
                                 Guid* sent = nullptr)
    {
        const auto guid = begin();
        if (!guid)
            return guid.error();
        if (sent)
            *sent = *guid;
        if (auto refused = save(*guid, draft))
            return refused;
        return errorOf(await(compose().send(*guid, draft, std::move(password), std::nullopt, {})));
    }
    Result<QList<AttachmentPlan>> announce(const Guid& draft, const QString& name, qint64 size)
    {
        const QList<AnnouncedFile> wanted{{name, size}};
        return await(files().preCreate(draft, wanted, {}));
    }
    std::optional<Error> upload(const AttachmentPlan& plan, const PlannedChunk& chunk,
                                const QByteArray& bytes)
    {
        ChunkUpload one(plan.attachment, chunk, plan.fileName,
                        std::make_shared<MemorySource>(bytes));
        return errorOf(await(files().uploadChunk(one, {})));
    }
    /// Of a message with one file.
    Guid fileOf(const Guid& message)
    {
        MessageFilter filter;
        filter.messageGuids << message;
        const auto page = await(m_own->portal->searchMessages(filter, 1, 1, {}));
        return page && !page->results.isEmpty() && !page->results.first().attachments.isEmpty()
                   ? page->results.first().attachments.first().guid
                   : Guid();
    }
    [[nodiscard]] portal::Delivery letterWithFile(const std::string& from = kJonas) const
    {
        portal::Delivery delivery = letter(from, from == kOwn ? kJonas : kOwn);
        delivery.attachments = {{"figures.txt", "1,2,3"}};
        return delivery;
    }
    std::optional<Error> fetch(const Guid& file, std::optional<Secret> password = {})
    {
        auto sink = std::make_shared<MemorySink>();
        ContentDownload download(file, sink, 1000);
        download.password = std::move(password);
        return errorOf(await(files().download(download, {})));
    }

    QList<Case> beginning()
    {
        return {
            {QStringLiteral("no parent"), QStringLiteral("928"), Said::Writing,
             QStringLiteral("did not accept"),
             [this] { return errorOf(begin(DraftAction::Reply)); }},
            {QStringLiteral("unknown parent"), QStringLiteral("929"), Said::Writing,
             QStringLiteral("does not know"),
             [this] { return errorOf(begin(DraftAction::Reply, kUnknown)); }},
            {QStringLiteral("parent of others"), QStringLiteral("907"), Said::Writing,
             QStringLiteral("no access"),
             [this] {
                 return errorOf(begin(DraftAction::Reply, deliver(letter(kJonas, kMarie))));
             }},
            {QStringLiteral("recalled parent"), QStringLiteral("915"), Said::Writing,
             QStringLiteral("recalled"),
             [this] {
                 const std::string guid = m_live->server().deliver(letter());
                 m_live->server().recall(guid);
                 return errorOf(begin(DraftAction::Reply, guidOf(guid)));
             }},
            {QStringLiteral("reply to all frozen"), QStringLiteral("908"), Said::Writing,
             QStringLiteral("Replying"),
             [this] {
                 portal::Delivery frozen = letter();
                 frozen.allowReply = false;
                 return errorOf(begin(DraftAction::ReplyAll, deliver(frozen)));
             }},
            {QStringLiteral("forward frozen"), QStringLiteral("909"), Said::Writing,
             QStringLiteral("Forwarding"),
             [this] {
                 portal::Delivery frozen = letter();
                 frozen.allowForward = false;
                 return errorOf(begin(DraftAction::Forward, deliver(frozen)));
             }},
            {QStringLiteral("protected parent"), QStringLiteral("38"), Said::Writing,
             QStringLiteral("password"),
             [this] {
                 portal::Delivery closed = letter();
                 closed.fyeoType = "UniquePassword";
                 closed.password = "right";
                 return errorOf(begin(DraftAction::Reply, deliver(closed), secret("wrong")));
             }},
            {QStringLiteral("writing switched off"), QStringLiteral("Portal.FeatureDisabled"),
             Said::Writing, QStringLiteral("new messages"),
             [this] {
                 settings({{"createMessage", {{"enabled", false}}}});
                 return errorOf(begin());
             }},
        };
    }
    QList<Case> saving()
    {
        const auto withOption = [this](const char* feature, FyeoType type) {
            settings({{feature, {{"enabled", false}}}});
            Draft draft = usual();
            draft.options.fyeoType = type;
            return save(begin().value_or(Guid()), draft);
        };
        return {
            {QStringLiteral("save: unknown draft"), QStringLiteral("929"), Said::Writing,
             QStringLiteral("does not know"), [this] { return save(kUnknown, usual()); }},
            {QStringLiteral("save: confidential not allowed"), QStringLiteral("930"), Said::Writing,
             QStringLiteral("account password"),
             [withOption] { return withOption("confidential", FyeoType::AccountPassword); }},
            {QStringLiteral("save: own password not allowed"), QStringLiteral("922"), Said::Writing,
             QStringLiteral("password of their own"),
             [withOption] { return withOption("fyeo", FyeoType::UniquePassword); }},
            {QStringLiteral("save: reply forbidden meanwhile"), QStringLiteral("77"), Said::Writing,
             QStringLiteral("does not allow this reply"),
             [this] {
                 const std::string parent = m_live->server().deliver(letter());
                 const Guid draft = begin(DraftAction::ReplyAll, guidOf(parent)).value_or(Guid());
                 m_live->server().with([&](portal::Control& control) {
                     portal::Portal* example = control.world().portal("example");
                     example->messageByGuid(*portal::Guid::parse(parent))->options.allowReply =
                         false;
                     return 0;
                 });
                 Draft answer = usual();
                 answer.action = DraftAction::ReplyAll;
                 return save(draft, answer);
             }},
            {QStringLiteral("save: expiry in the past"), QStringLiteral("928"), Said::Writing,
             QStringLiteral("expiry date"),
             [this] {
                 Draft draft = usual();
                 draft.expiryDate = QDateTime::currentDateTimeUtc().addDays(-20);
                 return save(begin().value_or(Guid()), draft);
             }},
            {QStringLiteral("save: sent meanwhile"), QStringLiteral("Portal.AlreadySent"),
             Said::Writing, QStringLiteral("another place"),
             [this]() -> std::optional<Error> {
                 Guid sent;
                 if (auto refused = sendAll(usual(), {}, &sent))
                     return refused;
                 return save(sent, usual());
             }},
        };
    }
    QList<Case> sending()
    {
        const auto strangers = [this](int count) {
            settings({{"cra", {{"enabled", true}}}});
            QStringList to;
            for (int i = 0; i < count; ++i)
                to << QStringLiteral("stranger%1@elsewhere.example").arg(i);
            return sendAll(draftTo(to));
        };
        return {
            {QStringLiteral("send: unknown draft"), QStringLiteral("929"), Said::Writing,
             QStringLiteral("does not know"),
             [this] { return errorOf(await(compose().send(kUnknown, usual(), {}, {}, {}))); }},
            {QStringLiteral("send: no recipient"), QStringLiteral("928"), Said::Writing,
             QStringLiteral("recipients"), [this] { return sendAll(draftTo({})); }},
            {QStringLiteral("send: content filter"), QStringLiteral("17"), Said::Writing,
             QStringLiteral("content filter"),
             [this] {
                 Draft draft = usual();
                 draft.subject = QStringLiteral("X-REFUSED-BY-FILTER");
                 return sendAll(draft);
             }},
            {QStringLiteral("send: allowance used up"), QStringLiteral("28"), Said::Writing,
             QStringLiteral("used up"),
             [this] {
                 service({{"dailyMessages", 0}});
                 return sendAll(usual());
             }},
            {QStringLiteral("send: invitations not wanted"), QStringLiteral("30"), Said::Writing,
             QStringLiteral("invited"),
             [this] {
                 Draft draft = draftTo({QStringLiteral("stranger@elsewhere.example")});
                 draft.inviteNewUsers = false;
                 return sendAll(draft);
             }},
            {QStringLiteral("send: invitations used up"), QStringLiteral("30"), Said::Writing,
             QStringLiteral("invited"),
             [this] {
                 service({{"dailyInvites", 0}});
                 return sendAll(draftTo({QStringLiteral("stranger@elsewhere.example")}));
             }},
            {QStringLiteral("send: password missing"), QStringLiteral("38"), Said::Writing,
             QStringLiteral("password"),
             [this] {
                 Draft draft = usual();
                 draft.options.fyeoType = FyeoType::UniquePassword;
                 return sendAll(draft);
             }},
            {QStringLiteral("send: one must prove who they are"), QStringLiteral("44"),
             Said::Writing, QStringLiteral("prove who they are"),
             [strangers] { return strangers(1); }},
            {QStringLiteral("send: several must prove who they are"), QStringLiteral("45"),
             Said::Writing, QStringLiteral("Several"), [strangers] { return strangers(2); }},
            {QStringLiteral("send: contacts only"), QStringLiteral("49"), Said::Writing,
             QStringLiteral("may not write"),
             [this] {
                 settings(
                     {{"createMessage",
                       {{"restrictions", "AllowedAddressOnly"}, {"allowedEmailAddress", kMarie}}}});
                 return sendAll(usual());
             }},
            {QStringLiteral("send: too many recipients"), QStringLiteral("74"), Said::Writing,
             QStringLiteral("too many recipients"),
             [this] {
                 service({{"maxRecipients", 1}});
                 return sendAll(
                     draftTo({QString::fromStdString(kJonas), QString::fromStdString(kMarie)}));
             }},
            {QStringLiteral("send: parent recalled meanwhile"), QStringLiteral("915"),
             Said::Writing, QStringLiteral("recalled"),
             [this]() -> std::optional<Error> {
                 const std::string parent = m_live->server().deliver(letter());
                 const Guid draft = begin(DraftAction::Reply, guidOf(parent)).value_or(Guid());
                 Draft answer = usual();
                 answer.action = DraftAction::Reply;
                 if (auto refused = save(draft, answer))
                     return refused;
                 m_live->server().recall(parent);
                 return errorOf(await(compose().send(draft, answer, {}, {}, {})));
             }},
            {QStringLiteral("send: a file is not there yet"),
             QStringLiteral("Portal.AttachmentIncomplete"), Said::Writing,
             QStringLiteral("not received all files"),
             [this]() -> std::optional<Error> {
                 const Guid draft = begin().value_or(Guid());
                 if (auto refused = save(draft, usual()))
                     return refused;
                 if (auto refused = errorOf(announce(draft, QStringLiteral("a.txt"), 5)))
                     return refused;
                 return errorOf(await(compose().send(draft, usual(), {}, {}, {})));
             }},
            {QStringLiteral("send: files of this kind refused meanwhile"),
             QStringLiteral("Portal.RestrictedAttachment"), Said::Writing,
             QStringLiteral("of this kind"),
             [this]() -> std::optional<Error> {
                 const Guid draft = begin().value_or(Guid());
                 if (auto refused = save(draft, usual()))
                     return refused;
                 const auto plans = announce(draft, QStringLiteral("a.abc"), 5);
                 if (!plans)
                     return plans.error();
                 if (auto refused = upload(plans->first(), plans->first().chunks.first(), "12345"))
                     return refused;
                 const auto refusedKinds = portal::Json::array({"abc"});
                 settings(
                     {{"restrictedExtensions", {{"enabled", true}, {"extensions", refusedKinds}}}});
                 return errorOf(await(compose().send(draft, usual(), {}, {}, {})));
             }},
            {QStringLiteral("send: sent before"), QStringLiteral("Portal.AlreadySent"),
             Said::Writing, QStringLiteral("another place"),
             [this]() -> std::optional<Error> {
                 Guid sent;
                 if (auto refused = sendAll(usual(), {}, &sent))
                     return refused;
                 return errorOf(await(compose().send(sent, usual(), {}, {}, {})));
             }},
        };
    }
    QList<Case> afterwards()
    {
        return {
            {QStringLiteral("recall: not the sender"), QStringLiteral("907"), Said::Recalling,
             QStringLiteral("Only who sent"),
             [this] { return errorOf(await(compose().recall(deliver(letter()), {}, {}))); }},
            {QStringLiteral("recall: a draft"), QStringLiteral("928"), Said::Recalling,
             QStringLiteral("draft"),
             [this] { return errorOf(await(compose().recall(begin().value_or(Guid()), {}, {}))); }},
            {QStringLiteral("recall: switched off"), QStringLiteral("Portal.FeatureDisabled"),
             Said::Recalling, QStringLiteral("does not let you"),
             [this] {
                 settings({{"messageRecall", {{"enabled", false}}}});
                 return errorOf(await(compose().recall(deliver(letter(kOwn, kJonas)), {}, {})));
             }},
            {QStringLiteral("recall: unknown"), QStringLiteral("929"), Said::Recalling,
             QStringLiteral("not in the portal"),
             [this] { return errorOf(await(compose().recall(kUnknown, {}, {}))); }},
            {QStringLiteral("read: unknown"), QStringLiteral("929"), Said::Reading,
             QStringLiteral("not in the portal"),
             [this] { return errorOf(await(m_own->portal->retrieveMessage(kUnknown, {}, {}))); }},
            {QStringLiteral("read: wrong password"), QStringLiteral("38"), Said::Reading,
             QStringLiteral("not the password"),
             [this] {
                 portal::Delivery closed = letter();
                 closed.fyeoType = "UniquePassword";
                 closed.password = "right";
                 const Guid guid = deliver(closed);
                 return errorOf(await(m_own->portal->retrieveMessage(guid, secret("wrong"), {})));
             }},
            {QStringLiteral("state: unknown"), QStringLiteral("929"), Said::Reading,
             QStringLiteral("not in the portal"),
             [this] { return errorOf(await(compose().messageState(kUnknown, {}))); }},
            {QStringLiteral("conversation: unknown"), QStringLiteral("929"), Said::Reading,
             QStringLiteral("not in the portal"),
             [this] {
                 return errorOf(
                     await(ThreadClient(m_own->portal->caller()).conversation(kUnknown, {})));
             }},
            {QStringLiteral("tree: unknown"), QStringLiteral("929"), Said::Reading,
             QStringLiteral("not in the portal"),
             [this] {
                 return errorOf(await(ThreadClient(m_own->portal->caller()).tree(kUnknown, {})));
             }},
            {QStringLiteral("print: unknown"), QStringLiteral("929"), Said::Reading,
             QStringLiteral("not in the portal"),
             [this] { return errorOf(await(slips().trackPrint(kUnknown, {}))); }},
        };
    }
    QList<Case> uploading()
    {
        return {
            {QStringLiteral("announce: too large"), QStringLiteral("Portal.TooLarge"), Said::Files,
             QStringLiteral("larger than"),
             [this] {
                 settings({{"maxMessageFileSizeBytes", 10}});
                 return errorOf(announce(begin().value_or(Guid()), QStringLiteral("a.txt"), 11));
             }},
            {QStringLiteral("announce: kind not accepted"),
             QStringLiteral("Portal.RestrictedAttachment"), Said::Files,
             QStringLiteral("this kind"),
             [this] {
                 return errorOf(announce(begin().value_or(Guid()), QStringLiteral("a.exe"), 5));
             }},
            {QStringLiteral("announce: unknown draft"), QStringLiteral("929"), Said::Files,
             QStringLiteral("not in the portal"),
             [this] { return errorOf(announce(kUnknown, QStringLiteral("a.txt"), 5)); }},
            {QStringLiteral("announce: no name for a file"), QStringLiteral("928"), Said::Files,
             QStringLiteral("Rename"),
             [this] {
                 return errorOf(announce(begin().value_or(Guid()), QStringLiteral("a/b.txt"), 5));
             }},
            {QStringLiteral("chunk: another length"), QStringLiteral("928"), Said::Files,
             QStringLiteral("attach it again"),
             [this]() -> std::optional<Error> {
                 const auto plans = announce(begin().value_or(Guid()), QStringLiteral("a.txt"), 5);
                 if (!plans)
                     return plans.error();
                 return upload(plans->first(), plans->first().chunks.first(), "1234");
             }},
            {QStringLiteral("chunk: unknown number"), QStringLiteral("Portal.ChunkNotFound"),
             Said::Files, QStringLiteral("this part"),
             [this]() -> std::optional<Error> {
                 const auto plans = announce(begin().value_or(Guid()), QStringLiteral("a.txt"), 5);
                 if (!plans)
                     return plans.error();
                 PlannedChunk chunk = plans->first().chunks.first();
                 chunk.number = 7;
                 chunk.uploadUri = QUrl(chunk.uploadUri.toString().replace(
                     QStringLiteral("/chunk/1"), QStringLiteral("/chunk/7")));
                 return upload(plans->first(), chunk, "12345");
             }},
            {QStringLiteral("chunk: complete, and other bytes"),
             QStringLiteral("Portal.AttachmentComplete"), Said::Files,
             QStringLiteral("another content"),
             [this]() -> std::optional<Error> {
                 const auto plans = announce(begin().value_or(Guid()), QStringLiteral("a.txt"), 5);
                 if (!plans)
                     return plans.error();
                 const PlannedChunk chunk = plans->first().chunks.first();
                 if (auto refused = upload(plans->first(), chunk, "12345"))
                     return refused;
                 return upload(plans->first(), chunk, "54321");
             }},
            {QStringLiteral("progress: unknown"), QStringLiteral("929"), Said::Files,
             QStringLiteral("not in the portal"),
             [this] {
                 const QList<Guid> wanted{kUnknown};
                 return errorOf(await(files().progress(wanted, {})));
             }},
            {QStringLiteral("remove: unknown file"), QStringLiteral("929"), Said::Files,
             QStringLiteral("not in the portal"),
             [this] {
                 return errorOf(await(files().remove(begin().value_or(Guid()), kUnknown, {})));
             }},
            {QStringLiteral("unlink: unknown file"), QStringLiteral("929"), Said::Files,
             QStringLiteral("not in the portal"),
             [this] {
                 return errorOf(await(files().unlink(begin().value_or(Guid()), kUnknown, {})));
             }},
            {QStringLiteral("link: forwarding frozen"), QStringLiteral("909"), Said::Files,
             QStringLiteral("Forwarding"),
             [this] {
                 portal::Delivery frozen = letterWithFile();
                 frozen.allowForward = false;
                 const Guid file = fileOf(deliver(frozen));
                 return errorOf(await(files().link(begin().value_or(Guid()), file, {})));
             }},
        };
    }
    QList<Case> downloading()
    {
        return {
            {QStringLiteral("details: unknown"), QStringLiteral("929"), Said::Files,
             QStringLiteral("not in the portal"),
             [this] { return errorOf(await(files().details(kUnknown, {}))); }},
            {QStringLiteral("download: unknown"), QStringLiteral("929"), Said::Files,
             QStringLiteral("not in the portal"), [this] { return fetch(kUnknown); }},
            {QStringLiteral("download: recalled"), QStringLiteral("915"), Said::Files,
             QStringLiteral("recalled"),
             [this] {
                 const std::string guid = m_live->server().deliver(letterWithFile());
                 const Guid file = fileOf(guidOf(guid));
                 m_live->server().recall(guid);
                 return fetch(file);
             }},
            {QStringLiteral("download: expired"), QStringLiteral("Portal.Expired"), Said::Files,
             QStringLiteral("expired"),
             [this] {
                 const std::string guid = m_live->server().deliver(letterWithFile());
                 const Guid file = fileOf(guidOf(guid));
                 m_live->server().expire(guid);
                 return fetch(file);
             }},
            {QStringLiteral("download: no access"), QStringLiteral("907"), Said::Files,
             QStringLiteral("access"),
             [this] {
                 portal::Delivery others = letterWithFile();
                 others.to = {kMarie};
                 auto marie =
                     std::make_unique<SignedInPortal>(*m_live, QString::fromStdString(kMarie));
                 m_own.swap(marie);
                 const Guid file = fileOf(deliver(others));
                 m_own.swap(marie);
                 return fetch(file);
             }},
            {QStringLiteral("download: wrong password"), QStringLiteral("38"), Said::Files,
             QStringLiteral("password"),
             [this] {
                 portal::Delivery closed = letterWithFile();
                 closed.fyeoType = "UniquePassword";
                 closed.password = "right";
                 return fetch(fileOf(deliver(closed)), secret("wrong"));
             }},
            {QStringLiteral("download: not complete"),
             QStringLiteral("Portal.AttachmentIncomplete"), Said::Files,
             QStringLiteral("not complete"),
             [this]() -> std::optional<Error> {
                 const auto plans = announce(begin().value_or(Guid()), QStringLiteral("a.txt"), 5);
                 return plans ? fetch(plans->first().attachment) : plans.error();
             }},
            {QStringLiteral("download: unknown chunk"), QStringLiteral("Portal.ChunkNotFound"),
             Said::Files, QStringLiteral("this part"),
             [this] {
                 ContentDownload download(fileOf(deliver(letterWithFile())),
                                          std::make_shared<MemorySink>(), 1000);
                 return errorOf(await(files().downloadChunk(download, 9, {})));
             }},
            {QStringLiteral("token: wrong password"), QStringLiteral("38"), Said::Files,
             QStringLiteral("password"),
             [this] {
                 portal::Delivery closed = letterWithFile();
                 closed.fyeoType = "UniquePassword";
                 closed.password = "right";
                 const Guid file = fileOf(deliver(closed));
                 return errorOf(await(files().downloadToken(file, secret("wrong"), {})));
             }},
            {QStringLiteral("token: unknown"), QStringLiteral("929"), Said::Files,
             QStringLiteral("not in the portal"),
             [this] { return errorOf(await(files().downloadToken(kUnknown, {}, {}))); }},
            {QStringLiteral("print: unknown file"), QStringLiteral("929"), Said::Files,
             QStringLiteral("not in the portal"),
             [this] { return errorOf(await(files().trackPrint(kUnknown, {}))); }},
        };
    }
    QList<Case> cases()
    {
        return beginning() + saving() + sending() + afterwards() + uploading() + downloading();
    }

    std::unique_ptr<LivePortal> m_live;
    std::unique_ptr<SignedInPortal> m_own;

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>(20);
        QVERIFY(m_live->isUp());
    }
    void init()
    {
        m_live->reset();
        m_own = std::make_unique<SignedInPortal>(*m_live);
    }
    void cleanup() { m_own.reset(); }

    void everyErrorArrivesAsItselfAndIsSaid_data()
    {
        QTest::addColumn<int>("index");
        const QList<Case> all = cases();
        for (qsizetype i = 0; i < all.size(); ++i)
            QTest::newRow(qPrintable(all.at(i).name)) << static_cast<int>(i);
    }
    void everyErrorArrivesAsItselfAndIsSaid()
    {
        QFETCH(int, index);
        const Case one = cases().at(index);
        const std::optional<Error> error = one.act();
        QVERIFY2(error, "nothing was refused");
        QVERIFY2(error->code == one.code, qPrintable(toLogString(*error)));
        const QString sentence = sentenceOf(*error, one.said);
        QVERIFY2(sentence.contains(one.tells, Qt::CaseInsensitive), qPrintable(sentence));
        // The portal's own words, as they are handed on with what nobody foresaw, are English.
        const QString theirs = error->portalMessage;
        const bool handedOn =
            sentence.contains(u'(' + theirs) || sentence.contains(QStringLiteral(": ") + theirs);
        QVERIFY2(theirs.isEmpty() || !handedOn, qPrintable(sentence));
    }

    void withoutASessionEveryOperationSaysSo()
    {
        m_live->server().expireSessions();
        const QList<std::optional<Error>> errors{
            errorOf(begin()),
            save(kUnknown, usual()),
            errorOf(await(compose().send(kUnknown, usual(), {}, {}, {}))),
            errorOf(await(compose().recall(kUnknown, {}, {}))),
            errorOf(await(compose().contacts(1, 10, {}))),
            errorOf(await(compose().quota({}))),
            errorOf(announce(kUnknown, QStringLiteral("a.txt"), 5)),
            fetch(kUnknown),
            errorOf(await(files().downloadToken(kUnknown, {}, {}))),
            errorOf(await(files().link(kUnknown, kUnknown, {}))),
            errorOf(await(slips().facts(kUnknown, {}))),
            errorOf(await(slips().messageTracking(kUnknown, 1, 10, {}))),
        };
        for (const auto& error : errors) {
            QVERIFY(error && error->is(ErrorKind::SignInNeeded));
            QVERIFY(errorSentence(*error, ErrorContext::Reading).contains(u"Sign in again"));
        }
    }

    void aGuestMayOnlyWriteToWhoWroteToThem()
    {
        m_own = std::make_unique<SignedInPortal>(*m_live, QStringLiteral("gast@partner.example"));
        const auto error = sendAll(draftTo({QStringLiteral("yuki.tanaka@example.org")}));
        QVERIFY(error && error->hasCode(u"49"));
    }

    void quotaCountsWhatWasSent()
    {
        service({{"dailyMessages", 5}});
        QCOMPARE(await(compose().quota({}))->messagesLeft, 5);
        QVERIFY(!sendAll(usual()));
        QCOMPARE(await(compose().quota({}))->messagesLeft, 4);
        service({{"dailyMessages", -1}});
        QCOMPARE(await(compose().quota({}))->messagesLeft, -1);
    }

    void contactsKnowWhoWasWrittenTo()
    {
        const QString stranger = QStringLiteral("new.friend@elsewhere.example");
        const auto has = [&](const QString& address) {
            const auto page = await(compose().contacts(1, 100, {}));
            return page && std::any_of(page->results.begin(), page->results.end(),
                                       [&](const Contact& one) { return one.email == address; });
        };
        QVERIFY(!has(stranger));
        QVERIFY(!sendAll(draftTo({stranger})));
        QVERIFY(has(stranger));
    }

    void whatIsRecalledSaysSoToBoth()
    {
        Guid sent;
        QVERIFY(!sendAll(usual(), {}, &sent));
        QVERIFY(await(compose().recall(sent, QStringLiteral("Wrong figures"), {})));
        QVERIFY(await(compose().recall(sent, QStringLiteral("again"), {}))); // without effect
        const auto state = await(compose().messageState(sent, {}));
        QVERIFY(state && state->isRecalled());
        QCOMPARE(state->recallReason, QStringLiteral("Wrong figures"));
    }

    void filesAreLinkedAndTakenOffAgain()
    {
        const Guid file = fileOf(deliver(letterWithFile()));
        const Guid draft = begin().value_or(Guid());
        QVERIFY(!save(draft, usual()));
        QVERIFY(await(files().link(draft, file, {})));
        QCOMPARE(fileOf(draft), file);
        QVERIFY(await(files().link(draft, file, {}))); // repeatable
        QVERIFY(await(files().unlink(draft, file, {})));
        QVERIFY(fileOf(draft).isNull());
        QVERIFY(!fetch(file)); // it still hangs on the message it came from
    }

    void aTokenFetchesItsFileOnceWithoutASession()
    {
        const Guid file = fileOf(deliver(letterWithFile()));
        const auto token = await(files().downloadToken(file, {}, {}));
        QVERIFY(token);
        const QUrl address(m_live->messageApi().toString() +
                           QStringLiteral("/v1/attachments/download/") +
                           QString::fromUtf8(token->reveal()));
        const auto get = [&] {
            HttpRequest request(HttpMethod::Get, address);
            return await(m_live->transport().send(std::move(request), std::stop_token()));
        };
        const auto first = get();
        QVERIFY(first);
        QCOMPARE(first->body, QByteArray("1,2,3"));
        const auto second = get();
        QVERIFY(second);
        QCOMPARE(second->status, 404);
    }

    void printsAndDownloadsStandInTheTracking()
    {
        const Guid message = deliver(letterWithFile());
        const Guid file = fileOf(message);
        QVERIFY(!fetch(file));
        QVERIFY(await(files().trackPrint(file, {})));
        QVERIFY(await(slips().trackPrint(message, {})));
        const auto typesOf = [](const Result<Page<TrackingDetail>>& page) {
            QStringList types;
            if (page) {
                for (const TrackingDetail& row : page->results)
                    types << row.type;
            }
            types.sort();
            return types;
        };
        const QList<Guid> wanted{file};
        QCOMPARE(typesOf(await(slips().attachmentTracking(wanted, 1, 10, {}))),
                 (QStringList{QStringLiteral("Downloaded"), QStringLiteral("Printed")}));
        QCOMPARE(typesOf(await(slips().messageTracking(message, 1, 10, {}))),
                 QStringList{QStringLiteral("Printed")});
    }

    void whoHasReadWhatWasSentIsKnownWithoutOpeningIt()
    {
        portal::Delivery two = letter(kOwn, kJonas);
        two.to.push_back(kMarie);
        const std::string guid = m_live->server().deliver(two);
        m_live->server().markRetrieved(guid, kMarie);
        m_live->server().clearRequests();
        const auto state = await(slips().sentState(guidOf(guid), {}));
        QVERIFY(state && *state);
        QVERIFY((*state)->isSent && (*state)->trackingShown && !(*state)->isRecalled);
        QCOMPARE((*state)->readers.size(), 2);
        QCOMPARE((*state)->readers.at(0).name, QStringLiteral("Jonas Weber"));
        QVERIFY(!(*state)->readers.at(0).hasRead && (*state)->readers.at(1).hasRead);
        QCOMPARE(m_live->server().requestCount("GetMessage"), 0);
        m_live->server().recall(guid);
        QVERIFY(await(slips().sentState(guidOf(guid), {})).value()->isRecalled);
        QVERIFY(!await(slips().sentState(kUnknown, {})).value());
    }
};

QTEST_MAIN(ErrorsLiveTest)
#include "tst_errors_live.moc"
