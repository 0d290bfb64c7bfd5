#pragma once

#include <QSslConfiguration>
#include <QString>
#include <QTemporaryDir>

namespace waxwing::test {

/// A certification authority of this test run, made with the openssl program. Nothing trusts it
/// but who is handed its file.
class TestAuthority
{
public:
    TestAuthority();

    [[nodiscard]] QString caFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }
    /// For a server; `names` as in subjectAltName ("DNS:localhost,IP:127.0.0.1"). A negative number
    /// of days gives a certificate that has expired.
    [[nodiscard]] QSslConfiguration serverFor(const QString& names, int days = 2);
    /// For a client that trusts this authority and no other.
    [[nodiscard]] QSslConfiguration client() const;

private:
    void run(const QStringList& arguments);

    QTemporaryDir m_folder;
    int m_issued = 0;
};

} // namespace waxwing::test
