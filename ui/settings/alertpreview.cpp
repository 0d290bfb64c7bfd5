#include "ui/settings/alertpreview.h"

#include "ui/common/iconset.h"

#include <QHBoxLayout>
#include <QLabel>

namespace waxwing {

AlertPreview::AlertPreview(QWidget* parent)
    : QFrame(parent), m_title(new QLabel(this)), m_body(new QLabel(this))
{
    setProperty("frame", QStringLiteral("card"));
    setAccessibleName(tr("Example of an alert"));
    auto* bird = new QLabel(this);
    bird->setPixmap(applicationPixmap(36, devicePixelRatioF()));
    setTextStyle(*m_title, TextStyle::Strong);
    setTone(*m_body, "secondary");
    auto* lines = new QVBoxLayout;
    lines->setSpacing(2);
    lines->addStretch(1);
    lines->addWidget(m_title);
    lines->addWidget(m_body);
    lines->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 10, 14, 10);
    row->setSpacing(12);
    row->addWidget(bird, 0, Qt::AlignVCenter);
    row->addLayout(lines, 1);
    setContent(AlertContent::SenderAndSubject);
}

void AlertPreview::setContent(AlertContent content)
{
    const QString sender = tr("Anna Keller", "sender of an example");
    const QString anonymous = tr("New secure message");
    m_title->setText(content == AlertContent::Nothing ? anonymous : sender);
    switch (content) {
    case AlertContent::SenderAndSubject:
        m_body->setText(tr("Minutes of Monday's meeting", "subject of an example"));
        break;
    case AlertContent::SenderOnly: m_body->setText(anonymous); break;
    case AlertContent::Nothing: m_body->clear(); break;
    }
    m_body->setVisible(content != AlertContent::Nothing);
}

} // namespace waxwing
