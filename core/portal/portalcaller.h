#pragma once

#include "core/http/transport.h"
#include "core/portal/jsonreader.h"

#include <QUrlQuery>

namespace waxwing {

/// How this program names itself to portals (protocol README section 5).
struct ClientIdentity
{
    QByteArray name = QByteArrayLiteral("waxwing");
    QByteArray version;
};

/// One call to a portal before it becomes HTTP.
class PortalCall
{
public:
    PortalCall(HttpMethod callMethod, QString callPath)
        : method(callMethod), path(std::move(callPath)), repeatable(callMethod == HttpMethod::Get)
    {}

    HttpMethod method;
    QString path; ///< below the base address, e.g. "/v1/login"; its variable parts are guids
    std::vector<std::pair<QString, QString>> query; ///< values not yet encoded
    Json body = Json::object();                     ///< sent with POST and PUT
    bool secretBody = false;
    bool repeatable;
    bool countsAsUse = true; ///< keeps the session from ending for lack of use
    std::optional<Secret> sessionToken;
    std::optional<Secret> messagePassword; ///< x-sm-password, for this request only
    QUrl address; ///< goes here instead of to `path`; of the same origin as the base address
    QByteArray accept = QByteArrayLiteral("application/json");
    std::shared_ptr<BodySink> sink; ///< takes the content of the answer
    qint64 mostBytes = 0;           ///< with `sink`: a longer answer is an error
    std::shared_ptr<BodySource> source; ///< sent instead of `body`
    QByteArray contentType = QByteArrayLiteral("application/json");
};

struct PortalAnswer
{
    Json json;
    QByteArray serviceSettingsVersion; ///< empty if the header is missing
    QByteArray userSettingsVersion;
};

/// Makes HTTP of calls and JSON of answers for one base address (MSG or CCC): headers, encoding,
/// error bodies. Large answers are parsed on the thread pool. Main thread.
class PortalCaller
{
public:
    /// `identity` is sent to MSG; the directory needs none and gets none. `base` without a
    /// trailing slash. `transport` must outlive this.
    PortalCaller(HttpTransport& transport, QUrl base, std::optional<ClientIdentity> identity);

    [[nodiscard]] AsyncResult<PortalAnswer> send(PortalCall call, std::stop_token stop) const;
    [[nodiscard]] const QUrl& base() const { return m_base; }
    /// From the next call on.
    void moveTo(const QUrl& base) { m_base = base; }

private:
    [[nodiscard]] HttpRequest requestFor(PortalCall& call) const;
    static AsyncResult<PortalAnswer> exchange(HttpTransport& transport, HttpRequest request,
                                              std::stop_token stop);

    HttpTransport& m_transport;
    QUrl m_base;
    std::optional<ClientIdentity> m_identity;
};

/// Sends, and leaves what is answered unread. `caller` is a copy, for what outlives its owner.
[[nodiscard]] AsyncResult<void> callOnly(PortalCaller caller, PortalCall call, std::stop_token stop);

/// A secret as it stands in a body.
[[nodiscard]] std::string utf8(const Secret& secret);

/// Strips one trailing slash (protocol README section 2).
[[nodiscard]] QUrl withoutTrailingSlash(QUrl url);

/// True if an address from a directory answer may be used: https, a host, no user info (directory.md
/// section 3 step 6).
[[nodiscard]] bool isSafeAddress(const QUrl& url);

} // namespace waxwing
