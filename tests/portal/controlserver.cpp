#include "tests/portal/controlserver.h"

#include "tests/portal/text.h"

#include <QByteArray>

namespace waxwing::portal {

namespace {

std::vector<std::string> listOf(const Json& arguments, const char* name)
{
    const auto found = arguments.find(name);
    if (found == arguments.end())
        return {};
    if (found->is_string())
        return {found->get<std::string>()};
    return found->get<std::vector<std::string>>();
}

Delivery deliveryOf(const Json& arguments)
{
    Delivery delivery;
    delivery.portal = arguments.value("portal", delivery.portal);
    delivery.from = arguments.value("from", delivery.from);
    delivery.to = listOf(arguments, "to");
    delivery.cc = listOf(arguments, "cc");
    delivery.bcc = listOf(arguments, "bcc");
    delivery.subject = arguments.value("subject", std::string());
    delivery.body = arguments.value("body", std::string());
    delivery.bodyFormat = arguments.value("bodyFormat", delivery.bodyFormat);
    delivery.fyeoType = arguments.value("fyeoType", delivery.fyeoType);
    delivery.password = arguments.value("password", std::string());
    delivery.date = arguments.value("date", std::string());
    delivery.expiryDate = arguments.value("expiryDate", std::string());
    delivery.parentGuid = arguments.value("parentGuid", std::string());
    delivery.allowReply = arguments.value("allowReply", true);
    delivery.allowForward = arguments.value("allowForward", true);
    delivery.allowTracking = arguments.value("allowTracking", true);
    delivery.shareTracking = arguments.value("shareTracking", true);
    delivery.push = arguments.value("push", true);
    delivery.sendEmailNotification = arguments.value("sendEmailNotification", true);
    for (const auto& file : arguments.value("attachments", Json::array())) {
        const auto content =
            file.contains("contentBase64")
                ? QByteArray::fromBase64(QByteArray::fromStdString(file.value("contentBase64", "")))
                      .toStdString()
                : file.value("content", std::string());
        delivery.attachments.push_back({file.value("name", std::string("file.txt")), content,
                                        file.value("generatedBytes", std::uint64_t{0})});
    }
    return delivery;
}

Fault faultOf(const Json& arguments)
{
    Fault fault;
    const auto kind = faultKindNamed(arguments.value("kind", std::string()));
    if (!kind)
        throw ControlError("this kind of fault is not known");
    fault.kind = *kind;
    fault.operation = arguments.value("operation", std::string());
    fault.count = arguments.value("count", 1);
    fault.milliseconds = arguments.value("milliseconds", 0);
    fault.status = arguments.value("status", 500);
    fault.errorCode = arguments.value("errorCode", std::string());
    fault.message = arguments.value("message", std::string());
    fault.retryAfterSeconds = arguments.value("retryAfterSeconds", 0);
    fault.bytes = arguments.value("bytes", 0);
    return fault;
}

ProxyFaults proxyFaultsOf(const Json& arguments)
{
    ProxyFaults faults;
    faults.count = arguments.value("count", 1);
    const auto set = [&](const char* name, auto& target) {
        target = arguments.value(name, target);
    };
    set("error", faults.error);
    set("errorDescription", faults.errorDescription);
    set("issuer", faults.issuer);
    set("state", faults.state);
    set("omit", faults.omit);
    set("twice", faults.twice);
    set("errorBesidesCode", faults.errorBesidesCode);
    set("replayCode", faults.replayCode);
    set("tokenType", faults.tokenType);
    set("serviceCode", faults.serviceCode);
    set("emailAddress", faults.emailAddress);
    set("deadToken", faults.deadToken);
    return faults;
}

Json requestJson(const LoggedRequest& request)
{
    Json json;
    json["time"] = request.time;
    json["method"] = request.method;
    json["path"] = request.path;
    json["query"] = request.query;
    json["protocol"] = request.protocol;
    json["portal"] = request.portal;
    json["operation"] = request.operation;
    json["headers"] = request.headerNames;
    json["user"] = request.user;
    json["address"] = request.address;
    json["status"] = request.status;
    json["errorCode"] = request.errorCode;
    return json;
}

HttpResponse answer(int status, const Json& body)
{
    HttpResponse response;
    response.status = status;
    response.body = dump(body);
    response.headers.emplace_back("Content-Type", "application/json");
    return response;
}

} // namespace

ControlServer::ControlServer(Control& control, std::string token)
    : m_control(control),
      m_token(std::move(token)),
      m_web([this](const HttpRequest& request, HttpResponder respond) {
          handle(request, std::move(respond));
      })
{
    m_commands = messageCommands();
    m_commands.merge(worldCommands());
    m_commands.merge(faultCommands());
}

std::unordered_map<std::string, ControlServer::Command> ControlServer::messageCommands()
{
    return {
        {"deliver",
         [](Control& control, const Json& a) {
             return Json{{"messageGuid", control.deliver(deliveryOf(a))}};
         }},
        {"recall",
         [](Control& control, const Json& a) {
             control.recall(a.at("messageGuid"), a.value("reason", std::string()),
                            a.value("single", false));
             return Json::object();
         }},
        {"expire",
         [](Control& control, const Json& a) {
             control.expire(a.at("messageGuid"));
             return Json::object();
         }},
        {"retrieved",
         [](Control& control, const Json& a) {
             control.markRetrieved(a.at("messageGuid"), a.value("user", std::string(kMainUser)));
             return Json::object();
         }},
        {"move",
         [](Control& control, const Json& a) {
             control.move(a.at("messageGuid"), a.value("user", std::string(kMainUser)),
                          a.at("folder"));
             return Json::object();
         }},
        {"vanish",
         [](Control& control, const Json& a) {
             control.vanish(a.at("messageGuid"));
             return Json::object();
         }},
        {"mailbox",
         [](Control& control, const Json& a) {
             return control.mailbox(a.value("portal", std::string("example")),
                                    a.value("user", std::string(kMainUser)));
         }},
        {"tokens",
         [](Control& control, const Json&) {
             return Json{{"tokens", control.tokens()}};
         }},
        {"held", [](Control& control,
                    const Json& a) { return control.held(a.value("portal", std::string())); }},
    };
}

std::unordered_map<std::string, ControlServer::Command> ControlServer::worldCommands()
{
    return {
        {"disable-user",
         [](Control& control, const Json& a) {
             control.disableUser(a.value("portal", std::string("example")), a.at("user"),
                                 a.value("disabled", true));
             return Json::object();
         }},
        {"sign-out-everywhere",
         [](Control& control, const Json& a) {
             control.signOutEverywhere(a.value("portal", std::string("example")), a.at("user"));
             return Json::object();
         }},
        {"change-user",
         [](Control& control, const Json& a) {
             control.changeUser(a.value("portal", std::string("example")), a.at("user"),
                                a.at("changes"));
             return Json::object();
         }},
        {"change-settings",
         [](Control& control, const Json& a) {
             control.changeSettings(a.value("portal", std::string("example")), a.at("changes"));
             return Json::object();
         }},
        {"change-portal",
         [](Control& control, const Json& a) {
             control.changePortal(a.value("portal", std::string("example")), a.at("changes"));
             return Json::object();
         }},
        {"move-portal",
         [](Control& control, const Json& a) {
             const auto code = a.value("portal", std::string("example"));
             control.movePortal(code, a.value("abandonedStatus", 0));
             return Json{{"address", control.world().rootOf(*control.world().portal(code))}};
         }},
        {"advance-clock",
         [](Control& control, const Json& a) {
             control.advanceClock(std::chrono::milliseconds(
                 static_cast<std::int64_t>(a.value("seconds", 0.0) * 1000)));
             return Json{{"now", formatTicks(control.now())}};
         }},
        {"expire-sessions",
         [](Control& control, const Json& a) {
             return Json{{"expired", control.expireSessions(a.value("portal", std::string()),
                                                            a.value("user", std::string()))}};
         }},
        {"change-address",
         [](Control& control, const Json&) {
             control.changeClientAddress();
             return Json::object();
         }},
        {"reset",
         [](Control& control, const Json&) {
             control.reset();
             return Json::object();
         }},
        {"requests",
         [](Control& control, const Json& a) {
             Json list = Json::array();
             for (const auto& request : control.requests(a.value("from", std::size_t{0})))
                 list.push_back(requestJson(request));
             if (a.value("clear", false))
                 control.clearRequests();
             return Json{{"requests", std::move(list)}};
         }},
        {"notificationMails",
         [](Control& control, const Json&) {
             Json list = Json::array();
             for (const auto& mail : control.notificationMails())
                 list.push_back({{"to", mail.to},
                                 {"path", mail.path},
                                 {"messageGuid", mail.messageGuid},
                                 {"webLink", mail.webLink},
                                 {"ownLink", mail.ownLink}});
             return Json{{"mails", std::move(list)}};
         }},
        {"mails",
         [](Control& control, const Json&) {
             Json list = Json::array();
             for (const auto& mail : control.mails())
                 list.push_back({{"to", mail.to},
                                 {"kind", mail.kind},
                                 {"token", mail.token},
                                 {"link", mail.link},
                                 {"date", formatTicks(mail.date)}});
             return Json{{"mails", std::move(list)}};
         }},
    };
}

std::unordered_map<std::string, ControlServer::Command> ControlServer::faultCommands()
{
    return {
        {"fault",
         [](Control& control, const Json& a) {
             control.addFault(faultOf(a));
             return Json::object();
         }},
        {"proxy-fault",
         [](Control& control, const Json& a) {
             control.world().proxy.faults = proxyFaultsOf(a);
             return Json::object();
         }},
        {"clear-faults",
         [](Control& control, const Json&) {
             control.clearFaults();
             return Json::object();
         }},
        {"push-fault",
         [](Control& control, const Json& a) {
             PushFaults& faults = control.push().faults;
             faults.duplicateEvents = a.value("duplicate", faults.duplicateEvents);
             faults.lostEvents = a.value("lost", faults.lostEvents);
             faults.refuseWithCode = a.value("refuseWithCode", faults.refuseWithCode);
             faults.silent = a.value("silent", faults.silent);
             if (a.contains("listening"))
                 control.push().setListening(a["listening"].get<bool>());
             if (a.contains("closeWithCode"))
                 control.push().closeAll(a["closeWithCode"].get<int>(),
                                         QStringLiteral("Closed on purpose"));
             if (a.value("drop", false))
                 control.push().dropAll();
             return Json{{"connections", control.push().connectionCount()}};
         }},
        {"push-times",
         [](Control& control, const Json& a) {
             const Json times = control.push().eventTimes();
             if (a.value("clear", false))
                 control.push().forgetEventTimes();
             return Json{{"times", times}};
         }},
        {"switch",
         [](Control& control, const Json& a) {
             Switches s = control.switches();
             s.strictFilters = a.value("strictFilters", s.strictFilters);
             s.dashedGuids = a.value("dashedGuids", s.dashedGuids);
             s.sessionBoundToAddress = a.value("sessionBoundToAddress", s.sessionBoundToAddress);
             s.camelCasePush = a.value("camelCasePush", s.camelCasePush);
             s.correctPushSpelling = a.value("correctPushSpelling", s.correctPushSpelling);
             s.rateLimitPerMinute = a.value("rateLimitPerMinute", s.rateLimitPerMinute);
             s.retryAfterSeconds = a.value("retryAfterSeconds", s.retryAfterSeconds);
             s.exchangesPerMinute = a.value("exchangesPerMinute", s.exchangesPerMinute);
             s.ignoreLoginHint = a.value("ignoreLoginHint", s.ignoreLoginHint);
             control.setSwitches(s);
             return Json{{"strictFilters", s.strictFilters},
                         {"dashedGuids", s.dashedGuids},
                         {"sessionBoundToAddress", s.sessionBoundToAddress},
                         {"camelCasePush", s.camelCasePush},
                         {"correctPushSpelling", s.correctPushSpelling},
                         {"rateLimitPerMinute", s.rateLimitPerMinute},
                         {"retryAfterSeconds", s.retryAfterSeconds},
                         {"exchangesPerMinute", s.exchangesPerMinute},
                         {"ignoreLoginHint", s.ignoreLoginHint}};
         }},
    };
}

/// Starts, stops or spoils the organisations' provider; answers when that is done.
void ControlServer::changeProvider(const Json& arguments, HttpResponder respond)
{
    IdentityProvider& provider = m_control.identityProvider();
    const auto done = [respond](bool running) { respond(answer(200, {{"running", running}})); };
    if (arguments.contains("timeoutMilliseconds"))
        m_control.relyingParty().setTimeout(
            std::chrono::milliseconds(arguments["timeoutMilliseconds"].get<int>()));
    if (arguments.value("stop", false)) {
        provider.stop();
        done(false);
    } else if (arguments.contains("faults")) {
        provider.change(arguments["faults"], done);
    } else {
        if (arguments.value("start", false))
            provider.start();
        provider.whenReady(done);
    }
}

void ControlServer::handle(const HttpRequest& request, HttpResponder respond)
{
    const auto* token = request.header("x-portal-control");
    if (!token || !equalsInConstantTime(*token, m_token))
        return respond(answer(403, {{"error", "the header X-Portal-Control is missing or wrong"}}));
    const std::string name = request.path.substr(1);
    const auto command = m_commands.find(name);
    if (command == m_commands.end() && name != "identity-provider")
        return respond(answer(404, {{"error", "there is no command '" + name + "'"}}));
    const Json arguments = parseJson(request.body.empty() ? "{}" : request.body);
    if (!arguments.is_object())
        return respond(answer(400, {{"error", "the body is not a JSON object"}}));
    try {
        if (name == "identity-provider")
            changeProvider(arguments, respond);
        else
            respond(answer(200, command->second(m_control, arguments)));
    } catch (const std::exception& error) {
        respond(answer(400, {{"error", error.what()}}));
    }
}

} // namespace waxwing::portal
