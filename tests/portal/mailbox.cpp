#include "tests/portal/mailbox.h"

#include <algorithm>

namespace waxwing::portal {

MailboxEntry* Mailbox::find(MessageId message)
{
    const auto found = m_entries.find(message);
    return found == m_entries.end() ? nullptr : &found->second;
}

const MailboxEntry* Mailbox::find(MessageId message) const
{
    const auto found = m_entries.find(message);
    return found == m_entries.end() ? nullptr : &found->second;
}

bool Mailbox::isBefore(MessageId a, MessageId b) const
{
    const Message& first = m_messages[a];
    const Message& second = m_messages[b];
    if (first.date != second.date)
        return first.date < second.date;
    return first.guid > second.guid;
}

std::vector<MessageId>& Mailbox::listOf(Folder folder)
{
    return m_folders[static_cast<std::size_t>(folder)];
}

const std::vector<MessageId>& Mailbox::folder(std::optional<Folder> folder) const
{
    return folder ? m_folders[static_cast<std::size_t>(*folder)] : m_all;
}

void Mailbox::insertSorted(std::vector<MessageId>& list, MessageId message)
{
    const auto at = std::upper_bound(list.begin(), list.end(), message,
                                     [this](MessageId a, MessageId b) { return isBefore(a, b); });
    list.insert(at, message);
}

void Mailbox::eraseSorted(std::vector<MessageId>& list, MessageId message)
{
    auto at = std::lower_bound(list.begin(), list.end(), message,
                               [this](MessageId a, MessageId b) { return isBefore(a, b); });
    if (at == list.end() || *at != message)
        at = std::find(list.begin(), list.end(), message);
    if (at != list.end())
        list.erase(at);
}

MailboxEntry& Mailbox::add(MessageId message, Folder folder)
{
    MailboxEntry& entry = m_entries[message];
    if (entry.folder != Folder::Nowhere) {
        eraseSorted(listOf(entry.folder), message);
        eraseSorted(m_all, message);
    }
    entry.folder = folder;
    if (folder != Folder::Nowhere) {
        entry.origin = folder;
        insertSorted(listOf(folder), message);
        insertSorted(m_all, message);
    }
    return entry;
}

MailboxEntry& Mailbox::addUnsorted(MessageId message, Folder folder)
{
    MailboxEntry& entry = m_entries[message];
    entry.folder = folder;
    entry.origin = folder;
    listOf(folder).push_back(message);
    m_all.push_back(message);
    return entry;
}

void Mailbox::sortAll()
{
    const auto order = [this](MessageId a, MessageId b) { return isBefore(a, b); };
    for (auto& list : m_folders)
        std::sort(list.begin(), list.end(), order);
    std::sort(m_all.begin(), m_all.end(), order);
}

void Mailbox::move(MessageId message, Folder folder)
{
    MailboxEntry* entry = find(message);
    if (!entry || entry->folder == folder || entry->folder == Folder::Nowhere)
        return;
    eraseSorted(listOf(entry->folder), message);
    entry->folder = folder;
    insertSorted(listOf(folder), message);
}

void Mailbox::remove(MessageId message)
{
    MailboxEntry* entry = find(message);
    if (!entry)
        return;
    if (entry->folder != Folder::Nowhere) {
        eraseSorted(listOf(entry->folder), message);
        eraseSorted(m_all, message);
    }
    m_labels.erase(message);
    m_entries.erase(message);
}

void Mailbox::setLabel(MessageId message, const Guid& label, bool on)
{
    auto& labels = m_labels[message];
    const auto at = std::find(labels.begin(), labels.end(), label);
    if (on && at == labels.end())
        labels.push_back(label);
    else if (!on && at != labels.end())
        labels.erase(at);
    if (labels.empty())
        m_labels.erase(message);
}

bool Mailbox::hasLabel(MessageId message, const Guid& label) const
{
    const auto found = m_labels.find(message);
    return found != m_labels.end() &&
           std::find(found->second.begin(), found->second.end(), label) != found->second.end();
}

std::vector<Guid> Mailbox::labelsOf(MessageId message) const
{
    const auto found = m_labels.find(message);
    return found == m_labels.end() ? std::vector<Guid>() : found->second;
}

void Mailbox::forgetLabel(const Guid& label)
{
    for (auto it = m_labels.begin(); it != m_labels.end();) {
        std::erase(it->second, label);
        it = it->second.empty() ? m_labels.erase(it) : std::next(it);
    }
}

} // namespace waxwing::portal
