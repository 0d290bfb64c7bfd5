#include "app/platform/linux/autostartfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace waxwing {

AutostartFile::AutostartFile(const QString& folder, const QString& id, const QString& program)
    : m_path(QDir(folder).filePath(id + QStringLiteral(".desktop"))), m_id(id), m_program(program)
{}

bool AutostartFile::isEnabled() const
{
    QFile file(m_path);
    if (!file.open(QFile::ReadOnly))
        return false;
    // Desktops switch entries off by a key of their own, or by hiding them.
    for (QByteArray line : file.read(64 * 1024).split('\n')) {
        line = line.simplified().toLower().replace(" ", "");
        if (line == "hidden=true" || line == "x-gnome-autostart-enabled=false")
            return false;
    }
    return true;
}

bool AutostartFile::setEnabled(bool enabled)
{
    if (!enabled)
        return !QFile::exists(m_path) || QFile::remove(m_path);
    QSaveFile file(m_path);
    if (!QDir().mkpath(QFileInfo(m_path).path()) || !file.open(QFile::WriteOnly))
        return false;
    const QString text = QStringLiteral("[Desktop Entry]\nType=Application\nVersion=1.5\n"
                                        "Name=Waxwing\nIcon=waxwing\nExec=%1 --hidden\n"
                                        "X-GNOME-Autostart-enabled=true\n")
                             .arg(quoted(m_program));
    return file.write(text.toUtf8()) > 0 && file.commit();
}

/// Desktop Entry Specification, "The Exec key": quoted, with " ` $ and \ escaped, the escapes escaped
/// once more as in every string, and '%' doubled.
QString AutostartFile::quoted(const QString& argument)
{
    QString text;
    for (const QChar c : argument) {
        if (c == u'\\')
            text += QStringLiteral("\\\\\\\\");
        else if (c == u'"' || c == u'`' || c == u'$')
            text += QStringLiteral("\\\\") + c;
        else if (c == u'%')
            text += QStringLiteral("%%");
        else
            text += c;
    }
    return u'"' + text + u'"';
}

std::unique_ptr<StartAtLogin> makeStartAtLogin(const QString& id, const QString& program)
{
    const QString configuration
        = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return std::make_unique<AutostartFile>(QDir(configuration).filePath(QStringLiteral("autostart")),
                                           id, program);
}

void registerLinkScheme(const QString& /*program*/)
{
    // The desktop file does it where the program is installed; installers/linux/register.sh where
    // it is not. A program that writes such files by itself would fight with packages.
}

} // namespace waxwing
