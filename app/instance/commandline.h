#pragma once

#include "app/instance/commandrequest.h"
#include "core/model/types.h"

#include <QCoreApplication>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <tl/expected.hpp>

namespace waxwing {

/// What a start of the program was asked to do.
struct StartOptions
{
    bool showHelp = false;
    bool showVersion = false;
    bool hidden = false; ///< start in the tray, without a window
    QUrl directory;      ///< of portals; empty: the built-in one
    QString extraCaFile; ///< authorities trusted besides those of the system
    QUrl pushUrl;        ///< of live events; empty: the built-in one
    QString pushKey;
    SsoHandover ssoHandover = SsoHandover::None; ///< how identity proxies hand over to us
    QString dataFolder; ///< empty: where the system wants it
    QString policyFile; ///< to try a policy out; counts only where the system has none
    QString link;       ///< to be opened; input from strangers, not checked here
    std::optional<CommandRequest> command; ///< instead of a window
    QString activationToken; ///< of this start, from the desktop; not on the command line
};

/// The command line and the environment as one, pure. An option given on the command line counts
/// more than its variable.
class CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::CommandLine)

public:
    using Environment = QHash<QString, QString>;

    /// `arguments` with the program's name first, as QCoreApplication::arguments() has them. Fails
    /// with a sentence for people.
    [[nodiscard]] static tl::expected<StartOptions, QString> parse(const QStringList& arguments,
                                                                   const Environment& environment);

    /// The WAXWING_ variables of this process.
    [[nodiscard]] static Environment systemEnvironment();
    [[nodiscard]] static QString helpText();
};

} // namespace waxwing
