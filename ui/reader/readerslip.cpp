#include "ui/reader/readerslip.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing {

ReaderSlip::ReaderSlip(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_heading(new QLabel(this)),
      m_sentence(new QLabel(this)), m_action(new QPushButton(this)),
      m_second(new QPushButton(this))
{
    for (QLabel* label : {m_heading, m_sentence}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    setTextStyle(*m_heading, TextStyle::Heading);
    setTone(*m_sentence, "secondary");
    setTone(*m_action, "primary");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch(1);
    buttons->addWidget(m_second);
    buttons->addWidget(m_action);
    buttons->addStretch(1);
    auto* inner = new QWidget(this);
    inner->setMaximumWidth(440);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_heading);
    column->addWidget(m_sentence);
    column->addSpacing(4);
    column->addLayout(buttons);
    column->addStretch(3);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(inner, 100);
    row->addStretch(1);
    connect(m_action, &QPushButton::clicked, this, &ReaderSlip::actionTriggered);
    connect(m_second, &QPushButton::clicked, this, &ReaderSlip::secondActionTriggered);
}

void ReaderSlip::setNotice(const ReaderNotice& notice)
{
    m_icon->setPixmap(themedIcon(notice.icon).pixmap(QSize(36, 36), devicePixelRatioF()));
    m_heading->setText(breakable(notice.heading));
    m_sentence->setText(breakable(notice.sentence));
    m_sentence->setVisible(!notice.sentence.isEmpty());
    m_action->setText(notice.action);
    m_action->setAccessibleName(notice.action);
    m_action->setVisible(!notice.action.isEmpty());
    m_second->setText(notice.secondAction);
    m_second->setAccessibleName(notice.secondAction);
    m_second->setVisible(!notice.secondAction.isEmpty());
}

} // namespace waxwing
