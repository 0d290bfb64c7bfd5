#include "ui/settings/profiledialog.h"

#include "core/content/plaintext.h"
#include "ui/common/errorsentence.h"
#include "ui/common/focusscroll.h"
#include "ui/common/format.h"
#include "ui/common/iconset.h"
#include "ui/common/noticebar.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace waxwing {

namespace {

constexpr int kTextHeight = 84;

QString languageNameOf(const QString& code)
{
    const QLocale locale(code);
    const QString name = locale.nativeLanguageName();
    if (locale.language() == QLocale::C || name.isEmpty())
        return code;
    const QString country = code.contains(u'-') || code.contains(u'_')
                                ? locale.nativeCountryName()
                                : QString();
    return country.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, country);
}

QPlainTextEdit* textField(const QString& name, QWidget* parent)
{
    auto* field = new QPlainTextEdit(parent);
    field->setAccessibleName(name);
    field->setTabChangesFocus(true);
    field->setFixedHeight(kTextHeight);
    return field;
}

QLabel* labelOf(const QString& text, QWidget* buddy, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setBuddy(buddy);
    buddy->setAccessibleName(text);
    return label;
}

} // namespace

ProfileDialog::ProfileDialog(const QString& portalName, QWidget* parent)
    : QDialog(parent), m_portalName(singleLine(portalName)), m_notice(new NoticeBar(this)),
      m_save(new QPushButton(tr("Save at the portal"), this))
{
    setWindowTitle(tr("Your data at %1").arg(m_portalName));
    setWindowIcon(applicationIcon());
    setAttribute(Qt::WA_DeleteOnClose);
    resize(520, 640);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setStyleSheet(QStringLiteral("QScrollArea { background: transparent; }"));
    m_fields = makeFields();
    area->setWidget(m_fields);
    area->viewport()->setAutoFillBackground(false);
    m_fields->setAutoFillBackground(false);
    followFocus(*area);
    setTone(*m_save, "primary");
    m_save->setAccessibleName(m_save->text());
    m_save->setAutoDefault(false);
    auto* close = new QPushButton(tr("Close"), this);
    close->setAccessibleName(tr("Close"));
    close->setAutoDefault(false);
    auto* bottom = new QHBoxLayout;
    bottom->addStretch(1);
    bottom->addWidget(close);
    bottom->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(m_notice);
    column->addWidget(area, 1);
    column->addLayout(bottom);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_notice, &NoticeBar::actionTriggered, this, &ProfileDialog::loadRequested);
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_saving = true;
        render();
        Q_EMIT saveRequested(m_profile, wanted());
    });
    m_notice->hide();
    render();
}

QWidget* ProfileDialog::makeFields()
{
    auto* fields = new QWidget(this);
    auto* form = new QVBoxLayout(fields);
    form->setContentsMargins(0, 0, 8, 0);
    form->setSpacing(6);
    const auto addLine = [&](QLineEdit*& field, const QString& name) {
        field = new QLineEdit(fields);
        form->addWidget(labelOf(name, field, fields));
        form->addWidget(field);
        connect(field, &QLineEdit::textEdited, this, &ProfileDialog::render);
    };
    addLine(m_firstName, tr("First name"));
    addLine(m_lastName, tr("Last name"));
    addLine(m_title, tr("Title"));
    addLine(m_company, tr("Company"));
    m_language = new QComboBox(fields);
    form->addWidget(labelOf(tr("Language of the portal and its mails"), m_language, fields));
    form->addWidget(m_language);
    connect(m_language, &QComboBox::activated, this, &ProfileDialog::render);
    form->addSpacing(10);
    m_away = new QCheckBox(tr("I am out of office"), fields);
    m_away->setAccessibleName(m_away->text());
    form->addWidget(m_away);
    m_awayText = textField(tr("What people who write to me are told"), fields);
    form->addWidget(labelOf(m_awayText->accessibleName(), m_awayText, fields));
    form->addWidget(m_awayText);
    connect(m_away, &QCheckBox::toggled, this, &ProfileDialog::render);
    connect(m_awayText, &QPlainTextEdit::textChanged, this, &ProfileDialog::render);
    form->addSpacing(10);
    m_signature = textField(tr("Signature below my messages"), fields);
    form->addWidget(labelOf(m_signature->accessibleName(), m_signature, fields));
    form->addWidget(m_signature);
    auto* hint = new QLabel(tr("A signature that is changed here is plain text afterwards."), fields);
    hint->setWordWrap(true);
    setTone(*hint, "secondary");
    form->addWidget(hint);
    m_onReply = new QCheckBox(tr("Also below replies and forwards"), fields);
    m_onReply->setAccessibleName(m_onReply->text());
    form->addWidget(m_onReply);
    connect(m_signature, &QPlainTextEdit::textChanged, this, &ProfileDialog::render);
    connect(m_onReply, &QCheckBox::toggled, this, &ProfileDialog::render);
    form->addStretch(1);
    return fields;
}

