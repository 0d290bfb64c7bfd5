#include "ui/settings/alertaccountform.h"

#include "ui/common/newskindname.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QFontMetrics>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace waxwing {

namespace {

QLabel* softLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    setTone(*label, "secondary");
    return label;
}

bool looksLikeAddress(const QString& text)
{
    const qsizetype at = text.indexOf(u'@');
    return at > 0 && at == text.lastIndexOf(u'@') && at < text.size() - 1 && !text.contains(u' ');
}

} // namespace

AlertAccountForm::AlertAccountForm(QWidget* parent)
    : QWidget(parent), m_missing(softLabel({}, this)), m_vips(new QPlainTextEdit(this)),
      m_vipProblem(softLabel({}, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(softLabel(tr("Alert me of:"), this));
    auto* kinds = new QVBoxLayout;
    kinds->setSpacing(4);
    for (const NewsKind kind : kAllNewsKinds) {
        auto* box = new QCheckBox(newsKindName(kind), this);
        box->setAccessibleName(box->text());
        m_kinds.emplace(kind, box);
        kinds->addWidget(box);
        connect(box, &QCheckBox::toggled, this,
                [this, kind](bool wanted) { Q_EMIT wantedChanged(kind, wanted); });
    }
    m_kinds.at(NewsKind::Attachment)
        ->setToolTip(tr("A message with files is one alert. This counts where new messages are "
                        "switched off."));
    column->addLayout(kinds);
    column->addWidget(m_missing);
    column->addSpacing(4);
    auto* label = new QLabel(tr("Senders who always get through, one address a line"), this);
    label->setWordWrap(true);
    label->setBuddy(m_vips);
    m_vips->setAccessibleName(label->text());
    m_vips->setTabChangesFocus(true);
    m_vips->setPlaceholderText(tr("name@example.org"));
    m_vips->setFixedHeight(QFontMetrics(m_vips->font()).lineSpacing() * 3 + 18);
    m_vips->installEventFilter(this);
    column->addWidget(label);
    column->addWidget(m_vips);
    column->addWidget(m_vipProblem);
    column->addWidget(softLabel(tr("Their messages are shown in quiet hours and while alerts are "
                                   "paused, but not while the desktop itself is set to do not "
                                   "disturb."),
                                this));
    m_vipProblem->hide();
}

void AlertAccountForm::setAccount(const AlertAccountView& account)
{
    const bool another = m_account.id != account.id;
    const bool sameVips = !another && m_account.vips == account.vips;
    m_account = account;
    bool missing = false;
    for (const auto& [kind, box] : m_kinds) {
        const QSignalBlocker quiet(box);
        box->setVisible(account.allowed.contains(kind));
        box->setChecked(account.wanted.contains(kind));
        missing = missing || !account.allowed.contains(kind);
    }
    m_missing->setText(missing ? tr("Other kinds are not provided by this portal for you.")
                               : QString());
    m_missing->setVisible(missing);
    if (!sameVips)
        m_vips->setPlainText(account.vips.join(u'\n'));
    if (another)
        m_vipProblem->hide();
}

bool AlertAccountForm::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_vips && event->type() == QEvent::FocusOut)
        takeVips();
    return QWidget::eventFilter(watched, event);
}

void AlertAccountForm::takeVips()
{
    QStringList addresses;
    QStringList unreadable;
    const QStringList lines = m_vips->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        const QString address = line.trimmed();
        if (address.isEmpty() || addresses.contains(address, Qt::CaseInsensitive))
            continue;
        if (looksLikeAddress(address))
            addresses << address;
        else
            unreadable << address;
    }
    m_vipProblem->setText(
        unreadable.isEmpty() ? QString()
                             : tr("Not an e-mail address: %1").arg(unreadable.join(QStringLiteral(", "))));
    m_vipProblem->setVisible(!unreadable.isEmpty());
    if (addresses == m_account.vips)
        return;
    m_account.vips = addresses;
    Q_EMIT vipsChanged(addresses);
}

} // namespace waxwing
