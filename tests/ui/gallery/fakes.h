#pragma once

#include "core/async/completer.h"
#include "tests/ui/gallery/samples.h"
#include "ui/common/imageloader.h"
#include "ui/reader/messagecontent.h"

#include <QPainter>

namespace waxwing::samples {

/// Answers of sign-in that are decided beforehand. Without a value a call stays open.
class Steps final : public SignInSteps
{
public:
    std::optional<Result<QList<PortalChoice>>> portals;
    std::optional<Result<ServicePublicSettings>> settings;
    std::optional<Result<SignInOutcome>> outcome;
    std::optional<PortalChoice> byCode;
    std::optional<Result<void>> mail;
    std::optional<Result<RegistrationOutcome>> enrolment;

    bool isAddress(QStringView typed) const override { return typed.contains(u'@'); }
    AsyncResult<QList<PortalChoice>> discover(QString) override { return answer(portals, m_portals); }
    AsyncResult<std::optional<PortalChoice>> findByCode(QString) override
    {
        co_return byCode;
    }
    AsyncResult<PortalChoice> refresh(AccountRecord) override
    {
        co_return samples::portals().first();
    }
    AsyncResult<ServicePublicSettings> prepare(PortalChoice) override
    {
        return answer(settings, m_settings);
    }
    AsyncResult<SignInOutcome> signIn(PortalChoice, QString, Secret) override
    {
        return answer(outcome, m_outcome);
    }
    AsyncResult<SignInOutcome> answerSecondFactor(int, QString) override
    {
        return answer(outcome, m_outcome);
    }
    AsyncResult<void> forgotPassword(PortalChoice, QString) override { return answer(mail, m_mail); }
    AsyncResult<SignInOutcome> requestNewCode() override { return answer(outcome, m_outcome); }
    AsyncResult<RegistrationOutcome> registerUser(PortalChoice, Registration, QString) override
    {
        return answer(enrolment, m_enrolment);
    }
    AsyncResult<RegistrationOutcome> confirm(PortalChoice, QString) override
    {
        return answer(enrolment, m_enrolment);
    }
    AsyncResult<void> resendConfirmation(PortalChoice, QString) override
    {
        return answer(mail, m_mail);
    }
    AsyncResult<void> requestInvitation(PortalChoice, QString) override
    {
        return answer(mail, m_mail);
    }
    AsyncResult<RegistrationOutcome> resetPassword(PortalChoice, QString, Secret) override
    {
        return answer(enrolment, m_enrolment);
    }
    void cancel() override {}

private:
    template<typename T>
    AsyncResult<T> answer(const std::optional<Result<T>>& value, std::optional<Completer<T>>& open)
    {
        open.emplace();
        auto result = open->result();
        if (value)
            open->complete(*value);
        return result;
    }
    std::optional<Completer<QList<PortalChoice>>> m_portals;
    std::optional<Completer<ServicePublicSettings>> m_settings;
    std::optional<Completer<SignInOutcome>> m_outcome;
    std::optional<Completer<void>> m_mail;
    std::optional<Completer<RegistrationOutcome>> m_enrolment;
};

class Logos final : public ImageLoader
{
public:
    AsyncResult<QImage> load(QUrl) override
    {
        QImage image(64, 64, QImage::Format_ARGB32_Premultiplied);
        image.fill(QColor(0x2b, 0x4a, 0x8b));
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Qt::white, 6));
        painter.drawEllipse(QRect(16, 16, 32, 32));
        painter.end();
        co_return image;
    }
};

class Content final : public MessageContent
{
public:
    MessageSummary known = samples::summary();
    std::optional<QString> body;
    std::optional<Result<Message>> fetched;

    AsyncResult<std::optional<MessageSummary>> summary(Guid) override
    {
        co_return std::optional(known);
    }
    AsyncResult<std::optional<QString>> cachedBody(Guid) override 
    {
        Result<std::optional<QString>> answer(body);
        co_return answer;
    }
    AsyncResult<Message> fetch(Guid, std::optional<Secret>) override
    {
        m_open.emplace();
        auto result = m_open->result();
        if (fetched)
            m_open->complete(*fetched);
        return result;
    }

private:
    std::optional<Completer<Message>> m_open;
};

} // namespace waxwing::samples
