#include "app/platform/linux/alerttarget.h"

#include "app/platform/alertlabels.h"

#include <QStringList>

namespace waxwing {

namespace {

constexpr qsizetype kLongestTarget = 2048;

} // namespace

QString AlertTarget::toText() const
{
    return alertActionName(action) + u' ' + key + u' ' + link;
}

std::optional<AlertTarget> AlertTarget::fromText(const QString& text)
{
    const QStringList parts = text.split(u' ');
    if (text.size() > kLongestTarget || parts.size() != 3 || parts.at(1).isEmpty())
        return std::nullopt;
    const std::optional<AlertAction> action = alertActionNamed(parts.at(0));
    if (!action)
        return std::nullopt;
    return AlertTarget{parts.at(1), *action, parts.at(2)};
}

} // namespace waxwing
