#pragma once

#include "app/platform/powerandnetwork.h"

#include <QDBusConnection>

#include <memory>

class QSocketNotifier;

namespace waxwing {

/// Sleep from logind on the system bus, changes of addresses from the kernel itself (so that a
/// change of Wi-Fi or VPN is seen, not only the loss of all networks). Without either it is silent.
class LogindAndNetlink final : public PowerAndNetwork
{
    Q_OBJECT

public:
    explicit LogindAndNetlink(const QDBusConnection& systemBus);
    ~LogindAndNetlink() override;

private Q_SLOTS:
    void onPrepareForSleep(bool goingToSleep);

private:
    void openNetlink();
    void readNetlink();

    int m_socket = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace waxwing
