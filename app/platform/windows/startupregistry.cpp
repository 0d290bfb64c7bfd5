#include "app/platform/activation.h"
#include "app/platform/startatlogin.h"

#include <QDir>
#include <QSettings>

namespace waxwing {

namespace {

QString runKey()
{
    return QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run");
}

/// A path has no quotation mark on Windows: quoting it is enough.
QString commandOf(const QString& program, const QString& argument)
{
    return QStringLiteral("\"%1\" %2").arg(QDir::toNativeSeparators(program), argument);
}

/// A value of the Run key, for this user.
class RunKey final : public StartAtLogin
{
public:
    explicit RunKey(QString program) : m_program(std::move(program)) {}
    [[nodiscard]] bool isEnabled() const override
    {
        return QSettings(runKey(), QSettings::NativeFormat).contains(kName);
    }
    [[nodiscard]] bool setEnabled(bool enabled) override
    {
        QSettings run(runKey(), QSettings::NativeFormat);
        if (enabled)
            run.setValue(kName, commandOf(m_program, QStringLiteral("--hidden")));
        else
            run.remove(kName);
        run.sync();
        return run.status() == QSettings::NoError;
    }

private:
    const QString kName = QStringLiteral("Waxwing");
    QString m_program;
};

} // namespace

std::unique_ptr<StartAtLogin> makeStartAtLogin(const QString& /*id*/, const QString& program)
{
    return std::make_unique<RunKey>(program);
}

/// HKEY_CURRENT_USER\Software\Classes\waxwing. The two dashes end the options: a link can never be
/// taken for one.
void registerLinkScheme(const QString& program)
{
    QSettings scheme(QStringLiteral("HKEY_CURRENT_USER\\Software\\Classes\\waxwing"),
                     QSettings::NativeFormat);
    scheme.setValue(QStringLiteral("."), QStringLiteral("URL:Waxwing"));
    scheme.setValue(QStringLiteral("URL Protocol"), QString());
    scheme.setValue(QStringLiteral("DefaultIcon/."),
                    QStringLiteral("\"%1\",0").arg(QDir::toNativeSeparators(program)));
    scheme.setValue(QStringLiteral("shell/open/command/."),
                    commandOf(program, QStringLiteral("-- \"%1\"")));
}

/// A click on a link starts the program again, and that start hands over.
std::unique_ptr<Activation> makeActivation(const QString& /*id*/)
{
    return std::make_unique<Activation>();
}

} // namespace waxwing
