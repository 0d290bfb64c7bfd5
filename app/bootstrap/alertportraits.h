#pragma once

#include <QByteArray>
#include <QCache>
#include <QString>

namespace waxwing {

/// The picture beside an alert: the initials of a person on their colour, as the lists show them.
/// Portals have no pictures of people. Painted once per name; nothing where the program has no
/// display. Main thread.
class AlertPortraits
{
public:
    /// PNG.
    [[nodiscard]] QByteArray of(const QString& name) const;

private:
    mutable QCache<QString, QByteArray> m_painted{100};
};

} // namespace waxwing
