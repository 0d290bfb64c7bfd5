#include "app/platform/linux/settingskey.h"

#include <QProcess>

#include <utility>

namespace waxwing {

SettingsKey::SettingsKey(QDBusConnection bus, QString command, Place place)
    : m_command(std::move(command)), m_place(std::move(place))
{
    bus.connect(QString(), QStringLiteral("/ca/desrt/dconf/Writer/user"),
                QStringLiteral("ca.desrt.dconf.Writer"), QStringLiteral("Notify"), this,
                SLOT(onWritten(QDBusMessage)));
}

SettingsKey::~SettingsKey() = default;

void SettingsKey::read()
{
    if (m_reading) {
        m_readAgain = true;
        return;
    }
    m_reading = true;
    auto* process = new QProcess(this);
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());
    const auto take = [this, process](const QString& value) {
        process->disconnect(this);
        process->deleteLater();
        m_reading = false;
        if (std::exchange(m_readAgain, false))
            read();
        else
            Q_EMIT valueRead(value);
    };
    connect(process, &QProcess::finished, this, [process, take](int exit) {
        take(exit == 0 ? QString::fromUtf8(process->readAllStandardOutput()).trimmed() : QString());
    });
    connect(process, &QProcess::errorOccurred, this, [take](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            take({});
    });
    process->start(m_command, {QStringLiteral("get"), m_place.schema, m_place.key},
                   QIODevice::ReadOnly);
}

/// A write names a key or a folder of several; either way from the root.
void SettingsKey::onWritten(const QDBusMessage& signal)
{
    const QString written = signal.arguments().value(0).toString();
    if (written.startsWith(m_place.folder) || m_place.folder.startsWith(written))
        read();
}

} // namespace waxwing
