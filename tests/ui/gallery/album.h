#pragma once

#include <QDir>
#include <QHash>
#include <QStringList>

class QPixmap;
class QWidget;

namespace waxwing {

/// The pictures of a run: grabs widgets into PNG files of one folder, and notes what a person would
/// complain about: text that does not fit, a picture of nothing, two names for one picture.
class Album
{
public:
    Album(QDir folder, QString filter);

    /// Names that do not contain the filter are left out.
    [[nodiscard]] bool wants(const QString& name) const;
    void take(QWidget& widget, const QString& name);
    void keep(const QPixmap& picture, const QString& name);
    [[nodiscard]] int pictures() const { return static_cast<int>(m_seen.size()); }
    [[nodiscard]] const QStringList& complaints() const { return m_complaints; }

private:
    void lookForClippedText(const QWidget& window, const QString& name);

    QDir m_folder;
    QString m_filter;
    QHash<QByteArray, QString> m_seen;
    QStringList m_complaints;
};

} // namespace waxwing
