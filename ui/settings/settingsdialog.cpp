#include "ui/settings/settingsdialog.h"

#include "ui/common/focusscroll.h"
#include "ui/common/format.h"
#include "ui/common/iconset.h"
#include "ui/common/noticebar.h"
#include "ui/settings/accountcard.h"
#include "ui/settings/alertpreview.h"
#include "ui/settings/alertssection.h"
#include "ui/settings/managedlabel.h"
#include "ui/settings/networksection.h"
#include "ui/settings/settingsindex.h"
#include "ui/settings/spellingsection.h"
#include "ui/settings/storagesection.h"

#include <QButtonGroup>
#include <QCheckBox>
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
    : QDialog(parent), m_theme(new QButtonGroup(this)), m_alertContent(new QButtonGroup(this)),
      m_forecast(new QButtonGroup(this)), m_storage(new StorageSection(this))
{
    setWindowTitle(tr("Settings – Waxwing"));
    setWindowIcon(applicationIcon());
    resize(740, 680);
    setMinimumSize(600, 400);
    auto* content = new QWidget(this);
    auto* sections = new QVBoxLayout(content);
    sections->setContentsMargins(28, 24, 28, 12);
    sections->setSpacing(26);
    m_network = new NetworkSection(this);
    m_spelling = new SpellingSection(this);
    auto* area = new QScrollArea(this);
    auto* index = new SettingsIndex(*area, this);
    area->setWidget(content);
    const auto add = [&](const QString& name, QWidget* part) {
        sections->addWidget(part);
        index->addSection(name, part);
    };
    add(tr("Your organisation"), makeManaged());
    add(tr("Appearance"), makeAppearance());
    add(tr("Accounts"), makeAccounts());
    add(tr("Alerts"), makeAlerts());
    add(tr("Reading"), makeReading());
    add(tr("Spelling"), m_spelling);
    add(tr("This computer"), m_storage);
    add(tr("Network"), m_network);
    add(tr("Window"), makeWindow());
    add(tr("Help"), makeHelp());
    sections->addStretch(1);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    area->setStyleSheet(QStringLiteral("QScrollArea { background: transparent; }"));
    followFocus(*area);
    m_area = area;
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
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(index);
    middle->addWidget(area, 1);
    column->addLayout(middle, 1);
    column->addLayout(bottom);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    close->setFocus();
    setSettings({});
    connect(m_theme, &QButtonGroup::idToggled, this, &SettingsDialog::takeChange);
    connect(m_alertContent, &QButtonGroup::idToggled, this, &SettingsDialog::takeChange);
    connect(m_forecast, &QButtonGroup::idToggled, this, &SettingsDialog::takeChange);
    connect(m_storage, &StorageSection::lockingChanged, this, &SettingsDialog::takeChange);
    connect(m_storage, &StorageSection::lockRequested, this, &SettingsDialog::lockRequested);
    connect(m_storage, &StorageSection::keepsNothingChosen, this,
            &SettingsDialog::keepsNothingChosen);
    connect(m_storage, &StorageSection::passphraseChangeRequested, this,
            &SettingsDialog::passphraseChangeRequested);
}

void SettingsDialog::hideEvent(QHideEvent* event)
{
    QDialog::hideEvent(event);
    Q_EMIT concealed();
}

QWidget* SettingsDialog::makeManaged()
{
    const Section part = section(tr("Your organisation"), this);
    m_managedNotice = new NoticeBar(part.widget);
    m_managedFacts = explanation({}, part.widget);
    m_managedFacts->setTextFormat(Qt::PlainText);
    part.column->addWidget(m_managedNotice);
    part.column->addWidget(m_managedFacts);
    m_managed = part.widget;
    m_managed->hide();
    return part.widget;
}

