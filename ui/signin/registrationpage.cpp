#include "ui/signin/registrationpage.h"

#include "core/model/passwordrules.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/focusscroll.h"
#include "ui/common/format.h"
#include "ui/common/languagename.h"
#include "ui/common/newpasswordfields.h"
#include "ui/common/theme.h"
#include "ui/signin/registrationtexts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

namespace waxwing {

RegistrationPage::RegistrationPage(QWidget* parent)
    : QWidget(parent), m_area(new QScrollArea(this))
{
    auto* form = new QWidget(this);
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 2, 0);
    column->setSpacing(12);
    // The Tab key follows the order in which they are made: from the top to the bottom.
    makePerson(*column);
    m_password = new NewPasswordFields(tr("Password"), form);
    column->addWidget(m_password);
    makeQuestions(*column);
    makeInvitation(*column);
    makeConsent(*column);
    m_keep = new QCheckBox(tr("Keep me signed in"), form);
    m_keep->setAccessibleName(m_keep->text());
    m_register = new QPushButton(tr("Register"), form);
    m_register->setAccessibleName(tr("Register"));
    setTone(*m_register, "primary");
    column->addWidget(m_keep);
    column->addWidget(m_register);
    column->addStretch(1);

    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->setAutoFillBackground(false);
    form->setAutoFillBackground(false);
    m_area->setStyleSheet(QStringLiteral("QScrollArea { background: transparent; }"));
    m_area->setWidget(form);
    followFocus(*m_area);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_area);

    connect(m_firstName, &QLineEdit::returnPressed, m_lastName, [this] { m_lastName->setFocus(); });
    connect(m_lastName, &QLineEdit::returnPressed, m_company, [this] { m_company->setFocus(); });
    connect(m_company, &QLineEdit::returnPressed, m_password, &NewPasswordFields::focusField);
    connect(m_password, &NewPasswordFields::submitted, m_language, [this] { m_language->setFocus(); });
    connect(m_cra, &QLineEdit::returnPressed, m_register, &QPushButton::click);
    connect(m_invitation, &QLineEdit::returnPressed, m_register, &QPushButton::click);
    connect(m_craHelpLink, &QPushButton::clicked, this, [this] { Q_EMIT linkRequested(m_craHelp); });
    connect(m_register, &QPushButton::clicked, this, &RegistrationPage::submit);
}

void RegistrationPage::makePerson(QVBoxLayout& column)
{
    QWidget* form = column.parentWidget();
    auto* addressLabel = new QLabel(tr("E-mail address"), form);
    setTextStyle(*addressLabel, TextStyle::Strong);
    m_address = new ElidedLabel(form);
    m_firstName = formField(tr("First name"), form);
    m_lastName = formField(tr("Last name"), form);
    m_company = formField(tr("Company (optional)"), form);
    m_firstNameRow = new FieldRow(tr("First name"), m_firstName, form);
    m_lastNameRow = new FieldRow(tr("Last name"), m_lastName, form);
    m_companyRow = new FieldRow(tr("Company (optional)"), m_company, form);
    auto* names = new QHBoxLayout;
    names->setSpacing(12);
    names->addWidget(m_firstNameRow, 1, Qt::AlignTop);
    names->addWidget(m_lastNameRow, 1, Qt::AlignTop);
    column.addWidget(addressLabel);
    column.addWidget(m_address);
    column.addLayout(names);
    column.addWidget(m_companyRow);
}

/// What the portal wants to know besides.
void RegistrationPage::makeQuestions(QVBoxLayout& column)
{
    QWidget* form = column.parentWidget();
    m_language = new QComboBox(form);
    m_language->setAccessibleName(tr("Language of the portal's e-mails"));
    m_cra = formField({}, form);
    m_languageRow = new FieldRow(tr("Language of the portal's e-mails"), m_language, form);
    m_craRow = new FieldRow({}, m_cra, form);
    m_craHelpLink = linkButton(tr("What is this?"), form);
    m_craHelpLink->setProperty("flush", true);
    column.addWidget(m_languageRow);
    column.addWidget(m_craRow);
    column.addWidget(m_craHelpLink, 0, Qt::AlignLeading);
}

void RegistrationPage::makeInvitation(QVBoxLayout& column)
{
    QWidget* form = column.parentWidget();
    const QString label = tr("Link or code of the invitation (optional)");
    m_invitation = formField(label, form);
    m_invitation->setPlaceholderText(tr("With it you need not confirm your address"));
    m_invitationRow = new FieldRow(label, m_invitation, form);
    m_ask = linkButton(tr("Ask for an invitation"), form);
    m_ask->setProperty("flush", true);
    column.addWidget(m_invitationRow);
    column.addWidget(m_ask, 0, Qt::AlignLeading);
    connect(m_ask, &QPushButton::clicked, this, &RegistrationPage::invitationRequested);
}

