#pragma once

#include "core/model/draft.h"
#include "core/portal/sessioncaller.h"

namespace waxwing {

/// The operations of writing and sending (messages.md sections 4 to 6, settings.md 4) within the
/// session of a PortalClient. Which of them may be repeated is said beside each; none repeats by
/// itself what is not idempotent. Main thread.
class ComposeClient
{
public:
    explicit ComposeClient(SessionCaller caller) : m_caller(std::move(caller)) {}

    /// PreCreateMessage. Not repeatable: each call makes another draft. `externalId` is ours.
    [[nodiscard]] AsyncResult<Guid> preCreate(DraftAction action, std::optional<Guid> parent,
                                              std::optional<Secret> parentPassword,
                                              Guid externalId, std::stop_token stop) const;
    /// SaveMessage with every member, as left out ones would be cleared. Repeatable.
    [[nodiscard]] AsyncResult<void> save(Guid messageGuid, Draft draft, std::stop_token stop) const;
    /// SendMessage. Not repeatable: ask messageState() after a lost answer.
    [[nodiscard]] AsyncResult<void> send(Guid messageGuid, Draft draft,
                                         std::optional<Secret> password,
                                         std::optional<Secret> craCode,
                                         std::stop_token stop) const;
    /// GetMessage without the body.
    [[nodiscard]] AsyncResult<MessageSummary> messageState(Guid messageGuid,
                                                           std::stop_token stop) const;
    /// GetMessage of one's own draft with its text.
    [[nodiscard]] AsyncResult<Message> readDraft(Guid messageGuid, std::stop_token stop) const;
    /// RecallMessage with everything below it. Repeatable.
    [[nodiscard]] AsyncResult<void> recall(Guid messageGuid, QString reason,
                                           std::stop_token stop) const;
    /// GetUserContacts: one page, from 1.
    [[nodiscard]] AsyncResult<Page<Contact>> contacts(int page, int pageSize,
                                                      std::stop_token stop) const;
    /// GetUserQuotas.
    [[nodiscard]] AsyncResult<SendingQuota> quota(std::stop_token stop) const;
    /// What service and user settings say about writing.
    [[nodiscard]] AsyncResult<WritingRules> writingRules(std::stop_token stop) const;

private:
    SessionCaller m_caller;
};

} // namespace waxwing
