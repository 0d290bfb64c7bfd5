#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QString>

namespace waxwing {

/// One key of GSettings, followed without its library: read by its own command, once and whenever
/// dconf says that something near it was written. Main thread, never blocks.
class SettingsKey final : public QObject
{
    Q_OBJECT

public:
    struct Place
    {
        QString schema;
        QString key;
        QString folder; ///< in dconf, from / to /
    };

    SettingsKey(QDBusConnection bus, QString command, Place place);
    ~SettingsKey() override;

    void read();

Q_SIGNALS:
    /// As the command writes it; empty if there is no such key, or no command.
    void valueRead(const QString& value);

private Q_SLOTS:
    void onWritten(const QDBusMessage& signal);

private:
    QString m_command;
    Place m_place;
    bool m_reading = false;
    bool m_readAgain = false;
};

} // namespace waxwing
