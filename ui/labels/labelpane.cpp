#include "ui/labels/labelpane.h"

#include "ui/common/iconset.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace waxwing {

LabelPane::LabelPane(QWidget* parent)
    : QWidget(parent), m_tree(new LabelTree(this)), m_add(new QToolButton(this))
{
    auto* heading = new QLabel(tr("Labels"), this);
    setTextStyle(*heading, TextStyle::Caption);
    setTone(*heading, "secondary");
    heading->setBuddy(m_tree);
    m_add->setIcon(themedIcon(Icon::Add));
    m_add->setIconSize(QSize(14, 14));
    m_add->setAccessibleName(tr("New label"));
    m_add->setFocusPolicy(Qt::StrongFocus);
    connect(m_add, &QToolButton::clicked, m_tree, [this] { m_tree->beginCreating(false); });
    auto* row = new QHBoxLayout;
    row->setContentsMargins(20, 4, 8, 0);
    row->addWidget(heading, 1);
    row->addWidget(m_add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_tree);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void LabelPane::setGroups(const QList<LabelGroup>& groups)
{
    m_tree->setGroups(groups);
    setVisible(!groups.isEmpty());
    const auto open = std::find_if(groups.begin(), groups.end(), [](const LabelGroup& group) {
        return group.refusal.isEmpty();
    });
    m_add->setEnabled(open != groups.end());
    m_add->setToolTip(open != groups.end() || groups.isEmpty() ? tr("New label (Insert)")
                                                               : groups.first().refusal);
}

} // namespace waxwing
