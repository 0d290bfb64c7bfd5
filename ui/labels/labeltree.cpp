#include "ui/labels/labeltree.h"

#include "ui/common/draggedmessages.h"
#include "ui/common/format.h"
#include "ui/common/iconset.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kAccountRole = Qt::UserRole + 1;
constexpr int kLabelRole = Qt::UserRole + 2; ///< null for an account
constexpr int kMostRows = 9;                 ///< of the size hint
constexpr int kRowPadding = 12;

class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), std::max(size.height(), option.fontMetrics.height() + kRowPadding)};
    }
};

QString labelType()
{
    return QStringLiteral("application/x-waxwing-label");
}

Guid guidIn(const QTreeWidgetItem* item, int role)
{
    return item ? Guid::parse(item->data(0, role).toString()).value_or(Guid()) : Guid();
}

} // namespace

LabelTree::LabelTree(QWidget* parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("labels"));
    setAccessibleName(tr("Labels"));
    setItemDelegate(new RowDelegate(this));
    setHeaderHidden(true);
    setColumnCount(1);
    setIndentation(16);
    setRootIsDecorated(false);
    setExpandsOnDoubleClick(false);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(this, &QTreeWidget::itemClicked, this, &LabelTree::choose);
    connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item) {
        const UserLabel* label = labelOf(item);
        const QString name = item->text(0).trimmed();
        if (m_filling || !label || item == m_new)
            return;
        m_stale = true;
        if (!name.isEmpty() && name != singleLine(label->name))
            Q_EMIT renameRequested(guidIn(item, kAccountRole), label->guid, name);
    });
    connect(itemDelegate(), &QAbstractItemDelegate::closeEditor, this, &LabelTree::endEditing,
            Qt::QueuedConnection);
}

void LabelTree::setGroups(const QList<LabelGroup>& groups)
{
    m_groups = groups;
    m_stale = true;
    if (state() != QAbstractItemView::EditingState && !m_new)
        rebuild();
}

void LabelTree::rebuild()
{
    m_stale = false;
    const Guid account = guidIn(currentItem(), kAccountRole);
    const Guid label = guidIn(currentItem(), kLabelRole);
    {
        const QScopedValueRollback guard(m_filling, true);
        clear();
        for (const LabelGroup& group : std::as_const(m_groups))
            addGroup(group, m_groups.size() > 1);
        expandAll();
    }
    if (!label.isNull())
        showLabel(account, label);
    updateGeometry();
}

void LabelTree::addGroup(const LabelGroup& group, bool named)
{
    QTreeWidgetItem* top = invisibleRootItem();
    if (named) {
        top = new QTreeWidgetItem(this, {singleLine(group.name)});
        top->setData(0, kAccountRole, group.account.toString());
        top->setFlags(Qt::ItemIsEnabled | Qt::ItemIsDropEnabled);
    }
    QHash<Guid, QTreeWidgetItem*> made;
    QList<UserLabel> waiting = group.labels;
    std::stable_sort(waiting.begin(), waiting.end(), [](const UserLabel& a, const UserLabel& b) {
        return a.name.localeAwareCompare(b.name) < 0;
    });
    // Parents first; what has no parent that is known stands at the top.
    while (!waiting.isEmpty()) {
        const qsizetype before = waiting.size();
        for (qsizetype i = 0; i < waiting.size();) {
            const UserLabel& label = waiting.at(i);
            const bool parentKnown = label.parent
                                     && std::any_of(waiting.begin(), waiting.end(),
                                                    [&](const UserLabel& other) {
                                                        return other.guid == *label.parent
                                                               && other.guid != label.guid;
                                                    });
            if (parentKnown) {
                ++i;
                continue;
            }
            QTreeWidgetItem* above = label.parent ? made.value(*label.parent, top) : top;
            auto* item = new QTreeWidgetItem(above, {singleLine(label.name)});
            item->setIcon(0, themedIcon(Icon::Tag));
            item->setData(0, kAccountRole, group.account.toString());
            item->setData(0, kLabelRole, label.guid.toString());
            item->setToolTip(0, plainToolTip(singleLine(label.name)));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled
                           | Qt::ItemIsDragEnabled | Qt::ItemIsEditable);
            if (!group.refusal.isEmpty() || !label.allowRename)
                item->setFlags(item->flags() & ~Qt::ItemIsEditable);
            made.insert(label.guid, item);
            waiting.removeAt(i);
        }
        if (waiting.size() == before)
            waiting.first().parent.reset(); // a ring: nonsense, but not the end
    }
}

