#include "app/bootstrap/openedfiles.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUuid>

namespace waxwing {

namespace {

constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

QString systemsPlace()
{
    const QString memory = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return memory.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::CacheLocation)
                            : memory + QStringLiteral("/waxwing");
}

} // namespace

OpenedFiles::OpenedFiles(const QString& root)
    : m_folder((root.isEmpty() ? systemsPlace() : root) + QStringLiteral("/opened"))
{
    empty();
}

OpenedFiles::~OpenedFiles()
{
    empty();
}

/// Files are read-only, which keeps some systems from removing them.
void OpenedFiles::empty() const
{
    if (QFileInfo(m_folder).isSymLink()) {
        QFile::remove(m_folder); // nothing that somebody else points to is emptied
        return;
    }
    QDirIterator files(m_folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        QFile::setPermissions(files.next(), QFile::ReadOwner | QFile::WriteOwner);
    QDir(m_folder).removeRecursively();
}

bool OpenedFiles::prepare() const
{
    if (!QDir().mkpath(m_folder) || QFileInfo(m_folder).isSymLink())
        return false;
    return QFile::setPermissions(m_folder, kOwnerOnly);
}

std::optional<QString> OpenedFiles::pathFor(const QString& safeName)
{
    if (!prepare())
        return std::nullopt;
    const QString place = m_folder + u'/' + QUuid::createUuid().toString(QUuid::Id128).left(12);
    if (!QDir().mkdir(place) || !QFile::setPermissions(place, kOwnerOnly))
        return std::nullopt;
    return place + u'/' + safeName;
}

} // namespace waxwing
