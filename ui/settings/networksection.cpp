#include "ui/settings/networksection.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/errorsentence.h"
#include "ui/common/format.h"
#include "ui/common/noticebar.h"
#include "ui/common/theme.h"
#include "ui/settings/clientcertificateform.h"
#include "ui/settings/managedlabel.h"

#include <QButtonGroup>
#include <QFileDialog>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace waxwing {

namespace {

constexpr int kNetworkGap = 10;
constexpr int kIndent = 26;
constexpr int kPortWidth = 84;

QLabel* subheading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    setTextStyle(*label, TextStyle::Strong);
    return label;
}

QLabel* plainExplanation(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    setTone(*label, "secondary");
    return label;
}

QVBoxLayout* columnOf(QWidget* widget)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kNetworkGap);
    return column;
}

QString dateOf(const QDateTime& time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

/// A card with lines of text and a way to remove it.
struct Card
{
    QWidget* widget;
    QPushButton* remove;
};

Card card(const QString& title, const QStringList& lines, bool alarming, QWidget* parent)
{
    auto* frame = new QFrame(parent);
    frame->setProperty("frame", QStringLiteral("card"));
    auto* name = new ElidedLabel(frame);
    setTextStyle(*name, TextStyle::Strong);
    name->setText(singleLine(title));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(name);
    for (const QString& line : lines) {
        auto* label = plainExplanation(line, frame);
        if (alarming && line == lines.last())
            setTone(*label, "danger");
        texts->addWidget(label);
    }
    auto* remove = new QPushButton(NetworkSection::tr("Remove"), frame);
    remove->setAccessibleName(
        NetworkSection::tr("Remove %1", "a certificate").arg(singleLine(title)));
    remove->setAutoDefault(false);
    setTone(*remove, "link");
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(16, 12, 12, 12);
    row->addLayout(texts, 1);
    row->addWidget(remove, 0, Qt::AlignTop);
    return {frame, remove};
}

void empty(QVBoxLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its own button may have led here
        delete item;
    }
}

} // namespace

NetworkSection::NetworkSection(QWidget* parent) : QWidget(parent), m_mode(new QButtonGroup(this))
{
    auto* heading = new QLabel(tr("Network"), this);
    setTextStyle(*heading, TextStyle::Heading);
    auto* column = columnOf(this);
    column->addWidget(heading);
    column->addWidget(makeProxy());
    column->addSpacing(6);
    column->addWidget(makeAuthorities());
    column->addSpacing(6);
    column->addWidget(makeClientCertificates());
    setNetwork({});
    connect(m_mode, &QButtonGroup::idClicked, this, &NetworkSection::takeProxyMode);
}

QWidget* NetworkSection::makeProxy()
{
    using Mode = ProxySettings::Mode;
    auto* part = new QWidget(this);
    auto* column = columnOf(part);
    column->addWidget(subheading(tr("Proxy"), part));
    m_proxyLock = new ManagedLabel(part);
    column->addWidget(m_proxyLock);
    const auto choice = [&](Mode mode, const QString& text) {
        auto* button = new QRadioButton(text, part);
        button->setAccessibleName(text);
        m_mode->addButton(button, static_cast<int>(mode));
        column->addWidget(button);
    };
    choice(Mode::System, tr("As the system says"));
    choice(Mode::None, tr("None: always connect directly"));
    choice(Mode::Manual, tr("This one:"));
    m_manual = new QWidget(part);
    m_host = new QLineEdit(m_manual);
    m_host->setPlaceholderText(tr("proxy.example.org"));
    m_host->setAccessibleName(tr("Name of the proxy"));
    m_port = new QLineEdit(m_manual);
    m_port->setValidator(new QIntValidator(1, 65535, m_port));
    m_port->setPlaceholderText(tr("Port"));
    m_port->setFixedWidth(kPortWidth);
    m_port->setAccessibleName(tr("Port of the proxy"));
    m_bypass = new QLineEdit(m_manual);
    m_bypass->setPlaceholderText(tr("not for: .example.org, 10.0.0.0/8, <local>"));
    m_bypass->setAccessibleName(tr("Reached without the proxy"));
    m_apply = new QPushButton(tr("Use this proxy"), m_manual);
    m_apply->setAccessibleName(m_apply->text());
    m_apply->setAutoDefault(false);
    auto* address = new QHBoxLayout;
    address->addWidget(m_host, 1);
    address->addWidget(m_port);
    auto* manual = new QVBoxLayout(m_manual);
    manual->setContentsMargins(kIndent, 0, 0, 0);
    manual->setSpacing(8);
    manual->addLayout(address);
    manual->addWidget(m_bypass);
    manual->addWidget(m_apply, 0, Qt::AlignLeading);
    column->addWidget(m_manual);
    m_declined = new NoticeBar(part);
    m_declined->setNotice(NoticeTone::Warning, Icon::Key,
                          tr("The proxy of your network waits for a sign-in. Until then no portal "
                             "can be reached."));
    m_declined->setAction(tr("Sign in…"));
    column->addWidget(m_declined);
    connect(m_declined, &NoticeBar::actionTriggered, this, &NetworkSection::proxySignInRequested);
    connect(m_apply, &QPushButton::clicked, this, &NetworkSection::takeManualProxy);
    connect(m_host, &QLineEdit::returnPressed, m_apply, &QPushButton::click);
    connect(m_port, &QLineEdit::returnPressed, m_apply, &QPushButton::click);
    for (const QLineEdit* field : {m_host, m_port})
        connect(field, &QLineEdit::textChanged, this, &NetworkSection::refreshApply);
    return part;
}