void SettingsDialog::setManagedView(const ManagedView& managed)
{
    m_managed->setVisible(managed.present);
    if (managed.unreadable)
        m_managedNotice->setNotice(
            NoticeTone::Danger, Icon::Warning,
            tr("Your organisation manages Waxwing on this computer, but its settings cannot be "
               "read. Until they can, nothing is connected. Ask your administrator."));
    else
        m_managedNotice->setNotice(
            NoticeTone::Info, Icon::Lock,
            tr("Your organisation manages Waxwing on this computer. What carries a lock cannot be "
               "changed here."));
    QStringList facts;
    if (managed.restrictsPortals && !managed.unreadable)
        facts << (managed.allowedPortals.isEmpty()
                      ? tr("No portal may be used.")
                      : tr("Only these portals may be used: %1")
                            .arg(breakable(singleLine(
                                managed.allowedPortals.join(QStringLiteral(", "))))));
    if (!managed.directory.isEmpty())
        facts << tr("Portals are looked up at %1.").arg(breakable(singleLine(managed.directory)));
    if (managed.noOfflineCopies && !managed.unreadable)
        facts << tr("No message is kept on this computer.");
    if (managed.lockAfterMinutes > 0)
        facts << tr("Waxwing locks itself after %n minute(s) without use.", nullptr,
                    managed.lockAfterMinutes);
    m_managedFacts->setText(facts.join(u'\n'));
    m_managedFacts->setVisible(!facts.isEmpty());
    m_storage->setLockAfterManaged(managed.lockAfterMinutes > 0);
    m_alertLock->setVisible(managed.alertContent);
    const auto choices = m_alertContent->buttons();
    for (QAbstractButton* choice : choices)
        setManaged(*choice, managed.alertContent);
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

QWidget* SettingsDialog::makeReading()
{
    const Section part = section(tr("Reading"), this);
    part.column->addWidget(
        explanation(tr("Opening a message is reported to its sender. Before that, Waxwing should:"),
                    part.widget));
    auto* choices = new QVBoxLayout;
    choices->setSpacing(4);
    addChoice(*m_forecast, *choices, static_cast<int>(ReadForecast::First),
              tr("Say so the first time"), part.widget);
    addChoice(*m_forecast, *choices, static_cast<int>(ReadForecast::Always), tr("Ask every time"),
              part.widget);
    addChoice(*m_forecast, *choices, static_cast<int>(ReadForecast::SlipOnly),
              tr("Show only the delivery slip until I open the message there"), part.widget);
    addChoice(*m_forecast, *choices, static_cast<int>(ReadForecast::Open), tr("Open it at once"),
              part.widget);
    part.column->addLayout(choices);
    return part.widget;
}

QWidget* SettingsDialog::makeAlerts()
{
    const Section part = section(tr("Alerts"), this);
    part.column->addWidget(
        explanation(tr("What an alert shows to whoever sees your screen:"), part.widget));
    m_alertLock = new ManagedLabel(part.widget);
    m_alertLock->hide();
    part.column->addWidget(m_alertLock);
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
        explanation(tr("The subject of a protected message is never shown, and nothing while the "
                       "screen is locked."),
                    part.widget));
    m_alerts = new AlertsSection(part.widget);
    part.column->addWidget(m_alerts);
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
    m_startAtLogin = new QCheckBox(tr("Start with this computer, in the tray"), part.widget);
    m_startAtLogin->setAccessibleName(m_startAtLogin->text());
    part.column->addWidget(m_startAtLogin);
    connect(m_startAtLogin, &QCheckBox::toggled, this, &SettingsDialog::takeChange);
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

QWidget* SettingsDialog::makeHelp()
{
    const Section part = section(tr("Help"), this);
    part.column->addWidget(explanation(
        tr("If alerts do not come: what they depend on, what happened last, and a test."),
        part.widget));
    auto* diagnosis = new QPushButton(tr("Diagnosis…"), part.widget);
    diagnosis->setAccessibleName(diagnosis->text());
    diagnosis->setAutoDefault(false);
    part.column->addWidget(diagnosis, 0, Qt::AlignLeading);
    connect(diagnosis, &QPushButton::clicked, this, &SettingsDialog::diagnosisRequested);
    return part.widget;
}

void SettingsDialog::setSettings(const Settings& settings)
{
    const QSignalBlocker theme(m_theme);
    const QSignalBlocker alertContent(m_alertContent);
    m_settings = settings;
    m_theme->button(static_cast<int>(settings.theme))->setChecked(true);
    m_alertContent->button(static_cast<int>(settings.alertContent))->setChecked(true);
    const QSignalBlocker forecast(m_forecast);
    m_forecast->button(static_cast<int>(settings.readForecast))->setChecked(true);
    m_preview->setContent(settings.alertContent);
    m_storage->setLocking(settings.lockAfterMinutes, settings.lockWithScreen);
    const QSignalBlocker startAtLogin(m_startAtLogin);
    m_startAtLogin->setChecked(settings.startAtLogin);
}

void SettingsDialog::setStorage(const StorageView& storage)
{
    m_storage->setStorage(storage);
}

void SettingsDialog::takeChange()
{
    Settings chosen;
    chosen.theme = static_cast<ThemeChoice>(m_theme->checkedId());
    chosen.alertContent = static_cast<AlertContent>(m_alertContent->checkedId());
    chosen.readForecast = static_cast<ReadForecast>(m_forecast->checkedId());
    chosen.lockAfterMinutes = m_storage->lockAfterMinutes();
    chosen.lockWithScreen = m_storage->lockWithScreen();
    chosen.startAtLogin = m_startAtLogin->isChecked();
    if (m_theme->checkedId() < 0 || m_alertContent->checkedId() < 0
        || m_forecast->checkedId() < 0 || chosen == m_settings)
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
            [this, account](bool all) { Q_EMIT signOutRequested(account, all); });
    connect(card, &AccountCard::removeRequested, this,
            [this, account](bool all) { Q_EMIT removeRequested(account, all); });
    // Queued: it has its place only after the layout has been done.
    connect(
        card, &AccountCard::questionOpened, this,
        [this](QWidget* question) { m_area->ensureWidgetVisible(question); },
        Qt::QueuedConnection);
    connect(card, &AccountCard::pauseRequested, this,
            [this, account](bool paused) { Q_EMIT pauseRequested(account, paused); });
    connect(card, &AccountCard::renameRequested, this,
            [this, account](const QString& name) { Q_EMIT renameRequested(account, name); });
    connect(card, &AccountCard::moveRequested, this,
            [this, card](int by) { moveCard(card, by); });
    connect(card, &AccountCard::profileRequested, this,
            [this, account] { Q_EMIT profileRequested(account); });
    connect(card, &AccountCard::passwordChangeRequested, this,
            [this, account] { Q_EMIT passwordChangeRequested(account); });
    return card;
}