void LabelTree::showLabel(const Guid& account, const Guid& label)
{
    m_account = account;
    m_label = label;
    const QSignalBlocker quiet(this);
    QTreeWidgetItemIterator it(this);
    for (; *it && !label.isNull(); ++it) {
        if (guidIn(*it, kAccountRole) == account && guidIn(*it, kLabelRole) == label) {
            setCurrentItem(*it);
            return;
        }
    }
    setCurrentItem(nullptr);
    clearSelection();
}

const LabelGroup* LabelTree::groupOf(const Guid& account) const
{
    const auto found = std::find_if(m_groups.begin(), m_groups.end(), [&](const LabelGroup& group) {
        return group.account == account;
    });
    return found == m_groups.end() ? nullptr : &*found;
}

const UserLabel* LabelTree::labelOf(const QTreeWidgetItem* item) const
{
    const LabelGroup* group = groupOf(guidIn(item, kAccountRole));
    const Guid guid = guidIn(item, kLabelRole);
    if (!group || guid.isNull())
        return nullptr;
    for (const UserLabel& label : group->labels) {
        if (label.guid == guid)
            return &label;
    }
    return nullptr;
}

bool LabelTree::mayChange(const QTreeWidgetItem* item) const
{
    const LabelGroup* group = groupOf(guidIn(item, kAccountRole));
    return group && group->refusal.isEmpty();
}

void LabelTree::choose()
{
    const UserLabel* label = labelOf(currentItem());
    if (!label)
        return;
    m_account = guidIn(currentItem(), kAccountRole);
    m_label = label->guid;
    Q_EMIT labelChosen(m_account, m_label, label->name);
}

void LabelTree::beginCreating(bool belowCurrent)
{
    if (m_new || m_groups.isEmpty())
        return;
    QTreeWidgetItem* above = belowCurrent ? currentItem() : nullptr;
    Guid account = guidIn(currentItem(), kAccountRole);
    if (!groupOf(account))
        account = m_groups.first().account;
    if (!groupOf(account)->refusal.isEmpty())
        return;
    if (!above && m_groups.size() > 1) {
        for (int row = 0; row < topLevelItemCount(); ++row) {
            if (guidIn(topLevelItem(row), kAccountRole) == account)
                above = topLevelItem(row);
        }
    }
    const QScopedValueRollback guard(m_filling, true);
    m_new = new QTreeWidgetItem(above ? above : invisibleRootItem());
    m_new->setIcon(0, themedIcon(Icon::Tag));
    m_new->setData(0, kAccountRole, account.toString());
    m_new->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable);
    if (above)
        above->setExpanded(true);
    updateGeometry();
    scrollToItem(m_new);
    editItem(m_new, 0);
}

void LabelTree::endEditing()
{
    if (m_new) {
        const QString name = m_new->text(0).trimmed();
        const Guid account = guidIn(m_new, kAccountRole);
        const Guid parent = guidIn(m_new->parent(), kLabelRole);
        {
            const QScopedValueRollback guard(m_filling, true);
            delete m_new;
            m_new = nullptr;
        }
        m_stale = true;
        if (!name.isEmpty())
            Q_EMIT createRequested(account, name,
                                   parent.isNull() ? std::nullopt : std::optional<Guid>(parent));
    }
    if (m_stale)
        rebuild();
}

QSize LabelTree::sizeHint() const
{
    int rows = 0;
    for (QTreeWidgetItemIterator it(const_cast<LabelTree*>(this)); *it; ++it)
        ++rows;
    const int row = std::max(fontMetrics().height() + kRowPadding, sizeHintForRow(0));
    return {120, rows == 0 ? 0 : std::min(rows, kMostRows) * row + 6};
}

void LabelTree::keyPressEvent(QKeyEvent* event)
{
    const UserLabel* label = labelOf(currentItem());
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (state() != QAbstractItemView::EditingState)
            return choose();
        break;
    case Qt::Key_Insert: return beginCreating(event->modifiers().testFlag(Qt::ShiftModifier));
    case Qt::Key_Delete:
        if (label && label->allowDelete && mayChange(currentItem()))
            Q_EMIT eraseRequested(guidIn(currentItem(), kAccountRole), label->guid);
        return;
    default: break;
    }
    QTreeWidget::keyPressEvent(event);
}

