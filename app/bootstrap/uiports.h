#pragma once

#include "app/bootstrap/liveaccount.h"
#include "core/account/signinflow.h"
#include "ui/inbox/messagerowssource.h"
#include "ui/reader/messagecontent.h"
#include "ui/signin/signinsteps.h"

#include <QPointer>

/// The core behind the ports of ui: each a few lines, so that ui knows no concrete type.
namespace waxwing {

class StoredRows final : public MessageRowsSource
{
public:
    explicit StoredRows(MessageStore& store) : m_store(store) {}
    [[nodiscard]] AsyncResult<MessageRows> rows(ListQuery query, std::optional<RowKey> after,
                                                int limit) override
    {
        return m_store.rows(std::move(query), std::move(after), limit);
    }
    [[nodiscard]] AsyncResult<qint64> count(ListQuery query) override
    {
        return m_store.count(std::move(query));
    }

private:
    MessageStore& m_store;
};

/// The messages of one account for the reader: the cache first, the portal by the person's act.
class AccountContent final : public MessageContent
{
public:
    explicit AccountContent(LiveAccount& account) : m_account(&account) {}
    [[nodiscard]] AsyncResult<std::optional<MessageSummary>> summary(Guid guid) override
    {
        return m_account->messages().summary(guid);
    }
    [[nodiscard]] AsyncResult<std::optional<QString>> cachedBody(Guid guid) override
    {
        return m_account->messages().body(guid);
    }
    [[nodiscard]] AsyncResult<Message> fetch(Guid guid, std::optional<Secret> password) override;

private:
    QPointer<LiveAccount> m_account;
};

class FlowSteps final : public SignInSteps
{
public:
    explicit FlowSteps(SignInFlow& flow) : m_flow(flow) {}
    [[nodiscard]] bool isAddress(QStringView typed) const override
    {
        return SignInFlow::isAddress(typed);
    }
    [[nodiscard]] AsyncResult<QList<PortalChoice>> discover(QString address) override
    {
        return m_flow.discover(std::move(address));
    }
    [[nodiscard]] AsyncResult<std::optional<PortalChoice>> findByCode(QString serviceCode) override
    {
        return m_flow.findByCode(std::move(serviceCode));
    }
    [[nodiscard]] AsyncResult<PortalChoice> refresh(AccountRecord account) override
    {
        return m_flow.refresh(std::move(account));
    }
    [[nodiscard]] AsyncResult<ServicePublicSettings> prepare(PortalChoice choice) override
    {
        return m_flow.prepare(std::move(choice));
    }
    [[nodiscard]] AsyncResult<SignInOutcome> signIn(PortalChoice choice, QString address,
                                                    Secret password) override
    {
        return m_flow.signIn(std::move(choice), std::move(address), std::move(password));
    }
    [[nodiscard]] AsyncResult<SignInOutcome> answerSecondFactor(int mfaId, QString code) override
    {
        return m_flow.answerSecondFactor(mfaId, std::move(code));
    }
    [[nodiscard]] AsyncResult<void> forgotPassword(PortalChoice choice, QString address) override
    {
        return m_flow.forgotPassword(std::move(choice), std::move(address));
    }
    [[nodiscard]] AsyncResult<void> resendConfirmation(PortalChoice choice,
                                                       QString address) override
    {
        return m_flow.resendConfirmation(std::move(choice), std::move(address));
    }
    void cancel() override { m_flow.cancel(); }

private:
    SignInFlow& m_flow;
};

} // namespace waxwing
