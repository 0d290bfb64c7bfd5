#pragma once

#include <QString>
#include <QStringList>

namespace waxwing {

/// Which proxy is wanted, as a person or an organisation sets it.
struct ProxySettings
{
    enum class Mode { System, None, Manual };

    Mode mode = Mode::System;
    QString host;       ///< with Manual
    quint16 port = 0;   ///< with Manual
    QStringList bypass; ///< reached directly, with Manual: see bypasses()

    bool operator==(const ProxySettings&) const = default;
};

} // namespace waxwing
