#pragma once

#include "core/alerts/quiethours.h"
#include "core/base/guid.h"
#include "core/model/alertsound.h"
#include "core/model/news.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace waxwing {

/// What holds for the alerts of all accounts, as the settings show it.
struct AlertHabitsView
{
    QuietHours quietHours;
    bool digest = true;
    AlertSound sound;

    bool operator==(const AlertHabitsView&) const = default;
};

/// What holds for the alerts of one account.
struct AlertAccountView
{
    Guid id;
    QString name;
    QSet<NewsKind> allowed; ///< by the portal; the others are not offered
    QSet<NewsKind> wanted;
    QStringList vips; ///< addresses

    bool operator==(const AlertAccountView&) const = default;
};

} // namespace waxwing
