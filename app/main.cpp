#include "app/bootstrap/program.h"
#include "app/bootstrap/translations.h"
#include "app/instance/commandline.h"
#include "app/instance/exportedfiles.h"
#include "app/instance/singleinstance.h"
#include "app/platform/fontsahead.h"
#include "app/platform/platform.h"
#include "ui/common/iconset.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
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

/// What was found goes to stdout, what is to be said about it to stderr.
int finish(const CommandRequest& request, const CommandAnswer& found)
{
    const CommandAnswer answer
        = request.kind == CommandRequest::Kind::Export ? writeExport(request, found) : found;
    std::fwrite(answer.output.constData(), 1, static_cast<size_t>(answer.output.size()), stdout);
    if (!answer.problem.isEmpty())
        print(stderr, answer.problem);
    return static_cast<int>(answer.exit);
}

/// In the person's language, which is read only where there is something to say.
QString problemOfArguments()
{
    loadTranslations(*QCoreApplication::instance());
    const auto options
        = CommandLine::parse(QCoreApplication::arguments(), CommandLine::systemEnvironment());
    return options ? QString() : options.error();
}

int ask(SingleInstance& instance, const CommandRequest& request)
{
    loadTranslations(*QCoreApplication::instance());
    QObject::connect(&instance, &SingleInstance::answered, QCoreApplication::instance(),
                     [request](const CommandAnswer& answer) {
                         QCoreApplication::exit(finish(request, answer));
                     });
    instance.ask(request, kHandOverPatience);
    return QCoreApplication::exec();
}

int handOver(SingleInstance& instance, const StartOptions& options)
{
    if (options.command)
        return ask(instance, *options.command);
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

/// What needs no fonts, no display and no style: the help, and what a second start does. Nothing if
/// there is no other program, or if it takes more to know.
std::optional<int> finishEarly(int& argc, char** argv)
{
    // On a copy: it removes options that the real application has to see.
    std::vector<char*> arguments(argv, argv + argc + 1);
    int count = argc;
    QCoreApplication early(count, arguments.data());
    const auto options
        = CommandLine::parse(QCoreApplication::arguments(), CommandLine::systemEnvironment());
    if (!options) {
        // Not before the real application had its own options taken out.
        if (std::any_of(argv, argv + argc, [](const char* word) {
                return isCommandWord(QString::fromLocal8Bit(word));
            })) {
            print(stderr, problemOfArguments());
            return static_cast<int>(CommandExit::Usage);
        }
        return std::nullopt;
    }
    if (options->showHelp || options->showVersion)
        return std::nullopt;
    if (options->command)
        qputenv("QT_QPA_PLATFORM", "offscreen"); // an answer needs no display
    SingleInstance instance(runtimeFolder(), dataFolderOf(*options));
    if (!instance.mayBeSecond() || instance.claim() != SingleInstance::Role::Second)
        return std::nullopt;
    return handOver(instance, *options);
}

/// Alerts that nobody has clicked by then go.
constexpr auto kAlertsStay = std::chrono::hours(12);

/// Everything else of the program has ended.
void stayForAlerts(std::unique_ptr<Notifier> notifier)
{
    const auto start = [](const QString& link) {
        QStringList arguments = QCoreApplication::arguments().mid(1);
        if (const qsizetype end = arguments.indexOf(QStringLiteral("--")); end >= 0)
            arguments.resize(end);
        if (!link.isEmpty())
            arguments << QStringLiteral("--") << link;
        QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments);
    };
    const auto left = leaveAlerts(std::move(notifier), QGuiApplication::desktopFileName(), start,
                                  [] { QCoreApplication::exit(); });
    if (!left)
        return;
    giveBackMemory();
    QTimer::singleShot(kAlertsStay, left.get(), [] { QCoreApplication::exit(); });
    QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("waxwing"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WAXWING_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.waxwing.Waxwing"));
    if (const auto status = finishEarly(argc, argv))
        return *status;
    const std::jthread fonts = readFontsOfSystem();
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);

    auto options
        = CommandLine::parse(QCoreApplication::arguments(), CommandLine::systemEnvironment());
    if (!options) {
        print(stderr, problemOfArguments());
        return 2;
    }
    if (options->showHelp || options->showVersion) {
        print(stdout, options->showHelp ? CommandLine::helpText()
                                        : QCoreApplication::applicationVersion());
        return 0;
    }

    const QString dataFolder = dataFolderOf(*options);
    auto instance = std::make_unique<SingleInstance>(runtimeFolder(), dataFolder);
    if (instance->claim() == SingleInstance::Role::Second)
        return handOver(*instance, *options);

    readFontsAhead();
    quitOnSignals(application);
    loadTranslations(application);
    options->activationToken = takeActivationToken();
    auto program = std::make_unique<Program>(*options, dataFolder);
    if (options->command) {
        const CommandRequest request = *options->command;
        program->answerAlone(request, [request](const CommandAnswer& answer) {
            QCoreApplication::exit(finish(request, answer));
        });
        return QApplication::exec();
    }
    QObject::connect(instance.get(), &SingleInstance::messageReceived, program.get(),
                     &Program::handle);
    QObject::connect(instance.get(), &SingleInstance::asked, program.get(), &Program::answer);
    program->start();
    const int status = QApplication::exec();
    std::unique_ptr<Notifier> notifier
        = program->wasQuit() ? program->releaseNotifier() : nullptr;
    program.reset();
    instance.reset();
    if (notifier)
        stayForAlerts(std::move(notifier));
    return status;
}
