#include "tests/portal/call.h"
#include "tests/portal/text.h"
#include "tests/portal/wire.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

/// What the tracking searches have in common: types, times, owner, actor, messages.
class TrackingFilter
{
public:
    TrackingFilter(Call& call, const Json& filter) : m_portal(*call.portal)
    {
        for (const auto& type : filter.value("types", Json::array()))
            m_types.push_back(type.get<std::string>());
        m_messages = guids(filter, "messageGuids");
        m_attachments = guids(filter, "attachmentGuids");
        m_groups = guids(filter, "attachmentGroupGuids");
        m_campaign = Guid::parse(filter.value("campaignGuid", std::string()));
        m_start = parseTicks(filter.value("startTime", std::string()));
        m_end = parseTicks(filter.value("endTime", std::string()));
        m_owner = person(call, filter, "ownerUserGuid");
        m_actor = person(call, filter, "actorUserGuid");
    }

    bool matches(const TrackingRow& row) const
    {
        if ((m_start && row.date < *m_start) || (m_end && row.date > *m_end) ||
            (m_owner && row.owner != *m_owner) || (m_actor && row.actor != *m_actor))
            return false;
        const Message& message = m_portal.message(row.message);
        if (!holds(m_messages, message.guid) || (m_campaign && message.campaign != *m_campaign))
            return false;
        const bool file = row.attachment != kNone;
        if (!holds(m_attachments, file ? m_portal.attachment(row.attachment).guid : Guid()) ||
            !holds(m_groups, file ? m_portal.attachment(row.attachment).group : Guid()))
            return false;
        return m_types.empty() ||
               std::any_of(m_types.begin(), m_types.end(), [&](const auto& type) {
                   return equalsIgnoringCase(type, trackingTypeName(row.type));
               });
    }

private:
    static std::vector<Guid> guids(const Json& filter, const char* name)
    {
        std::vector<Guid> result;
        for (const auto& text : filter.value(name, Json::array()))
            result.push_back(Guid::parse(text.get<std::string>()).value_or(Guid()));
        if (result.size() > kMostFilterGuids)
            throw invalidField(std::string("filter.") + name, "At most 25 guids are allowed.");
        return result;
    }

    static bool holds(const std::vector<Guid>& wanted, const Guid& guid)
    {
        return wanted.empty() || std::find(wanted.begin(), wanted.end(), guid) != wanted.end();
    }

    /// Somebody unknown is nobody's row.
    static std::optional<PersonId> person(Call& call, const Json& filter, const char* name)
    {
        if (!filter.contains(name))
            return std::nullopt;
        const auto guid = Guid::parse(filter[name].get<std::string>());
        const Person* found = guid ? call.portal->userByGuid(*guid) : nullptr;
        return found ? found->id : kNone;
    }

    const Portal& m_portal;
    std::vector<std::string> m_types;
    std::vector<Guid> m_messages, m_attachments, m_groups;
    std::optional<Guid> m_campaign;
    std::optional<Ticks> m_start, m_end;
    std::optional<PersonId> m_owner, m_actor;
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
        // The uploader follows a file also where others passed it on.
        const bool own =
            row.attachment != kNone && row.owner == call.user->id && message.options.allowTracking;
        const bool hidden = !own && call.portal->isHidden(message, row.actor, call.user->id);
        if (message.vanished || hidden || !wanted.matches(row) ||
            !(own || wire.maySeeTracking(message)) || !visible(row, message))
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
        return row.attachment == kNone && call.mailbox().find(message.id) != nullptr &&
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

Json searchAttachmentTracking(Call& call)
{
    const Json filter = call.values.value("filter", Json::object());
    const bool ignoreUploader = filter.value("ignoreUploader", false);
    const bool originalOnly = filter.value("originalParticipantsOnly", false);
    const Portal& portal = *call.portal;
    return searchRows(call, [&](const TrackingRow& row, const Message& message) {
        if (row.attachment == kNone)
            return false;
        const Attachment& file = portal.attachment(row.attachment);
        const bool mine = file.uploader == call.user->id;
        if (!mine && (!message.options.shareTracking || !call.mailbox().find(message.id)))
            return false;
        if (originalOnly && row.actor != file.uploader &&
            (file.message == kNone || !portal.isRecipient(portal.message(file.message), row.actor)))
            return false;
        return !(ignoreUploader && row.actor == file.uploader);
    });
}

} // namespace

std::vector<OperationEntry> trackingOperations()
{
    return {{"SearchMessageTracking", searchMessageTracking},
            {"SearchUserTracking", searchUserTracking},
            {"SearchAttachmentTracking", searchAttachmentTracking}};
}

} // namespace waxwing::portal
