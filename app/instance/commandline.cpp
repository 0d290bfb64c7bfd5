#include "app/instance/commandline.h"

#include <QProcessEnvironment>

#include <array>

namespace waxwing {

namespace {

/// Why a value is not taken.
enum class Fault { None, NoHttpsAddress, NoWssAddress, NoValue, UnknownHandover };

/// An option with a value: how it is spelt, and what takes its value.
struct ValueOption
{
    const char* name;
    const char* valueName;
    const char* variable;
    const char* help;
    Fault (*take)(const QString& value, StartOptions& options);
};

Fault takeUrl(const QString& value, QStringView scheme, QUrl& into)
{
    const QUrl url(value, QUrl::StrictMode);
    // Plain connections do not exist in this program, not even for trying out.
    if (!url.isValid() || url.host().isEmpty() || url.scheme() != scheme)
        return scheme == u"https" ? Fault::NoHttpsAddress : Fault::NoWssAddress;
    into = url;
    return Fault::None;
}

Fault takeText(const QString& value, QString& into)
{
    into = value;
    return value.isEmpty() ? Fault::NoValue : Fault::None;
}

Fault takeHandover(const QString& value, SsoHandover& into)
{
    if (value != u"pkce-loopback")
        return Fault::UnknownHandover;
    into = SsoHandover::PkceLoopback;
    return Fault::None;
}

constexpr std::array kValueOptions{
    ValueOption{"directory", "URL", "WAXWING_DIRECTORY", "directory of portals to ask",
                [](const QString& value, StartOptions& options) {
                    return takeUrl(value, u"https", options.directory);
                }},
    ValueOption{"extra-ca", "FILE", "WAXWING_EXTRA_CA",
                "trust the authorities in this PEM file as well",
                [](const QString& value, StartOptions& options) {
                    return takeText(value, options.extraCaFile);
                }},
    ValueOption{"push-url", "URL", "WAXWING_PUSH_URL", "where live events come from",
                [](const QString& value, StartOptions& options) {
                    return takeUrl(value, u"wss", options.pushUrl);
                }},
    ValueOption{"push-key", "KEY", "WAXWING_PUSH_KEY", "application key for live events",
                [](const QString& value, StartOptions& options) {
                    return takeText(value, options.pushKey);
                }},
    ValueOption{"sso-handover", "NAME", "WAXWING_SSO_HANDOVER",
                "how single sign-on comes back: pkce-loopback",
                [](const QString& value, StartOptions& options) {
                    return takeHandover(value, options.ssoHandover);
                }},
    ValueOption{"data-dir", "DIR", "WAXWING_DATA_DIR", "keep accounts and caches here",
                [](const QString& value, StartOptions& options) {
                    return takeText(value, options.dataFolder);
                }},
    ValueOption{"policy", "FILE", "WAXWING_POLICY",
                "try out a policy where the system has none",
                [](const QString& value, StartOptions& options) {
                    return takeText(value, options.policyFile);
                }},
};

const ValueOption* optionNamed(QStringView name)
{
    for (const ValueOption& option : kValueOptions) {
        if (name == QLatin1StringView(option.name))
            return &option;
    }
    return nullptr;
}

bool takeFlag(QStringView name, StartOptions& options)
{
    if (name == u"hidden")
        options.hidden = true;
    else if (name == u"help")
        options.showHelp = true;
    else if (name == u"version")
        options.showVersion = true;
    else
        return false;
    return true;
}

QString sentenceOf(Fault fault, const QString& option)
{
    switch (fault) {
    case Fault::NoHttpsAddress:
        return CommandLine::tr("%1 needs an address that begins with https://").arg(option);
    case Fault::NoWssAddress:
        return CommandLine::tr("%1 needs an address that begins with wss://").arg(option);
    case Fault::NoValue: return CommandLine::tr("%1 needs a value").arg(option);
    case Fault::UnknownHandover:
        return CommandLine::tr("%1 knows pkce-loopback only").arg(option);
    case Fault::None: break;
    }
    return {};
}

} // namespace

tl::expected<StartOptions, QString> CommandLine::parse(const QStringList& arguments,
                                                       const Environment& environment)
{
    StartOptions options;
    for (const ValueOption& option : kValueOptions) {
        const QString variable = QString::fromLatin1(option.variable);
        const QString value = environment.value(variable);
        const Fault fault = value.isEmpty() ? Fault::None : option.take(value, options);
        if (fault != Fault::None)
            return tl::unexpected(sentenceOf(fault, variable));
    }
    bool onlyLinks = false;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString& argument = arguments[i];
        if (!onlyLinks && argument == QStringLiteral("--")) {
            onlyLinks = true;
            continue;
        }
        if (!onlyLinks && options.link.isEmpty() && isCommandWord(argument)) {
            const CommandParse command = parseCommand(argument, arguments.mid(i + 1));
            if (!command.request)
                return tl::unexpected(command.problem);
            options.command = command.request;
            return options;
        }
        if (onlyLinks || !argument.startsWith(u'-')) {
            if (!options.link.isEmpty())
                return tl::unexpected(tr("only one link can be opened at a time"));
            options.link = argument;
            continue;
        }
        const qsizetype equals = argument.indexOf(u'=');
        const QString spelt = argument.left(equals);
        const QString name = spelt.startsWith(QStringLiteral("--")) ? spelt.mid(2) : QString();
        if (equals < 0 && takeFlag(name, options))
            continue;
        const ValueOption* option = optionNamed(name);
        if (!option)
            return tl::unexpected(tr("%1 is not an option of this program").arg(spelt));
        if (equals < 0 && i + 1 == arguments.size())
            return tl::unexpected(sentenceOf(Fault::NoValue, spelt));
        const QString value = equals < 0 ? arguments[++i] : argument.mid(equals + 1);
        const Fault fault = option->take(value, options);
        if (fault != Fault::None)
            return tl::unexpected(sentenceOf(fault, spelt));
    }
    return options;
}

CommandLine::Environment CommandLine::systemEnvironment()
{
    Environment environment;
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    for (const ValueOption& option : kValueOptions) {
        const QString variable = QString::fromLatin1(option.variable);
        if (system.contains(variable))
            environment.insert(variable, system.value(variable));
    }
    return environment;
}

QString CommandLine::helpText()
{
    QString text = QStringLiteral("Usage: waxwing [options] [link | command]\n\n"
                                  "Shows the window of the program, or opens the link, in the "
                                  "program that runs already if there is one.\n\n"
                                  "  --hidden          start in the tray, without a window\n");
    for (const ValueOption& option : kValueOptions) {
        const QString spelt = QStringLiteral("--%1 %2").arg(QLatin1StringView(option.name),
                                                            QLatin1StringView(option.valueName));
        text += QStringLiteral("  %1%2 (or %3)\n")
                    .arg(spelt.leftJustified(18), QLatin1StringView(option.help),
                         QLatin1StringView(option.variable));
    }
    return text + QStringLiteral("  --version         print the version\n"
                                 "  --help            print this\n")
           + commandHelp();
}

} // namespace waxwing
