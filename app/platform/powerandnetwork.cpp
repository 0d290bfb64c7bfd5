#include "app/platform/powerandnetwork.h"

#include <chrono>

namespace waxwing {

PowerAndNetwork::PowerAndNetwork()
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(std::chrono::seconds(1));
    connect(&m_settle, &QTimer::timeout, this, &PowerAndNetwork::networkChanged);
}

} // namespace waxwing
