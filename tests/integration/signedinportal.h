#pragma once

#include "core/portal/portalclient.h"
#include "core/store/accountdatabase.h"
#include "core/store/messagestore.h"
#include "core/store/storagethread.h"
#include "tests/integration/liveportal.h"
#include "tests/support/await.h"

#include <QTemporaryDir>

namespace waxwing::test {

/// The main user signed in to the local portal, with a cache and nothing else around the clients.
class SignedInPortal
{
public:
    explicit SignedInPortal(LivePortal& live, const QString& who = kAnna)
    {
        if (const auto outcome = live.signIn(who, kPassword))
            m_tokens.token = outcome->sessionToken;
        portal = std::make_unique<PortalClient>(live.transport(), m_tokens, live.messageApi(),
                                                LivePortal::identity());
        auto opened = await(AccountDatabase::open(
            m_thread, m_folder.filePath(QStringLiteral("cache.db")), Secret(QByteArray(32, 'k'))));
        if (opened)
            database = *std::move(opened);
        if (database)
            messages = std::make_unique<MessageStore>(*database, kAnna);
    }
    /// What the inbox of the portal begins with, into the cache.
    [[nodiscard]] bool fetchInbox()
    {
        MessageFilter filter;
        filter.types << Folder::Inbox;
        const auto page = await(portal->searchMessages(filter, 1, 100, std::stop_token()));
        return page && messages
               && await(messages->storePage(Folder::Inbox, page->results, {}, NewsPolicy::History));
    }

private:
    class Tokens final : public SessionTokens
    {
    public:
        Secret token;
        [[nodiscard]] Secret sessionToken() const override { return token; }
        [[nodiscard]] AsyncResult<Secret> renew(Secret) override
        {
            co_return failure(ErrorKind::SignInNeeded);
        }
    };

    Tokens m_tokens;
    QTemporaryDir m_folder;
    StorageThread m_thread;

public:
    std::unique_ptr<PortalClient> portal;
    std::unique_ptr<AccountDatabase> database;
    std::unique_ptr<MessageStore> messages;
};

} // namespace waxwing::test
