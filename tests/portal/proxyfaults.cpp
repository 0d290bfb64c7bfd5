#include "tests/portal/proxyfaults.h"

#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

bool concernsCallback(const ProxyFaults& faults)
{
    return !faults.error.empty() || !faults.issuer.empty() || !faults.state.empty() ||
           !faults.twice.empty() || faults.errorBesidesCode || faults.replayCode ||
           faults.omit == "code" || faults.omit == "state" || faults.omit == "iss";
}

void replace(HeaderList& values, std::string_view name, const std::string& value)
{
    for (auto& [key, old] : values) {
        if (key == name)
            old = value;
    }
}

void omit(HeaderList& values, std::string_view name)
{
    std::erase_if(values, [&](const auto& pair) { return pair.first == name; });
}

} // namespace

void spoilCallback(ProxyState& proxy, HeaderList& values)
{
    ProxyFaults& faults = proxy.faults;
    if (faults.count == 0 || !concernsCallback(faults))
        return;
    if (faults.count > 0)
        --faults.count;
    if (!faults.error.empty()) {
        omit(values, "code");
        omit(values, "error");
        omit(values, "error_description");
        values.emplace_back("error", faults.error);
        if (!faults.errorDescription.empty())
            values.emplace_back("error_description", faults.errorDescription);
    }
    if (faults.replayCode)
        replace(values, "code", proxy.lastUsedCode);
    if (faults.errorBesidesCode)
        values.emplace_back("error", "server_error");
    if (!faults.issuer.empty())
        replace(values, "iss", faults.issuer);
    if (!faults.state.empty())
        replace(values, "state", faults.state);
    if (!faults.omit.empty())
        omit(values, faults.omit);
    const auto again = std::find_if(values.begin(), values.end(),
                                    [&](const auto& pair) { return pair.first == faults.twice; });
    if (again != values.end())
        values.push_back(std::pair(*again));
}

void spoilExchange(World& world, Json& answer)
{
    ProxyFaults& faults = world.proxy.faults;
    if (faults.count == 0 || concernsCallback(faults))
        return;
    if (faults.count > 0)
        --faults.count;
    if (!faults.tokenType.empty())
        answer["tokenType"] = faults.tokenType;
    if (!faults.serviceCode.empty())
        answer["serviceCode"] = faults.serviceCode;
    if (!faults.emailAddress.empty())
        answer["emailAddress"] = faults.emailAddress;
    if (faults.deadToken)
        world.tokens.erase(answer["authenticationToken"].get<std::string>());
    if (!faults.omit.empty())
        answer.erase(faults.omit);
}

} // namespace waxwing::portal
