#include "ui/settings/managedlabel.h"

#include "ui/common/iconset.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace waxwing {

ManagedLabel::ManagedLabel(QWidget* parent) : QWidget(parent)
{
    auto* lock = new QLabel(this);
    lock->setPixmap(
        themedIcon(Icon::Lock, IconTone::Secondary).pixmap(QSize(16, 16), devicePixelRatioF()));
    auto* words = new QLabel(tr("Managed by your organisation"), this);
    setTone(*words, "secondary");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(lock);
    row->addWidget(words);
    row->addStretch(1);
    setToolTip(tr("Your organisation has set this. It cannot be changed here."));
    setAccessibleName(words->text());
}

void setManaged(QWidget& control, bool managed)
{
    control.setEnabled(!managed);
    control.setToolTip(managed ? ManagedLabel::tr("Managed by your organisation") : QString());
}

} // namespace waxwing
