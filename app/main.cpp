#include "app/bootstrap/program.h"
#include "app/bootstrap/translations.h"
#include "app/instance/commandline.h"
#include "app/instance/singleinstance.h"
#include "app/platform/platform.h"
#include "ui/common/iconset.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>

#include <cstdio>
#include <optional>
#include <vector>

using namespace waxwing;

namespace {

constexpr auto kHandOverPatience = std::chrono::seconds(3);

void print(std::FILE* out, const QString& text)
{
    std::fputs(text.toUtf8().constData(), out);
    std::fputc('\n', out);
}

QString dataFolderOf(const StartOptions& options)
{
    return options.dataFolder.isEmpty()
               ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
               : options.dataFolder;
}

QString runtimeFolder()
{
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    const QString parent = runtime.isEmpty()
                               ? QStandardPaths::writableLocation(QStandardPaths::CacheLocation)
                               : runtime;
    return parent + QStringLiteral("/waxwing");
}

int handOver(SingleInstance& instance, const StartOptions& options)
{
    InstanceMessage message;
    message.link = options.link.left(InstanceMessage::kLongestLink);
    message.action = options.link.isEmpty() ? InstanceMessage::Action::Show
                                            : InstanceMessage::Action::Open;
    message.activationToken = takeActivationToken();
    QObject::connect(&instance, &SingleInstance::handedOver, QCoreApplication::instance(),
                     [](bool taken) { QCoreApplication::exit(taken ? 0 : 1); });
    instance.handOver(message, kHandOverPatience);
    return QCoreApplication::exec();
}

/// What a second start does, before anything that only a first one needs: no fonts, no display, no
/// style. Nothing if there is no other program, or if it takes more to know.
std::optional<int> handOverEarly(int& argc, char** argv)
{
    // On a copy: it removes options that the real application has to see.
    std::vector<char*> arguments(argv, argv + argc + 1);
    int count = argc;
    QCoreApplication early(count, arguments.data());
    const auto options
        = CommandLine::parse(QCoreApplication::arguments(), CommandLine::systemEnvironment());
    if (!options || options->showHelp || options->showVersion)
        return std::nullopt;
    SingleInstance instance(runtimeFolder(), dataFolderOf(*options));
    if (instance.claim() != SingleInstance::Role::Second)
        return std::nullopt;
    return handOver(instance, *options);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("waxwing"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WAXWING_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.waxwing.Waxwing"));
    if (const auto status = handOverEarly(argc, argv))
        return *status;
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);

    auto options
        = CommandLine::parse(QCoreApplication::arguments(), CommandLine::systemEnvironment());
    if (!options) {
        print(stderr, options.error());
        return 2;
    }
    if (options->showHelp || options->showVersion) {
        print(stdout, options->showHelp ? CommandLine::helpText()
                                        : QCoreApplication::applicationVersion());
        return 0;
    }

    const QString dataFolder = dataFolderOf(*options);
    SingleInstance instance(runtimeFolder(), dataFolder);
    if (instance.claim() == SingleInstance::Role::Second)
        return handOver(instance, *options);

    quitOnSignals(application);
    loadTranslations(application);
    options->activationToken = takeActivationToken();
    Program program(*options, dataFolder);
    QObject::connect(&instance, &SingleInstance::messageReceived, &program, &Program::handle);
    program.start();
    return QApplication::exec();
}
