#include "ui/settings/alertssection.h"

#include "ui/common/theme.h"
#include "ui/settings/alertaccountform.h"
#include "ui/settings/quiethourseditor.h"
#include "ui/settings/soundchoice.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace waxwing {

AlertsSection::AlertsSection(QWidget* parent)
    : QWidget(parent), m_sound(new SoundChoice(this)),
      m_quiet(new QuietHoursEditor(this)),
      m_digest(new QCheckBox(tr("Sum up in one alert what came in quiet hours"), this)),
      m_account(new QComboBox(this)), m_form(new AlertAccountForm(this)), m_tried(new QLabel(this))
{
    m_digest->setAccessibleName(m_digest->text());
    m_account->setAccessibleName(tr("Account whose alerts are set"));
    m_account->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_tried->setWordWrap(true);
    setTone(*m_tried, "secondary");
    m_tried->hide();
    auto* tryIt = new QPushButton(tr("Try it"), this);
    auto* trail = new QPushButton(tr("Was I alerted?"), this);
    for (QPushButton* button : {tryIt, trail}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
    }
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(tryIt);
    buttons->addWidget(trail);
    buttons->addStretch(1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_sound);
    column->addWidget(m_quiet);
    column->addWidget(m_digest);
    column->addSpacing(6);
    column->addWidget(m_account);
    column->addWidget(m_form);
    column->addLayout(buttons);
    column->addWidget(m_tried);
    column->addStretch(1);

    connect(m_sound, &SoundChoice::changed, this, &AlertsSection::takeHabits);
    connect(m_digest, &QCheckBox::toggled, this, &AlertsSection::takeHabits);
    connect(m_quiet, &QuietHoursEditor::changed, this, &AlertsSection::takeHabits);
    connect(m_account, &QComboBox::currentIndexChanged, this, &AlertsSection::showAccount);
    connect(m_form, &AlertAccountForm::wantedChanged, this, [this](NewsKind kind, bool wanted) {
        Q_EMIT wantedChanged(m_account->currentData().value<Guid>(), kind, wanted);
    });
    connect(m_form, &AlertAccountForm::vipsChanged, this, [this](const QStringList& addresses) {
        Q_EMIT vipsChanged(m_account->currentData().value<Guid>(), addresses);
    });
    connect(tryIt, &QPushButton::clicked, this, &AlertsSection::tryRequested);
    connect(trail, &QPushButton::clicked, this, &AlertsSection::trailRequested);
    AlertHabitsView usual;
    usual.quietHours = usualQuietHours();
    setHabits(usual);
    setAccounts({});
}

void AlertsSection::setHabits(const AlertHabitsView& habits)
{
    m_habits = habits;
    const QSignalBlocker digest(m_digest);
    const QSignalBlocker quiet(m_quiet);
    m_sound->setSound(habits.sound);
    m_digest->setChecked(habits.digest);
    m_digest->setVisible(habits.quietHours.enabled);
    m_quiet->setHours(habits.quietHours);
}

void AlertsSection::takeHabits()
{
    AlertHabitsView habits;
    habits.quietHours = m_quiet->hours();
    habits.digest = m_digest->isChecked();
    habits.sound = m_sound->sound();
    m_digest->setVisible(habits.quietHours.enabled);
    if (habits == m_habits)
        return;
    m_habits = habits;
    Q_EMIT habitsChanged(habits);
}

void AlertsSection::setAccounts(const QList<AlertAccountView>& accounts)
{
    const auto current = m_account->currentData().value<Guid>();
    m_accounts = accounts;
    {
        const QSignalBlocker quiet(m_account);
        m_account->clear();
        for (const AlertAccountView& account : accounts) {
            m_account->addItem(account.name, QVariant::fromValue(account.id));
            if (account.id == current)
                m_account->setCurrentIndex(m_account->count() - 1);
        }
    }
    m_account->setVisible(accounts.size() > 1);
    m_form->setVisible(!accounts.isEmpty());
    showAccount();
}

void AlertsSection::showAccount()
{
    const auto id = m_account->currentData().value<Guid>();
    for (const AlertAccountView& account : std::as_const(m_accounts)) {
        if (account.id == id)
            m_form->setAccount(account);
    }
}

void AlertsSection::setTried(const QString& sentence)
{
    m_tried->setText(sentence);
    m_tried->setVisible(!sentence.isEmpty());
}

} // namespace waxwing
