#include "tests/portal/call.h"
#include "tests/portal/text.h"
#include "tests/portal/wire.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

constexpr std::size_t kMostGuids = 25;

/// What the tracking searches have in common: types, times, owner, actor, messages.
class TrackingFilter
{
public:
    TrackingFilter(Call& call, const Json& filter)
    {
        for (const auto& type : filter.value("types", Json::array()))
            m_types.push_back(type.get<std::string>());
        for (const auto& text : filter.value("messageGuids", Json::array())) {
            m_restricted = true;
            const auto guid = Guid::parse(text.get<std::string>());
            if (const Message* message = guid ? call.portal->messageByGuid(*guid) : nullptr)
                m_messages.push_back(message->id);
        }
        if (filter.contains("messageGuids") && filter["messageGuids"].size() > kMostGuids)
            throw invalidField("filter.messageGuids", "At most 25 guids are allowed.");
        m_start = parseTicks(filter.value("startTime", std::string()));
        m_end = parseTicks(filter.value("endTime", std::string()));
        m_owner = person(call, filter, "ownerUserGuid");
        m_actor = person(call, filter, "actorUserGuid");
        // Attachments have no tracking rows in this portal yet.
        m_attachmentsOnly = filter.contains("attachmentGuids") &&
                            !filter["attachmentGuids"].empty() && !m_restricted;
    }

    bool matches(const TrackingRow& row) const
    {
        if (m_attachmentsOnly || (m_start && row.date < *m_start) || (m_end && row.date > *m_end) ||
            (m_owner && row.owner != *m_owner) || (m_actor && row.actor != *m_actor))
            return false;
        if (m_restricted &&
            std::find(m_messages.begin(), m_messages.end(), row.message) == m_messages.end())
            return false;
        return m_types.empty() ||
               std::any_of(m_types.begin(), m_types.end(), [&](const auto& type) {
                   return equalsIgnoringCase(type, trackingTypeName(row.type));
               });
    }

private:
    /// Somebody unknown is nobody's row.
    static std::optional<PersonId> person(Call& call, const Json& filter, const char* name)
    {
        if (!filter.contains(name))
            return std::nullopt;
        const auto guid = Guid::parse(filter[name].get<std::string>());
        const Person* found = guid ? call.portal->userByGuid(*guid) : nullptr;
        return found ? found->id : kNone;
    }

    std::vector<std::string> m_types;
    std::vector<MessageId> m_messages;
    std::optional<Ticks> m_start, m_end;
    std::optional<PersonId> m_owner, m_actor;
    bool m_restricted = false;
    bool m_attachmentsOnly = false;
};

Json pageOf(const Call& call, std::vector<const TrackingRow*> rows)
{
    const auto sort = call.values.find("sort");
    const bool ascending =
        sort != call.values.end() && sort->value("direction", std::string("Desc")) == "Asc";
    std::stable_sort(rows.begin(), rows.end(), [&](const auto* a, const auto* b) {
        return ascending ? a->date < b->date : a->date > b->date;
    });
    const Wire wire(*call.portal, call.user->id, call.now());
    const PageRequest page = pageRequest(call.values);
    Json answer = pageFrame(rows.size(), page.page, page.pageSize);
    for (std::size_t i = page.first();
         i < rows.size() && i < page.first() + static_cast<std::size_t>(page.pageSize); ++i)
        answer["results"].push_back(wire.tracking(*rows[i]));
    return answer;
}

template<typename Visible>
Json searchRows(Call& call, Visible visible)
{
    const Json filter = call.values.value("filter", Json::object());
    const TrackingFilter wanted(call, filter);
    const Wire wire(*call.portal, call.user->id, call.now());
    std::vector<const TrackingRow*> rows;
    for (const auto& row : call.portal->trackingRows()) {
        const Message& message = call.portal->message(row.message);
        if (message.vanished || !wanted.matches(row) || !wire.maySeeTracking(message) ||
            !visible(row, message))
            continue;
        rows.push_back(&row);
    }
    return pageOf(call, std::move(rows));
}

Json searchMessageTracking(Call& call)
{
    const bool ignoreSender =
        call.values.value("filter", Json::object()).value("ignoreSender", false);
    return searchRows(call, [&](const TrackingRow& row, const Message& message) {
        return call.mailbox().find(message.id) != nullptr &&
               !(ignoreSender && row.actor == message.sender);
    });
}

/// The caller's activity stream: what they did, and what was done with what is theirs.
Json searchUserTracking(Call& call)
{
    const PersonId self = call.user->id;
    const bool ignoreSelf = call.values.value("filter", Json::object()).value("ignoreSelf", false);
    return searchRows(call, [&](const TrackingRow& row, const Message&) {
        return (row.owner == self || row.actor == self) && !(ignoreSelf && row.actor == self);
    });
}

/// No attachment can be downloaded from this portal yet, so nothing was ever done with one.
Json searchAttachmentTracking(Call& call)
{
    return pageOf(call, {});
}

} // namespace

std::vector<OperationEntry> trackingOperations()
{
    return {{"SearchMessageTracking", searchMessageTracking},
            {"SearchUserTracking", searchUserTracking},
            {"SearchAttachmentTracking", searchAttachmentTracking}};
}

} // namespace waxwing::portal
