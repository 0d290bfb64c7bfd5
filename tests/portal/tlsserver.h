#pragma once

#include <QSslConfiguration>
#include <QTcpServer>

#include <functional>

namespace waxwing::portal {

/// Listens for TLS and tells by the first byte who does not speak it. Encrypted connections become
/// pending ones, the others go to `plain`, which owns them from then on. Lives on one thread.
class TlsServer : public QTcpServer
{
    Q_OBJECT

public:
    using PlainHandler = std::function<void(QTcpSocket*)>;

    TlsServer(QSslConfiguration configuration, PlainHandler plain)
        : m_configuration(std::move(configuration)), m_plain(std::move(plain))
    {
    }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    QSslConfiguration m_configuration;
    PlainHandler m_plain;
};

} // namespace waxwing::portal
