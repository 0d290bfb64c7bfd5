#pragma once

#include "core/base/clock.h"
#include "ui/inbox/messagerowssource.h"
#include "ui/inbox/rowwindow.h"

#include <QAbstractListModel>
#include <QLocale>

namespace waxwing {

/// The messages of a folder as a list of any length: rows are read when the view comes near them
/// and let go when it has left (see RowWindow). After a change, refresh() finds out what is
/// different and says so row by row, so selection and place are kept. Answers to an earlier query
/// are dropped. Main thread; the source must outlive the model or be replaced before it dies.
class MessageListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        GuidRole = Qt::UserRole + 1,
        RowRole,
        DateTextRole,
        PortalRole, ///< name of the row's account in a list of several; else empty
    };

    explicit MessageListModel(const Clock& clock, QObject* parent = nullptr);

    /// Starts over with another source (may be null) and query.
    void setSource(MessageRowsSource* source, const ListQuery& query);
    void setQuery(const ListQuery& query) { setSource(m_source, query); }
    [[nodiscard]] const ListQuery& query() const { return m_query; }
    /// Keeps a message in an unread list although it has been read.
    void setAlwaysInclude(std::optional<Guid> guid);

    /// What the accounts are called, for rows that tell theirs.
    void setPortals(const QHash<Guid, QString>& portals);

    /// Something in the store has changed: read again what is on screen.
    void refresh();
    /// Which rows the view shows. Only these, and a margin, are loaded.
    void setVisibleRange(int first, int last);

    [[nodiscard]] bool isLoading() const { return m_counting; }
    [[nodiscard]] qint64 total() const { return m_window.count(); }
    [[nodiscard]] qsizetype heldRows() const { return m_window.heldRows(); }
    [[nodiscard]] QModelIndex indexOf(Guid guid, Guid account = {}) const;
    /// The row if it is loaded.
    [[nodiscard]] const MessageRow* messageAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    /// Of those that are loaded.
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;

Q_SIGNALS:
    /// The first answer of a query has arrived, or the number of rows changed.
    void countChanged(qint64 total);
    void failed(const waxwing::Error& error);
    /// Around the changes of a refresh, so that the view can stay where it is.
    void aboutToChange();
    void changed();

private:
    [[nodiscard]] AsyncResult<void> start(quint64 generation);
    [[nodiscard]] AsyncResult<void> bringUpToDate(quint64 generation);
    [[nodiscard]] AsyncResult<MessageRows> walkTo(quint64 generation, QList<RowId> wanted,
                                                  qint64 limit, qint64* foundAt);
    void pump();
    void takePage(const RowWindow::Step& step, const Result<MessageRows>& answer);
    void finishRefresh();
    void applyRows(qint64 offset, const QList<RowWindow::Held>& before, const MessageRows& now);
    void removeMissing(qint64 offset, QList<RowId>& before, const QList<RowId>& now);
    void insertNew(qint64 offset, QList<RowId>& before, const QList<RowId>& now);
    void insertRowsAt(qint64 row, qint64 number);
    void removeRowsAt(qint64 row, qint64 number);
    void setTotal(qint64 total);
    [[nodiscard]] ListQuery reversed() const;

    const Clock& m_clock;
    MessageRowsSource* m_source = nullptr;
    ListQuery m_query;
    RowWindow m_window;
    QHash<Guid, QString> m_portals;
    int m_first = 0;
    int m_last = 40;
    quint64 m_generation = 0;
    bool m_counting = false;
    bool m_reading = false;
    bool m_refreshing = false;
    bool m_refreshAgain = false;
};

/// "Unread, from Anna Keller, Quarterly report, 14:05, has attachments", for screen readers.
[[nodiscard]] QString spokenRow(const MessageRow& row, const QString& date,
                                const QString& portal = {});

} // namespace waxwing

Q_DECLARE_METATYPE(waxwing::MessageRow)
