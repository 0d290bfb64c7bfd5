#include "core/model/types.h"

namespace waxwing {

QString User::displayName() const
{
    const QString name = (firstName + u' ' + lastName).simplified();
    return name.isEmpty() ? email : name;
}

QString toWire(Folder folder)
{
    switch (folder) {
    case Folder::Inbox: return QStringLiteral("Inbox");
    case Folder::Sent: return QStringLiteral("Sent");
    case Folder::Draft: return QStringLiteral("Draft");
    case Folder::Archive: return QStringLiteral("Archive");
    case Folder::Trash: return QStringLiteral("Trash");
    }
    return {};
}

QString toWire(BodyFormat format)
{
    return format == BodyFormat::Html ? QStringLiteral("Html") : QStringLiteral("Text");
}

QString toWire(FyeoType type)
{
    switch (type) {
    case FyeoType::Disabled: return QStringLiteral("Disabled");
    case FyeoType::AccountPassword: return QStringLiteral("AccountPassword");
    case FyeoType::UniquePassword: return QStringLiteral("UniquePassword");
    }
    return {};
}

} // namespace waxwing
