#include "ui/inbox/messagelistpane.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/iconset.h"
#include "ui/common/theme.h"
#include "ui/inbox/filterbar.h"
#include "ui/inbox/messagelistmodel.h"
#include "ui/inbox/messagelistview.h"
#include "ui/inbox/messagetools.h"

#include <QActionGroup>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace waxwing {

namespace {

QToolButton* headerButton(Icon icon, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
    button->setIconSize(QSize(20, 20));
    button->setText(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

MessageListPane::MessageListPane(MessageListModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_title(new ElidedLabel(this)),
      m_count(new ElidedLabel(this)),
      m_filters(new FilterBar(this)),
      m_sort(headerButton(Icon::Sort, tr("Sort"), this)), m_keys(new QActionGroup(this)),
      m_orders(new QActionGroup(this)), m_progressRow(new QWidget(this)),
      m_progressText(new QLabel(m_progressRow)), m_progress(new QProgressBar(m_progressRow)),
      m_stack(new QStackedWidget(this)), m_view(new MessageListView(model, this)),
      m_tools(new MessageTools(*m_view, this)),
      m_empty(new EmptyState(this))
{
    makeSortMenu();
    setTone(*m_progressText, "secondary");
    setTextStyle(*m_progressText, TextStyle::Caption);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    auto* progressColumn = new QVBoxLayout(m_progressRow);
    progressColumn->setContentsMargins(16, 0, 16, 10);
    progressColumn->setSpacing(5);
    progressColumn->addWidget(m_progressText);
    progressColumn->addWidget(m_progress);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_filters);
    column->addWidget(m_progressRow);
    column->addWidget(m_tools);
    column->addWidget(m_stack, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(&m_model, &MessageListModel::countChanged, this, [this] {
        m_situation.failed = false;
        updateContent();
    });
    connect(&m_model, &MessageListModel::failed, this, [this] {
        m_situation.failed = true;
        updateContent();
    });
    connect(&m_model, &MessageListModel::modelReset, this, [this] {
        m_situation.failed = false;
        updateContent();
    });
    connect(m_empty, &EmptyState::actionTriggered, this, &MessageListPane::followEmptyState);
    updateContent();
}

QWidget* MessageListPane::makeHeader()
{
    auto* header = new QWidget(this);
    setTextStyle(*m_title, TextStyle::Title);
    m_count->setSecondary(true);
    m_sort->setPopupMode(QToolButton::InstantPopup);
    m_sort->setToolTip(tr("Sort"));
    auto* titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addWidget(m_title);
    titles->addWidget(m_count);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(20, 14, 10, 10);
    row->setSpacing(4);
    row->addLayout(titles, 1);
    row->addWidget(m_sort, 0, Qt::AlignVCenter);
    connect(m_filters, &FilterBar::filterChanged, this, &MessageListPane::applyQuery);
    return header;
}

void MessageListPane::makeSortMenu()
{
    auto* menu = new QMenu(m_sort);
    const auto add = [&](QActionGroup* group, const QString& text, int value, bool checked) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(checked);
        action->setData(value);
        group->addAction(action);
    };
    add(m_keys, tr("Date"), static_cast<int>(SortKey::Date), true);
    add(m_keys, tr("Sender or recipient"), static_cast<int>(SortKey::Correspondent), false);
    add(m_keys, tr("Subject"), static_cast<int>(SortKey::Subject), false);
    menu->addSeparator();
    add(m_orders, tr("Descending"), static_cast<int>(Qt::DescendingOrder), true);
    add(m_orders, tr("Ascending"), static_cast<int>(Qt::AscendingOrder), false);
    m_sort->setMenu(menu);
    connect(m_keys, &QActionGroup::triggered, this, [this](const QAction* key) {
        // Names start at A, dates at the newest: what one expects after choosing the key.
        const bool byDate = key->data().toInt() == static_cast<int>(SortKey::Date);
        m_orders->actions().at(byDate ? 0 : 1)->setChecked(true);
        noteOrder();
    });
    connect(m_orders, &QActionGroup::triggered, this, &MessageListPane::noteOrder);
}

ListQuery MessageListPane::query(Folder folder) const
{
    ListQuery query;
    query.folder = folder;
    if (m_label)
        query.label = m_label->label;
    query.filter = m_filters->filter();
    query.sortKey = static_cast<SortKey>(m_keys->checkedAction()->data().toInt());
    query.order = static_cast<Qt::SortOrder>(m_orders->checkedAction()->data().toInt());
    return query;
}

void MessageListPane::applyQuery()
{
    m_model.setQuery(query(m_folder));
}

void MessageListPane::focusContent()
{
    m_stack->currentWidget()->setFocus();
}

void MessageListPane::noteOrder()
{
    const ListQuery chosen = query(m_folder);
    m_sorted.set(m_place, {chosen.sortKey, chosen.order});
    Q_EMIT ordersChanged();
    applyQuery();
}

void MessageListPane::setOrders(const ListOrders& orders)
{
    m_sorted = orders;
    showOrder();
}

void MessageListPane::showOrder()
{
    const ListOrder order = m_sorted.at(m_place);
    for (QAction* key : m_keys->actions())
        key->setChecked(key->data().toInt() == static_cast<int>(order.key));
    for (QAction* direction : m_orders->actions())
        direction->setChecked(direction->data().toInt() == static_cast<int>(order.direction));
}

void MessageListPane::setFolder(const AccountView* account, Folder folder)
{
    m_folder = folder;
    m_tools->setFolder(folder);
    m_situation.hasAccount = account != nullptr;
    m_situation.inFolder = account && !m_label ? account->counts.value(folder).total : 0;
    m_situation.ofLabel = m_label.has_value();
    const QString place
        = ListOrders::placeOf(account ? account->record.id : Guid(), folder,
                              m_label ? std::optional<Guid>(m_label->label) : std::nullopt);
    if (std::exchange(m_place, place) != place)
        showOrder();
    m_situation.status = account ? account->status : AccountStatus();
    m_situation.everSynced = account
                             && (account->synced.contains(folder)
                                 || account->counts.value(folder).total > 0);
    m_portalName = account ? account->record.name() : QString();
    m_title->setText(!account ? QString() : m_label ? singleLine(m_label->name) : folderName(folder));
    updateContent();
}

void MessageListPane::setAllInboxes(const AccountView& merged)
{
    setFolder(&merged, Folder::Inbox);
    m_title->setText(allInboxesName());
}

void MessageListPane::updateContent()
{
    m_situation.loading = m_model.isLoading();
    m_situation.filter = m_filters->filter();
    m_situation.rows = m_model.total();
    m_emptiness = emptinessOf(m_situation);
    m_filters->setEnabled(m_situation.hasAccount);
    m_sort->setEnabled(m_situation.hasAccount);
    const bool empty = m_emptiness != ListEmptiness::NotEmpty;
    ListFilter unreadOnly;
    unreadOnly.unread = true;
    m_count->setText(m_situation.filter == unreadOnly ? tr("%Ln unread", nullptr,
                                                 static_cast<int>(m_situation.rows))
                                            : tr("%Ln message(s)", nullptr,
                                                 static_cast<int>(m_situation.rows)));
    m_count->setVisible(!empty);
    const QString progress = progressText(m_situation.status, QLocale());
    m_progressRow->setVisible(!empty && !progress.isEmpty());
    m_progressText->setText(progress);
    if (!m_situation.status.progress.isEmpty()) {
        const SyncProgress& first = m_situation.status.progress.first();
        m_progress->setValue(first.total > 0 ? static_cast<int>(first.done * 1000 / first.total) : 0);
        m_empty->setProgress(first.done, first.total);
    }
    // What stands in the place of rows is dear to lay out, and until somebody looks there are rows.
    if (!isVisible())
        return;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_view);
    if (empty)
        presentEmptiness(progress);
}

void MessageListPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    updateContent();
}

void MessageListPane::presentEmptiness(const QString& progress)
{
    const EmptinessText text = m_emptiness == ListEmptiness::FilteredOut
                                   ? filteredOutText(m_situation.filter, m_situation.inFolder)
                                   : emptinessText(m_emptiness, m_portalName);
    if (m_emptiness == ListEmptiness::Loading || m_emptiness == ListEmptiness::FirstSync)
        m_empty->presentBusy(text.heading, progress.isEmpty() ? text.sentence : progress);
    else
        m_empty->present(text.icon, text.heading, text.sentence, text.action);
    if (m_emptiness == ListEmptiness::FirstSync) {
        const SyncProgress& first = m_situation.status.progress.first();
        m_empty->setProgress(first.done, first.total);
    }
}

void MessageListPane::followEmptyState()
{
    switch (m_emptiness) {
    case ListEmptiness::NoAccount: Q_EMIT addAccountRequested(); break;
    case ListEmptiness::SignInNeeded: Q_EMIT signInRequested(); break;
    case ListEmptiness::OfflineWithoutCache: Q_EMIT syncRequested(); break;
    case ListEmptiness::NothingUnread:
    case ListEmptiness::FilteredOut: m_filters->clear(); break;
    case ListEmptiness::ReadFailed: applyQuery(); break;
    default: break;
    }
}

} // namespace waxwing
