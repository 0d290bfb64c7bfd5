#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace waxwing {

/// A question on the command line that is answered with text instead of a window.
struct CommandRequest
{
    enum class Kind { Status, Search, Export };
    enum class Format { Text, Json, Csv, Eml };

    Kind kind = Kind::Status;
    Format format = Format::Text;
    QString query;  ///< as it is typed into the search field
    QString folder; ///< with Export: where the files go; not sent to the running program
    int limit = 0;  ///< 0: all

    Q_DECLARE_TR_FUNCTIONS(waxwing::CommandRequest) // last: what follows it is private
};

/// What the asking process ends with.
enum class CommandExit {
    Done = 0,
    Failed = 1,
    Usage = 2,
    Locked = 3,    ///< somebody must unlock the program, its store or its passphrase first
    NotAllowed = 4 ///< by the organisation's policy
};

struct CommandAnswer
{
    CommandExit exit = CommandExit::Done;
    QByteArray output; ///< for stdout; with Export, lines of JSON that are made into files
    QString problem;   ///< for stderr
};

/// Called once, at once or later.
using AnswerCommand = std::function<void(const CommandAnswer&)>;

/// `arguments` after the word that names the command; a sentence if they are wrong.
struct CommandParse
{
    std::optional<CommandRequest> request;
    QString problem;
};
[[nodiscard]] bool isCommandWord(const QString& word);
[[nodiscard]] CommandParse parseCommand(const QString& word, const QStringList& arguments);
[[nodiscard]] QString commandHelp();

} // namespace waxwing
