#include "ui/common/noticebar.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace waxwing {

namespace {

const char* frameOf(NoticeTone tone)
{
    switch (tone) {
    case NoticeTone::Info: return "info";
    case NoticeTone::Warning: return "warning";
    case NoticeTone::Danger: return "danger";
    }
    return "info";
}

IconTone iconToneOf(NoticeTone tone)
{
    switch (tone) {
    case NoticeTone::Info: return IconTone::Accent;
    case NoticeTone::Warning: return IconTone::Warning;
    case NoticeTone::Danger: return IconTone::Danger;
    }
    return IconTone::Accent;
}

} // namespace

NoticeBar::NoticeBar(QWidget* parent, Buttons buttons)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)),
      m_action(new QPushButton(this)), m_secondAction(new QPushButton(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setMinimumWidth(80);
    setTone(*m_action, "link");
    setTone(*m_secondAction, "link");
    m_action->hide();
    m_secondAction->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(10);
    row->addWidget(m_icon, 0, buttons == Buttons::Beside ? Qt::AlignVCenter : Qt::AlignTop);
    if (buttons == Buttons::Beside) {
        row->addWidget(m_text, 1);
        row->addWidget(m_action, 0, Qt::AlignVCenter);
        row->addWidget(m_secondAction, 0, Qt::AlignVCenter);
    } else {
        auto* column = new QVBoxLayout;
        column->setSpacing(2);
        column->addWidget(m_text);
        for (QPushButton* link : {m_action, m_secondAction}) {
            link->setProperty("flush", true);
            column->addWidget(link, 0, Qt::AlignLeading);
        }
        row->addLayout(column, 1);
    }
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::actionTriggered);
    connect(m_secondAction, &QPushButton::clicked, this, &NoticeBar::secondActionTriggered);
}

void NoticeBar::setNotice(NoticeTone tone, Icon icon, const QString& text)
{
    setProperty("frame", QString::fromLatin1(frameOf(tone)));
    style()->unpolish(this);
    style()->polish(this);
    m_tone = tone;
    m_iconName = icon;
    drawIcon();
    m_text->setText(text);
}

void NoticeBar::drawIcon()
{
    m_icon->setPixmap(themedIcon(m_iconName, iconToneOf(m_tone))
                          .pixmap(QSize(20, 20), devicePixelRatioF()));
}

void NoticeBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

void NoticeBar::setAction(const QString& text)
{
    m_action->setText(text);
    m_action->setAccessibleName(text);
    m_action->setVisible(!text.isEmpty());
}

void NoticeBar::setSecondAction(const QString& text)
{
    m_secondAction->setText(text);
    m_secondAction->setAccessibleName(text);
    m_secondAction->setVisible(!text.isEmpty());
}

QString NoticeBar::text() const
{
    return m_text->text();
}

} // namespace waxwing
