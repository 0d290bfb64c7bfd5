#include "app/instance/commandline.h"

#include <QProcessEnvironment>

#include <array>

namespace waxwing {

namespace {

/// An option with a value: how it is spelt, and what takes its value or says why not.
struct ValueOption
{
    const char* name;
    const char* valueName;
    const char* variable;
    const char* help;
    QString (*take)(const QString& value, StartOptions& options); ///< empty if all is well
};

QString takeUrl(const QString& value, QStringView scheme, QUrl& into)
{
    const QUrl url(value, QUrl::StrictMode);
    // Plain connections do not exist in this program, not even for trying out.
    if (!url.isValid() || url.host().isEmpty() || url.scheme() != scheme)
        return QStringLiteral("needs an address that begins with %1://").arg(scheme);
    into = url;
    return {};
}

QString takeText(const QString& value, QString& into)
{
    into = value;
    return value.isEmpty() ? QStringLiteral("needs a value") : QString();
}

QString takeHandover(const QString& value, SsoHandover& into)
{
    if (value != u"pkce-loopback")
        return QStringLiteral("knows pkce-loopback only");
    into = SsoHandover::PkceLoopback;
    return {};
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

tl::unexpected<QString> refusal(QStringView what, const QString& why)
{
    return tl::unexpected(QStringLiteral("%1 %2").arg(what, why));
}

} // namespace

tl::expected<StartOptions, QString> CommandLine::parse(const QStringList& arguments,
                                                       const Environment& environment)
{
    StartOptions options;
    for (const ValueOption& option : kValueOptions) {
        const QString variable = QString::fromLatin1(option.variable);
        const QString value = environment.value(variable);
        const QString problem = value.isEmpty() ? QString() : option.take(value, options);
        if (!problem.isEmpty())
            return refusal(variable, problem);
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
                return tl::unexpected(QStringLiteral("only one link can be opened at a time"));
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
            return refusal(spelt, QStringLiteral("is not an option of this program"));
        if (equals < 0 && i + 1 == arguments.size())
            return refusal(spelt, QStringLiteral("needs a value"));
        const QString value = equals < 0 ? arguments[++i] : argument.mid(equals + 1);
        const QString problem = option->take(value, options);
        if (!problem.isEmpty())
            return refusal(spelt, problem);
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