QMenu* LabelTree::makeMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const QTreeWidgetItem* item = currentItem();
    const UserLabel* label = labelOf(item);
    const LabelGroup* group = item ? groupOf(guidIn(item, kAccountRole))
                                   : m_groups.isEmpty() ? nullptr : &m_groups.first();
    const QString refusal = group ? group->refusal : QString();
    const bool may = group && refusal.isEmpty();
    QAction* create = menu->addAction(themedIcon(Icon::Add), tr("New label"), this,
                                      [this] { beginCreating(false); });
    create->setShortcut(QKeySequence(Qt::Key_Insert));
    QAction* below = menu->addAction(tr("New label below"), this, [this] { beginCreating(true); });
    below->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Insert));
    menu->addSeparator();
    QAction* rename = menu->addAction(tr("Rename"), this, [this] { editItem(currentItem(), 0); });
    rename->setShortcut(QKeySequence(Qt::Key_F2));
    QMenu* nest = menu->addMenu(tr("Put below"));
    QAction* erase = menu->addAction(themedIcon(Icon::Trash), tr("Delete label"), this, [this] {
        if (const UserLabel* doomed = labelOf(currentItem()))
            Q_EMIT eraseRequested(guidIn(currentItem(), kAccountRole), doomed->guid);
    });
    erase->setShortcut(QKeySequence(Qt::Key_Delete));
    create->setEnabled(may);
    below->setEnabled(may && label);
    rename->setEnabled(may && label && label->allowRename);
    erase->setEnabled(may && label && label->allowDelete);
    nest->setEnabled(may && label && label->allowRename);
    if (label)
        fillNestMenu(*nest, group->account, label->guid);
    for (QAction* action : {create, below, rename, nest->menuAction(), erase}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        if (!refusal.isEmpty())
            action->setToolTip(refusal);
    }
    return menu;
}

void LabelTree::fillNestMenu(QMenu& menu, const Guid& account, const Guid& label)
{
    const LabelGroup* group = groupOf(account);
    const QList<UserLabel> branch = branchOf(group->labels, label);
    menu.addAction(tr("Top level"), this,
                   [this, account, label] { Q_EMIT nestRequested(account, label, std::nullopt); });
    menu.addSeparator();
    for (const UserLabel& other : group->labels) {
        const bool inside = std::any_of(branch.begin(), branch.end(), [&](const UserLabel& one) {
            return one.guid == other.guid;
        });
        if (!inside)
            menu.addAction(singleLine(other.name), this, [this, account, label, other] {
                Q_EMIT nestRequested(account, label, other.guid);
            });
    }
}

void LabelTree::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    if (!byKey)
        setCurrentItem(itemAt(event->pos()));
    const QRect place = visualItemRect(currentItem());
    makeMenu()->popup(byKey ? viewport()->mapToGlobal(place.center()) : event->globalPos());
}

QStringList LabelTree::mimeTypes() const
{
    return {labelType(), draggedMessagesType()};
}

QMimeData* LabelTree::mimeData(const QList<QTreeWidgetItem*>& items) const
{
    const QTreeWidgetItem* item = items.value(0);
    auto* data = new QMimeData;
    data->setData(labelType(), (guidIn(item, kAccountRole).toString() + u' '
                                + guidIn(item, kLabelRole).toString())
                                   .toLatin1());
    return data;
}

bool LabelTree::dropMimeData(QTreeWidgetItem* parent, int, const QMimeData* data, Qt::DropAction)
{
    const Guid account = guidIn(parent, kAccountRole);
    const Guid target = guidIn(parent, kLabelRole);
    const QList<RowId> messages = draggedMessages(*data);
    if (!messages.isEmpty()) {
        if (!target.isNull())
            Q_EMIT messagesDropped(account, target, messages);
        return false;
    }
    const QStringList parts = QString::fromLatin1(data->data(labelType())).split(u' ');
    const auto owner = Guid::parse(parts.value(0));
    const auto label = Guid::parse(parts.value(1));
    const LabelGroup* group = owner ? groupOf(*owner) : nullptr;
    // Below itself it cannot lie, nor in another account; onto nothing is the top level.
    if (!label || !group || !group->refusal.isEmpty() || (parent && account != *owner))
        return false;
    const QList<UserLabel> branch = branchOf(group->labels, *label);
    const bool inside = std::any_of(branch.begin(), branch.end(),
                                    [&](const UserLabel& one) { return one.guid == target; });
    if (!inside && !branch.isEmpty() && branch.first().parent.value_or(Guid()) != target)
        Q_EMIT nestRequested(*owner, *label,
                             target.isNull() ? std::nullopt : std::optional<Guid>(target));
    return false; // the rows move when the portal has moved them
}

} // namespace waxwing
