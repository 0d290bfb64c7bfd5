#include "tests/portal/service.h"

#include "tests/portal/contentdisposition.h"
#include "tests/portal/identityproxy.h"
#include "tests/portal/text.h"
#include "tests/portal/webpages.h"

#include <algorithm>
#include <array>

namespace waxwing::portal {

namespace {

constexpr const char* kInterfaceVersion = "812";

/// Values of these members of a query never reach the log.
constexpr std::array kSecretMembers = {"authenticationToken",
                                       "password",
                                       "token",
                                       "quickRegistrationToken",
                                       "notificationSessionToken",
                                       "code",
                                       "state",
                                       "code_challenge",
                                       "code_verifier"};

std::string withoutSecrets(const std::string& query)
{
    std::string result;
    std::string_view rest = query;
    while (!rest.empty()) {
        const auto end = rest.find('&');
        const auto pair = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        const auto name = pair.substr(0, pair.find('='));
        const bool secret = std::any_of(kSecretMembers.begin(), kSecretMembers.end(),
                                        [&](const char* s) { return equalsIgnoringCase(s, name); });
        if (!result.empty())
            result += '&';
        result += secret ? std::string(name) + "=***" : percentDecoded(pair, true);
    }
    return result;
}

Json errorBody(const PortalError& error)
{
    Json status;
    status["errorCode"] = error.code;
    status["message"] = error.what();
    status["errors"] = Json::array();
    for (const auto& field : error.errors) {
        status["errors"].push_back(
            {{"errorCode", error.code}, {"fieldName", field.field}, {"message", field.message}});
    }
    Json body;
    body["responseStatus"] = std::move(status);
    return body;
}

/// U102: every text that is a dashless guid gets dashes. Text written by people is left alone.
void addDashes(Json& value, std::string_view key = {})
{
    if (value.is_object()) {
        for (auto it = value.begin(); it != value.end(); ++it)
            addDashes(it.value(), it.key());
    } else if (value.is_array()) {
        for (auto& inner : value)
            addDashes(inner, key);
    } else if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        if (text.size() == 32 && key != "subject" && key != "body" && Guid::parse(text))
            value = withDashes(text);
    }
}

/// The session token of the header, or of the cookie that login sets on request.
std::string sessionTokenOf(const HttpRequest& request)
{
    if (const auto* header = request.header("x-sm-session-token"))
        return *header;
    const auto* cookies = request.header("cookie");
    if (!cookies)
        return {};
    static constexpr std::string_view kName = "sm-session=";
    const auto at = cookies->find(kName);
    if (at == std::string::npos)
        return {};
    const auto value = cookies->substr(at + kName.size());
    return value.substr(0, value.find(';'));
}

} // namespace

struct Service::Target
{
    std::string api;
    Portal* portal = nullptr;
    std::optional<RouteMatch> match;
    std::string proxyPath; ///< below the identity proxy; empty otherwise
    std::string webPath;   ///< of a page for browsers; empty otherwise
};

Service::Service(World& world, const Schema& schema) : m_world(world), m_schema(schema)
{
    for (const auto& family :
         {directoryOperations(), signInOperations(), accountOperations(), settingsOperations(),
          labelOperations(), searchOperations(), composeOperations(), messageOperations(),
          trackingOperations(), notificationOperations(), uploadOperations(), downloadOperations(),
          attachmentOperations(), attachmentSearchOperations(), extensionOperations(),
          signatureOperations(), hashOperations(), aliasOperations(), qrCodeOperations()}) {
        for (const auto& entry : family)
            m_table[entry.name] = entry.run;
    }
}

Service::Target Service::locate(const HttpRequest& request) const
{
    Target target;
    // /{service code}/api/… and /ccc/api/…
    std::string_view rest = request.path;
    if (!rest.starts_with('/'))
        return target;
    rest.remove_prefix(1);
    const auto slash = rest.find('/');
    const auto code = percentDecoded(rest.substr(0, slash), false);
    rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    const auto second = rest.find('/');
    const auto interface = rest.substr(0, second);
    rest = second == std::string_view::npos ? std::string_view("/") : rest.substr(second);
    const bool directory = equalsIgnoringCase(code, "ccc");
    target.portal = directory ? nullptr : m_world.portal(code);
    if (target.portal && interface == "idp")
        target.proxyPath = std::string(rest);
    if (target.portal &&
        (equalsIgnoringCase(interface, "app") || equalsIgnoringCase(interface, "branding")))
        target.webPath = "/" + lowered(interface) + (rest == "/" ? "" : std::string(rest));
    if ((!directory && !target.portal) || !equalsIgnoringCase(interface, "api"))
        return target;
    target.api = directory ? "ccc" : "msg";
    const std::string method = request.method == "HEAD" ? "GET" : request.method;
    target.match = m_schema.match(target.api, method, rest);
    return target;
}

