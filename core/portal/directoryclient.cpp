#include "core/portal/directoryclient.h"

#include "core/portal/readers.h"

namespace waxwing {

namespace {

// The clients' coroutines take the caller by value (it is two words and a URL), so that a client
// may go away while one of its calls is under way.
AsyncResult<QList<DirectoryEntry>> discoverAt(PortalCaller caller, QString path, QString address,
                                              std::stop_token stop)
{
    PortalCall call(HttpMethod::Get, std::move(path));
    call.query.emplace_back(QStringLiteral("emailAddress"), std::move(address));
    const Result<PortalAnswer> answer = co_await caller.send(std::move(call), std::move(stop));
    if (!answer)
        co_return failure(answer.error());
    co_return readDiscovery(answer->json);
}

AsyncResult<QList<DirectoryEntry>> discoverWithFallback(PortalCaller caller, QString address,
                                                        std::stop_token stop)
{
    QString path = QStringLiteral("/public/discovery");
    Result<QList<DirectoryEntry>> entries = co_await discoverAt(caller, path, address, stop);
    if (entries || !entries.error().is(ErrorKind::NotFound))
        co_return entries;
    path = QStringLiteral("/public/sso");
    entries = co_await discoverAt(caller, path, address, stop);
    if (!entries && entries.error().is(ErrorKind::NotFound))
        co_return QList<DirectoryEntry>();
    co_return entries;
}

AsyncResult<std::optional<DirectoryEntry>> service(PortalCaller caller, QString parameter,
                                                   QString value, std::stop_token stop)
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/public/services/single"));
    call.query.emplace_back(std::move(parameter), std::move(value));
    const Result<PortalAnswer> answer = co_await caller.send(std::move(call), std::move(stop));
    if (!answer) {
        if (answer.error().is(ErrorKind::NotFound))
            co_return std::nullopt;
        co_return failure(answer.error());
    }
    Result<DirectoryEntry> entry = readDirectoryEntry(answer->json);
    if (!entry)
        co_return failure(std::move(entry.error()));
    if (entry->urls.isEmpty())
        co_return std::nullopt;
    co_return *std::move(entry);
}

} // namespace

DirectoryClient::DirectoryClient(HttpTransport& transport, QUrl ccc)
    : m_caller(transport, std::move(ccc), std::nullopt)
{}

AsyncResult<QList<DirectoryEntry>> DirectoryClient::discover(QString emailAddress,
                                                             std::stop_token stop) const
{
    return discoverWithFallback(m_caller, std::move(emailAddress), std::move(stop));
}

AsyncResult<std::optional<DirectoryEntry>>
DirectoryClient::serviceByCode(QString serviceCode, std::stop_token stop) const
{
    return service(m_caller, QStringLiteral("serviceCode"), std::move(serviceCode),
                   std::move(stop));
}

AsyncResult<std::optional<DirectoryEntry>>
DirectoryClient::serviceByGuid(Guid serviceGuid, std::stop_token stop) const
{
    return service(m_caller, QStringLiteral("serviceGuid"), serviceGuid.toString(),
                   std::move(stop));
}

} // namespace waxwing
