#include "ui/tray/traymessage.h"

#include "ui/common/format.h"

#include <QCoreApplication>

namespace waxwing {

namespace {

constexpr qsizetype kLongestLine = 44;

class TrayTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::TrayTexts)
};

} // namespace

QString trayMessageLine(const TrayMessage& message)
{
    QString line = singleLine(message.sender);
    if (line.isEmpty())
        line = TrayTexts::tr("New secure message");
    if (message.isProtected)
        line = TrayTexts::tr("%1: protected message", "sender").arg(line);
    else if (!message.subject.isEmpty())
        line += QStringLiteral(": ") + singleLine(message.subject);
    if (line.size() > kLongestLine)
        line = line.left(kLongestLine - 1) + u'…';
    // Menus take '&' for a shortcut.
    return line.replace(u'&', QStringLiteral("&&"));
}

} // namespace waxwing