QWidget* NetworkSection::makeAuthorities()
{
    auto* part = new QWidget(this);
    auto* column = columnOf(part);
    column->addWidget(subheading(tr("Certificate authorities"), part));
    column->addWidget(plainExplanation(
        tr("Trusted in addition to those of the system. Whoever owns one can pose as any portal: "
           "add only what your organisation gave you, and compare the fingerprint."),
        part));
    m_authoritiesLock = new ManagedLabel(part);
    column->addWidget(m_authoritiesLock);
    m_authorities = new QVBoxLayout;
    m_authorities->setSpacing(kNetworkGap);
    column->addLayout(m_authorities);
    m_authorityProblem = new NoticeBar(part);
    m_authorityProblem->hide();
    column->addWidget(m_authorityProblem);
    m_addAuthority = new QPushButton(themedIcon(Icon::Add, IconTone::Accent),
                                     tr("Add authority from a file"), part);
    m_addAuthority->setAccessibleName(m_addAuthority->text());
    m_addAuthority->setAutoDefault(false);
    m_addAuthority->setProperty("flush", true);
    setTone(*m_addAuthority, "link");
    column->addWidget(m_addAuthority, 0, Qt::AlignLeading);
    connect(m_addAuthority, &QPushButton::clicked, this, [this] {
        m_authorityProblem->hide();
        chooseFile(tr("Choose a file of authorities"),
                   [this](const QString& file) { Q_EMIT authorityFileChosen(file); });
    });
    return part;
}

QWidget* NetworkSection::makeClientCertificates()
{
    auto* part = new QWidget(this);
    auto* column = columnOf(part);
    column->addWidget(subheading(tr("Client certificates"), part));
    column->addWidget(plainExplanation(tr("Some organisations let only computers in that can show one. "
                                     "The file stays where it is; "
                                     "its passphrase goes into the credential store."),
                                  part));
    m_certificates = new QVBoxLayout;
    m_certificates->setSpacing(kNetworkGap);
    column->addLayout(m_certificates);
    m_form = new ClientCertificateForm(part);
    column->addWidget(m_form);
    connect(m_form, &ClientCertificateForm::submitted, this,
            &NetworkSection::clientCertificateAdded);
    connect(m_form, &ClientCertificateForm::fileRequested, this, [this] {
        chooseFile(tr("Choose the certificate file"),
                   [this](const QString& file) { m_form->setFile(file); });
    });
    connect(m_form, &ClientCertificateForm::keyFileRequested, this, [this] {
        chooseFile(tr("Choose the key file"),
                   [this](const QString& file) { m_form->setKeyFile(file); });
    });
    return part;
}

void NetworkSection::chooseFile(const QString& title, std::function<void(const QString&)> take)
{
    auto* dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, std::move(take));
    dialog->open();
}

void NetworkSection::takeProxyMode()
{
    ProxySettings proxy = m_settings.proxy;
    proxy.mode = static_cast<ProxySettings::Mode>(m_mode->checkedId());
    const bool manual = proxy.mode == ProxySettings::Mode::Manual;
    m_manual->setVisible(manual);
    if (manual) {
        // Only with an address is it a choice.
        m_host->setFocus();
        if (m_host->text().trimmed().isEmpty())
            return;
        takeManualProxy();
        return;
    }
    m_settings.proxy = proxy;
    Q_EMIT proxyChanged(proxy);
}

