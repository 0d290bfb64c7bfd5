#pragma once

#include "core/account/accountstatus.h"
#include "core/store/accountregistry.h"
#include "core/store/messagestore.h"

#include <QAbstractItemModel>
#include <QSet>

namespace waxwing {

/// An account as the window shows it.
struct AccountView
{
    AccountRecord record;
    AccountStatus status;
    QHash<Folder, FolderCount> counts;
    QSet<Folder> synced; ///< folders whose first sync is done: empty means empty
};

/// Accounts with their folders and unread counts, as a tree of two levels; before them, where there
/// are several, all their inboxes as one. What did not change keeps its index, so selection and
/// expansion stay. Accounts can be dragged: what that asks for goes out as a signal.
class FolderModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        AccountIdRole = Qt::UserRole + 1, ///< dashless guid
        FolderRole,                       ///< int of Folder; invalid for accounts
        UnreadRole,
        LivenessRole,                     ///< int of Liveness; invalid for folders
        DetailRole,                       ///< second line of an account
    };
    using QAbstractItemModel::QAbstractItemModel;

    [[nodiscard]] bool hasAllInboxes() const { return m_accounts.size() > 1; }
    /// Invalid with one account.
    [[nodiscard]] QModelIndex allInboxes() const;
    [[nodiscard]] bool isAllInboxes(const QModelIndex& index) const;

    void setAccounts(const QList<AccountView>& accounts);
    void setStatus(Guid account, const AccountStatus& status);
    void setCounts(Guid account, const QHash<Folder, FolderCount>& counts);
    void setSynced(Guid account, const QSet<Folder>& folders);
    [[nodiscard]] const QList<AccountView>& accounts() const { return m_accounts; }
    [[nodiscard]] const AccountView* account(Guid id) const;
    /// With a null account: allInboxes().
    [[nodiscard]] QModelIndex indexOf(Guid account, Folder folder) const;
    [[nodiscard]] Guid accountAt(const QModelIndex& index) const;
    [[nodiscard]] std::optional<Folder> folderAt(const QModelIndex& index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    /// The person wants the account to stand at `place` (from 0).
    void moveRequested(const waxwing::Guid& account, qsizetype place);

private:
    [[nodiscard]] int rowOfAccount(Guid id) const;
    [[nodiscard]] QVariant accountData(const AccountView& account, int role) const;
    [[nodiscard]] QVariant allData(int role) const;
    [[nodiscard]] int firstAccountRow() const { return hasAllInboxes() ? 1 : 0; }
    [[nodiscard]] QModelIndex accountIndex(int account) const;
    [[nodiscard]] QVariant folderData(const AccountView& account, Folder folder, int role) const;

    QList<AccountView> m_accounts;
};

} // namespace waxwing