void ProfileDialog::fill(const Profile& profile)
{
    m_firstName->setText(profile.firstName);
    m_lastName->setText(profile.lastName);
    m_title->setText(profile.title);
    m_company->setText(profile.company);
    m_language->setCurrentIndex(m_language->findData(profile.language));
    m_away->setChecked(profile.outOfOffice);
    m_awayText->setPlainText(profile.outOfOfficeMessage);
    m_signatureText = plainTextOf(profile.signatureHtml);
    m_signature->setPlainText(m_signatureText);
    m_onReply->setChecked(profile.signatureOnReply);
}

void ProfileDialog::setProfile(const Result<Profile>& profile, const QStringList& languages)
{
    m_saving = false;
    m_loaded = profile.has_value();
    if (!profile) {
        m_notice->setNotice(NoticeTone::Warning, Icon::Warning,
                            errorSentence(profile.error(), ErrorContext::Settings));
        m_notice->setAction(tr("Try again"));
        m_notice->show();
        return render();
    }
    m_notice->hide();
    QStringList codes = languages;
    if (!profile->language.isEmpty() && !codes.contains(profile->language))
        codes.prepend(profile->language);
    m_language->clear();
    for (const QString& code : std::as_const(codes))
        m_language->addItem(languageNameOf(code), code);
    // First what it is compared with, then the fields, each of which compares.
    m_profile = *profile;
    fill(*profile);
    render();
}

void ProfileDialog::setSaved(const Result<void>& saved)
{
    m_saving = false;
    if (saved) {
        m_profile = wanted();
        m_signatureText = m_signature->toPlainText();
        m_notice->setNotice(NoticeTone::Info, Icon::Check, tr("Saved at %1.").arg(m_portalName));
    } else {
        m_notice->setNotice(NoticeTone::Warning, Icon::Warning,
                            errorSentence(saved.error(), ErrorContext::Settings));
    }
    m_notice->setAction({});
    m_notice->show();
    render();
}

Profile ProfileDialog::wanted() const
{
    Profile profile = m_profile;
    profile.firstName = m_firstName->text().trimmed();
    profile.lastName = m_lastName->text().trimmed();
    profile.title = m_title->text().trimmed();
    profile.company = m_company->text().trimmed();
    if (m_language->currentIndex() >= 0)
        profile.language = m_language->currentData().toString();
    profile.outOfOffice = m_away->isChecked();
    profile.outOfOfficeMessage = m_awayText->toPlainText();
    const QString signature = m_signature->toPlainText();
    if (signature != m_signatureText)
        profile.signatureHtml = signature.isEmpty() ? QString() : textToHtml(signature);
    profile.signatureOnReply = m_onReply->isChecked();
    return profile;
}

void ProfileDialog::render()
{
    m_fields->setEnabled(m_loaded && !m_saving);
    m_save->setEnabled(m_loaded && !m_saving && !(wanted() == m_profile));
}

} // namespace waxwing
