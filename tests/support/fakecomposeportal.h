#pragma once

#include "core/async/completer.h"
#include "core/sync/composeport.h"
#include "tests/support/samplemessages.h"

#include <deque>
#include <functional>
#include <map>

namespace waxwing::test {

/// A portal that exists only here: drafts with their states, and for each call what becomes of it.
class FakeComposePortal final : public ComposePort
{
public:
    enum class Fate {
        Answered,
        LostBefore, ///< the connection breaks before the portal has heard of it
        LostAfter,  ///< it has its effect, its answer is lost
        HangBefore, ///< never answered (the program ends within the call), without effect
        HangAfter,  ///< the same, with effect
    };
    struct Kept
    {
        Guid externalId;
        DraftAction action = DraftAction::New;
        std::optional<Guid> parent;
        Draft draft;
        QString status = QStringLiteral("PreCreated");
        QDateTime date;
        QByteArray password;
        QByteArray craCode;
    };

    std::map<Guid, Kept> messages;
    QStringList log; ///< "precreate", "save", "send", "state", "search"
    std::deque<Fate> fates;
    /// Refusals by the name of the call, each for one call.
    std::map<QString, std::deque<Error>> refusals;
    QDateTime now;
    /// What hangs on a draft.
    std::function<QList<AttachmentSummary>(const Guid&)> attachmentsOf;
    bool showsPreCreated = true; ///< in the Draft folder

    [[nodiscard]] int sentWith(const QString& subject) const
    {
        return static_cast<int>(std::count_if(messages.begin(), messages.end(), [&](const auto& one) {
            return one.second.status == u"Sent" && one.second.draft.subject == subject;
        }));
    }
    [[nodiscard]] int number(const QString& status) const
    {
        return static_cast<int>(std::count_if(messages.begin(), messages.end(), [&](const auto& one) {
            return one.second.status == status;
        }));
    }

    [[nodiscard]] AsyncResult<Guid> preCreate(DraftAction action, std::optional<Guid> parent,
                                              std::optional<Secret> parentPassword, Guid externalId,
                                              std::stop_token) override
    {
        return call<Guid>(QStringLiteral("precreate"), [=, this]() -> Result<Guid> {
            const Guid guid = guidOf(0xd000 + static_cast<int>(messages.size()));
            Kept kept;
            kept.externalId = externalId;
            kept.action = action;
            kept.parent = parent;
            kept.date = now;
            if (parentPassword)
                kept.password = parentPassword->reveal();
            messages.emplace(guid, kept);
            return guid;
        });
    }
    [[nodiscard]] AsyncResult<void> save(Guid guid, Draft draft, std::stop_token) override
    {
        return call<void>(QStringLiteral("save"), [=, this]() -> Result<void> {
            const auto found = messages.find(guid);
            if (found == messages.end())
                return refusal("929", 404);
            if (found->second.status == u"Sent")
                return refusal("Portal.AlreadySent", 403);
            found->second.draft = draft;
            found->second.status = QStringLiteral("Draft");
            return {};
        });
    }
    [[nodiscard]] AsyncResult<void> send(Guid guid, Draft, std::optional<Secret> password,
                                         std::optional<Secret> craCode, std::stop_token) override
    {
        return call<void>(QStringLiteral("send"), [=, this]() -> Result<void> {
            const auto found = messages.find(guid);
            if (found == messages.end())
                return refusal("929", 404);
            if (found->second.status == u"Sent")
                return refusal("Portal.AlreadySent", 403);
            found->second.status = QStringLiteral("Sent");
            if (password)
                found->second.password = password->reveal();
            if (craCode)
                found->second.craCode = craCode->reveal();
            return {};
        });
    }
    [[nodiscard]] AsyncResult<MessageSummary> messageState(Guid guid, std::stop_token) override
    {
        return call<MessageSummary>(QStringLiteral("state"), [=, this]() -> Result<MessageSummary> {
            const auto found = messages.find(guid);
            if (found == messages.end())
                return refusal("929", 404);
            MessageSummary summary = summaryOf(guid, found->second);
            if (attachmentsOf)
                summary.attachments = attachmentsOf(guid);
            return summary;
        });
    }
    [[nodiscard]] AsyncResult<Page<MessageSummary>>
    searchMessages(MessageFilter filter, int, int, std::stop_token) override
    {
        using Found = Page<MessageSummary>;
        return call<Found>(QStringLiteral("search"), [=, this]() -> Result<Found> {
            Found page;
            for (const auto& [guid, kept] : messages) {
                const bool wanted = filter.types.contains(kept.status == u"Sent" ? Folder::Sent
                                                                                 : Folder::Draft);
                const bool shown = kept.status != u"PreCreated" || showsPreCreated;
                if (wanted && shown
                    && (filter.messageGuids.isEmpty() || filter.messageGuids.contains(guid)))
                    page.results << summaryOf(guid, kept);
            }
            page.totalItems = page.results.size();
            return page;
        });
    }

    static tl::unexpected<Error> refusal(const char* code, int status)
    {
        Error error(status == 404 ? ErrorKind::NotFound : ErrorKind::Forbidden);
        error.code = QString::fromLatin1(code);
        error.httpStatus = status;
        return failure(error);
    }

private:
    template<typename T>
    AsyncResult<T> call(QString name, std::function<Result<T>()> effect)
    {
        log << name;
        Fate fate = Fate::Answered;
        if (!fates.empty()) {
            fate = fates.front();
            fates.pop_front();
        }
        if (fate == Fate::LostBefore)
            co_return failure(ErrorKind::Network);
        if (fate == Fate::HangBefore || fate == Fate::HangAfter) {
            if (fate == Fate::HangAfter)
                (void)effect();
            // Not owned by what waits for it, else neither would ever end.
            auto never = std::make_unique<Completer<T>>();
            auto answer = never->result();
            m_hanging.push_back(std::shared_ptr<Completer<T>>(std::move(never)));
            co_return co_await answer;
        }
        std::deque<Error>& refused = refusals[name];
        if (!refused.empty()) {
            const Error error = refused.front();
            refused.pop_front();
            co_return failure(error);
        }
        const Result<T> result = effect();
        if (fate == Fate::LostAfter)
            co_return failure(ErrorKind::Network);
        co_return result;
    }

    static MessageSummary summaryOf(const Guid& guid, const Kept& kept)
    {
        MessageSummary summary;
        summary.guid = guid;
        summary.conversationGuid = guid;
        summary.status = kept.status;
        summary.action = toWire(kept.action);
        summary.parentGuid = kept.parent;
        summary.subject = kept.draft.subject;
        summary.date = kept.date;
        return summary;
    }

    std::vector<std::shared_ptr<void>> m_hanging;
};

} // namespace waxwing::test