/// A request between its arrival and its answer.
struct Service::Underway
{
    std::string acceptEncoding;
    LoggedRequest log;
    std::vector<Fault> faults;
    HttpResponder respond;
};

LoggedRequest Service::logOf(const HttpRequest& request, const Target& target) const
{
    LoggedRequest log;
    log.time = formatTicks(m_world.now());
    log.method = request.method;
    log.path = percentDecoded(request.path, false);
    log.query = withoutSecrets(request.query);
    log.protocol = request.protocol;
    log.address = request.peerAddress;
    for (const auto& header : request.headers)
        log.headerNames.push_back(header.first);
    if (target.portal)
        log.portal = target.portal->code;
    if (target.match)
        log.operation = target.match->operation->name;
    else if (!target.proxyPath.empty())
        log.operation = IdentityProxy::operationOf(target.proxyPath);
    // A path with a token in it is a secret itself.
    if (log.operation == "GetUserAliasConfirmation")
        log.path = "/" + log.portal + "/api/v1/user/aliases/confirm/***";
    if (log.operation == "DownloadAttachmentWithToken")
        log.path = "/" + log.portal + "/api/v1/attachments/download/***";
    return log;
}

std::optional<std::size_t> Service::dropAfterBodyBytes(const HttpRequest& request)
{
    LoggedRequest log = logOf(request, locate(request));
    const auto bytes = m_world.faults.takeDropUpload(log.operation);
    if (bytes)
        m_world.log(std::move(log));
    return bytes;
}

void Service::handle(const HttpRequest& request, HttpResponder respond)
{
    const Target target = locate(request);
    const auto* accepted = request.header("accept-encoding");
    Underway underway{
        accepted ? *accepted : std::string(), logOf(request, target), {}, std::move(respond)};
    if (auto gone = leftBehind(request, target)) {
        finish(underway, std::move(*gone));
        return;
    }
    underway.faults = m_world.faults.take(underway.log.operation);
    if (auto instead = Faults::insteadOf(underway.faults, !target.proxyPath.empty())) {
        Faults::spoil(underway.faults, *instead);
        underway.faults.clear();
        finish(underway, std::move(*instead));
    } else if (!target.proxyPath.empty() && m_identityProxy) {
        m_identityProxy(request, *target.portal, target.proxyPath,
                        HttpResponder([this, underway](HttpResponse response) mutable {
                            finish(underway, std::move(response));
                        }));
    } else {
        HttpResponse response = answerOf(request, target, underway.log);
        finish(underway, std::move(response));
    }
}

void Service::finish(Underway& underway, HttpResponse response)
{
    auto& faults = underway.faults;
    if (!faults.empty()) {
        Json body = parseJson(response.body);
        if (!body.is_discarded()) {
            Faults::spoil(faults, body);
            response.body = dump(body);
        }
    }
    compressIfAccepted(underway.acceptEncoding, response);
    Faults::spoil(faults, response);
    if (std::any_of(faults.begin(), faults.end(),
                    [](const Fault& f) { return f.kind == FaultKind::Malformed; }))
        std::erase_if(response.headers,
                      [](const auto& header) { return header.first == "Content-Encoding"; });
    auto& log = underway.log;
    log.status = response.misdelivery.dropInsteadOfAnswering ? 0 : response.status;
    m_world.log(std::move(log));
    if (m_eventsPending && !m_world.pendingEvents.empty())
        m_eventsPending();
    underway.respond(std::move(response));
}

std::optional<HttpResponse> Service::leftBehind(const HttpRequest& request,
                                                const Target& target) const
{
    if (!target.portal || !target.proxyPath.empty() || target.portal->movedTo.empty() ||
        request.localPort == target.portal->port)
        return std::nullopt;
    HttpResponse response;
    response.status = target.portal->abandonedStatus;
    response.misdelivery.dropInsteadOfAnswering = response.status == 0;
    return response;
}

