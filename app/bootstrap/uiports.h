#pragma once

#include "app/bootstrap/liveaccount.h"
#include "core/account/registrationflow.h"
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
    /// From the portal if the cache does not know it, as with some results of a search.
    [[nodiscard]] AsyncResult<std::optional<MessageSummary>> summary(Guid guid) override;
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
    /// `onAct` is told of what the person does to reach a portal.
    FlowSteps(SignInFlow& flow, RegistrationFlow& registration, std::function<void()> onAct)
        : m_flow(flow), m_registration(registration), m_onAct(std::move(onAct))
    {}
    [[nodiscard]] bool isAddress(QStringView typed) const override
    {
        return SignInFlow::isAddress(typed);
    }
    [[nodiscard]] AsyncResult<QList<PortalChoice>> discover(QString address) override
    {
        m_onAct();
        return m_flow.discover(std::move(address));
    }
    [[nodiscard]] AsyncResult<std::optional<PortalChoice>> findByCode(QString serviceCode) override
    {
        m_onAct();
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
        m_onAct();
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
    [[nodiscard]] AsyncResult<SignInOutcome> requestNewCode() override
    {
        return m_flow.requestNewCode();
    }
    [[nodiscard]] AsyncResult<RegistrationOutcome>
    registerUser(PortalChoice choice, Registration registration, QString invitation) override
    {
        return m_registration.registerUser(std::move(choice), std::move(registration),
                                           std::move(invitation));
    }
    [[nodiscard]] AsyncResult<RegistrationOutcome> confirm(PortalChoice choice,
                                                           QString pasted) override
    {
        return m_registration.confirm(std::move(choice), std::move(pasted));
    }
    [[nodiscard]] AsyncResult<void> resendConfirmation(PortalChoice choice,
                                                       QString address) override
    {
        return m_registration.resendConfirmation(std::move(choice), std::move(address));
    }
    [[nodiscard]] AsyncResult<void> requestInvitation(PortalChoice choice,
                                                      QString address) override
    {
        return m_registration.requestInvitation(std::move(choice), std::move(address));
    }
    [[nodiscard]] AsyncResult<RegistrationOutcome>
    resetPassword(PortalChoice choice, QString pasted, Secret newPassword) override
    {
        return m_registration.resetPassword(std::move(choice), std::move(pasted),
                                            std::move(newPassword));
    }
    void cancel() override
    {
        m_flow.cancel();
        m_registration.cancel();
    }

private:
    SignInFlow& m_flow;
    RegistrationFlow& m_registration;
    std::function<void()> m_onAct;
};

} // namespace waxwing
