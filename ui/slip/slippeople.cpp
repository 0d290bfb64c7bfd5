#include "ui/slip/slippeople.h"

#include <QHash>

#include <algorithm>

namespace waxwing {

namespace {

/// Finds people by guid, then by address, in a list that grows.
class People
{
public:
    void add(const User& user, SlipRole role)
    {
        if (find(user.guid, user.email) >= 0)
            return; // addressed twice: the first place counts
        SlipPerson person;
        person.user = user;
        person.role = role;
        if (user.guid)
            m_byGuid.insert(*user.guid, m_list.size());
        if (!user.email.isEmpty())
            m_byAddress.insert(user.email.toCaseFolded(), m_list.size());
        m_list << person;
    }
    void addAll(const QList<User>& users, SlipRole role)
    {
        for (const User& user : users)
            add(user, role);
    }
    void note(const TrackingDetail& event)
    {
        qsizetype place = find(event.actorGuid, event.actorEmail);
        if (place < 0) {
            User user;
            user.guid = event.actorGuid;
            user.email = event.actorEmail;
            place = m_list.size();
            add(user, SlipRole::Other);
        }
        m_list[place].deeds << event;
    }
    void end(const MessageShare& share)
    {
        const qsizetype place = find(share.user, QString());
        if (place >= 0)
            m_list[place].ended = share;
    }
    [[nodiscard]] QList<SlipPerson> take() { return std::move(m_list); }

private:
    [[nodiscard]] qsizetype find(const std::optional<Guid>& guid, const QString& address) const
    {
        const qsizetype known = guid ? m_byGuid.value(*guid, -1) : -1;
        if (known >= 0 || address.isEmpty())
            return known;
        return m_byAddress.value(address.toCaseFolded(), -1);
    }

    QList<SlipPerson> m_list;
    QHash<Guid, qsizetype> m_byGuid;
    QHash<QString, qsizetype> m_byAddress;
};

} // namespace

const TrackingDetail* SlipPerson::last(TrackingKind kind) const
{
    const auto found = std::find_if(deeds.crbegin(), deeds.crend(), [kind](const auto& deed) {
        return !deed.attachmentGuid && trackingKindOf(deed.type) == kind;
    });
    return found == deeds.crend() ? nullptr : &*found;
}

QList<SlipPerson> peopleOf(const MessageSummary& message, const DeliverySlip* slip)
{
    People people;
    people.add(message.sender, SlipRole::Sender);
    people.addAll(message.to, SlipRole::To);
    people.addAll(message.cc, SlipRole::Copy);
    people.addAll(message.bcc, SlipRole::BlindCopy);
    if (slip) {
        for (auto event = slip->events.crbegin(); event != slip->events.crend(); ++event)
            people.note(*event);
        for (const MessageShare& share : slip->facts.shares) {
            if (!share.isActive)
                people.end(share);
        }
    }
    return people.take();
}

SlipCounts countsOf(const QList<SlipPerson>& people)
{
    SlipCounts counts;
    for (const SlipPerson& person : people) {
        if (!person.isRecipient())
            continue;
        ++counts.recipients;
        counts.read += person.hasRead() ? 1 : 0;
    }
    return counts;
}

} // namespace waxwing
