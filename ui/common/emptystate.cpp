#include "ui/common/emptystate.h"

#include "ui/common/spinner.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing {

namespace {

QLabel* centred(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_spinner(new Spinner(36, this)),
      m_heading(centred(this)), m_sentence(centred(this)), m_progress(new QProgressBar(this)),
      m_action(new QPushButton(this))
{
    setFocusPolicy(Qt::ClickFocus); // may hold the focus of the pane whose place it takes
    m_icon->setAlignment(Qt::AlignCenter);
    setTextStyle(*m_heading, TextStyle::Heading);
    setTone(*m_sentence, "secondary");
    m_sentence->setMaximumWidth(380);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(220);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_spinner, 0, Qt::AlignHCenter);
    column->addSpacing(6);
    column->addWidget(m_heading);
    auto* sentenceRow = new QHBoxLayout;
    sentenceRow->addStretch(1);
    sentenceRow->addWidget(m_sentence, 20);
    sentenceRow->addStretch(1);
    column->addLayout(sentenceRow);
    column->addWidget(m_progress, 0, Qt::AlignHCenter);
    column->addSpacing(6);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    m_progress->hide();
    m_spinner->hide();
    m_action->hide();
}

void EmptyState::present(Icon icon, const QString& heading, const QString& sentence,
                      const QString& action)
{
    m_iconName = icon;
    drawIcon();
    m_icon->show();
    m_spinner->hide();
    m_progress->hide();
    m_heading->setText(heading);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
}

void EmptyState::presentBusy(const QString& heading, const QString& sentence)
{
    present(m_iconName, heading, sentence);
    m_icon->hide();
    m_spinner->show();
}

void EmptyState::setProgress(qint64 done, qint64 total)
{
    m_progress->setRange(0, 1000);
    m_progress->setValue(total > 0 ? static_cast<int>(std::min<qint64>(1000, done * 1000 / total))
                                   : 0);
    m_progress->setVisible(total > 0);
}

QString EmptyState::heading() const
{
    return m_heading->text();
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

void EmptyState::drawIcon()
{
    const Theme theme = Theme::of(palette());
    const qreal scale = devicePixelRatioF();
    constexpr int kSide = 72;
    QPixmap pixmap(QSize(kSide, kSide) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.dark ? theme.raised : theme.sidebar);
    painter.drawEllipse(QRect(0, 0, kSide, kSide));
    paintIcon(painter, QRect(20, 20, 32, 32), m_iconName, theme.secondaryText);
    painter.end();
    m_icon->setPixmap(pixmap);
}

} // namespace waxwing
