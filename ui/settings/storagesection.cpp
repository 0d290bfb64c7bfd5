#include "ui/settings/storagesection.h"

#include "ui/common/noticebar.h"
#include "ui/common/passwordfield.h"
#include "ui/common/secretfield.h"
#include "ui/settings/managedlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace waxwing {

namespace {

constexpr int kLeastPassphrase = 10;

QLabel* explanation(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    setTone(*label, "secondary");
    return label;
}

} // namespace

StorageSection::StorageSection(QWidget* parent)
    : QWidget(parent), m_place(explanation(this)),
      m_keepsNothing(new QCheckBox(tr("Keep nothing on this computer"), this)),
      m_explanation(explanation(this)),
      m_confirm(new NoticeBar(this, NoticeBar::Buttons::Below))
{
    auto* heading = new QLabel(tr("This computer"), this);
    setTextStyle(*heading, TextStyle::Heading);
    m_keepsNothing->setAccessibleName(m_keepsNothing->text());
    m_confirm->setNotice(NoticeTone::Warning, Icon::Warning,
                         tr("Stored messages, their keys and kept sign-ins are removed from this "
                            "computer. At the portal everything stays."));
    m_confirm->setAction(tr("Remove them"));
    m_confirm->setSecondAction(tr("Cancel"));
    m_confirm->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    for (QWidget* part : std::initializer_list<QWidget*>{heading, m_place, makePassphrase(),
                                                         m_keepsNothing, m_explanation, m_confirm,
                                                         makeLocking()})
        column->addWidget(part);
    connect(m_keepsNothing, &QCheckBox::clicked, this, &StorageSection::takeKeepsNothing);
    connect(m_confirm, &NoticeBar::actionTriggered, this, [this] {
        m_confirm->hide();
        Q_EMIT keepsNothingChosen(true);
    });
    connect(m_confirm, &NoticeBar::secondActionTriggered, this, [this] {
        m_confirm->hide();
        m_keepsNothing->setChecked(false);
    });
    setStorage({});
}

QWidget* StorageSection::makePassphrase()
{
    auto* area = new QWidget(this);
    m_change = new QPushButton(tr("Change passphrase…"), area);
    m_change->setAccessibleName(m_change->text());
    m_change->setAutoDefault(false);
    m_passphrase = new QWidget(area);
    auto* fields = new QVBoxLayout(m_passphrase);
    fields->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString& name) {
        auto* field = new PasswordField(m_passphrase);
        field->setAccessibleName(name);
        field->setPlaceholderText(name);
        fields->addWidget(field);
        return field;
    };
    m_current = add(tr("Present passphrase"));
    m_wanted = add(tr("New passphrase"));
    m_repeated = add(tr("New passphrase again"));
    m_apply = new QPushButton(tr("Change it"), m_passphrase);
    m_apply->setAccessibleName(m_apply->text());
    m_apply->setAutoDefault(false);
    fields->addWidget(m_apply, 0, Qt::AlignLeading);
    m_passphrase->hide();
    m_answer = new NoticeBar(area);
    m_answer->hide();
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_change, 0, Qt::AlignLeading);
    column->addWidget(m_passphrase);
    column->addWidget(m_answer);
    connect(m_change, &QPushButton::clicked, this, [this] {
        m_passphrase->show();
        m_change->hide();
        m_answer->hide();
        m_current->setFocus();
    });
    connect(m_apply, &QPushButton::clicked, this, &StorageSection::takePassphrase);
    connect(m_repeated, &QLineEdit::returnPressed, this, &StorageSection::takePassphrase);
    return area;
}

QWidget* StorageSection::makeLocking()
{
    auto* area = new QWidget(this);
    auto* label = new QLabel(tr("Lock after a time without use:"), area);
    m_lockAfter = new QComboBox(area);
    m_lockAfter->addItem(tr("Never"), 0);
    for (const int minutes : {1, 5, 15, 30, 60})
        m_lockAfter->addItem(tr("%n minutes", nullptr, minutes), minutes);
    m_lockAfter->setAccessibleName(tr("Lock after"));
    m_lockAfter->setAccessibleDescription(label->text());
    label->setBuddy(m_lockAfter);
    m_lockWithScreen = new QCheckBox(tr("Lock with the screen"), area);
    m_lockWithScreen->setAccessibleName(m_lockWithScreen->text());
    auto* now = new QPushButton(tr("Lock now"), area);
    now->setAccessibleName(now->text());
    now->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_lockAfter);
    m_lockAfterManaged = new ManagedLabel(area);
    m_lockAfterManaged->hide();
    row->addStretch(1);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(row);
    column->addWidget(m_lockAfterManaged);
    column->addWidget(m_lockWithScreen);
    column->addWidget(now, 0, Qt::AlignLeading);
    connect(m_lockAfter, &QComboBox::currentIndexChanged, this, &StorageSection::lockingChanged);
    connect(m_lockWithScreen, &QCheckBox::toggled, this, &StorageSection::lockingChanged);
    connect(now, &QPushButton::clicked, this, &StorageSection::lockRequested);
    return area;
}

