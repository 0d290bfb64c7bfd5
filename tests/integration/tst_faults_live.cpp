#include "core/portal/portalclient.h"
#include "tests/integration/liveportal.h"
#include "tests/support/await.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using portal::Fault;
using portal::FaultKind;

namespace {

/// A session that never renews itself: a fault shall come through as it is.
class FixedTokens final : public SessionTokens
{
public:
    Secret token;
    [[nodiscard]] Secret sessionToken() const override { return token; }
    [[nodiscard]] AsyncResult<Secret> renew(Secret) override
    {
        co_return failure(ErrorKind::SignInNeeded);
    }
};

/// One operation of the client; nullopt when it succeeded.
using Call = std::function<std::optional<Error>()>;

template<typename T>
std::optional<Error> errorOf(AsyncResult<T> call)
{
    const Result<T> answer = await(std::move(call));
    return answer ? std::nullopt : std::optional<Error>(answer.error());
}

struct Expected
{
    const char* name;
    Fault fault;
    QList<ErrorKind> errors; ///< one of these …
    bool mayPass = false;    ///< … or none
};

Fault fault(FaultKind kind, int status = 500, int bytes = 0)
{
    Fault made;
    made.kind = kind;
    made.status = status;
    made.bytes = bytes;
    made.milliseconds = 200;
    return made;
}

const std::vector<Expected>& expectations()
{
    static const std::vector<Expected> table{
        {"500", fault(FaultKind::Status, 500), {ErrorKind::Portal}, false},
        {"429", fault(FaultKind::Status, 429), {ErrorKind::Portal}, false},
        {"503", fault(FaultKind::Status, 503), {ErrorKind::Portal}, false},
        {"dropped before", fault(FaultKind::DropBefore), {ErrorKind::Network}, false},
        {"late", fault(FaultKind::Latency), {}, true},
        {"dropped after", fault(FaultKind::DropAfter), {ErrorKind::Network}, false},
        {"dropped midway", fault(FaultKind::DropMidway), {ErrorKind::Network}, false},
        {"truncated", fault(FaultKind::Truncated), {ErrorKind::Network, ErrorKind::Protocol}, false},
        {"not JSON", fault(FaultKind::Malformed), {ErrorKind::Protocol}, false},
        {"wrong types", fault(FaultKind::WrongTypes), {ErrorKind::Protocol, ErrorKind::Portal}, true},
        {"unknown members", fault(FaultKind::UnknownFields), {}, true},
        {"very large", fault(FaultKind::Oversized), {}, true},
        {"trickling", fault(FaultKind::SlowBody, 0, 4000), {}, true},
        {"done but 503", fault(FaultKind::LateStatus, 503), {ErrorKind::Portal}, false},
    };
    return table;
}

} // namespace

class FaultsLiveTest : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] std::map<std::string, Call> calls()
    {
        const std::stop_token stop;
        MessageFilter inbox;
        inbox.types << Folder::Inbox;
        return {
            {"PublicDiscoveryServiceUser",
             [=, this] { return errorOf(m_live->directory().discover(kAnna, stop)); }},
            {"PublicGetService",
             [=, this] {
                 return errorOf(m_live->directory().serviceByCode(QStringLiteral("clinic"), stop));
             }},
            {"Ping", [=, this] { return errorOf(m_signIn->ping(stop)); }},
            {"GetServicePublicSettings",
             [=, this] { return errorOf(m_signIn->publicSettings(stop)); }},
            {"Login",
             [=, this] {
                 return errorOf(m_signIn->login(kAnna, Secret(kPassword), std::nullopt, stop));
             }},
            {"GetServiceSettings", [=, this] { return errorOf(m_client->serviceSettings(stop)); }},
            {"GetUserSettings", [=, this] { return errorOf(m_client->userSettings(stop)); }},
            {"GetLabels", [=, this] { return errorOf(m_client->labels(stop)); }},
            {"SearchMessages",
             [=, this] { return errorOf(m_client->searchMessages(inbox, 1, 25, stop)); }},
            {"GetMessage",
             [=, this] {
                 return errorOf(m_client->retrieveMessage(m_message, std::nullopt, stop));
             }},
            {"GetNewAuthenticationToken",
             [=, this] { return errorOf(m_client->newAuthenticationToken(14)); }},
            {"CreateNotificationSession",
             [=, this] { return errorOf(m_client->createNotificationSession(stop)); }},
            {"Subscribe",
             [=, this] { return errorOf(m_client->subscribe(m_channel, {m_message}, stop)); }},
        };
    }

    std::unique_ptr<LivePortal> m_live;
    FixedTokens m_tokens;
    std::unique_ptr<SignInClient> m_signIn;
    std::unique_ptr<PortalClient> m_client;
    Guid m_message;
    Secret m_channel;

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>(20);
        QVERIFY(m_live->isUp());
        const auto session = m_live->signIn(kAnna, kPassword);
        QVERIFY(session);
        m_tokens.token = session->sessionToken;
        m_signIn = std::make_unique<SignInClient>(m_live->transport(), m_live->messageApi(),
                                                  LivePortal::identity());
        m_client = std::make_unique<PortalClient>(m_live->transport(), m_tokens,
                                                  m_live->messageApi(), LivePortal::identity());
        portal::Delivery delivery;
        delivery.to = {kAnna.toStdString()};
        delivery.subject = "Faults";
        delivery.body = "Text";
        const auto guid = Guid::parse(QString::fromStdString(m_live->server().deliver(delivery)));
        QVERIFY(guid);
        m_message = *guid;
        const auto channel = await(m_client->createNotificationSession(std::stop_token()));
        QVERIFY(channel);
        m_channel = *channel;
    }

    void eachFaultAtEachCallIsAnErrorOfItsKindAndPasses_data()
    {
        QTest::addColumn<std::string>("operation");
        QTest::addColumn<int>("row");
        for (const auto& [operation, call] : calls()) {
            for (std::size_t row = 0; row < expectations().size(); ++row)
                QTest::addRow("%s: %s", operation.c_str(), expectations()[row].name)
                    << operation << static_cast<int>(row);
        }
    }
    void eachFaultAtEachCallIsAnErrorOfItsKindAndPasses()
    {
        QFETCH(std::string, operation);
        QFETCH(int, row);
        const Expected& expected = expectations()[static_cast<std::size_t>(row)];
        const Call call = calls().at(operation);
        Fault set = expected.fault;
        set.operation = operation;
        m_live->server().fault(set);

        const std::optional<Error> error = call();

        m_live->server().clearFaults();
        if (error) {
            QVERIFY2(expected.errors.contains(error->kind), qPrintable(toLogString(*error)));
        } else {
            QVERIFY2(expected.mayPass, "the fault went unnoticed");
        }
        const std::optional<Error> afterwards = call();
        QVERIFY2(!afterwards, afterwards ? qPrintable(toLogString(*afterwards)) : "");
    }
};

QTEST_GUILESS_MAIN(FaultsLiveTest)
#include "tst_faults_live.moc"
