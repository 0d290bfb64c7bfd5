#include "app/instance/commandrequest.h"

namespace waxwing {

namespace {

using Kind = CommandRequest::Kind;
using Format = CommandRequest::Format;

std::optional<Kind> kindOf(const QString& word)
{
    if (word == u"status")
        return Kind::Status;
    if (word == u"search")
        return Kind::Search;
    if (word == u"export")
        return Kind::Export;
    return std::nullopt;
}

/// The form an option asks for, if the command knows it.
std::optional<Format> formatOf(Kind kind, const QString& option)
{
    if (option == u"--json")
        return Format::Json;
    if (option == u"--csv" && kind == Kind::Search)
        return Format::Csv;
    if (option == u"--eml" && kind == Kind::Export)
        return Format::Eml;
    return std::nullopt;
}

} // namespace

bool isCommandWord(const QString& word)
{
    return kindOf(word).has_value();
}

CommandParse parseCommand(const QString& word, const QStringList& arguments)
{
    CommandParse parsed;
    const std::optional<Kind> kind = kindOf(word);
    if (!kind)
        return parsed;
    CommandRequest request;
    request.kind = *kind;
    if (*kind == Kind::Export)
        request.format = Format::Eml;
    QStringList words;
    bool onlyWords = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& argument = arguments[i];
        if (onlyWords || !argument.startsWith(QStringLiteral("--"))) {
            words << argument;
            continue;
        }
        if (argument == u"--") {
            onlyWords = true;
            continue;
        }
        if (const auto format = formatOf(*kind, argument)) {
            request.format = *format;
            continue;
        }
        const QString value = arguments.value(i + 1);
        bool usable = !value.isEmpty();
        if (*kind == Kind::Export && argument == u"--to")
            request.folder = value;
        else if (*kind != Kind::Status && argument == u"--limit")
            request.limit = value.toInt(&usable);
        else
            usable = false;
        if (!usable || request.limit < 0) {
            parsed.problem = CommandRequest::tr("%1 %2 is not understood").arg(word, argument);
            return parsed;
        }
        ++i;
    }
    request.query = words.join(u' ');
    if (*kind == Kind::Status && !words.isEmpty())
        parsed.problem = CommandRequest::tr("status needs nothing else");
    else if (*kind != Kind::Status && request.query.trimmed().isEmpty())
        parsed.problem = CommandRequest::tr("%1 needs something to look for").arg(word);
    else if (*kind == Kind::Export && request.folder.isEmpty())
        parsed.problem = CommandRequest::tr("export needs --to FOLDER");
    else
        parsed.request = request;
    return parsed;
}

QString commandHelp()
{
    return QStringLiteral(
        "\nInstead of a link, one of:\n\n"
        "  status [--json]   accounts, their state and what is on its way\n"
        "  search QUERY [--json|--csv] [--limit N]\n"
        "                    messages kept on this computer, newest first, with the words of\n"
        "                    the search field: from: to: subject: in: before: is:unread …\n"
        "  export QUERY --to FOLDER [--eml|--json] [--limit N]\n"
        "                    the same as files, one for each message whose text is kept here;\n"
        "                    nothing is fetched, so nobody is told that it was read\n\n"
        "They ask the program that runs already, or read what is stored without a window.\n"
        "Exit status: 0 done, 1 failed, 2 wrong usage, 3 locked (unlock the program, the\n"
        "credential store or enter the passphrase first), 4 not allowed by the organisation.\n");
}

} // namespace waxwing
