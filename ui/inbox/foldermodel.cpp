#include "ui/inbox/foldermodel.h"

#include "ui/common/format.h"
#include "ui/inbox/inboxtexts.h"

#include <QLocale>

namespace waxwing {

namespace {

/// Accounts carry 0, folders the number of their account plus one.
constexpr quintptr kAccountLevel = 0;

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
        const QModelIndex account = index(row, 0, {});
        Q_EMIT dataChanged(account, account);
        Q_EMIT dataChanged(index(0, 0, account), index(rowCount(account) - 1, 0, account));
    }
}

void FolderModel::setStatus(Guid account, const AccountStatus& status)
{
    const int row = rowOfAccount(account);
    if (row < 0)
        return;
    m_accounts[row].status = status;
    const QModelIndex changed = index(row, 0, {});
    Q_EMIT dataChanged(changed, changed);
}

void FolderModel::setCounts(Guid account, const QHash<Folder, FolderCount>& counts)
{
    const int row = rowOfAccount(account);
    if (row < 0)
        return;
    m_accounts[row].counts = counts;
    const QModelIndex parentIndex = index(row, 0, {});
    Q_EMIT dataChanged(index(0, 0, parentIndex), index(rowCount(parentIndex) - 1, 0, parentIndex));
}

void FolderModel::setSynced(Guid account, const QSet<Folder>& folders)
{
    const int row = rowOfAccount(account);
    if (row < 0)
        return;
    m_accounts[row].synced = folders;
    const QModelIndex changed = index(row, 0, {});
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
    const int row = rowOfAccount(account);
    const auto place = std::find(std::begin(kAllFolders), std::end(kAllFolders), folder);
    if (row < 0 || place == std::end(kAllFolders))
        return {};
    return index(static_cast<int>(place - std::begin(kAllFolders)), 0, index(row, 0, {}));
}

Guid FolderModel::accountAt(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const auto level = index.internalId();
    const auto row = level == kAccountLevel ? index.row() : static_cast<int>(level - 1);
    return m_accounts.at(row).record.id;
}

std::optional<Folder> FolderModel::folderAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == kAccountLevel)
        return std::nullopt;
    return kAllFolders[index.row()];
}

QModelIndex FolderModel::index(int row, int column, const QModelIndex& parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    const quintptr level = parent.isValid() ? static_cast<quintptr>(parent.row()) + 1
                                            : kAccountLevel;
    return createIndex(row, 0, level);
}

QModelIndex FolderModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == kAccountLevel)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, kAccountLevel);
}

int FolderModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_accounts.size());
    return parent.internalId() == kAccountLevel ? static_cast<int>(std::size(kAllFolders)) : 0;
}

int FolderModel::columnCount(const QModelIndex&) const
{
    return 1;
}

Qt::ItemFlags FolderModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (folderAt(index))
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled;
}

QVariant FolderModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto folder = folderAt(index);
    const int row = folder ? index.parent().row() : index.row();
    const AccountView& account = m_accounts.at(row);
    if (role == AccountIdRole)
        return account.record.id.toString();
    return folder ? folderData(account, *folder, role) : accountData(account, role);
}

QVariant FolderModel::accountData(const AccountView& account, int role) const
{
    const QString name = singleLine(account.record.serviceName);
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
