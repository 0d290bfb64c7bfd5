#include "app/platform/activation.h"
#include "app/platform/startatlogin.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QFileOpenEvent>
#include <QSaveFile>
#include <QUrl>

namespace waxwing {

namespace {

/// An agent rather than a login item (SMAppService): those take no arguments, and this has to start
/// into the tray.
class LaunchAgent final : public StartAtLogin
{
public:
    LaunchAgent(const QString& id, QString program)
        : m_id(id), m_program(std::move(program)),
          m_path(QDir::home().filePath(QStringLiteral("Library/LaunchAgents/%1.plist").arg(id)))
    {}
    [[nodiscard]] bool isEnabled() const override { return QFile::exists(m_path); }
    [[nodiscard]] bool setEnabled(bool enabled) override
    {
        if (!enabled)
            return !QFile::exists(m_path) || QFile::remove(m_path);
        NSDictionary* agent = @{
            @"Label" : m_id.toNSString(),
            @"ProgramArguments" : @[ m_program.toNSString(), @"--hidden" ],
            @"RunAtLoad" : @YES,
            @"ProcessType" : @"Interactive",
        };
        NSData* data = [NSPropertyListSerialization dataWithPropertyList:agent
                                                                  format:NSPropertyListXMLFormat_v1_0
                                                                 options:0
                                                                   error:nil];
        QSaveFile file(m_path);
        const QByteArray bytes = QByteArray::fromNSData(data);
        return QDir().mkpath(QFileInfo(m_path).path()) && file.open(QFile::WriteOnly)
               && file.write(bytes) == bytes.size() && file.commit();
    }

private:
    QString m_id;
    QString m_program;
    QString m_path;
};

/// Links come as file-open events to the application object, also those that started the program.
class OpenEvents final : public Activation
{
public:
    OpenEvents() { qApp->installEventFilter(this); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::FileOpen)
            return Activation::eventFilter(watched, event);
        const QUrl url = static_cast<QFileOpenEvent*>(event)->url();
        Q_EMIT linkRequested(QString::fromLatin1(url.toEncoded()), {});
        return true;
    }
};

} // namespace

std::unique_ptr<StartAtLogin> makeStartAtLogin(const QString& id, const QString& program)
{
    return std::make_unique<LaunchAgent>(id, program);
}

void registerLinkScheme(const QString& /*program*/)
{
    // CFBundleURLTypes of Info.plist, read by the system from the bundle.
}

std::unique_ptr<Activation> makeActivation(const QString& /*id*/)
{
    return std::make_unique<OpenEvents>();
}

} // namespace waxwing
