#include "tests/portal/faults.h"

#include "tests/portal/text.h"

#include <algorithm>
#include <array>

namespace waxwing::portal {

namespace {

constexpr std::array kNames = {"status",        "dropBefore", "latency",   "dropAfter",
                               "dropMidway",    "truncated",  "malformed", "wrongTypes",
                               "unknownFields", "oversized",  "slowBody",  "lateStatus"};

HttpResponse statusResponse(const Fault& fault, bool oauth = false)
{
    HttpResponse response;
    response.status = fault.status;
    if (fault.retryAfterSeconds > 0)
        response.headers.emplace_back("Retry-After", std::to_string(fault.retryAfterSeconds));
    if (!fault.errorCode.empty()) {
        const std::string message =
            fault.message.empty() ? "A fault that was asked for." : fault.message;
        Json body;
        if (oauth)
            body = {{"error", fault.errorCode}, {"error_description", message}};
        else
            body["responseStatus"] = {{"errorCode", fault.errorCode}, {"message", message}};
        response.body = dump(body);
        response.headers.emplace_back("Content-Type", "application/json; charset=utf-8");
    }
    return response;
}

void swapTypes(Json& value)
{
    if (value.is_object() || value.is_array()) {
        for (auto& inner : value)
            swapTypes(inner);
    } else if (value.is_string()) {
        value = static_cast<int>(value.get_ref<const std::string&>().size());
    } else if (value.is_boolean()) {
        value = value.get<bool>() ? "yes" : "no";
    } else if (value.is_number()) {
        value = "n" + value.dump();
    }
}

void addUnknown(Json& value)
{
    if (!value.is_object() && !value.is_array())
        return;
    for (auto& inner : value)
        addUnknown(inner);
    if (value.is_object()) {
        value["xFutureText"] = "something newer";
        value["xFutureObject"] = {{"depth", 1}, {"list", {1, 2, 3}}, {"nothing", nullptr}};
    }
}

} // namespace

std::optional<FaultKind> faultKindNamed(std::string_view name)
{
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (equalsIgnoringCase(kNames[i], name))
            return static_cast<FaultKind>(i);
    }
    return std::nullopt;
}

const char* faultKindName(FaultKind kind)
{
    return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Fault> Faults::take(const std::string& operation)
{
    std::vector<Fault> hits;
    for (auto& fault : m_faults) {
        const bool all = fault.operation.empty() || fault.operation == "*";
        if (fault.count == 0 || (!all && !equalsIgnoringCase(fault.operation, operation)))
            continue;
        hits.push_back(fault);
        if (fault.count > 0)
            --fault.count;
    }
    std::erase_if(m_faults, [](const Fault& fault) { return fault.count == 0; });
    return hits;
}

std::optional<HttpResponse> Faults::insteadOf(const std::vector<Fault>& faults, bool oauth)
{
    for (const auto& fault : faults) {
        if (fault.kind == FaultKind::Status)
            return statusResponse(fault, oauth);
        if (fault.kind == FaultKind::DropBefore) {
            HttpResponse response;
            response.misdelivery.dropInsteadOfAnswering = true;
            return response;
        }
    }
    return std::nullopt;
}

void Faults::spoil(const std::vector<Fault>& faults, Json& body)
{
    for (const auto& fault : faults) {
        if (fault.kind == FaultKind::WrongTypes)
            swapTypes(body);
        else if (fault.kind == FaultKind::UnknownFields)
            addUnknown(body);
        else if (fault.kind == FaultKind::Oversized && body.is_object())
            body["xPadding"] = std::string(
                static_cast<std::size_t>(fault.bytes > 0 ? fault.bytes : 4 * 1024 * 1024), 'x');
    }
}

void Faults::spoil(const std::vector<Fault>& faults, HttpResponse& response)
{
    auto& misdelivery = response.misdelivery;
    for (const auto& fault : faults) {
        switch (fault.kind) {
        case FaultKind::Latency:
            misdelivery.delayMilliseconds += fault.milliseconds;
            break;
        case FaultKind::DropAfter:
            misdelivery.dropInsteadOfAnswering = true;
            break;
        case FaultKind::DropMidway:
            misdelivery.cutAfterBytes = response.body.size() / 2;
            break;
        case FaultKind::Truncated:
            misdelivery.cutAfterBytes =
                fault.bytes > 0 ? static_cast<std::size_t>(fault.bytes) : response.body.size() / 2;
            break;
        case FaultKind::Malformed:
            response.body = "<html><body>This is {not JSON</body></html>";
            break;
        case FaultKind::SlowBody:
            misdelivery.bytesPerSecond = fault.bytes > 0 ? fault.bytes : 200;
            break;
        case FaultKind::LateStatus: {
            HttpResponse late = statusResponse(fault);
            late.misdelivery = misdelivery;
            response = std::move(late);
            break;
        }
        default:
            break;
        }
    }
}

} // namespace waxwing::portal
