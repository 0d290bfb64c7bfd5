#include "tests/portal/call.h"
#include "tests/portal/text.h"
#include "tests/portal/wire.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

/// The filter of one search, prepared once so that a look at a message costs little.
class MessageFilter
{
public:
    MessageFilter(const Call& call, const Json& filter) : m_call(call), m_portal(*call.portal)
    {
        m_criteria = folded(filter.value("searchCriteria", std::string()));
        m_extensionName = folded(filter.value("searchExtensionNameCriteria", std::string()));
        m_extensionValue = folded(filter.value("searchExtensionValueCriteria", std::string()));
        m_guids = guids(filter, "messageGuids");
        if (m_guids.size() > kMostFilterGuids)
            throw invalidField("filter.messageGuids", "At most 25 guids are allowed.");
        m_senders = people(filter, "senderGuids");
        m_recipients = people(filter, "recipientGuids");
        m_labels = guids(filter, "labelGuids");
        if (const auto campaign = filter.find("campaignGuid"); campaign != filter.end())
            m_campaign = Guid::parse(campaign->get<std::string>());
        if (filter.contains("types")) {
            for (const auto& type : filter["types"])
                m_folders.push_back(*folderNamed(type.get<std::string>()));
        }
        if (!m_criteria.empty()) {
            m_matching.resize(m_portal.people().size());
            for (const auto& person : m_portal.people())
                m_matching[person.id] = person.searchText.find(m_criteria) != std::string::npos;
        }
    }

    const std::vector<Folder>& folders() const { return m_folders; }

    bool onlyFolders() const
    {
        return m_criteria.empty() && m_extensionName.empty() && m_extensionValue.empty() &&
               m_guids.empty() && !m_senderWanted && !m_recipientWanted && m_labels.empty() &&
               !m_campaign;
    }

    bool matches(const Message& message) const
    {
        return matchesGuids(message) && matchesPeople(message) && matchesLabels(message) &&
               (!m_campaign || message.campaign == *m_campaign) && matchesExtensions(message) &&
               matchesCriteria(message);
    }

private:
    static std::vector<Guid> guids(const Json& filter, const char* name)
    {
        std::vector<Guid> result;
        if (const auto found = filter.find(name); found != filter.end()) {
            for (const auto& text : *found)
                result.push_back(Guid::parse(text.get<std::string>()).value_or(Guid()));
        }
        return result;
    }

    /// Unknown people match nobody, which is not the same as no restriction.
    std::vector<PersonId> people(const Json& filter, const char* name)
    {
        std::vector<PersonId> result;
        for (const auto& guid : guids(filter, name)) {
            (std::string_view(name) == "senderGuids" ? m_senderWanted : m_recipientWanted) = true;
            if (const Person* person = m_call.portal->userByGuid(guid))
                result.push_back(person->id);
        }
        return result;
    }

    bool matchesGuids(const Message& message) const
    {
        return m_guids.empty() ||
               std::find(m_guids.begin(), m_guids.end(), message.guid) != m_guids.end();
    }

    bool mayKnow(const Message& message, PersonId blind) const
    {
        return message.sender == m_call.user->id || blind == m_call.user->id;
    }

    template<typename Test>
    bool anyRecipient(const Message& message, Test test) const
    {
        const auto blind = [&](PersonId id) { return mayKnow(message, id) && test(id); };
        return std::any_of(message.to.begin(), message.to.end(), test) ||
               std::any_of(message.cc.begin(), message.cc.end(), test) ||
               std::any_of(message.bcc.begin(), message.bcc.end(), blind);
    }

    bool matchesPeople(const Message& message) const
    {
        const auto wanted = [this](PersonId id) {
            return std::find(m_recipients.begin(), m_recipients.end(), id) != m_recipients.end();
        };
        if (m_senderWanted &&
            std::find(m_senders.begin(), m_senders.end(), message.sender) == m_senders.end())
            return false;
        return !m_recipientWanted || anyRecipient(message, wanted);
    }

    bool matchesLabels(const Message& message) const
    {
        if (m_labels.empty())
            return true;
        const Mailbox& mailbox = m_call.mailbox();
        return std::any_of(m_labels.begin(), m_labels.end(), [&](const Guid& guid) {
            if (mailbox.hasLabel(message.id, guid))
                return true;
            for (const auto& label : m_call.user->labels) {
                if (label.guid == guid && label.system)
                    return mailbox.find(message.id)->folder == *label.system;
            }
            return false;
        });
    }

    bool matchesExtensions(const Message& message) const
    {
        if (m_extensionName.empty() && m_extensionValue.empty())
            return true;
        return std::any_of(message.extensions.begin(), message.extensions.end(),
                           [this](const Extension& e) {
                               return (e.isPublic || e.author == m_call.user->id) &&
                                      folded(e.name).find(m_extensionName) != std::string::npos &&
                                      folded(e.value).find(m_extensionValue) != std::string::npos;
                           });
    }

