#pragma once

#include "core/base/secret.h"
#include "ui/settings/networksettings.h"

#include <QWidget>

#include <functional>

class QButtonGroup;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace waxwing {

class ClientCertificateForm;
class NoticeBar;

/// The part of the settings about the way to the network: proxy, authorities, client certificates.
/// Shows what it is given; what is managed is shown with a lock and cannot be changed.
class NetworkSection : public QWidget
{
    Q_OBJECT

public:
    explicit NetworkSection(QWidget* parent = nullptr);
    /// Does not emit; what the person is typing stays.
    void setNetwork(const NetworkSettings& settings);
    void showAuthorityProblem(const Error& error);
    void showCertificateProblem(const Error& error);
    /// The last certificate that was typed is in use now.
    void certificateTaken();

Q_SIGNALS:
    void proxyChanged(const waxwing::ProxySettings& proxy);
    void proxySignInRequested();
    void authorityFileChosen(const QString& file);
    void authorityRemoved(const QString& fingerprint);
    void clientCertificateAdded(const waxwing::ClientCertificateRequest& request,
                                const waxwing::Secret& passphrase);
    void clientCertificateRemoved(const QString& id);

private:
    QWidget* makeProxy();
    QWidget* makeAuthorities();
    QWidget* makeClientCertificates();
    void takeProxyMode();
    void takeManualProxy();
    void refreshApply();
    void chooseFile(const QString& title, std::function<void(const QString&)> take);
    void fillAuthorities();
    void fillClientCertificates();

    NetworkSettings m_settings;
    QButtonGroup* m_mode;
    QWidget* m_manual = nullptr;
    QLineEdit* m_host = nullptr;
    QLineEdit* m_port = nullptr;
    QLineEdit* m_bypass = nullptr;
    QPushButton* m_apply = nullptr;
    QWidget* m_proxyLock = nullptr;
    NoticeBar* m_declined = nullptr;
    QWidget* m_authoritiesLock = nullptr;
    QVBoxLayout* m_authorities = nullptr;
    QPushButton* m_addAuthority = nullptr;
    NoticeBar* m_authorityProblem = nullptr;
    QVBoxLayout* m_certificates = nullptr;
    ClientCertificateForm* m_form = nullptr;
};

} // namespace waxwing
