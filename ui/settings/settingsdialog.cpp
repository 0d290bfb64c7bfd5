#include "ui/settings/settingsdialog.h"

#include "ui/common/iconset.h"
#include "ui/settings/accountcard.h"
#include "ui/settings/alertpreview.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace waxwing {

namespace {

constexpr int kGap = 10;

/// A heading with what belongs to it below.
struct Section
{
    QWidget* widget;
    QVBoxLayout* column;
};

Section section(const QString& title, QWidget* parent)
{
    auto* widget = new QWidget(parent);
    auto* heading = new QLabel(title, widget);
    setTextStyle(*heading, TextStyle::Heading);
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(heading);
    return {widget, column};
}

QLabel* explanation(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    setTone(*label, "secondary");
    return label;
}

void addChoice(QButtonGroup& group, QBoxLayout& layout, int id, const QString& text,
               QWidget* parent)
{
    auto* button = new QRadioButton(text, parent);
    button->setAccessibleName(text);
    group.addButton(button, id);
    layout.addWidget(button);
}

} // namespace

SettingsDialog::SettingsDialog(QWidget* parent)
    : QDialog(parent), m_theme(new QButtonGroup(this)), m_alertContent(new QButtonGroup(this))
{
    setWindowTitle(tr("Settings – Waxwing"));
    setWindowIcon(applicationIcon());
    resize(560, 680);
    setMinimumSize(420, 400);
    auto* content = new QWidget(this);
    auto* sections = new QVBoxLayout(content);
    sections->setContentsMargins(28, 24, 28, 12);
    sections->setSpacing(26);
    for (QWidget* part : {makeAppearance(), makeAlerts(), makeAccounts(), makeWindow()})
        sections->addWidget(part);
    sections->addStretch(1);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    area->setStyleSheet(QStringLiteral("QScrollArea { background: transparent; }"));
    area->setWidget(content);
    content->setAutoFillBackground(false);
    auto* close = new QPushButton(tr("Close"), this);
    close->setAccessibleName(tr("Close"));
    close->setAutoDefault(false);
    auto* bottom = new QHBoxLayout;
    bottom->setContentsMargins(28, 10, 28, 16);
    bottom->addStretch(1);
    bottom->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(area, 1);
    column->addLayout(bottom);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    close->setFocus();
    setSettings({});
    connect(m_theme, &QButtonGroup::idToggled, this, &SettingsDialog::takeChange);
    connect(m_alertContent, &QButtonGroup::idToggled, this, &SettingsDialog::takeChange);
}

QWidget* SettingsDialog::makeAppearance()
{
    const Section part = section(tr("Appearance"), this);
    auto* row = new QHBoxLayout;
    row->setSpacing(22);
    addChoice(*m_theme, *row, static_cast<int>(ThemeChoice::System), tr("Like the system"),
              part.widget);
    addChoice(*m_theme, *row, static_cast<int>(ThemeChoice::Light), tr("Light"), part.widget);
    addChoice(*m_theme, *row, static_cast<int>(ThemeChoice::Dark), tr("Dark"), part.widget);
    row->addStretch(1);
    part.column->addLayout(row);
    return part.widget;
}

QWidget* SettingsDialog::makeAlerts()
{
    const Section part = section(tr("Alerts"), this);
    part.column->addWidget(
        explanation(tr("What an alert shows to whoever sees your screen:"), part.widget));
    auto* choices = new QVBoxLayout;
    choices->setSpacing(4);
    addChoice(*m_alertContent, *choices, static_cast<int>(AlertContent::SenderAndSubject),
              tr("Sender and subject"), part.widget);
    addChoice(*m_alertContent, *choices, static_cast<int>(AlertContent::SenderOnly),
              tr("Sender only"), part.widget);
    addChoice(*m_alertContent, *choices, static_cast<int>(AlertContent::Nothing),
              tr("Only that there is a message"), part.widget);
    part.column->addLayout(choices);
    m_preview = new AlertPreview(part.widget);
    part.column->addWidget(m_preview);
    part.column->addWidget(
        explanation(tr("The subject of a protected message is never shown."), part.widget));
    return part.widget;
}

