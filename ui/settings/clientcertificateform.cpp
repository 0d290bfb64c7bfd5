#include "ui/settings/clientcertificateform.h"

#include "ui/common/errorsentence.h"
#include "ui/common/noticebar.h"
#include "ui/common/passwordfield.h"
#include "ui/common/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace waxwing {

ClientCertificateForm::ClientCertificateForm(QWidget* parent)
    : QWidget(parent),
      m_add(new QPushButton(themedIcon(Icon::Add, IconTone::Accent), tr("Add client certificate"),
                            this)),
      m_fields(new QWidget(this)),
      m_file(new QLineEdit(m_fields)),
      m_keyFile(new QLineEdit(m_fields)),
      m_host(new QLineEdit(m_fields)),
      m_passphrase(new PasswordField(m_fields)),
      m_take(new QPushButton(tr("Add"), m_fields)),
      m_problem(new NoticeBar(m_fields))
{
    m_add->setAccessibleName(m_add->text());
    m_add->setAutoDefault(false);
    m_add->setProperty("flush", true);
    setTone(*m_add, "link");
    auto* grid = new QGridLayout(m_fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    const auto addRow = [&](int row, const QString& text, QLineEdit* field) {
        auto* label = new QLabel(text, m_fields);
        label->setBuddy(field);
        field->setAccessibleName(text);
        grid->addWidget(label, row, 0);
        // Beside the last two there is nothing to choose.
        grid->addWidget(field, row, 1, 1, row < 2 ? 1 : 2);
    };
    const auto addChooser = [&](int row, const QString& name) {
        auto* choose = new QPushButton(tr("Choose…"), m_fields);
        choose->setAccessibleName(name);
        choose->setAutoDefault(false);
        grid->addWidget(choose, row, 2);
        return choose;
    };
    addRow(0, tr("File"), m_file);
    addRow(1, tr("Key file"), m_keyFile);
    addRow(2, tr("Server"), m_host);
    addRow(3, tr("Passphrase"), m_passphrase);
    m_file->setPlaceholderText(tr("PEM or PKCS#12 (.p12, .pfx)"));
    m_keyFile->setPlaceholderText(tr("only if it is another file"));
    m_host->setPlaceholderText(tr("every server that asks for one"));
    auto* chooseFile = addChooser(0, tr("Choose the certificate file"));
    auto* chooseKey = addChooser(1, tr("Choose the key file"));
    auto* cancel = new QPushButton(tr("Cancel"), m_fields);
    cancel->setAccessibleName(tr("Cancel"));
    cancel->setAutoDefault(false);
    m_take->setAccessibleName(tr("Add this certificate"));
    m_take->setAutoDefault(false);
    setTone(*m_take, "primary");
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_take);
    grid->addWidget(m_problem, 4, 0, 1, 3);
    grid->addLayout(buttons, 5, 0, 1, 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_add, 0, Qt::AlignLeading);
    column->addWidget(m_fields);
    connect(m_add, &QPushButton::clicked, this, &ClientCertificateForm::open);
    connect(cancel, &QPushButton::clicked, this, &ClientCertificateForm::close);
    connect(m_take, &QPushButton::clicked, this, &ClientCertificateForm::submit);
    connect(m_passphrase, &QLineEdit::returnPressed, m_take, &QPushButton::click);
    connect(chooseFile, &QPushButton::clicked, this, &ClientCertificateForm::fileRequested);
    connect(chooseKey, &QPushButton::clicked, this, &ClientCertificateForm::keyFileRequested);
    connect(m_file, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_take->setEnabled(!text.trimmed().isEmpty()); });
    m_take->setEnabled(false);
    close();
}

bool ClientCertificateForm::isOpen() const
{
    return !m_fields->isHidden();
}

void ClientCertificateForm::open()
{
    m_add->hide();
    m_fields->show();
    m_file->setFocus();
}

void ClientCertificateForm::close()
{
    for (QLineEdit* field : {m_file, m_keyFile, m_host})
        field->clear();
    m_passphrase->wipe();
    m_problem->hide();
    m_fields->hide();
    m_add->show();
}

void ClientCertificateForm::setFile(const QString& path)
{
    open();
    m_file->setText(path);
}

void ClientCertificateForm::setKeyFile(const QString& path)
{
    m_keyFile->setText(path);
}

void ClientCertificateForm::showProblem(const Error& error)
{
    m_problem->setNotice(NoticeTone::Danger, Icon::Warning,
                         errorSentence(error, ErrorContext::Settings));
    m_problem->show();
    if (error.code.startsWith(u"passphrase"))
        m_passphrase->setFocus();
}

void ClientCertificateForm::submit()
{
    ClientCertificateRequest request;
    request.file = m_file->text().trimmed();
    request.keyFile = m_keyFile->text().trimmed();
    request.host = m_host->text().trimmed();
    const Secret passphrase = m_passphrase->take();
    m_problem->hide();
    Q_EMIT submitted(request, passphrase);
}

} // namespace waxwing
