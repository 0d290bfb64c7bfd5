#pragma once

#include "core/account/signinflow.h"
#include "core/async/scheduler.h"
#include "core/http/curltransport.h"
#include "core/portal/directoryclient.h"
#include "core/portal/portalcaller.h"
#include "core/portal/signinclient.h"
#include "tests/portal/localportal.h"

#include <QTemporaryDir>

namespace waxwing::test {

/// A local portal in a thread of its own, strict about what it is sent, and the client's network
/// that trusts its authority and nothing else of it.
class LivePortal
{
public:
    explicit LivePortal(int messages = 60,
                        portal::CertificateKind certificate = portal::CertificateKind::Valid);

    /// False if it could not be started.
    [[nodiscard]] bool isUp() const { return m_up; }
    [[nodiscard]] portal::LocalPortal& server() { return m_server; }
    [[nodiscard]] HttpTransport& transport() { return *m_transport; }
    [[nodiscard]] CurlTransport& curl() { return *m_transport; }
    [[nodiscard]] DirectoryClient& directory() { return *m_directory; }
    [[nodiscard]] SignInFlow& flow() { return *m_flow; }
    [[nodiscard]] QUrl messageApi(const char* code = "example") const;
    [[nodiscard]] QString authorityFile() const;
    [[nodiscard]] static ClientIdentity identity();
    /// As new, without the requests, faults and messages of the test before.
    void reset();

    /// The portal of this code among what discovery returns for the address.
    [[nodiscard]] Result<PortalChoice> choose(const QString& address, const QString& code);
    [[nodiscard]] Result<SignInOutcome> signIn(const QString& address, const QByteArray& password,
                                               const QString& code = QStringLiteral("example"));

private:
    QTemporaryDir m_folder;
    portal::LocalPortal m_server;
    bool m_up;
    std::unique_ptr<CurlTransport> m_transport;
    std::unique_ptr<DirectoryClient> m_directory;
    std::unique_ptr<SignInFlow> m_flow;
};

inline const QString kAnna = QStringLiteral("anna.keller@example.org");
inline const QByteArray kPassword = QByteArrayLiteral("Correct-Horse-7");

} // namespace waxwing::test