void StorageSection::setStorage(const StorageView& storage)
{
    m_storage = storage;
    switch (storage.keys) {
    case StorageView::Keys::CredentialStore:
        m_place->setText(tr("Messages are stored encrypted. Their key is in the credential store of "
                            "your system."));
        break;
    case StorageView::Keys::Passphrase:
        m_place->setText(tr("Messages are stored encrypted. Their key is protected by your "
                            "passphrase."));
        break;
    case StorageView::Keys::Memory:
        m_place->setText(tr("Messages are in memory only. When Waxwing ends, nothing is left on "
                            "this computer."));
        break;
    }
    m_keepsNothing->setChecked(storage.keepsNothing || storage.forced);
    m_keepsNothing->setEnabled(!storage.forced);
    m_explanation->setText(
        storage.forced ? tr("Your organisation has decided this.")
                       : tr("Messages are fetched anew at every start, and you sign in each time."));
    m_confirm->hide();
    showPassphraseState();
}

void StorageSection::showPassphraseState()
{
    const bool uses = m_storage.keys == StorageView::Keys::Passphrase;
    const bool working = m_storage.change == StorageView::Change::Working;
    m_change->setVisible(uses && !m_passphrase->isVisibleTo(this));
    if (!uses)
        m_passphrase->hide();
    for (QWidget* part : std::initializer_list<QWidget*>{m_current, m_wanted, m_repeated, m_apply})
        part->setEnabled(!working);
    switch (m_storage.change) {
    case StorageView::Change::None:
    case StorageView::Change::Working: m_answer->hide(); break;
    case StorageView::Change::Done:
        m_passphrase->hide();
        m_change->setVisible(uses);
        m_answer->setNotice(NoticeTone::Info, Icon::Check, tr("The new passphrase holds from now on."));
        m_answer->show();
        break;
    case StorageView::Change::Wrong:
        m_answer->setNotice(NoticeTone::Warning, Icon::Warning,
                            tr("This is not the present passphrase. Nothing was changed."));
        m_answer->show();
        break;
    case StorageView::Change::Failed:
        m_answer->setNotice(NoticeTone::Warning, Icon::Warning,
                            tr("The file cannot be written. The present passphrase still holds."));
        m_answer->show();
        break;
    }
}

void StorageSection::setLocking(int afterMinutes, bool withScreen)
{
    const QSignalBlocker after(m_lockAfter);
    const QSignalBlocker screen(m_lockWithScreen);
    int index = m_lockAfter->findData(afterMinutes);
    if (index < 0) { // set by somebody else: shown as it is
        m_lockAfter->addItem(tr("%n minutes", nullptr, afterMinutes), afterMinutes);
        index = m_lockAfter->count() - 1;
    }
    m_lockAfter->setCurrentIndex(index);
    m_lockWithScreen->setChecked(withScreen);
}

void StorageSection::setLockAfterManaged(bool managed)
{
    m_lockAfterManaged->setVisible(managed);
    setManaged(*m_lockAfter, managed);
}

int StorageSection::lockAfterMinutes() const
{
    return m_lockAfter->currentData().toInt();
}

bool StorageSection::lockWithScreen() const
{
    return m_lockWithScreen->isChecked();
}

void StorageSection::takeKeepsNothing(bool checked)
{
    if (checked) {
        m_confirm->show(); // something goes by it: ask first
        return;
    }
    m_confirm->hide();
    if (m_storage.keepsNothing)
        Q_EMIT keepsNothingChosen(false);
}

void StorageSection::takePassphrase()
{
    QString wanted = m_wanted->text();
    QString repeated = m_repeated->text();
    const bool same = wanted == repeated;
    const bool isLong = wanted.size() >= kLeastPassphrase;
    wipeText(wanted);
    wipeText(repeated);
    if (!same || !isLong) {
        m_answer->setNotice(NoticeTone::Warning, Icon::Warning,
                            !isLong ? tr("Use at least %n characters.", nullptr, kLeastPassphrase)
                                    : tr("The two are not the same. Type the passphrase again."));
        m_answer->show();
        return;
    }
    forgetSecret(*m_repeated);
    const Secret current = takeSecret(*m_current);
    Q_EMIT passphraseChangeRequested(current, takeSecret(*m_wanted));
}

} // namespace waxwing
