#include "ui/alerts/messagealertbutton.h"

#include "ui/common/format.h"
#include "ui/common/iconset.h"

#include <QAction>
#include <QMenu>

namespace waxwing {

MessageAlertButton::MessageAlertButton(QWidget* parent) : QToolButton(parent)
{
    setIcon(themedIcon(Icon::Bell));
    setToolTip(tr("Alerts of this message"));
    setAccessibleName(toolTip());
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(this);
    menu->addAction(tr("Was I alerted?"), this, &MessageAlertButton::trailRequested);
    menu->addSeparator();
    m_muted = menu->addAction(tr("Mute this conversation"));
    m_muted->setCheckable(true);
    m_important = menu->addAction(QString());
    m_important->setCheckable(true);
    setMenu(menu);
    connect(m_muted, &QAction::triggered, this, &MessageAlertButton::muteRequested);
    connect(m_important, &QAction::triggered, this, &MessageAlertButton::importantRequested);
}

void MessageAlertButton::setMessage(const QString& sender, bool muted, bool important)
{
    m_muted->setChecked(muted);
    m_important->setVisible(!sender.isEmpty());
    m_important->setText(
        tr("Always alert of messages from %1").arg(singleLine(sender).replace(u'&', QStringLiteral("&&"))));
    m_important->setChecked(important);
}

} // namespace waxwing
