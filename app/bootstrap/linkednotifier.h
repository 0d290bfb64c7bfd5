#pragma once

#include "core/alerts/notifier.h"

#include <memory>

namespace waxwing {

/// A notifier whose alerts about messages carry the link of their message, so that a click still
/// leads there when the program that showed them has ended. Otherwise as the one it wraps.
class LinkedNotifier final : public Notifier
{
    Q_OBJECT

public:
    /// Service code of an account's portal and the account's address; empty code: not known.
    struct Address
    {
        QString serviceCode;
        QString emailAddress;
    };
    using AddressOf = std::function<Address(const QString& accountId)>;

    explicit LinkedNotifier(std::unique_ptr<Notifier> notifier);
    ~LinkedNotifier() override;

    void setAddresses(AddressOf addresses) { m_addresses = std::move(addresses); }
    /// The one it wraps; what is still asked of this one goes nowhere.
    [[nodiscard]] std::unique_ptr<Notifier> release();

    void show(const waxwing::Alert& alert) override;
    void close(const QString& key) override;
    void adopt(const QString& key, quint32 nativeId) override;
    bool choose(const QString& key, waxwing::AlertAction action,
                const QString& activationToken) override;
    [[nodiscard]] QHash<QString, QString> openLinks() const override;
    void describe(const std::function<void(const waxwing::NotifierFacts&)>& done) override;

private:
    [[nodiscard]] QString linkOf(const waxwing::Alert& alert) const;

    std::unique_ptr<Notifier> m_notifier;
    AddressOf m_addresses;
};

} // namespace waxwing