void SettingsDialog::moveCard(const AccountCard* card, int by)
{
    const qsizetype place = m_accounts.indexOf(card) + by;
    if (place >= 0 && place < m_accounts.size())
        Q_EMIT moveRequested(card->id(), place);
}

void SettingsDialog::setAccounts(const QList<SettingsAccount>& accounts)
{
    QList<AccountCard*> cards;
    for (const SettingsAccount& account : accounts) {
        const auto known = std::find_if(m_accounts.begin(), m_accounts.end(),
                                        [&](const auto* card) { return card->id() == account.id; });
        AccountCard* card = known == m_accounts.end() ? makeCard(account.id) : *known;
        card->setAccount(account);
        card->setPlace(cards.size(), accounts.size());
        // Only what moves is moved: whoever has the focus keeps it.
        if (m_cards->indexOf(card) != static_cast<int>(cards.size())) {
            m_cards->removeWidget(card);
            m_cards->insertWidget(static_cast<int>(cards.size()), card);
        }
        cards.append(card);
    }
    for (AccountCard* card : std::as_const(m_accounts)) {
        if (!cards.contains(card)) {
            m_cards->removeWidget(card);
            card->hide();
            card->deleteLater(); // its own button may have led here
        }
    }
    m_accounts = cards;
    m_noAccount->setVisible(cards.isEmpty());
}

} // namespace waxwing
