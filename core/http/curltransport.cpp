#include "core/http/curltransport.h"

#include "core/http/authorities.h"
#include "core/http/curltransfer.h"
#include "core/http/tlserrors.h"

#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>

namespace waxwing {

/// The thread and what is shared with it. Begins with the first request, since libcurl and its
/// libraries take their time to load. Outlives the transport as long as a stop callback may still
/// want to cancel.
class CurlTransport::Worker
{
public:
    explicit Worker(CurlOptions options) : m_options(std::move(options)) {}

    /// Ends the thread; what is under way is answered with Cancelled.
    void shutDown()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
            m_thread.request_stop();
        }
        wake();
        if (!m_thread.joinable())
            return;
        m_thread.join();
        const std::scoped_lock lock(m_mutex, m_multiMutex);
        m_running.clear();
        m_starting.clear();
        curl_multi_cleanup(std::exchange(m_multi, nullptr));
    }

    void start(std::shared_ptr<CurlTransfer> transfer)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_ended) { // it took so long to sign in to the proxy that the program has ended
                transfer->fail(Error(ErrorKind::Cancelled));
                return;
            }
            m_starting.push_back(std::move(transfer));
            run();
        }
        wake();
    }

    void begin()
    {
        const std::lock_guard lock(m_mutex);
        if (!m_ended)
            run();
    }

    void cancel(const std::shared_ptr<CurlTransfer>& transfer)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_cancelled.push_back(transfer);
        }
        wake();
    }

    void dropConnections()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_drop = true;
        }
        wake();
    }

    void setTls(TlsSettings tls)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_newTls = std::move(tls);
            m_drop = true;
        }
        wake();
    }

private:
    static CURLM* newMulti()
    {
        CURLM* multi = curl_multi_init();
        curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, 8L);
        curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, 6L);
        return multi;
    }

    /// Hold m_mutex.
    void run()
    {
        if (!m_thread.joinable())
            m_thread = std::jthread([this](std::stop_token stop) { run(stop); });
    }

    /// Without m_mutex, for which who is woken would have to wait.
    void wake()
    {
        const std::lock_guard lock(m_multiMutex);
        if (m_multi)
            curl_multi_wakeup(m_multi);
    }

    void run(const std::stop_token& stop)
    {
        curl_global_init(CURL_GLOBAL_DEFAULT);
        m_authorities = Authorities::with(m_options.extraCaFile, m_options.tls.authoritiesPem);
        {
            const std::lock_guard lock(m_multiMutex);
            m_multi = newMulti();
        }
        while (!stop.stop_requested()) {
            takeCommands();
            int running = 0;
            curl_multi_perform(m_multi, &running);
            answerFinished();
            // Woken by sockets, by libcurl's own timers and by wake().
            curl_multi_poll(m_multi, nullptr, 0, kIdleMs, nullptr);
        }
        for (const auto& [handle, transfer] : m_running)
            curl_multi_remove_handle(m_multi, handle);
    }

    void takeCommands()
    {
        std::vector<std::shared_ptr<CurlTransfer>> starting;
        std::vector<std::weak_ptr<CurlTransfer>> cancelled;
        std::optional<TlsSettings> tls;
        bool drop = false;
        {
            const std::lock_guard lock(m_mutex);
            tls.swap(m_newTls);
            starting.swap(m_starting);
            cancelled.swap(m_cancelled);
            drop = std::exchange(m_drop, false);
        }
        if (tls) {
            m_options.tls = *std::move(tls);
            m_authorities = Authorities::with(m_options.extraCaFile, m_options.tls.authoritiesPem);
        }
        if (drop)
            replaceMulti();
        for (auto& transfer : starting)
            startNow(std::move(transfer));
        for (const auto& weak : cancelled) {
            const auto transfer = weak.lock();
            if (!transfer || !m_running.contains(transfer->handle()))
                continue;
            curl_multi_remove_handle(m_multi, transfer->handle());
            m_running.erase(transfer->handle());
            transfer->fail(Error(ErrorKind::Cancelled));
        }
    }

    void startNow(std::shared_ptr<CurlTransfer> transfer)
    {
        if (!transfer->prepare(m_options, m_authorities)
            || curl_multi_add_handle(m_multi, transfer->handle()) != CURLM_OK) {
            transfer->fail(Error(ErrorKind::Network, QStringLiteral("libcurl has no room")));
            return;
        }
        CURL* handle = transfer->handle();
        m_running.emplace(handle, std::move(transfer));
    }

    void replaceMulti()
    {
        Error lost(ErrorKind::Network, QStringLiteral("connections were dropped"));
        lost.code = QStringLiteral("connection-lost");
        for (const auto& [handle, transfer] : m_running) {
            curl_multi_remove_handle(m_multi, handle);
            transfer->fail(lost);
        }
        m_running.clear();
        {
            const std::lock_guard lock(m_multiMutex); // wake() must not use the old one
            curl_multi_cleanup(m_multi);
            m_multi = newMulti();
        }
        wake(); // who queued a request meanwhile has woken the old one
    }

    void answerFinished()
    {
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            CURL* handle = message->easy_handle;
            const CURLcode code = message->data.result;
            curl_multi_remove_handle(m_multi, handle);
            const auto node = m_running.extract(handle);
            if (!node.empty())
                node.mapped()->finish(code);
        }
    }

    static constexpr int kIdleMs = 60'000;

    CurlOptions m_options; ///< worker thread only, as the next one
    Authorities m_authorities;
    std::mutex m_multiMutex;  ///< guards replacing the next one
    CURLM* m_multi = nullptr; ///< while the thread runs
    std::unordered_map<CURL*, std::shared_ptr<CurlTransfer>> m_running; ///< worker thread only

    std::mutex m_mutex; ///< guards what follows
    std::vector<std::shared_ptr<CurlTransfer>> m_starting;
    std::vector<std::weak_ptr<CurlTransfer>> m_cancelled;
    std::optional<TlsSettings> m_newTls;
    bool m_drop = false;
    bool m_ended = false;
    std::jthread m_thread;
};

