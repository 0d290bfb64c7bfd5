#pragma once

#include "tests/portal/model.h"

#include <deque>

namespace waxwing::portal {

/// The messages of one user: what they are to them, in which folder, in which order. Folders are
/// kept sorted by date, so that a page of any folder costs no sorting. The messages themselves
/// live in the portal; `m_messages` is only read for dates and guids.
class Mailbox
{
public:
    explicit Mailbox(const std::deque<Message>& messages) : m_messages(messages) {}

    MailboxEntry* find(MessageId message);
    const MailboxEntry* find(MessageId message) const;

    /// Puts a message into a folder; call it when the date of the message is final.
    MailboxEntry& add(MessageId message, Folder folder);
    void move(MessageId message, Folder folder);
    void remove(MessageId message);
    /// For the seed: adds many without keeping order, then sorts once.
    MailboxEntry& addUnsorted(MessageId message, Folder folder);
    void sortAll();

    /// Ids of one folder, or of all with nullopt, oldest first; equal dates by descending guid.
    const std::vector<MessageId>& folder(std::optional<Folder> folder) const;
    bool isBefore(MessageId a, MessageId b) const;

    void setLabel(MessageId message, const Guid& label, bool on);
    bool hasLabel(MessageId message, const Guid& label) const;
    std::vector<Guid> labelsOf(MessageId message) const;
    void forgetLabel(const Guid& label);

private:
    void insertSorted(std::vector<MessageId>& list, MessageId message);
    void eraseSorted(std::vector<MessageId>& list, MessageId message);
    std::vector<MessageId>& listOf(Folder folder);

    const std::deque<Message>& m_messages;
    std::unordered_map<MessageId, MailboxEntry> m_entries;
    std::array<std::vector<MessageId>, kFolders> m_folders;
    std::vector<MessageId> m_all;
    std::unordered_map<MessageId, std::vector<Guid>> m_labels;
};

} // namespace waxwing::portal
