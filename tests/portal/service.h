#pragma once

#include "tests/portal/call.h"

#include <functional>
#include <unordered_map>

namespace waxwing::portal {

/// Turns HTTP requests into calls of operations and their results into answers: routing, client
/// name, sessions, checking against the schema, faults, headers, error bodies, the log of
/// requests. Lives on the portal's thread.
class Service
{
public:
    Service(World& world, const Schema& schema);

    using IdentityProxyHandler =
        std::function<void(const HttpRequest&, Portal&, const std::string& path, HttpResponder)>;

    void handle(const HttpRequest& request, HttpResponder respond);
    /// Whether a fault wants the connection to break while this request is received, and where.
    std::optional<std::size_t> dropAfterBodyBytes(const HttpRequest& request);
    /// Who answers below `{portal}/idp`.
    void setIdentityProxy(IdentityProxyHandler proxy) { m_identityProxy = std::move(proxy); }
    /// Called after every request and whenever events may be waiting.
    void setEventSink(std::function<void()> sink) { m_eventsPending = std::move(sink); }
    bool implements(const std::string& operation) const { return m_table.contains(operation); }

private:
    struct Target;

    Target locate(const HttpRequest& request) const;
    struct Underway;

    LoggedRequest logOf(const HttpRequest& request, const Target& target) const;
    HttpResponse answerOf(const HttpRequest& request, const Target& target, LoggedRequest& log);
    /// Spoils the answer as the faults want it, writes the log and lets it go.
    void finish(Underway& underway, HttpResponse response);
    /// An answer for a portal that lives at another address now; none if this is the right one.
    std::optional<HttpResponse> leftBehind(const HttpRequest& request, const Target& target) const;
    Json run(Call& call, const Target& target, LoggedRequest& log);
    void requireSession(Call& call) const;
    void checkRateLimit() const;
    void checkPortal(const Call& call) const;
    void noteCommonHeaders(const Call& call, HttpResponse& response) const;

    World& m_world;
    const Schema& m_schema;
    std::unordered_map<std::string, Operation> m_table;
    std::function<void()> m_eventsPending;
    IdentityProxyHandler m_identityProxy;
};

} // namespace waxwing::portal
