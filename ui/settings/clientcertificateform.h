#pragma once

#include "core/base/secret.h"
#include "ui/settings/networksettings.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace waxwing {

class NoticeBar;
class PasswordField;

/// Where a person adds a client certificate: files, the server it is for, the passphrase. Closed
/// until asked for; stays open with the reason when it is not taken.
class ClientCertificateForm : public QWidget
{
    Q_OBJECT

public:
    explicit ClientCertificateForm(QWidget* parent = nullptr);
    void setFile(const QString& path);
    void setKeyFile(const QString& path);
    void showProblem(const Error& error);
    void close();
    [[nodiscard]] bool isOpen() const;

Q_SIGNALS:
    void fileRequested();
    void keyFileRequested();
    void submitted(const waxwing::ClientCertificateRequest& request,
                   const waxwing::Secret& passphrase);

private:
    void open();
    void submit();

    QPushButton* m_add;
    QWidget* m_fields;
    QLineEdit* m_file;
    QLineEdit* m_keyFile;
    QLineEdit* m_host;
    PasswordField* m_passphrase;
    QPushButton* m_take;
    NoticeBar* m_problem;
};

} // namespace waxwing
