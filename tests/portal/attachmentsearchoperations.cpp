#include "tests/portal/call.h"
#include "tests/portal/text.h"
#include "tests/portal/wire.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

/// One attachment the caller can see, as part of the newest message that has it.
struct Found
{
    const Attachment* attachment;
    const Message* message;
};

std::vector<Guid> guidsOf(const Json& filter, const char* name)
{
    std::vector<Guid> result;
    for (const auto& text : filter.value(name, Json::array()))
        result.push_back(Guid::parse(text.get<std::string>()).value_or(Guid()));
    return result;
}

bool contains(const std::vector<Guid>& list, const Guid& guid)
{
    return std::find(list.begin(), list.end(), guid) != list.end();
}

/// attachments.md 4: members of one list are alternatives, different members must all hold.
class AttachmentFilter
{
public:
    AttachmentFilter(const Call& call, const Json& filter)
        : m_call(call), m_portal(*call.portal), m_filter(filter)
    {
        m_criteria = folded(filter.value("searchCriteria", std::string()));
        m_extensionName = folded(filter.value("searchExtensionNameCriteria", std::string()));
        m_extensionValue = folded(filter.value("searchExtensionValueCriteria", std::string()));
        m_guids = guidsOf(filter, "attachmentGuids");
        if (m_guids.size() > kMostFilterGuids)
            throw invalidField("filter.attachmentGuids", "At most 25 guids are allowed.");
        m_uploaders = guidsOf(filter, "uploaderGuids");
        m_recipients = guidsOf(filter, "recipientGuids");
        m_groups = guidsOf(filter, "attachmentGroupGuids");
        m_labels = guidsOf(filter, "labelGuids");
        m_campaign = Guid::parse(filter.value("campaignGuid", std::string()));
        m_algorithm = filter.value("hashAlgorithm", std::string());
        m_hash = lowered(filter.value("hashValue", std::string()));
        if (m_algorithm.empty() != m_hash.empty())
            throw invalidField(m_algorithm.empty() ? "filter.hashAlgorithm" : "filter.hashValue",
                               "Algorithm and value of a hash belong together.");
        for (const char* known : {"MD5", "SHA1", "SHA256"}) {
            if (equalsIgnoringCase(m_algorithm, known))
                m_algorithm = known;
        }
        if (!m_algorithm.empty() && m_algorithm != "MD5" && m_algorithm != "SHA1" &&
            m_algorithm != "SHA256")
            throw invalidField("filter.hashAlgorithm", "This algorithm is not known.");
    }

    bool matches(const Found& found) const
    {
        const Attachment& file = *found.attachment;
        return (m_guids.empty() || contains(m_guids, file.guid)) && matchesAssociation(file) &&
               matchesType(file) && matchesPeople(found) &&
               (m_groups.empty() || contains(m_groups, file.group)) &&
               (!m_campaign || found.message->campaign == *m_campaign) && matchesLabels(file) &&
               matchesExtensions(file) &&
               (m_criteria.empty() ||
                folded(file.fileName).find(m_criteria) != std::string::npos) &&
               (m_hash.empty() || (file.isComplete() && file.content->hash(m_algorithm) == m_hash));
    }

private:
    bool matchesAssociation(const Attachment& file) const
    {
        const Json wanted = m_filter.value("associations", Json::array());
        const bool uploader = file.uploader == m_call.user->id;
        return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const Json& one) {
                   return equalsIgnoringCase(one.get<std::string>(),
                                             uploader ? "Uploader" : "Recipient");
               });
    }

    bool matchesType(const Attachment& file) const
    {
        const Json wanted = m_filter.value("types", Json::array());
        return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const Json& one) {
                   return equalsIgnoringCase(one.get<std::string>(),
                                             file.signable ? "ESignature" : "Normal");
               });
    }

    bool matchesPeople(const Found& found) const
    {
        if (!m_uploaders.empty() &&
            !contains(m_uploaders, m_portal.person(found.attachment->uploader).guid))
            return false;
        if (m_recipients.empty())
            return true;
        const Message& message = *found.message;
        const auto wanted = [&](PersonId id) {
            return contains(m_recipients, m_portal.person(id).guid);
        };
        const auto blind = [&](PersonId id) {
            return wanted(id) && (message.sender == m_call.user->id || id == m_call.user->id);
        };
        return std::any_of(message.to.begin(), message.to.end(), wanted) ||
               std::any_of(message.cc.begin(), message.cc.end(), wanted) ||
               std::any_of(message.bcc.begin(), message.bcc.end(), blind);
    }

    bool matchesLabels(const Attachment& file) const
    {
        if (m_labels.empty())
            return true;
        const auto assigned = m_call.user->attachmentLabels.find(file.id);
        return assigned != m_call.user->attachmentLabels.end() &&
               std::any_of(assigned->second.begin(), assigned->second.end(),
                           [&](const Guid& guid) { return contains(m_labels, guid); });
    }

    bool matchesExtensions(const Attachment& file) const
    {
        if (m_extensionName.empty() && m_extensionValue.empty())
            return true;
        return std::any_of(file.extensions.begin(), file.extensions.end(), [&](const auto& e) {
            return (e.isPublic || e.author == m_call.user->id) &&
                   folded(e.name).find(m_extensionName) != std::string::npos &&
                   folded(e.value).find(m_extensionValue) != std::string::npos;
        });
    }

    const Call& m_call;
    const Portal& m_portal;
    const Json& m_filter;
    std::string m_criteria, m_extensionName, m_extensionValue, m_algorithm, m_hash;
    std::vector<Guid> m_guids, m_uploaders, m_recipients, m_groups, m_labels;
    std::optional<Guid> m_campaign;
};

/// Every attachment once, oldest first.
std::vector<Found> visibleTo(const Call& call)
{
    const Portal& portal = *call.portal;
    std::map<AttachmentId, Found> all;
    for (MessageId id : call.mailbox().folder(std::nullopt)) {
        const Message& message = portal.message(id);
        if (!portal.hasAccess(message, call.user->id, call.now()))
            continue;
        for (AttachmentId file : message.attachments)
            all[file] = {&portal.attachment(file), &message};
    }
    std::vector<Found> found;
    for (const auto& entry : all)
        found.push_back(entry.second);
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        if (a.message->date != b.message->date)
            return a.message->date < b.message->date;
        return a.attachment->guid > b.attachment->guid;
    });
    return found;
}

Json search(Call& call)
{
    const Json given = call.values.value("filter", Json::object());
    const AttachmentFilter filter(call, given);
    const Json sort = call.values.value("sort", Json::object());
    const auto type = sort.value("type", std::string());
    if (!type.empty() && !equalsIgnoringCase(type, "sentOn"))
        throw invalidField("sort.type", "This order is not known.");
    auto found = visibleTo(call);
    std::erase_if(found, [&](const Found& one) { return !filter.matches(one); });
    if (!equalsIgnoringCase(sort.value("direction", std::string("Desc")), "Asc"))
        std::reverse(found.begin(), found.end());
    const Wire wire(*call.portal, call.user->id, call.now());
    const PageRequest page = pageRequest(call.values);
    Json answer = pageFrame(found.size(), page.page, page.pageSize);
    for (std::size_t i = page.first();
         i < found.size() && i < page.first() + static_cast<std::size_t>(page.pageSize); ++i)
        answer["results"].push_back(
            wire.attachmentDetails(*found[i].attachment, *found[i].message));
    return answer;
}

} // namespace

std::vector<OperationEntry> attachmentSearchOperations()
{
    return {{"SearchAttachments", search}};
}

} // namespace waxwing::portal
