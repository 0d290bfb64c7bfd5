#include "ui/composer/writingpanel.h"

#include "ui/common/iconset.h"
#include "ui/common/theme.h"

#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace waxwing {

WritingPanel::WritingPanel(QWidget* parent)
    : QWidget(parent), m_new(new QPushButton(tr("New message"), this)),
      m_outbox(new QToolButton(this))
{
    setTone(*m_new, "primary");
    m_outbox->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_outbox->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_outbox->setIconSize(QSize(18, 18));
    m_outbox->setFocusPolicy(Qt::StrongFocus);
    m_outbox->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 4, 16, 8);
    column->setSpacing(6);
    column->addWidget(m_new);
    column->addWidget(m_outbox);
    connect(m_new, &QPushButton::clicked, this, &WritingPanel::newRequested);
    connect(m_outbox, &QToolButton::clicked, this, &WritingPanel::outboxRequested);
    setWritable({});
}

void WritingPanel::setWritable(const QString& whyNot)
{
    m_new->setEnabled(whyNot.isEmpty());
    m_new->setToolTip(whyNot.isEmpty() ? tr("Write a message (Ctrl+N)") : whyNot);
}

void WritingPanel::setOutbox(int waiting, bool attention)
{
    m_outbox->setVisible(waiting > 0);
    m_outbox->setText(tr("Outbox (%n)", nullptr, waiting));
    m_outbox->setIcon(attention ? themedIcon(Icon::Warning, IconTone::Warning)
                                : themedIcon(Icon::Sent));
    m_outbox->setToolTip(attention ? tr("Something in the outbox needs you")
                                   : tr("Messages on their way"));
    m_outbox->setAccessibleName(m_outbox->text());
}

} // namespace waxwing
