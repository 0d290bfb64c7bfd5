#include "ui/inbox/foldermodel.h"

#include "ui/common/format.h"
#include "ui/inbox/inboxtexts.h"

#include <QLocale>
#include <QMimeData>

namespace waxwing {

namespace {

/// What stands at the top carries 0, folders the number of their account plus one.
constexpr quintptr kAccountLevel = 0;

QString accountMimeType()
{
    return QStringLiteral("application/x-waxwing-account");
}

} // namespace

void FolderModel::setAccounts(const QList<AccountView>& accounts)
{
    const auto sameIds = std::equal(
        accounts.begin(), accounts.end(), m_accounts.begin(), m_accounts.end(),
        [](const auto& a, const auto& b) { return a.record.id == b.record.id; });
    if (!sameIds) {
        beginResetModel();
        m_accounts = accounts;
        endResetModel();
        return;
    }
    m_accounts = accounts;
    for (int row = 0; row < m_accounts.size(); ++row) {
        const QModelIndex account = accountIndex(row);
        Q_EMIT dataChanged(account, account);
        Q_EMIT dataChanged(index(0, 0, account), index(rowCount(account) - 1, 0, account));
    }
    if (hasAllInboxes())
        Q_EMIT dataChanged(allInboxes(), allInboxes());
}

QModelIndex FolderModel::accountIndex(int account) const
{
    return index(firstAccountRow() + account, 0, {});
}

QModelIndex FolderModel::allInboxes() const
{
    return hasAllInboxes() ? index(0, 0, {}) : QModelIndex();
}

bool FolderModel::isAllInboxes(const QModelIndex& index) const
{
    return index.isValid() && hasAllInboxes() && index.internalId() == kAccountLevel
           && index.row() == 0;
}

void FolderModel::setStatus(Guid account, const AccountStatus& status)
{
    const int row = rowOfAccount(account);
    if (row < 0)
        return;
    m_accounts[row].status = status;
    const QModelIndex changed = accountIndex(row);
    Q_EMIT dataChanged(changed, changed);
}

void FolderModel::setCounts(Guid account, const QHash<Folder, FolderCount>& counts)
{
    const int row = rowOfAccount(account);
    if (row < 0)
        return;
    m_accounts[row].counts = counts;
    const QModelIndex parentIndex = accountIndex(row);
    Q_EMIT dataChanged(index(0, 0, parentIndex), index(rowCount(parentIndex) - 1, 0, parentIndex));
    if (hasAllInboxes())
        Q_EMIT dataChanged(allInboxes(), allInboxes());
}

void FolderModel::setSynced(Guid account, const QSet<Folder>& folders)
{
    const int row = rowOfAccount(account);
    if (row < 0)
        return;
    m_accounts[row].synced = folders;
    const QModelIndex changed = accountIndex(row);
    Q_EMIT dataChanged(changed, changed);
}

const AccountView* FolderModel::account(Guid id) const
{
    const int row = rowOfAccount(id);
    return row < 0 ? nullptr : &m_accounts.at(row);
}

int FolderModel::rowOfAccount(Guid id) const
{
    for (int row = 0; row < m_accounts.size(); ++row) {
        if (m_accounts.at(row).record.id == id)
            return row;
    }
    return -1;
}

QModelIndex FolderModel::indexOf(Guid account, Folder folder) const
{
    if (account.isNull())
        return folder == Folder::Inbox ? allInboxes() : QModelIndex();
    const int row = rowOfAccount(account);
    const auto place = std::find(std::begin(kAllFolders), std::end(kAllFolders), folder);
    if (row < 0 || place == std::end(kAllFolders))
        return {};
    return index(static_cast<int>(place - std::begin(kAllFolders)), 0, accountIndex(row));
}

Guid FolderModel::accountAt(const QModelIndex& index) const
{
    if (!index.isValid() || isAllInboxes(index))
        return {};
    const auto level = index.internalId();
    const auto row = level == kAccountLevel ? index.row() - firstAccountRow()
                                            : static_cast<int>(level - 1);
    return m_accounts.at(row).record.id;
}

std::optional<Folder> FolderModel::folderAt(const QModelIndex& index) const
{
    if (isAllInboxes(index))
        return Folder::Inbox;
    if (!index.isValid() || index.internalId() == kAccountLevel)
        return std::nullopt;
    return kAllFolders[index.row()];
}

QModelIndex FolderModel::index(int row, int column, const QModelIndex& parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    const quintptr level = parent.isValid()
                               ? static_cast<quintptr>(parent.row() - firstAccountRow()) + 1
                               : kAccountLevel;
    return createIndex(row, 0, level);
}

QModelIndex FolderModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == kAccountLevel)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1) + firstAccountRow(), 0,
                       kAccountLevel);
}

int FolderModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_accounts.size()) + firstAccountRow();
    if (isAllInboxes(parent))
        return 0;
    return parent.internalId() == kAccountLevel ? static_cast<int>(std::size(kAllFolders)) : 0;
}

int FolderModel::columnCount(const QModelIndex&) const
{
    return 1;
}

Qt::ItemFlags FolderModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return hasAllInboxes() ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    if (folderAt(index))
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (!hasAllInboxes())
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
}

QStringList FolderModel::mimeTypes() const
{
    return {accountMimeType()};
}

QMimeData* FolderModel::mimeData(const QModelIndexList& indexes) const
{
    auto* data = new QMimeData;
    if (!indexes.isEmpty())
        data->setData(accountMimeType(), accountAt(indexes.first()).toString().toLatin1());
    return data;
}

bool FolderModel::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int,
                               const QModelIndex& parent)
{
    const auto dragged = Guid::parse(QString::fromLatin1(data->data(accountMimeType())));
    const int from = dragged ? rowOfAccount(*dragged) : -1;
    if (from < 0 || isAllInboxes(parent))
        return false;
    // Between two accounts, onto one of them, or below all.
    int place = static_cast<int>(m_accounts.size()) - 1;
    if (parent.isValid()) {
        place = rowOfAccount(accountAt(parent));
    } else if (row >= 0) {
        const int before = std::max(0, row - firstAccountRow());
        place = before > from ? before - 1 : before;
    }
    if (place != from)
        Q_EMIT moveRequested(*dragged, place);
    return false; // the rows move when the order has changed, not by the view
}

QVariant FolderModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (isAllInboxes(index))
        return allData(role);
    const auto folder = folderAt(index);
    const AccountView& account = *this->account(accountAt(index));
    if (role == AccountIdRole)
        return account.record.id.toString();
    return folder ? folderData(account, *folder, role) : accountData(account, role);
}

QVariant FolderModel::allData(int role) const
{
    qint64 unread = 0;
    for (const AccountView& account : m_accounts)
        unread += account.counts.value(Folder::Inbox).unread;
    const QString name = allInboxesName();
    switch (role) {
    case Qt::DisplayRole: return name;
    case Qt::AccessibleTextRole:
        return unread > 0 ? tr("%1, %2 unread").arg(name, QLocale().toString(unread)) : name;
    case Qt::ToolTipRole: return tr("The inboxes of all accounts, newest first");
    case FolderRole: return static_cast<int>(Folder::Inbox);
    case UnreadRole: return unread;
    default: return {};
    }
}

QVariant FolderModel::accountData(const AccountView& account, int role) const
{
    const QString name = singleLine(account.record.name());
    const QString state = livenessWord(account.status.liveness);
    switch (role) {
    case Qt::DisplayRole: return name;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3").arg(name, singleLine(account.record.emailAddress), state);
    case Qt::ToolTipRole:
        return plainToolTip(QStringLiteral("%1\n%2\n%3").arg(
            name, singleLine(account.record.emailAddress), livenessSentence(account.status)));
    case LivenessRole: return static_cast<int>(account.status.liveness);
    case DetailRole: return singleLine(account.record.emailAddress);
    default: return {};
    }
}

QVariant FolderModel::folderData(const AccountView& account, Folder folder, int role) const
{
    const FolderCount count = account.counts.value(folder);
    const QString name = folderName(folder);
    switch (role) {
    case Qt::DisplayRole: return name;
    case Qt::AccessibleTextRole:
        return count.unread > 0
                   ? tr("%1, %2 unread").arg(name, QLocale().toString(count.unread))
                   : name;
    case Qt::ToolTipRole:
        return tr("%1: %2 in total, %3 unread")
            .arg(name, QLocale().toString(count.total), QLocale().toString(count.unread));
    case FolderRole: return static_cast<int>(folder);
    case UnreadRole: return count.unread;
    default: return {};
    }
}

} // namespace waxwing
