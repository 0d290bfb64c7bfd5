#include "tests/portal/faults.h"

#include "tests/portal/text.h"

#include <algorithm>
#include <array>

namespace waxwing::portal {

namespace {

constexpr std::array kNames = {
    "status",     "dropBefore",    "latency",   "dropAfter", "dropMidway", "truncated", "malformed",
    "wrongTypes", "unknownFields", "oversized", "slowBody",  "lateStatus", "dropUpload"};

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

constexpr std::uint64_t kPaddingBytes = 4 * 1024 * 1024;

void setHeader(HttpResponse& response, const std::string& name, const std::string& value)
{
    for (auto& header : response.headers) {
        if (equalsIgnoringCase(header.first, name))
            header.second = value;
    }
}

/// The body of an answer and more bytes than it should have.
class PaddedContent : public Content
{
public:
    PaddedContent(HttpResponse& response, std::uint64_t padding)
        : m_content(response.content),
          m_offset(std::exchange(response.contentOffset, 0)),
          m_length(response.contentLength),
          m_size(m_length + padding)
    {
        response.contentLength = m_size;
    }

    std::uint64_t size() const override { return m_size; }
    std::string read(std::uint64_t offset, std::size_t length) const override
    {
        const auto most = static_cast<std::size_t>(
            std::min<std::uint64_t>(length, m_size - std::min(m_size, offset)));
        std::string bytes;
        if (offset < m_length)
            bytes = m_content->read(
                m_offset + offset,
                static_cast<std::size_t>(std::min<std::uint64_t>(most, m_length - offset)));
        bytes.resize(most, 'x');
        return bytes;
    }

private:
    std::shared_ptr<const Content> m_content;
    std::uint64_t m_offset, m_length, m_size;
};

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
        if (fault.count == 0 || fault.kind == FaultKind::DropUpload ||
            (!all && !equalsIgnoringCase(fault.operation, operation)))
            continue;
        hits.push_back(fault);
        if (fault.count > 0)
            --fault.count;
    }
    std::erase_if(m_faults, [](const Fault& fault) { return fault.count == 0; });
    return hits;
}

std::optional<std::size_t> Faults::takeDropUpload(const std::string& operation)
{
    for (auto fault = m_faults.begin(); fault != m_faults.end(); ++fault) {
        const bool all = fault->operation.empty() || fault->operation == "*";
        if (fault->kind != FaultKind::DropUpload ||
            (!all && !equalsIgnoringCase(fault->operation, operation)))
            continue;
        const auto bytes = static_cast<std::size_t>(std::max(0, fault->bytes));
        if (fault->count > 0 && --fault->count == 0)
            m_faults.erase(fault);
        return bytes;
    }
    return std::nullopt;
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
            misdelivery.cutAfterBytes = response.bodySize() / 2;
            break;
        case FaultKind::Truncated:
            misdelivery.cutAfterBytes =
                fault.bytes > 0 ? static_cast<std::uint64_t>(fault.bytes) : response.bodySize() / 2;
            break;
        case FaultKind::Malformed:
            response.dropBody();
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
        case FaultKind::WrongTypes:
            // A file has no members; what can be wrong is what it claims to be.
            if (response.content)
                setHeader(response, "Content-Type", "application/json; charset=utf-8");
            break;
        case FaultKind::Oversized:
            if (response.content)
                response.content = std::make_shared<PaddedContent>(
                    response,
                    fault.bytes > 0 ? static_cast<std::uint64_t>(fault.bytes) : kPaddingBytes);
            break;
        default:
            break;
        }
    }
}

} // namespace waxwing::portal
