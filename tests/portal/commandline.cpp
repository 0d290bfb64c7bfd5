#include "tests/portal/commandline.h"

#include "tests/portal/announcement.h"
#include "tests/portal/portalserver.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QUrl>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <limits>
#include <map>

namespace waxwing::portal {

namespace {

/// `--name value` and `--name` of the arguments behind the command; repeated ones become lists.
std::map<std::string, std::vector<std::string>> optionsOf(const QStringList& arguments)
{
    std::map<std::string, std::vector<std::string>> options;
    for (qsizetype i = 2; i < arguments.size(); ++i) {
        if (!arguments[i].startsWith(QStringLiteral("--")))
            continue;
        auto& values = options[arguments[i].mid(2).toStdString()];
        if (i + 1 < arguments.size() && !arguments[i + 1].startsWith(QStringLiteral("--")))
            values.push_back(arguments[++i].toStdString());
    }
    return options;
}

/// The options of `serve`: a number up to the given one, a text, or nothing behind the name.
struct ServeOption
{
    enum class Kind { Flag, Number, Text } kind;
    long most = 0;
};

const std::map<std::string, ServeOption>& serveOptions()
{
    using Kind = ServeOption::Kind;
    static constexpr long kMostPorts = 65'535;
    static constexpr long kMost = std::numeric_limits<int>::max();
    static const std::map<std::string, ServeOption> kOptions = {
        {"port", {Kind::Number, kMostPorts}},
        {"push-port", {Kind::Number, kMostPorts}},
        {"control-port", {Kind::Number, kMostPorts}},
        {"messages", {Kind::Number, kMost}},
        {"seed", {Kind::Number, std::numeric_limits<long>::max()}},
        {"chunk-bytes", {Kind::Number, kMost}},
        {"state-dir", {Kind::Text}},
        {"client-id", {Kind::Text}},
        {"certificate", {Kind::Text}},
        {"strict", {Kind::Flag}},
        {"no-http2", {Kind::Flag}},
        {"with-identity-provider", {Kind::Flag}}};
    return kOptions;
}

bool isNumberUpTo(const std::string& text, long most)
{
    long number = 0;
    const auto end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end && number >= 0 && number <= most;
}

/// What is wrong with the arguments of `serve`; empty if nothing is. A portal that runs otherwise
/// than it was told to would be found out late.
std::string faultOf(const std::map<std::string, std::vector<std::string>>& options)
{
    using Kind = ServeOption::Kind;
    for (const auto& [name, values] : options) {
        const auto known = serveOptions().find(name);
        if (known == serveOptions().end())
            return "there is no option --" + name;
        const auto& [kind, most] = known->second;
        if ((kind == Kind::Flag) != values.empty())
            return "--" + name + (values.empty() ? " needs a value" : " takes no value");
        for (const auto& value : values) {
            if (kind == Kind::Number && !isNumberUpTo(value, most))
                return "--" + name + " is not a number from 0 to " + std::to_string(most);
        }
    }
    return {};
}

std::string defaultStateDirectory()
{
    const QString base = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    const QString root = base.isEmpty() ? QDir::tempPath() : base;
    return QDir(root).filePath(QStringLiteral("waxwing-portal")).toStdString();
}

/// Members that are text even if they look like a number, as a subject or a guid may.
constexpr std::array kTextMembers = {
    "error",      "errorDescription", "issuer",       "state",       "omit",       "twice",
    "tokenType",  "serviceCode",      "emailAddress", "to",          "cc",         "bcc",
    "from",       "subject",          "body",         "messageGuid", "portal",     "user",
    "parentGuid", "password",         "folder",       "date",        "expiryDate", "reason",
    "kind",       "operation",        "errorCode",    "message",     "fyeoType",   "bodyFormat"};

/// Values that look like JSON are passed as such, everything else as text.
Json valueOf(const std::string& name, const std::vector<std::string>& texts)
{
    if (texts.empty())
        return true;
    const bool plain =
        std::find(kTextMembers.begin(), kTextMembers.end(), name) != kTextMembers.end();
    const auto single = [plain](const std::string& text) {
        if (plain)
            return Json(text);
        const Json parsed = parseJson(text);
        return parsed.is_discarded() ? Json(text) : parsed;
    };
    if (texts.size() == 1)
        return single(texts.front());
    Json list = Json::array();
    for (const auto& text : texts)
        list.push_back(single(text));
    return list;
}

/// A file given by path becomes an attachment with its content; null if one cannot be read.
Json attachmentsOf(const std::vector<std::string>& paths)
{
    Json list = Json::array();
    for (const auto& path : paths) {
        QFile file(QString::fromStdString(path));
        if (!file.open(QFile::ReadOnly)) {
            std::fprintf(stderr, "%s cannot be read\n", path.c_str());
            return {};
        }
        const QString name = QFileInfo(file).fileName();
        list.push_back({{"name", name.toStdString()},
                        {"contentBase64", file.readAll().toBase64().toStdString()}});
    }
    return list;
}

/// One request and its answer; the interface is plain HTTP/1.1 on the loopback.
int post(const QUrl& url, const std::string& token, const std::string& path,
         const std::string& body)
{
    QTcpSocket socket;
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    if (!socket.waitForConnected(3000)) {
        std::fprintf(stderr, "no portal answers at %s\n", qPrintable(url.toString()));
        return 2;
    }
    const std::string request = "POST /" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
                                "X-Portal-Control: " + token + "\r\nConnection: close\r\n" +
                                "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                                body;
    socket.write(request.data(), static_cast<qint64>(request.size()));
    QByteArray answer;
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(60'000))
        answer += socket.readAll();
    answer += socket.readAll();
    const auto split = answer.indexOf("\r\n\r\n");
    const bool good = answer.startsWith("HTTP/1.1 200");
    std::fprintf(good ? stdout : stderr, "%s\n", answer.mid(split + 4).constData());
    return good ? 0 : 1;
}

} // namespace

int CommandLine::run()
{
    const QString command = m_arguments.value(1);
    if (command.isEmpty() || command == QStringLiteral("--help")) {
        printUsage();
        return command.isEmpty() ? 2 : 0;
    }
    if (command == QStringLiteral("serve"))
        return serve();
    return control(command == QStringLiteral("send") ? QStringLiteral("deliver") : command);
}

void CommandLine::printUsage() const
{
    std::puts(
        "waxwing-portal serve [--port N] [--push-port N] [--control-port N] [--messages N]\n"
        "                     [--seed N] [--state-dir DIR] [--strict] [--no-http2]\n"
        "                     [--with-identity-provider] [--client-id ID] … [--chunk-bytes N]\n"
        "                     [--certificate valid|wrong-host|expired|untrusted]\n"
        "waxwing-portal send --to ADDRESS --subject TEXT [--from ADDRESS] [--body TEXT]\n"
        "                    [--portal CODE] [--attach PATH] …\n"
        "waxwing-portal COMMAND [--member VALUE] …   any command of the control interface\n"
        "                    [--control URL --token TOKEN | --state-dir DIR]\n"
        "See tests/portal/README.md.");
}

int CommandLine::serve()
{
    auto options = optionsOf(m_arguments);
    if (options.contains("help")) {
        printUsage();
        return 0;
    }
    if (const auto fault = faultOf(options); !fault.empty()) {
        std::fprintf(stderr, "%s\n", fault.c_str());
        return 2;
    }
    const auto number = [&](const char* name, long fallback) {
        const auto found = options.find(name);
        return found == options.end() || found->second.empty()
                   ? fallback
                   : std::strtol(found->second.front().c_str(), nullptr, 10);
    };
    LocalPortalOptions portal;
    portal.port = static_cast<quint16>(number("port", 0));
    portal.pushPort = static_cast<quint16>(number("push-port", 0));
    portal.controlPort = static_cast<quint16>(number("control-port", 0));
    portal.withControl = true;
    portal.seed.messages = static_cast<int>(number("messages", portal.seed.messages));
    portal.seed.seed =
        static_cast<std::uint64_t>(number("seed", static_cast<long>(portal.seed.seed)));
    portal.chunkBytes =
        static_cast<std::uint64_t>(number("chunk-bytes", static_cast<long>(portal.chunkBytes)));
    portal.switches.strictFilters = options.contains("strict");
    portal.http2 = !options.contains("no-http2");
    portal.clientIds = options["client-id"];
    portal.startIdentityProvider = options.contains("with-identity-provider");
    portal.stateDirectory = options.contains("state-dir") && !options["state-dir"].empty()
                                ? options["state-dir"].front()
                                : defaultStateDirectory();
    if (const auto& kinds = options["certificate"]; !kinds.empty()) {
        if (kinds.front() == "wrong-host")
            portal.certificate = CertificateKind::WrongHost;
        else if (kinds.front() == "expired")
            portal.certificate = CertificateKind::Expired;
        else if (kinds.front() == "untrusted")
            portal.certificate = CertificateKind::UntrustedAuthority;
        else if (kinds.front() != "valid") {
            std::fprintf(stderr, "there is no certificate '%s'\n", kinds.front().c_str());
            return 2;
        }
    }
    PortalServer server(portal);
    if (!server.start()) {
        std::fprintf(stderr, "%s\n", server.errorString().c_str());
        return 1;
    }
    std::printf("%s\n", dump(announcement(server.addresses())).c_str());
    std::fflush(stdout);
    return QCoreApplication::exec();
}

int CommandLine::control(const QString& command)
{
    auto options = optionsOf(m_arguments);
    std::string url, token;
    if (options.contains("control") && !options["control"].empty()) {
        url = options["control"].front();
        if (!options["token"].empty())
            token = options["token"].front();
    } else {
        const auto directory = options.contains("state-dir") && !options["state-dir"].empty()
                                   ? options["state-dir"].front()
                                   : defaultStateDirectory();
        QFile file(QString::fromStdString(directory + "/state.json"));
        const Json state = file.open(QFile::ReadOnly)
                               ? parseJson(file.readAll().toStdString())
                               : Json();
        if (!state.is_object()) {
            std::fprintf(stderr, "no running portal is known in %s\n", directory.c_str());
            return 2;
        }
        url = state.value("controlUrl", "");
        token = state.value("controlToken", "");
    }
    Json arguments = Json::object();
    for (const auto& [name, values] : options) {
        if (name == "attach" || name == "file") {
            const Json files = attachmentsOf(values);
            if (files.is_null())
                return 2;
            auto& all = arguments["attachments"];
            all = all.is_array() ? all : Json::array();
            all.insert(all.end(), files.begin(), files.end());
        } else if (name != "control" && name != "token" && name != "state-dir")
            arguments[name] = valueOf(name, values);
    }
    return post(QUrl(QString::fromStdString(url)), token, command.toStdString(), dump(arguments));
}

} // namespace waxwing::portal
