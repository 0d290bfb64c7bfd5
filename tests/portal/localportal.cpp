#include "tests/portal/localportal.h"

#include "tests/portal/portalserver.h"
#include "tests/portal/text.h"

#include <QAbstractEventDispatcher>

#include <openssl/crypto.h>

#include <algorithm>
#include <exception>
#include <future>

namespace waxwing::portal {

LocalPortal::LocalPortal(LocalPortalOptions options) : m_options(std::move(options)) {}

LocalPortal::~LocalPortal()
{
    stop();
}

bool LocalPortal::start()
{
    if (m_server)
        return true;
    m_thread.setObjectName(QStringLiteral("local portal"));
    // The context object moves to the thread first, so that all children are born there.
    QObject starter;
    starter.moveToThread(&m_thread);
    m_thread.start();
    bool started = false;
    QMetaObject::invokeMethod(
        &starter,
        [this, &started, &starter] {
            auto server = std::make_unique<PortalServer>(m_options);
            started = server->start();
            m_addresses = server->addresses();
            m_error = server->errorString();
            if (started)
                m_server = server.release();
            starter.moveToThread(nullptr);
        },
        Qt::BlockingQueuedConnection);
    if (!started) {
        m_thread.quit();
        m_thread.wait();
    }
    return started;
}

void LocalPortal::stop()
{
    if (!m_server)
        return;
    runOnThread([this] {
        delete std::exchange(m_server, nullptr);
        // Left to the end of the thread it would race with the end of the program.
        OPENSSL_thread_stop();
    });
    m_thread.quit();
    m_thread.wait();
}

void LocalPortal::runOnThread(const std::function<void()>& work)
{
    if (!m_server)
        throw ControlError("the portal is not running");
    if (QThread::currentThread() == &m_thread) {
        work();
        return;
    }
    std::exception_ptr thrown;
    // The server itself may be deleted by the work, so the thread's dispatcher carries it.
    QMetaObject::invokeMethod(
        QAbstractEventDispatcher::instance(&m_thread),
        [&] {
            try {
                work();
            } catch (...) {
                thrown = std::current_exception();
            }
        },
        Qt::BlockingQueuedConnection);
    if (thrown)
        std::rethrow_exception(thrown);
}

Control& LocalPortal::control()
{
    return m_server->control();
}

std::string LocalPortal::portalUrl(const std::string& code) const
{
    return m_addresses.baseUrl + "/" + code + "/api";
}

std::string LocalPortal::deliver(const Delivery& delivery)
{
    return with([&](Control& control) { return control.deliver(delivery); });
}

void LocalPortal::recall(const std::string& messageGuid, const std::string& reason)
{
    with([&](Control& control) { control.recall(messageGuid, reason); });
}

void LocalPortal::expire(const std::string& messageGuid)
{
    with([&](Control& control) { control.expire(messageGuid); });
}

void LocalPortal::markRetrieved(const std::string& messageGuid, const std::string& user)
{
    with([&](Control& control) { control.markRetrieved(messageGuid, user); });
}

void LocalPortal::vanish(const std::string& messageGuid)
{
    with([&](Control& control) { control.vanish(messageGuid); });
}

void LocalPortal::fault(const Fault& fault)
{
    with([&](Control& control) { control.addFault(fault); });
}

void LocalPortal::clearFaults()
{
    with([](Control& control) { control.clearFaults(); });
}

void LocalPortal::setPushFaults(const PushFaults& faults)
{
    with([&](Control& control) { control.push().faults = faults; });
}

void LocalPortal::closePush(int code)
{
    with([&](Control& control) {
        control.push().closeAll(code, QStringLiteral("Closed on purpose"));
    });
}

void LocalPortal::dropPush()
{
    with([](Control& control) { control.push().dropAll(); });
}

void LocalPortal::setPushListening(bool listening)
{
    with([&](Control& control) { control.push().setListening(listening); });
}

void LocalPortal::advanceClock(std::chrono::milliseconds by)
{
    with([&](Control& control) { control.advanceClock(by); });
}

int LocalPortal::expireSessions()
{
    return with([](Control& control) { return control.expireSessions(); });
}

std::vector<LoggedRequest> LocalPortal::requests()
{
    return with([](Control& control) { return control.requests(); });
}

int LocalPortal::requestCount(const std::string& operation)
{
    const auto all = requests();
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto& request) {
        return equalsIgnoringCase(request.operation, operation);
    }));
}

void LocalPortal::clearRequests()
{
    with([](Control& control) { control.clearRequests(); });
}

std::vector<OutgoingMail> LocalPortal::mails()
{
    return with([](Control& control) { return control.mails(); });
}

bool LocalPortal::awaitProvider(
    const std::function<void(IdentityProvider&, IdentityProvider::Done)>& work)
{
    const auto done = std::make_shared<std::promise<bool>>();
    auto future = done->get_future();
    runOnThread(
        [&] { work(m_server->identityProvider(), [done](bool good) { done->set_value(good); }); });
    return future.get();
}

bool LocalPortal::changeIdentityProvider(const Json& faults)
{
    return awaitProvider([&](IdentityProvider& provider, IdentityProvider::Done done) {
        provider.change(faults, std::move(done));
    });
}

void LocalPortal::stopIdentityProvider()
{
    runOnThread([this] { m_server->identityProvider().stop(); });
}

bool LocalPortal::startIdentityProvider()
{
    return awaitProvider([](IdentityProvider& provider, IdentityProvider::Done done) {
        provider.start();
        provider.whenReady(std::move(done));
    });
}

void LocalPortal::setProxyFaults(const ProxyFaults& faults)
{
    with([&](Control& control) { control.world().proxy.faults = faults; });
}

void LocalPortal::dropConnections()
{
    runOnThread([this] { m_server->web().dropConnections(); });
}

} // namespace waxwing::portal