void RegistrationPage::makeConsent(QVBoxLayout& column)
{
    QWidget* form = column.parentWidget();
    m_consent = new QCheckBox(tr("I accept the terms of use"), form);
    m_consent->setAccessibleName(m_consent->text());
    m_termsLink = linkButton(tr("Read the terms"), form);
    m_termsLink->setProperty("flush", true);
    m_consentProblem = new QLabel(form);
    m_consentProblem->setWordWrap(true);
    setTone(*m_consentProblem, "danger");
    m_consentProblem->hide();
    auto* rows = new QVBoxLayout;
    rows->setSpacing(4);
    rows->addWidget(m_consent);
    rows->addWidget(m_termsLink, 0, Qt::AlignLeading);
    rows->addWidget(m_consentProblem);
    column.addLayout(rows);
    connect(m_termsLink, &QPushButton::clicked, this, [this] { Q_EMIT linkRequested(m_terms); });
    connect(m_consent, &QCheckBox::toggled, m_consentProblem, &QWidget::hide);
}

void RegistrationPage::setState(const FormState& state)
{
    const QString key = state.portal.entry.serviceGuid.toString() + u' ' + state.address;
    if (key != m_key) {
        m_key = key;
        beginAnew(state);
    }
    const bool busy = state.busy;
    for (QLineEdit* field : {m_firstName, m_lastName, m_company, m_cra, m_invitation})
        field->setReadOnly(busy);
    m_password->setReadOnly(busy);
    for (QWidget* control : {static_cast<QWidget*>(m_language), static_cast<QWidget*>(m_consent),
                             static_cast<QWidget*>(m_keep), static_cast<QWidget*>(m_register)})
        control->setEnabled(!busy);
    m_ask->setEnabled(!busy && !state.invitationAsked);
    m_craRow->setVisible(state.askCra);
    m_craHelpLink->setVisible(state.askCra && m_craHelp.scheme() == u"https");
    showProblems(state);
}

void RegistrationPage::beginAnew(const FormState& state)
{
    const ServicePublicSettings& settings = state.settings;
    m_address->setText(singleLine(state.address));
    for (QLineEdit* field : {m_firstName, m_lastName, m_company, m_cra, m_invitation})
        field->clear();
    wipePasswords();
    m_password->setRules(PasswordRules(settings.passwordManagement));
    m_language->clear();
    const QStringList languages = offeredLanguages(settings);
    for (const QString& code : languages)
        m_language->addItem(languageName(code), code);
    const QString preferred = preferredLanguage(languages, QLocale::system().name());
    m_language->setCurrentIndex(static_cast<int>(languages.indexOf(preferred)));
    const QString caption = singleLine(settings.craCaption).left(200);
    m_craRow->setLabel(caption.isEmpty() ? tr("Answer to the recipient question") : caption);
    m_craHelp = settings.craHelpLink;
    m_terms = settings.termsLink;
    m_consent->setChecked(false);
    m_consent->setVisible(settings.termsEnabled);
    m_termsLink->setVisible(settings.termsEnabled && m_terms.scheme() == u"https");
    m_keep->setVisible(settings.keepMeLoggedIn);
    m_keep->setChecked(state.keepSignedIn);
    m_area->verticalScrollBar()->setValue(0);
}

void RegistrationPage::showProblems(const FormState& state)
{
    const std::pair<FieldRow*, FormField> rows[] = {
        {m_firstNameRow, FormField::FirstName}, {m_lastNameRow, FormField::LastName},
        {m_companyRow, FormField::CompanyName}, {m_languageRow, FormField::Language},
        {m_craRow, FormField::CraAnswer},       {m_invitationRow, FormField::Token}};
    FieldRow* firstRow = nullptr;
    for (const auto& [row, field] : rows) {
        if (row->setProblem(noticeAt(state, field)) && !firstRow)
            firstRow = row;
    }
    QWidget* first = firstRow;
    const QString password = noticeAt(state, FormField::Password);
    m_password->setProblem(password);
    if (firstRow)
        firstRow->focusField();
    const QString consent = noticeAt(state, FormField::Terms);
    m_consentProblem->setText(consent);
    m_consentProblem->setVisible(!consent.isEmpty());
    if (!first && !password.isEmpty())
        first = m_password;
    if (!first && !consent.isEmpty())
        first = m_consentProblem;
    if (first)
        m_area->ensureWidgetVisible(first, 0, 24);
}

void RegistrationPage::focusField()
{
    m_firstName->setFocus();
}

void RegistrationPage::wipePasswords()
{
    m_password->wipe();
    m_cra->clear();
}

void RegistrationPage::submit()
{
    if (!m_password->check())
        return m_area->ensureWidgetVisible(m_password, 0, 24);
    RegistrationInput input;
    input.registration.firstName = m_firstName->text();
    input.registration.lastName = m_lastName->text();
    input.registration.companyName = m_company->text();
    input.registration.language = m_language->currentData().toString();
    input.registration.password = m_password->password();
    input.registration.craAnswer = Secret::fromText(m_cra->text().trimmed());
    input.registration.termsAccepted = m_consent->isVisibleTo(this) && m_consent->isChecked();
    input.invitation = m_invitation->text();
    input.keepSignedIn = m_keep->isVisibleTo(this) && m_keep->isChecked();
    Q_EMIT submitted(input);
}

} // namespace waxwing
