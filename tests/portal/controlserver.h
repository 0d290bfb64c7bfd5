#pragma once

#include "tests/portal/control.h"
#include "tests/portal/webserver.h"

#include <functional>
#include <unordered_map>

namespace waxwing::portal {

/// The control interface over HTTP: `POST /{command}` with a JSON object. It listens on the
/// loopback only, and every request must carry the token of this run in `X-Portal-Control`, which
/// no page in a browser can know. Lives on the portal's thread.
class ControlServer : public QObject
{
    Q_OBJECT

public:
    ControlServer(Control& control, std::string token);

    bool listen(quint16 port) { return m_web.listenPlainly(port); }
    quint16 port() const { return m_web.port(); }
    QString errorString() const { return m_web.errorString(); }

private:
    using Command = std::function<Json(Control&, const Json&)>;

    static std::unordered_map<std::string, Command> messageCommands();
    static std::unordered_map<std::string, Command> worldCommands();
    static std::unordered_map<std::string, Command> faultCommands();

    void handle(const HttpRequest& request, HttpResponder respond);
    void changeProvider(const Json& arguments, HttpResponder respond);

    Control& m_control;
    std::string m_token;
    std::unordered_map<std::string, Command> m_commands;
    WebServer m_web;
};

} // namespace waxwing::portal