HttpResponse Service::answerOf(const HttpRequest& request, const Target& target, LoggedRequest& log)
{
    if (!target.webPath.empty())
        return webPage(m_world, *target.portal, target.webPath, request);
    HttpResponse response;
    static const SchemaOperation kNoOperation;
    Call call{m_world,
              request,
              target.match ? *target.match->operation : kNoOperation,
              Json::object(),
              target.portal,
              nullptr,
              nullptr,
              {},
              std::nullopt};
    Json body;
    try {
        body = run(call, target, log);
    } catch (const PortalError& error) {
        response.status = error.status;
        body = errorBody(error);
        log.errorCode = error.code;
        if (error.status == 429)
            response.headers.emplace_back("Retry-After",
                                          std::to_string(m_world.switches.retryAfterSeconds));
    }
    if (m_world.switches.dashedGuids)
        addDashes(body);
    if (call.file && log.errorCode.empty()) {
        response.content = call.file->content;
        response.contentOffset = call.file->offset;
        response.contentLength = call.file->length;
        response.headers.emplace_back("Content-Type", call.file->contentType);
        if (!call.file->fileName.empty())
            response.headers.emplace_back("Content-Disposition",
                                          contentDisposition(call.file->fileName));
    } else {
        response.body = dump(body);
        response.headers.emplace_back("Content-Type", "application/json; charset=utf-8");
    }
    response.headers.emplace_back("Cache-Control", "no-store");
    noteCommonHeaders(call, response);
    for (auto& header : call.answerHeaders)
        response.headers.push_back(std::move(header));
    if (call.user)
        log.user = call.user->email;
    return response;
}

Json Service::run(Call& call, const Target& target, LoggedRequest& log)
{
    if (!target.match)
        throw PortalError(404, "NotFound", "There is no such operation.");
    checkRateLimit();
    const bool byToken = call.operation.name == "DownloadAttachmentWithToken";
    if (call.portal) {
        const auto* name = call.request.header("x-sm-client-name");
        // Whatever opens such an address knows nothing of us.
        if (!byToken && (!name || name->empty()))
            throw PortalError(400, "Portal.MissingClientName",
                              "The header x-sm-client-name is missing.");
        checkPortal(call);
    }
    const SchemaOperation& operation = call.operation;
    // A session that came along tells who is calling, wherever it is not asked for as well.
    if (call.portal && (operation.needsSession || !sessionTokenOf(call.request).empty())) {
        try {
            requireSession(call);
            log.user = call.user->email;
        } catch (const PortalError&) {
            if (operation.needsSession)
                throw;
        }
    }
    const auto entry = m_table.find(operation.name);
    if (entry == m_table.end())
        throw PortalError(501, "Portal.NotImplemented", operation.name + " is not here yet.");

    RawRequest raw;
    raw.pathValues = target.match->pathValues;
    raw.queryValues = call.request.queryValues();
    raw.body = call.request.body;
    raw.bodyIsJson = std::none_of(
        operation.request.begin(), operation.request.end(),
        [](const SchemaField& field) { return field.location == FieldLocation::Multipart; });
    const RequestCheck check(m_schema, m_world.switches.strictFilters ? JsvDialect::Strict
                                                                      : JsvDialect::Tolerant);
    CheckedRequest checked = check.check(operation, raw);
    if (checked.unreadable)
        throw PortalError(400, "RequestBindingException", checked.unreadableReason);
    if (!checked.errors.empty()) {
        PortalError error(operation.name == "PreCreateMessage" ? 403 : 400, "928",
                          checked.errors.front().message);
        error.errors = std::move(checked.errors);
        throw error;
    }
    call.values = std::move(checked.values);
    return entry->second(call);
}

void Service::checkRateLimit() const
{
    const int limit = m_world.switches.rateLimitPerMinute;
    if (limit <= 0)
        return;
    auto& recent = m_world.recentRequests;
    const Ticks now = m_world.now();
    while (!recent.empty() && recent.front() <= now - kTicksPerMinute)
        recent.pop_front();
    if (recent.size() >= static_cast<std::size_t>(limit))
        throw PortalError(429, "Portal.TooManyRequests", "Too many requests.");
    recent.push_back(now);
}

void Service::checkPortal(const Call& call) const
{
    if (call.portal->isSuspended())
        throw PortalError(403, "31", "This service is suspended.");
    if (call.portal->maintenance)
        throw PortalError(503, "50", "This service is in maintenance.");
}

void Service::requireSession(Call& call) const
{
    Session* session = m_world.session(sessionTokenOf(call.request), call.request.peerAddress);
    if (!session || session->portal != call.portal)
        throw PortalError(401, "811", "The session is no longer valid.");
    Person& user = call.portal->person(session->user);
    if (user.state == UserState::Disabled) {
        m_world.endSessions(*call.portal, user.id);
        throw PortalError(401, "811", "The session is no longer valid.");
    }
    call.session = session;
    call.user = &user;
    if (call.operation.name != "UpdateNotificationHeartbeat")
        session->lastActivity = m_world.now();
}

void Service::noteCommonHeaders(const Call& call, HttpResponse& response) const
{
    if (!call.portal)
        return;
    response.headers.emplace_back("X-sm-msgapi-version", kInterfaceVersion);
    if (!call.user)
        return;
    response.headers.emplace_back("X-sm-service-settings-version",
                                  std::to_string(call.portal->settingsVersion));
    response.headers.emplace_back("X-sm-user-settings-version",
                                  std::to_string(call.user->settingsVersion));
}

} // namespace waxwing::portal
