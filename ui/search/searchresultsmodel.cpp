#include "ui/search/searchresultsmodel.h"

#include "ui/common/format.h"

#include <QSet>

namespace waxwing {

SearchResultsModel::SearchResultsModel(const Clock& clock, QObject* parent)
    : QAbstractListModel(parent), m_clock(clock)
{}

void SearchResultsModel::setResults(const QList<FoundMessage>& results)
{
    QHash<RowId, qsizetype> places;
    for (qsizetype i = 0; i < results.size(); ++i)
        places.insert(results.at(i).row.id(), i);
    // Rows whose order changed count as gone and come anew.
    qsizetype lastPlace = -1;
    QList<bool> stays(m_results.size());
    for (qsizetype i = 0; i < m_results.size(); ++i) {
        const qsizetype place = places.value(m_results.at(i).row.id(), -1);
        stays[i] = place > lastPlace;
        lastPlace = std::max(lastPlace, place);
    }
    for (qsizetype end = m_results.size(); end > 0;) {
        qsizetype first = end - 1;
        const bool stay = stays.at(first);
        while (first > 0 && stays.at(first - 1) == stay)
            --first;
        if (!stay) {
            beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end - 1));
            m_results.remove(first, end - first);
            endRemoveRows();
        }
        end = first;
    }
    for (qsizetype i = 0; i < results.size();) {
        qsizetype end = i;
        while (end < results.size()
               && (i >= m_results.size() || results.at(end).row.id() != m_results.at(i).row.id()))
            ++end;
        if (end > i) {
            beginInsertRows({}, static_cast<int>(i), static_cast<int>(end - 1));
            for (qsizetype k = i; k < end; ++k)
                m_results.insert(k, results.at(k));
            endInsertRows();
        }
        i = end + 1;
    }
    m_results = results;
    if (!m_results.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

const FoundMessage* SearchResultsModel::at(int row) const
{
    return row >= 0 && row < m_results.size() ? &m_results.at(row) : nullptr;
}

int SearchResultsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_results.size());
}

QString SearchResultsModel::placeOf(const FoundMessage& found) const
{
    QString place = found.cached ? m_folderNames.value(found.row.folder) : tr("On the portal");
    const QString portal = m_portals.value(found.row.account);
    if (!portal.isEmpty())
        place += QStringLiteral(" · ") + portal;
    return place;
}

QVariant SearchResultsModel::data(const QModelIndex& index, int role) const
{
    const FoundMessage* found = index.isValid() ? at(index.row()) : nullptr;
    if (!found)
        return {};
    const auto date = [&] { return formatMessageDate(found->row.date, m_clock.now(), QLocale()); };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        const QString subject = singleLine(found->row.subject);
        QStringList parts;
        if (found->row.unread)
            parts << tr("Unread");
        parts << singleLine(found->row.correspondent)
              << (subject.isEmpty() ? tr("No subject") : subject) << date() << placeOf(*found)
              << markedText(found->snippet).text;
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case FoundRole: return QVariant::fromValue(*found);
    case DateTextRole: return date();
    case PlaceRole: return placeOf(*found);
    default: return {};
    }
}

MarkedText markedText(const QString& snippet)
{
    MarkedText marked;
    int start = -1;
    bool space = true;
    for (const QChar c : snippet) {
        const auto at = static_cast<int>(marked.text.size());
        if (c == QChar(2)) {
            start = at;
        } else if (c == QChar(3)) {
            if (start >= 0 && at > start)
                marked.marks.append({start, at - start});
            start = -1;
        } else if (c.isSpace()) {
            if (!space)
                marked.text += u' ';
            space = true;
        } else if (singleLine(QString(c)) == c || c.isSurrogate()) {
            marked.text += c;
            space = false;
        }
    }
    return marked;
}

} // namespace waxwing
