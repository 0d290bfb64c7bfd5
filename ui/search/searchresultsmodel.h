#pragma once

#include "core/base/clock.h"
#include "core/store/messagestore.h"

#include <QAbstractListModel>

namespace waxwing {

/// The results of a search as a list. What stays from one answer to the next keeps its row, so that
/// selection and place are kept while one types and while more arrives. Main thread.
class SearchResultsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        FoundRole = Qt::UserRole + 1,
        DateTextRole,
        PlaceRole, ///< folder and, among several, portal; or that only the portal has it
    };
    explicit SearchResultsModel(const Clock& clock, QObject* parent = nullptr);

    void setFolderNames(const QHash<Folder, QString>& names) { m_folderNames = names; }
    /// Empty with one account.
    void setPortals(const QHash<Guid, QString>& names) { m_portals = names; }
    void setResults(const QList<FoundMessage>& results);
    [[nodiscard]] const FoundMessage* at(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] QString placeOf(const FoundMessage& found) const;

    const Clock& m_clock;
    QHash<Folder, QString> m_folderNames;
    QHash<Guid, QString> m_portals;
    QList<FoundMessage> m_results;
};

/// A snippet in one line: the text, and which parts of it matched.
struct MarkedText
{
    QString text;
    QList<std::pair<int, int>> marks; ///< first character and number
};
[[nodiscard]] MarkedText markedText(const QString& snippet);

} // namespace waxwing

Q_DECLARE_METATYPE(waxwing::FoundMessage)
