#include "ui/lock/lockwindow.h"

#include "ui/common/noticebar.h"
#include "ui/common/passwordfield.h"
#include "ui/common/secretfield.h"
#include "ui/common/spinner.h"
#include "ui/common/theme.h"

#include <QCloseEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing {

namespace {

constexpr int kColumnWidth = 380;
constexpr int kIconSide = 72;

QLabel* centred(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

LockWindow::LockWindow(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_spinner(new Spinner(36, this)),
      m_heading(centred(this)), m_sentence(centred(this)),
      m_passphrase(makeField(tr("Passphrase"))), m_repeated(makeField(tr("Passphrase again"))),
      m_problem(new NoticeBar(this)), m_primary(new QPushButton(this)),
      m_secondary(new QPushButton(this))
{
    setWindowTitle(QStringLiteral("Waxwing"));
    setWindowIcon(applicationIcon());
    setMinimumSize(480, 480);
    resize(560, 560);
    m_icon->setAlignment(Qt::AlignCenter);
    setTextStyle(*m_heading, TextStyle::Heading);
    setTone(*m_sentence, "secondary");
    setTone(*m_primary, "primary");
    setTone(*m_secondary, "link");
    auto* middle = new QVBoxLayout;
    middle->setSpacing(10);
    middle->addWidget(m_icon, 0, Qt::AlignHCenter);
    middle->addWidget(m_spinner, 0, Qt::AlignHCenter);
    middle->addSpacing(6);
    for (QWidget* part : std::initializer_list<QWidget*>{m_heading, m_sentence}) {
        part->setFixedWidth(kColumnWidth);
        middle->addWidget(part);
    }
    middle->addSpacing(8);
    for (QWidget* part : std::initializer_list<QWidget*>{m_passphrase, m_repeated, m_problem,
                                                         m_primary}) {
        part->setFixedWidth(kColumnWidth);
        middle->addWidget(part);
    }
    middle->addWidget(m_secondary, 0, Qt::AlignHCenter);
    // Rows, not alignments: only so do wrapped lines get the height they need.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addLayout(middle);
    row->addStretch(1);
    auto* column = new QVBoxLayout;
    column->addStretch(2);
    column->addLayout(row);
    column->addStretch(3);
    setLayout(column);
    m_problem->hide();
    connect(m_primary, &QPushButton::clicked, this, [this] { take(m_texts.primaryAction); });
    connect(m_secondary, &QPushButton::clicked, this, [this] { take(m_texts.secondaryAction); });
    for (QLineEdit* field : {m_passphrase, m_repeated})
        connect(field, &QLineEdit::returnPressed, m_primary, &QPushButton::click);
    draw();
}

QLineEdit* LockWindow::makeField(const QString& name)
{
    auto* field = new PasswordField(this);
    field->setAccessibleName(name);
    field->setPlaceholderText(name);
    return field;
}

void LockWindow::setView(const LockView& view)
{
    if (m_view == view)
        return;
    const bool moved = m_view.standing != view.standing;
    m_view = view;
    // A step that was being taken is not taken away by a store that is looked for meanwhile.
    if (moved
        && (m_page == LockPage::Forgotten
            || (m_page == LockPage::NewPassphrase && view.standing != KeyStanding::StoreStarting)))
        m_page = LockPage::Standing;
    draw();
}

void LockWindow::showPage(LockPage page)
{
    m_page = page;
    m_problem->hide();
    draw();
}

void LockWindow::draw()
{
    const int fieldsBefore = m_texts.fields;
    m_texts = lockTexts(m_view, m_page);
    m_icon->setVisible(!m_texts.busy);
    m_spinner->setVisible(m_texts.busy);
    drawIcon();
    m_heading->setText(m_texts.heading);
    m_sentence->setText(m_texts.sentence);
    m_sentence->setVisible(!m_texts.sentence.isEmpty());
    m_passphrase->setVisible(m_texts.fields > 0);
    m_repeated->setVisible(m_texts.fields > 1);
    if (m_texts.fields < 2)
        m_problem->hide();
    m_primary->setVisible(!m_texts.primary.isEmpty());
    m_primary->setText(m_texts.primary);
    m_primary->setAccessibleName(m_texts.primary);
    m_secondary->setVisible(!m_texts.secondary.isEmpty());
    m_secondary->setText(m_texts.secondary);
    m_secondary->setAccessibleName(m_texts.secondary);
    if (m_texts.fields != fieldsBefore) {
        forgetSecret(*m_passphrase);
        forgetSecret(*m_repeated);
    }
    if (m_texts.fields > 0)
        m_passphrase->setFocus();
    else
        m_primary->setFocus();
}

void LockWindow::drawIcon()
{
    const Theme theme = Theme::of(palette());
    const qreal scale = devicePixelRatioF();
    QPixmap pixmap(QSize(kIconSide, kIconSide) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.dark ? theme.raised : theme.sidebar);
    painter.drawEllipse(QRect(0, 0, kIconSide, kIconSide));
    paintIcon(painter, QRect(20, 20, 32, 32), m_texts.icon,
              m_texts.icon == Icon::Warning ? theme.warning : theme.secondaryText);
    painter.end();
    m_icon->setPixmap(pixmap);
}

void LockWindow::takeNewPassphrase()
{
    QString typed = m_passphrase->text();
    QString repeated = m_repeated->text();
    const QString problem = passphraseProblem(typed, repeated);
    wipeText(typed);
    wipeText(repeated);
    if (!problem.isEmpty()) {
        m_problem->setNotice(NoticeTone::Warning, Icon::Warning, problem);
        m_problem->show();
        m_passphrase->setFocus();
        return;
    }
    forgetSecret(*m_repeated);
    m_page = LockPage::Standing;
    Q_EMIT passphraseChosen(takeSecret(*m_passphrase));
}

void LockWindow::take(LockAction action)
{
    switch (action) {
    case LockAction::None: break;
    case LockAction::Unlock: Q_EMIT unlockRequested(); break;
    case LockAction::EnterPassphrase:
        if (!m_passphrase->text().isEmpty())
            Q_EMIT passphraseEntered(takeSecret(*m_passphrase));
        break;
    case LockAction::ChoosePassphrase: showPage(LockPage::NewPassphrase); break;
    case LockAction::CreatePassphrase: takeNewPassphrase(); break;
    case LockAction::ForgotPassphrase: showPage(LockPage::Forgotten); break;
    case LockAction::GiveUpPassphrase:
        showPage(LockPage::Standing);
        Q_EMIT passphraseGivenUp();
        break;
    case LockAction::BeginAnew: Q_EMIT beginAnewRequested(); break;
    case LockAction::GoOnInMemory: Q_EMIT memoryRequested(); break;
    case LockAction::Back: showPage(LockPage::Standing); break;
    }
}

void LockWindow::closeEvent(QCloseEvent* event)
{
    event->ignore();
    forgetSecret(*m_passphrase);
    forgetSecret(*m_repeated);
    hide();
}

void LockWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

} // namespace waxwing
