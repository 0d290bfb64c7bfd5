#include "ui/composer/composeroptions.h"

#include "core/model/chase.h"
#include "ui/common/theme.h"
#include "ui/composer/composertexts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QStandardItemModel>

namespace waxwing {

namespace {

constexpr int kSuggestedDays = 30; ///< suggested where the portal suggests nothing
constexpr int kFirstChaseDays = 3;
constexpr qsizetype kLongestCaption = 200;

void showOption(QCheckBox& box, bool checked, OptionState state)
{
    box.setChecked(checked);
    box.setEnabled(state.isChangeable());
    box.setToolTip(optionSentence(state));
}

} // namespace

ComposerOptionsPanel::ComposerOptionsPanel(ComposerController& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller),
      m_reply(new QCheckBox(tr("Recipients may reply to all"), this)),
      m_forward(new QCheckBox(tr("Recipients may forward"), this)),
      m_tracking(new QCheckBox(tr("Track who reads it"), this)),
      m_shareTracking(new QCheckBox(tr("Recipients see the tracking too"), this)),
      m_notify(new QCheckBox(tr("Tell recipients by ordinary e-mail"), this)),
      m_invite(new QCheckBox(tr("Invite people who are new to the portal"), this)),
      m_expires(new QCheckBox(tr("Expires on"), this)), m_expiry(new QDateTimeEdit(this)),
      m_chase(new QCheckBox(tr("Remind me if it is unread after"), this)),
      m_chaseDays(new QSpinBox(this)), m_protection(new QComboBox(this)), m_password(new QLineEdit(this)), m_hint(new QLabel(this)),
      m_craLabel(new QLabel(this)), m_cra(new QLineEdit(this))
{
    makeLayout();
    for (QCheckBox* box : {m_reply, m_forward, m_tracking, m_shareTracking, m_notify, m_invite,
                           m_expires, m_chase})
        connect(box, &QCheckBox::toggled, this, &ComposerOptionsPanel::apply);
    connect(m_expiry, &QDateTimeEdit::dateTimeChanged, this, &ComposerOptionsPanel::apply);
    connect(m_chaseDays, &QSpinBox::valueChanged, this, &ComposerOptionsPanel::apply);
    connect(m_protection, &QComboBox::currentIndexChanged, this, &ComposerOptionsPanel::apply);
    connect(m_password, &QLineEdit::textEdited, this, [this](const QString& typed) {
        QString copy = typed;
        copy.detach();
        m_controller.setPassword(Secret::fromText(std::move(copy)));
    });
    connect(m_cra, &QLineEdit::textEdited, this, [this](const QString& typed) {
        QString copy = typed;
        copy.detach();
        m_controller.setCraAnswer(Secret::fromText(std::move(copy)));
    });
    connect(&m_controller, &ComposerController::changed, this, &ComposerOptionsPanel::render);
    render();
}

void ComposerOptionsPanel::makeLayout()
{
    m_protection->addItem(tr("Not protected"));
    m_protection->addItem(tr("Everybody's own account password"));
    m_protection->addItem(tr("A password for this message"));
    m_protection->setAccessibleName(tr("Protection"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    m_expiry->setCalendarPopup(true);
    m_expiry->setAccessibleName(tr("Expiry date"));
    m_chaseDays->setRange(1, kMostChaseDays);
    m_chaseDays->setValue(kFirstChaseDays);
    m_chaseDays->setAccessibleName(tr("Days until the reminder"));
    m_hint->setWordWrap(true);
    setTextStyle(*m_hint, TextStyle::Caption);
    auto* protection = new QLabel(tr("&Protection"), this);
    protection->setBuddy(m_protection);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(16, 6, 16, 6);
    grid->setHorizontalSpacing(24);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_reply, 0, 0);
    grid->addWidget(m_forward, 1, 0);
    grid->addWidget(m_tracking, 2, 0);
    grid->addWidget(m_shareTracking, 3, 0);
    grid->addWidget(m_notify, 0, 1);
    grid->addWidget(m_invite, 1, 1);
    grid->addWidget(m_expires, 2, 1);
    grid->addWidget(m_expiry, 3, 1);
    grid->addWidget(m_chase, 4, 0);
    grid->addWidget(m_chaseDays, 4, 1);
    grid->addWidget(protection, 5, 0, 1, 2);
    grid->addWidget(m_protection, 6, 0);
    grid->addWidget(m_password, 6, 1);
    grid->addWidget(m_hint, 7, 0, 1, 2);
    grid->addWidget(m_craLabel, 8, 0);
    grid->addWidget(m_cra, 8, 1);
    const QString caption = m_controller.start().rules.craCaption.simplified().left(kLongestCaption);
    m_craLabel->setText(caption.isEmpty() ? tr("Answer that new recipients have to give") : caption);
    m_craLabel->setTextFormat(Qt::PlainText);
    m_craLabel->setWordWrap(true);
    m_craLabel->setBuddy(m_cra);
    m_cra->setAccessibleName(m_craLabel->text());
    m_cra->setPlaceholderText(tr("Answer that new recipients have to give"));
    m_cra->setToolTip(tr("Only people who are new to the portal are asked. The answer is not kept on "
                         "this computer."));
}

void ComposerOptionsPanel::focusCraAnswer()
{
    m_cra->setFocus();
}

void ComposerOptionsPanel::focusPassword()
{
    m_password->setFocus();
}

void ComposerOptionsPanel::render()
{
    if (m_rendering)
        return;
    m_rendering = true;
    const Draft& draft = m_controller.draft();
    const ComposerOptions options = m_controller.options();
    showOption(*m_reply, draft.options.allowReply, options.reply);
    showOption(*m_forward, draft.options.allowForward, options.forward);
    showOption(*m_tracking, draft.options.allowTracking, options.tracking);
    showOption(*m_shareTracking, draft.options.shareTracking, options.shareTracking);
    showOption(*m_invite, draft.inviteNewUsers, options.invite);
    showOption(*m_expires, draft.expiryDate.isValid(), options.expiry);
    showOption(*m_chase, draft.chaseDays > 0, options.chase);
    if (options.chase.why == OptionState::Why::NeedsTracking)
        m_chase->setToolTip(tr("Without tracking nobody can tell whether it was read."));
    m_chaseDays->setEnabled(draft.chaseDays > 0 && options.chase.isChangeable());
    m_chaseDays->setSuffix(tr(" day(s)", "after a number", m_chaseDays->value()));
    if (draft.chaseDays > 0)
        m_chaseDays->setValue(draft.chaseDays);
    m_notify->setChecked(draft.sendEmailNotification);
    m_expiry->setEnabled(draft.expiryDate.isValid() && options.expiry.isChangeable());
    const QDateTime shown = draft.expiryDate.toLocalTime();
    if (draft.expiryDate.isValid() && m_expiry->dateTime() != shown)
        m_expiry->setDateTime(shown);
    const auto& error = m_controller.error();
    const bool asked = error && (error->hasCode(u"44") || error->hasCode(u"45"));
    m_craLabel->setVisible(asked || m_controller.start().rules.cra);
    m_cra->setVisible(!m_craLabel->isHidden());
    renderProtection(options);
    m_rendering = false;
}

void ComposerOptionsPanel::renderProtection(const ComposerOptions& options)
{
    const FyeoType type = m_controller.draft().options.fyeoType;
    m_protection->setCurrentIndex(static_cast<int>(type));
    auto* kinds = qobject_cast<QStandardItemModel*>(m_protection->model());
    const std::pair<int, OptionState> states[] = {{1, options.accountPassword},
                                                  {2, options.uniquePassword}};
    for (const auto& [row, state] : states) {
        if (QStandardItem* item = kinds ? kinds->item(row) : nullptr) {
            item->setEnabled(state.isChangeable());
            item->setToolTip(optionSentence(state));
        }
    }
    const bool isProtected = type != FyeoType::Disabled;
    if (!isProtected && !m_password->text().isEmpty())
        m_password->clear();
    m_password->setVisible(isProtected);
    m_password->setPlaceholderText(type == FyeoType::AccountPassword
                                       ? tr("Password of your own account")
                                       : tr("Password for this message"));
    m_hint->setVisible(isProtected);
    if (type == FyeoType::AccountPassword) {
        m_hint->setText(tr("Each recipient enters the password of their own account to read it."));
    } else if (isProtected) {
        const QString strength = strengthSentence(m_controller.passwordStrength());
        const QString reminder = tr("Tell the recipients this password in another way, for example "
                                    "by telephone. It cannot be recovered.");
        m_hint->setText(strength.isEmpty() ? reminder
                                           : QStringLiteral("%1. %2").arg(strength, reminder));
    }
}

void ComposerOptionsPanel::apply()
{
    if (m_rendering)
        return;
    m_rendering = true;
    MessageOptions options = m_controller.draft().options;
    const bool tracked = options.allowTracking;
    options.allowReply = m_reply->isChecked();
    options.allowReplyAll.reset();
    options.allowForward = m_forward->isChecked();
    options.allowTracking = m_tracking->isChecked();
    options.shareTracking = m_shareTracking->isChecked() && (tracked || options.allowTracking);
    options.fyeoType = static_cast<FyeoType>(m_protection->currentIndex());
    if (options.fyeoType != m_controller.draft().options.fyeoType)
        m_password->clear();
    m_controller.setOptions(options);
    m_controller.setInviteNewUsers(m_invite->isChecked());
    m_controller.setSendEmailNotification(m_notify->isChecked());
    m_controller.setChaseDays(m_chase->isChecked() ? m_chaseDays->value() : 0);
    QDateTime expiry;
    if (m_expires->isChecked()) {
        const int days = m_controller.start().rules.defaultExpiryDays;
        expiry = m_controller.draft().expiryDate.isValid()
                     ? m_expiry->dateTime().toUTC()
                     : m_controller.now().addDays(days > 0 ? days : kSuggestedDays);
    }
    m_controller.setExpiryDate(expiry);
    m_rendering = false;
    render();
}

} // namespace waxwing