void NetworkSection::refreshApply()
{
    m_apply->setEnabled(!m_host->text().trimmed().isEmpty() && m_port->hasAcceptableInput());
}

void NetworkSection::takeManualProxy()
{
    ProxySettings proxy;
    proxy.mode = ProxySettings::Mode::Manual;
    proxy.host = m_host->text().trimmed();
    proxy.port = m_port->text().toUShort();
    const QStringList bypass = m_bypass->text().split(u',', Qt::SkipEmptyParts);
    for (const QString& entry : bypass)
        proxy.bypass << entry.trimmed();
    if (proxy.host.isEmpty() || proxy.port == 0 || proxy == m_settings.proxy)
        return;
    m_settings.proxy = proxy;
    Q_EMIT proxyChanged(proxy);
}

void NetworkSection::setNetwork(const NetworkSettings& settings)
{
    using Mode = ProxySettings::Mode;
    const bool proxyIsNew = settings.proxy != m_settings.proxy || m_mode->checkedId() < 0;
    m_settings = settings;
    if (proxyIsNew) {
        m_mode->button(static_cast<int>(settings.proxy.mode))->setChecked(true);
        m_host->setText(settings.proxy.host);
        m_port->setText(settings.proxy.port > 0 ? QString::number(settings.proxy.port) : QString());
        m_bypass->setText(settings.proxy.bypass.join(QStringLiteral(", ")));
        refreshApply();
        m_manual->setVisible(settings.proxy.mode == Mode::Manual);
    }
    const auto buttons = m_mode->buttons();
    for (QAbstractButton* button : buttons)
        setManaged(*button, settings.proxyManaged);
    setManaged(*m_manual, settings.proxyManaged);
    m_apply->setVisible(!settings.proxyManaged);
    m_proxyLock->setVisible(settings.proxyManaged);
    m_declined->setVisible(settings.proxyDeclined);
    m_authoritiesLock->setVisible(settings.authoritiesManaged);
    m_addAuthority->setVisible(!settings.authoritiesManaged);
    fillAuthorities();
    fillClientCertificates();
}

void NetworkSection::fillAuthorities()
{
    empty(*m_authorities);
    for (const AuthorityRow& row : std::as_const(m_settings.authorities)) {
        QStringList lines{breakable(row.fingerprint)};
        lines
            << (row.expired
                    ? tr("Expired on %1").arg(dateOf(row.validUntil))
                    : tr("Valid from %1 to %2").arg(dateOf(row.validFrom), dateOf(row.validUntil)));
        const Card made = card(row.subject, lines, row.expired, this);
        made.remove->setVisible(!row.managed);
        connect(made.remove, &QPushButton::clicked, this,
                [this, fingerprint = row.fingerprint] { Q_EMIT authorityRemoved(fingerprint); });
        m_authorities->addWidget(made.widget);
        made.widget->show();
    }
    if (!m_settings.authorityProblems.isEmpty())
        showAuthorityProblem(m_settings.authorityProblems.first());
}

void NetworkSection::fillClientCertificates()
{
    empty(*m_certificates);
    for (const ClientCertificateRow& row : std::as_const(m_settings.clientCertificates)) {
        QStringList lines{row.host.isEmpty() ? tr("For every server that asks for one")
                                             : tr("For %1").arg(breakable(singleLine(row.host)))};
        if (row.problem)
            lines << errorSentence(*row.problem, ErrorContext::Settings);
        else
            lines << tr("Valid until %1").arg(dateOf(row.validUntil));
        const QString title = row.subject.isEmpty() ? row.fileName : row.subject;
        const Card made = card(title, lines, row.problem.has_value(), this);
        connect(made.remove, &QPushButton::clicked, this,
                [this, id = row.id] { Q_EMIT clientCertificateRemoved(id); });
        m_certificates->addWidget(made.widget);
        made.widget->show();
    }
}

void NetworkSection::showAuthorityProblem(const Error& error)
{
    m_authorityProblem->setNotice(NoticeTone::Danger, Icon::Warning,
                                  errorSentence(error, ErrorContext::Settings));
    m_authorityProblem->show();
}

void NetworkSection::showCertificateProblem(const Error& error)
{
    m_form->showProblem(error);
}

void NetworkSection::certificateTaken()
{
    m_form->close();
}

} // namespace waxwing