CurlTransport::CurlTransport(CurlOptions options)
    : m_proxySignIn(std::exchange(options.proxySignIn, {}))
{
    m_worker = std::make_shared<Worker>(std::move(options));
}

CurlTransport::~CurlTransport()
{
    m_worker->shutDown();
}

AsyncResult<HttpResponse> CurlTransport::sendOnce(std::shared_ptr<Worker> worker,
                                                  HttpRequest request,
                                                  std::shared_ptr<ProxyChallenge> challenge,
                                                  std::stop_token stop)
{
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    auto transfer = std::make_shared<CurlTransfer>(std::move(request), std::move(challenge));
    auto answer = transfer->result();
    const std::weak_ptr<CurlTransfer> weak = transfer;
    worker->start(std::move(transfer));
    const std::stop_callback onStop(stop, [worker, weak] {
        if (const auto running = weak.lock())
            worker->cancel(running);
    });
    co_return co_await answer;
}

/// A proxy that wants a sign-in has let nothing of the request through, so that it may be sent
/// again, whatever it is.
AsyncResult<HttpResponse> CurlTransport::sendThroughProxy(std::shared_ptr<Worker> worker,
                                                          ProxySignInRequest signIn,
                                                          HttpRequest request,
                                                          std::stop_token stop)
{
    const auto challenge = std::make_shared<ProxyChallenge>();
    for (;;) {
        Result<HttpResponse> answer = co_await sendOnce(worker, request, challenge, stop);
        if (answer || !answer.error().hasCode(kProxySignIn)) {
            if (request.secretBody)
                wipeBytes(request.body);
            co_return answer;
        }
        const Result<bool> again = co_await signIn(*challenge, stop);
        if (!again && again.error().is(ErrorKind::Cancelled))
            co_return failure(again.error());
        if (!again || !*again)
            co_return answer;
    }
}

AsyncResult<HttpResponse> CurlTransport::send(HttpRequest request, std::stop_token stop)
{
    if (m_proxySignIn)
        return sendThroughProxy(m_worker, m_proxySignIn, std::move(request), std::move(stop));
    return sendOnce(m_worker, std::move(request), std::make_shared<ProxyChallenge>(),
                    std::move(stop));
}

void CurlTransport::loadAhead()
{
    m_worker->begin();
}

void CurlTransport::dropConnections()
{
    m_worker->dropConnections();
}

void CurlTransport::setTls(TlsSettings tls)
{
    m_worker->setTls(std::move(tls));
}

} // namespace waxwing
