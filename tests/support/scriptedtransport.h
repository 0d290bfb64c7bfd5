#pragma once

#include "core/async/completer.h"
#include "core/http/transport.h"

#include <deque>
#include <functional>
#include <list>

namespace waxwing::test {

/// The network as a transcript: what the program must ask, in this order, and what it is answered.
///
///     transport.expect(HttpMethod::Get, "https://p.example/a").answer(200, "{}");
///     transport.expect(HttpMethod::Post, "https://p.example/b").holdBack();
///     …
///     transport.release();
///
/// A request that is not the next of the script fails the test and is answered with Network. Main
/// thread; requests held back are cancelled by their stop token or when this dies.
class ScriptedTransport final : public HttpTransport
{
public:
    using Predicate = std::function<bool(const HttpRequest&)>;

    /// One line of the script.
    class Step
    {
    public:
        Step(HttpMethod method, QUrl url) : m_method(method), m_url(std::move(url)) {}

        /// More that must hold of the request: its query, body or headers.
        Step& where(Predicate holds)
        {
            m_holds = std::move(holds);
            return *this;
        }
        Step& answer(int status, QByteArray body = {}, std::vector<HttpHeader> headers = {})
        {
            HttpResponse response;
            response.status = status;
            response.body = std::move(body);
            response.headers = std::move(headers);
            m_answer = std::move(response);
            return *this;
        }
        Step& fail(Error error)
        {
            m_answer = failure(std::move(error));
            return *this;
        }
        Step& fail(ErrorKind kind) { return fail(Error(kind)); }
        /// Answered by release() only.
        Step& holdBack()
        {
            m_heldBack = true;
            return *this;
        }

    private:
        friend class ScriptedTransport;
        HttpMethod m_method;
        QUrl m_url;
        Predicate m_holds;
        bool m_heldBack = false;
        Result<HttpResponse> m_answer = HttpResponse{200, {}, {}};
    };

    /// `url` with its query, or without: then any query fits.
    Step& expect(HttpMethod method, const QString& url)
    {
        return m_script.emplace_back(method, QUrl(url));
    }

    [[nodiscard]] AsyncResult<HttpResponse> send(HttpRequest request,
                                                 std::stop_token stop) override;

    /// Lets the oldest request that is held back have its answer.
    void release();
    /// The same, with another answer than the script's.
    void release(Result<HttpResponse> answer);

    [[nodiscard]] const std::vector<HttpRequest>& requests() const { return m_requests; }
    [[nodiscard]] std::size_t heldBack() const { return m_held.size(); }
    /// Everything expected was asked, nothing else was, nothing waits.
    [[nodiscard]] bool isDone() const { return m_script.empty() && m_held.empty() && !m_surprised; }

private:
    struct Held
    {
        Completer<HttpResponse> completer;
        Result<HttpResponse> answer;
    };

    [[nodiscard]] QString complaintAbout(const HttpRequest& request) const;

    std::deque<Step> m_script;
    std::list<std::shared_ptr<Held>> m_held;
    std::vector<HttpRequest> m_requests;
    bool m_surprised = false;
};

} // namespace waxwing::test
