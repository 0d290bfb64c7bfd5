#include "ui/slip/sliptree.h"

#include "ui/common/format.h"
#include "ui/slip/slipdelegate.h"
#include "ui/slip/sliptexts.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QSet>

namespace waxwing {

namespace {

QString nameOf(const User& user)
{
    const QString name = singleLine(user.displayName());
    return name.isEmpty() ? SlipTree::tr("Unknown") : name;
}

} // namespace

SlipTree::SlipTree(QWidget* parent) : QTreeWidget(parent)
{
    setAccessibleName(tr("Who did what, and how the message was sent"));
    setHeaderHidden(true);
    setColumnCount(1);
    setIndentation(0);
    setRootIsDecorated(false);
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new SlipDelegate(this));
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    header()->setStretchLastSection(true);
    connect(this, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
        if (item->data(0, KindRole).toInt() == Person)
            item->setExpanded(!item->isExpanded());
        else
            follow(item);
    });
}

void SlipTree::setSlip(const SlipState& state, const QDateTime& now)
{
    const Guid guid = state.message ? state.message->guid : Guid();
    const bool same = guid == m_message;
    m_message = guid;
    QSet<QString> open;
    for (int row = 0; same && row < topLevelItemCount(); ++row) {
        if (topLevelItem(row)->isExpanded())
            open.insert(pathOf(topLevelItem(row)));
    }
    const QString current = same && currentItem() ? pathOf(currentItem()) : QString();
    const int place = same ? verticalScrollBar()->value() : 0;
    setUpdatesEnabled(false);
    clear();
    if (state.message) {
        const bool tracked = state.slip && state.slip->facts.trackingVisible;
        const QList<SlipPerson> people
            = peopleOf(*state.message, state.slip ? &*state.slip : nullptr);
        addSection(tr("People"));
        for (const SlipPerson& person : people)
            addPerson(person, tracked, now);
        addSection(tr("Delivery"));
        for (const SlipFact& fact : deliveryFacts(state, now, QLocale()))
            addFact(fact.name, fact.value);
        addSection(tr("Identifiers"));
        for (const SlipFact& fact : identifierFacts(state))
            addFact(fact.name, fact.value);
    }
    for (int row = 0; row < topLevelItemCount(); ++row)
        topLevelItem(row)->setExpanded(open.contains(pathOf(topLevelItem(row))));
    if (QTreeWidgetItem* item = current.isEmpty() ? nullptr : itemAtPath(current))
        setCurrentItem(item);
    setUpdatesEnabled(true);
    verticalScrollBar()->setValue(place);
}

void SlipTree::addSection(const QString& name)
{
    auto* item = new QTreeWidgetItem(this, {name});
    item->setData(0, KindRole, Section);
    item->setFlags(Qt::NoItemFlags); // the keyboard passes it by
}

void SlipTree::addPerson(const SlipPerson& person, bool tracked, const QDateTime& now)
{
    const QString name = nameOf(person.user);
    const QString state = personState(person, tracked, now, QLocale());
    auto* item = new QTreeWidgetItem(this, {name});
    item->setData(0, KindRole, Person);
    item->setData(0, DetailRole, state);
    item->setData(0, StrongRole, person.isRecipient() && person.hasRead() && !person.ended);
    item->setData(0, Qt::AccessibleTextRole,
                  QStringLiteral("%1, %2, %3").arg(name, roleName(person.role), state));
    item->setToolTip(0, plainToolTip(QStringLiteral("%1\n%2\n%3")
                                         .arg(name, singleLine(person.user.email),
                                              roleName(person.role))));
    for (const TrackingDetail& deed : person.deeds)
        addDeed(item, deed, now);
}

void SlipTree::addDeed(QTreeWidgetItem* person, const TrackingDetail& deed, const QDateTime& now)
{
    const QString what = deedText(deed);
    const QString when = formatHeaderDate(deed.date, now, QLocale());
    auto* item = new QTreeWidgetItem(person, {what});
    item->setData(0, KindRole, Deed);
    item->setData(0, DetailRole, when);
    item->setData(0, IconRole, static_cast<int>(deedIcon(deed)));
    item->setData(0, Qt::AccessibleTextRole, QStringLiteral("%1, %2").arg(what, when));
    if (deed.relatedMessageGuid && deed.hasAccessToRelated)
        item->setData(0, RelatedRole, deed.relatedMessageGuid->toString());
    const QString program = singleLine(deed.clientName + u' ' + deed.clientVersion);
    item->setToolTip(0, plainToolTip(QStringLiteral("%1\n%2\n%3")
                                         .arg(what, formatFullDate(deed.date, QLocale()), program)));
}

void SlipTree::addFact(const QString& name, const QString& value)
{
    auto* item = new QTreeWidgetItem(this, {name});
    item->setData(0, KindRole, Fact);
    item->setData(0, DetailRole, value);
    item->setData(0, Qt::AccessibleTextRole, QStringLiteral("%1: %2").arg(name, value));
    item->setToolTip(0, plainToolTip(value));
}

QString SlipTree::pathOf(const QTreeWidgetItem* item) const
{
    const QString own = item->text(0) + u'\n' + item->data(0, DetailRole).toString();
    const QTreeWidgetItem* parent = item->parent();
    // What a person did last changes; who it is does not.
    return parent ? parent->toolTip(0) + u'\n' + own : item->toolTip(0) + u'\n' + item->text(0);
}

QTreeWidgetItem* SlipTree::itemAtPath(const QString& path) const
{
    for (int row = 0; row < topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = topLevelItem(row);
        if (pathOf(item) == path)
            return item;
        for (int child = 0; child < item->childCount(); ++child) {
            if (pathOf(item->child(child)) == path)
                return item->child(child);
        }
    }
    return nullptr;
}

void SlipTree::follow(QTreeWidgetItem* item)
{
    const QVariant related = item ? item->data(0, RelatedRole) : QVariant();
    const auto guid = Guid::parse(related.toString());
    if (guid && !guid->isNull())
        Q_EMIT messageRequested(*guid);
}

void SlipTree::copyCurrent()
{
    const QTreeWidgetItem* item = currentItem();
    if (!item)
        return;
    const bool fact = item->data(0, KindRole).toInt() == Fact;
    const QString detail = item->data(0, DetailRole).toString();
    QGuiApplication::clipboard()->setText(fact || detail.isEmpty() ? (fact ? detail : item->text(0))
                                               : QStringLiteral("%1 – %2").arg(item->text(0), detail));
}

void SlipTree::keyPressEvent(QKeyEvent* event)
{
    QTreeWidgetItem* item = currentItem();
    if (event->matches(QKeySequence::Copy))
        return copyCurrent();
    if (item && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
                 || event->key() == Qt::Key_Space)) {
        if (item->childCount() > 0)
            return item->setExpanded(!item->isExpanded());
        return follow(item);
    }
    QTreeWidget::keyPressEvent(event);
}

void SlipTree::contextMenuEvent(QContextMenuEvent* event)
{
    QTreeWidgetItem* item = currentItem();
    if (!item || item->data(0, KindRole).toInt() == Section)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, &SlipTree::copyCurrent);
    if (item->data(0, RelatedRole).isValid())
        menu->addAction(tr("Go to this message"), this, [this] { follow(currentItem()); });
    menu->popup(event->globalPos());
}

void SlipTree::changeEvent(QEvent* event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        scheduleDelayedItemsLayout();
}

} // namespace waxwing