    bool matchesCriteria(const Message& message) const
    {
        if (m_criteria.empty())
            return true;
        if (folded(message.subject).find(m_criteria) != std::string::npos ||
            m_matching[message.sender])
            return true;
        return anyRecipient(message, [this](PersonId id) { return bool(m_matching[id]); });
    }

    const Call& m_call;
    const Portal& m_portal;
    std::string m_criteria, m_extensionName, m_extensionValue;
    std::vector<Guid> m_guids, m_labels;
    std::vector<PersonId> m_senders, m_recipients;
    std::optional<Guid> m_campaign;
    std::vector<Folder> m_folders;
    std::vector<bool> m_matching;
    bool m_senderWanted = false;
    bool m_recipientWanted = false;
};

struct MessageSort
{
    enum class By { Date, Subject, Sender } by = By::Date;
    bool descending = true;
};

MessageSort sortOf(const Call& call)
{
    MessageSort sort;
    const auto given = call.values.find("sort");
    if (given == call.values.end())
        return sort;
    const auto type = given->value("type", std::string("Date"));
    if (type == "Subject")
        sort.by = MessageSort::By::Subject;
    else if (type == "Sender")
        sort.by = MessageSort::By::Sender;
    sort.descending = given->value("direction", std::string("Desc")) != "Asc";
    return sort;
}

/// The ids to look at, oldest first.
std::vector<MessageId> candidates(const Call& call, const MessageFilter& filter)
{
    const Mailbox& mailbox = call.mailbox();
    if (filter.folders().empty())
        return mailbox.folder(std::nullopt);
    std::vector<MessageId> merged;
    const auto order = [&](MessageId a, MessageId b) { return mailbox.isBefore(a, b); };
    std::vector<Folder> folders = filter.folders();
    std::sort(folders.begin(), folders.end());
    folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
    for (Folder folder : folders) {
        const auto& list = mailbox.folder(folder);
        const auto middle = static_cast<std::ptrdiff_t>(merged.size());
        merged.insert(merged.end(), list.begin(), list.end());
        std::inplace_merge(merged.begin(), merged.begin() + middle, merged.end(), order);
    }
    return merged;
}

/// Brings the ids, which come oldest first, into the order of the answer.
void arrange(const Call& call, const MessageSort& sort, std::vector<MessageId>& ids)
{
    std::reverse(ids.begin(), ids.end());
    const Portal& portal = *call.portal;
    if (sort.by == MessageSort::By::Date) {
        if (!sort.descending)
            std::stable_sort(ids.begin(), ids.end(), [&](MessageId a, MessageId b) {
                return portal.message(a).date < portal.message(b).date;
            });
        return;
    }
    std::unordered_map<MessageId, std::string> keys;
    for (MessageId id : ids) {
        const Message& message = portal.message(id);
        const Person& sender = portal.person(message.sender);
        keys[id] = sort.by == MessageSort::By::Subject
                       ? folded(message.subject)
                       : folded(sender.lastName + '\n' + sender.firstName + '\n' + sender.email);
    }
    // Stable: ties stay newest first, then by guid, in both directions.
    std::stable_sort(ids.begin(), ids.end(), [&](MessageId a, MessageId b) {
        return sort.descending ? keys[a] > keys[b] : keys[a] < keys[b];
    });
}

/// The common case, a page of one folder or of all by date: straight from the index.
bool pageFromIndex(const Call& call, const MessageFilter& filter, const MessageSort& sort,
                   const PageRequest& page, Json& answer)
{
    if (!filter.onlyFolders() || filter.folders().size() > 1 || !sort.descending ||
        sort.by != MessageSort::By::Date)
        return false;
    const auto& list = call.mailbox().folder(
        filter.folders().empty() ? std::nullopt : std::optional(filter.folders().front()));
    const Wire wire(*call.portal, call.user->id, call.now());
    answer = pageFrame(list.size(), page.page, page.pageSize);
    for (std::size_t i = page.first();
         i < list.size() && i < page.first() + static_cast<std::size_t>(page.pageSize); ++i)
        answer["results"].push_back(wire.message(call.portal->message(list[list.size() - 1 - i])));
    return true;
}

Json searchMessages(Call& call)
{
    const Json nothing = Json::object();
    const auto given = call.values.find("filter");
    const MessageFilter filter(call, given == call.values.end() ? nothing : *given);
    const MessageSort sort = sortOf(call);
    const PageRequest page = pageRequest(call.values);
    Json answer;
    if (pageFromIndex(call, filter, sort, page, answer))
        return answer;
    auto ids = candidates(call, filter);
    std::erase_if(ids, [&](MessageId id) { return !filter.matches(call.portal->message(id)); });
    arrange(call, sort, ids);
    const Wire wire(*call.portal, call.user->id, call.now());
    answer = pageFrame(ids.size(), page.page, page.pageSize);
    for (std::size_t i = page.first();
         i < ids.size() && i < page.first() + static_cast<std::size_t>(page.pageSize); ++i)
        answer["results"].push_back(wire.message(call.portal->message(ids[i])));
    return answer;
}

} // namespace

std::vector<OperationEntry> searchOperations()
{
    return {{"SearchMessages", searchMessages}};
}

} // namespace waxwing::portal
