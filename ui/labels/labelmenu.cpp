#include "ui/labels/labelmenu.h"

#include "ui/common/format.h"
#include "ui/common/iconset.h"

#include <QAction>

namespace waxwing {

namespace {

constexpr int kMostDepth = 12;

} // namespace

LabelMenu::LabelMenu(QWidget* parent) : QMenu(tr("Labels"), parent)
{
    setIcon(themedIcon(Icon::Tag));
    setToolTipsVisible(true);
}

void LabelMenu::present(const QList<UserLabel>& labels, const QHash<Guid, int>& carried,
                        int messages, const QString& refusal)
{
    clear();
    if (!refusal.isEmpty()) {
        addAction(refusal)->setEnabled(false);
        return;
    }
    addBranch(labels, std::nullopt, carried, messages, 0);
    if (!isEmpty())
        addSeparator();
    addAction(themedIcon(Icon::Add), tr("New label"), this, &LabelMenu::newRequested);
}

void LabelMenu::addBranch(const QList<UserLabel>& labels, const std::optional<Guid>& parent,
                          const QHash<Guid, int>& carried, int messages, int depth)
{
    if (depth > kMostDepth)
        return;
    for (const UserLabel& label : labels) {
        const bool orphan = label.parent && depth == 0 && branchOf(labels, *label.parent).isEmpty();
        if (label.parent != parent && !(orphan && !parent))
            continue;
        const int carrying = carried.value(label.guid);
        const QString name = QString(3 * depth, u' ')
                             + singleLine(label.name).replace(u'&', QStringLiteral("&&"));
        const bool some = carrying > 0 && carrying < messages;
        QAction* action = addAction(some ? tr("%1 (on %2 of %3)").arg(name).arg(carrying).arg(messages)
                                         : name);
        const bool all = carrying > 0 && carrying == messages;
        action->setCheckable(true);
        action->setChecked(all);
        action->setEnabled(all ? label.allowAssetRemove : label.allowAssetAdd);
        const Guid guid = label.guid;
        connect(action, &QAction::triggered, this,
                [this, guid, all] { Q_EMIT markRequested(guid, !all); });
        addBranch(labels, label.guid, carried, messages, depth + 1);
    }
}

} // namespace waxwing