QWidget* SettingsDialog::makeAccounts()
{
    const Section part = section(tr("Accounts"), this);
    m_noAccount = explanation(tr("No account yet"), part.widget);
    part.column->addWidget(m_noAccount);
    m_cards = new QVBoxLayout;
    m_cards->setSpacing(kGap);
    part.column->addLayout(m_cards);
    auto* add = new QPushButton(themedIcon(Icon::Add, IconTone::Accent), tr("Add account"),
                                part.widget);
    add->setAccessibleName(tr("Add account"));
    add->setAutoDefault(false);
    add->setProperty("flush", true);
    setTone(*add, "link");
    part.column->addWidget(add, 0, Qt::AlignLeading);
    connect(add, &QPushButton::clicked, this, &SettingsDialog::addAccountRequested);
    return part.widget;
}

QWidget* SettingsDialog::makeWindow()
{
    const Section part = section(tr("Window"), this);
    part.column->addWidget(explanation(
        tr("Waxwing remembers the size and the panes of its window, and which hints you have seen."),
        part.widget));
    auto* reset = new QPushButton(tr("Forget them"), part.widget);
    reset->setAccessibleName(tr("Forget them"));
    reset->setAutoDefault(false);
    part.column->addWidget(reset, 0, Qt::AlignLeading);
    connect(reset, &QPushButton::clicked, this, [this, reset] {
        reset->setEnabled(false);
        Q_EMIT windowResetRequested();
    });
    return part.widget;
}

void SettingsDialog::setSettings(const Settings& settings)
{
    const QSignalBlocker theme(m_theme);
    const QSignalBlocker alertContent(m_alertContent);
    m_settings = settings;
    m_theme->button(static_cast<int>(settings.theme))->setChecked(true);
    m_alertContent->button(static_cast<int>(settings.alertContent))->setChecked(true);
    m_preview->setContent(settings.alertContent);
}

void SettingsDialog::takeChange()
{
    Settings chosen;
    chosen.theme = static_cast<ThemeChoice>(m_theme->checkedId());
    chosen.alertContent = static_cast<AlertContent>(m_alertContent->checkedId());
    if (m_theme->checkedId() < 0 || m_alertContent->checkedId() < 0 || chosen == m_settings)
        return;
    m_settings = chosen;
    m_preview->setContent(chosen.alertContent);
    Q_EMIT settingsChanged(chosen);
}

AccountCard* SettingsDialog::makeCard(const Guid& account)
{
    auto* card = new AccountCard(this);
    connect(card, &AccountCard::signInRequested, this,
            [this, account] { Q_EMIT signInRequested(account); });
    connect(card, &AccountCard::signOutRequested, this,
            [this, account] { Q_EMIT signOutRequested(account); });
    connect(card, &AccountCard::removeRequested, this,
            [this, account] { Q_EMIT removeRequested(account); });
    return card;
}

void SettingsDialog::setAccounts(const QList<SettingsAccount>& accounts)
{
    QList<AccountCard*> cards;
    for (const SettingsAccount& account : accounts) {
        const auto known = std::find_if(m_accounts.begin(), m_accounts.end(),
                                        [&](const auto* card) { return card->id() == account.id; });
        AccountCard* card = known == m_accounts.end() ? makeCard(account.id) : *known;
        card->setAccount(account);
        m_cards->removeWidget(card);
        m_cards->addWidget(card);
        cards.append(card);
    }
    for (AccountCard* card : std::as_const(m_accounts)) {
        if (!cards.contains(card)) {
            card->hide();
            card->deleteLater(); // its own button may have led here
        }
    }
    m_accounts = cards;
    m_noAccount->setVisible(cards.isEmpty());
}

} // namespace waxwing
