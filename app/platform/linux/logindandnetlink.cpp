#include "app/platform/linux/logindandnetlink.h"

#include "core/base/log.h"

#include <QSocketNotifier>

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace waxwing {

LogindAndNetlink::LogindAndNetlink(const QDBusConnection& systemBus)
{
    QDBusConnection bus = systemBus;
    // Naming no service keeps QtDBus from waiting for the name's owner; a stranger's signal would
    // do no more than make us look once.
    bus.connect(QString(), QStringLiteral("/org/freedesktop/login1"),
                QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"),
                this, SLOT(onPrepareForSleep(bool)));
    openNetlink();
}

LogindAndNetlink::~LogindAndNetlink()
{
    m_notifier.reset();
    if (m_socket >= 0)
        ::close(m_socket);
}

void LogindAndNetlink::onPrepareForSleep(bool goingToSleep)
{
    if (!goingToSleep)
        Q_EMIT wokeUp();
}

void LogindAndNetlink::openNetlink()
{
    m_socket = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
    if (m_socket < 0 ||
        ::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        qCInfo(lcApp) << "changes of the network cannot be watched, errno" << errno;
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_socket, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &LogindAndNetlink::readNetlink);
}

void LogindAndNetlink::readNetlink()
{
    // Messages lost for want of room (ENOBUFS) are changes too.
    bool changed = false;
    std::array<char, 8192> buffer{};
    for (;;) {
        const ssize_t size = ::recv(m_socket, buffer.data(), buffer.size(), 0);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0 && errno != ENOBUFS)
            break;
        changed = true;
        if (size == 0)
            break;
    }
    if (changed)
        noteNetworkChange();
}

} // namespace waxwing
