#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QTemporaryDir>

namespace waxwing::test {

/// A real dbus-daemon for one test, that starts no services. Each connect() is a program of its own
/// on the bus.
class PrivateBus
{
public:
    [[nodiscard]] bool start()
    {
        QFile configuration(m_folder.filePath(QStringLiteral("bus.conf")));
        if (!configuration.open(QFile::WriteOnly))
            return false;
        configuration.write(
            "<busconfig><type>session</type><listen>unix:dir=" + m_folder.path().toUtf8() +
            "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
            "<allow send_destination=\"*\" eavesdrop=\"true\"/>"
            "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
        configuration.close();
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--config-file=") + configuration.fileName(),
                        QStringLiteral("--print-address"), QStringLiteral("--nofork"),
                        QStringLiteral("--nopidfile")});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead(10'000))
            return false;
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        return !m_address.isEmpty();
    }

    [[nodiscard]] QDBusConnection connect(const QString& name)
    {
        m_names << name;
        return QDBusConnection::connectToBus(m_address, name);
    }

    void disconnect(const QString& name) { QDBusConnection::disconnectFromBus(name); }

    ~PrivateBus()
    {
        for (const QString& name : std::as_const(m_names))
            QDBusConnection::disconnectFromBus(name);
        m_daemon.terminate();
        m_daemon.waitForFinished(5'000);
    }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
    QStringList m_names;
};

} // namespace waxwing::test
