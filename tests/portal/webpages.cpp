#include "tests/portal/webpages.h"

#include "tests/portal/seed.h"
#include "tests/portal/text.h"

namespace waxwing::portal {

namespace {

constexpr const char* kStyle =
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:12vh auto;"
    "max-width:34rem;padding:0 1rem}h1{font-size:1.5rem}";

} // namespace

HttpResponse htmlPage(int status, const std::string& title, const std::string& content)
{
    HttpResponse response;
    response.status = status;
    response.headers = {{"Content-Type", "text/html; charset=utf-8"},
                        {"Cache-Control", "no-store"},
                        {"Content-Security-Policy",
                         "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"}};
    response.body = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + title +
                    "</title><style>" + kStyle + "</style><main><h1>" + title + "</h1>" + content +
                    "</main></html>\n";
    return response;
}

namespace {

/// An icon file that holds one picture, a PNG of at most 256 pixels each way.
std::string iconOf(const std::string& png)
{
    static constexpr std::size_t kHead = 22;
    static constexpr std::size_t kWidth = 19, kHeight = 23; // last byte of each, in the PNG
    std::string icon("\0\0\1\0\1\0", 6);
    icon += png.at(kWidth);
    icon += png.at(kHeight);
    icon += std::string("\0\0\1\0\x20\0", 6);
    for (const std::size_t number : {png.size(), kHead}) {
        for (unsigned shift = 0; shift < 32; shift += 8)
            icon += static_cast<char>(number >> shift & 0xff);
    }
    return icon + png;
}

/// U94: whoever gives any answer has answered; what matters is that the flag can be lifted.
HttpResponse recipientQuestion(Portal& portal, const HttpRequest& request)
{
    std::string address, answer;
    for (const auto& [name, value] : request.queryValues()) {
        if (equalsIgnoringCase(name, "emailAddress"))
            address = value;
        else if (equalsIgnoringCase(name, "answer"))
            answer = value;
    }
    Person* user = portal.userByAddress(address);
    if (!user || answer.empty())
        return htmlPage(400, "Recipient question", "<p>Address or answer are missing.</p>");
    user->craPending = false;
    return htmlPage(200, "Recipient question", "<p>Thank you. You can sign in now.</p>");
}

} // namespace

HttpResponse webPage(World& world, Portal& portal, const std::string& path,
                     const HttpRequest& request)
{
    if (path.starts_with("/branding/")) {
        HttpResponse response;
        if (path.ends_with(".png")) {
            response.headers = {{"Content-Type", "image/png"}};
            response.body = *sampleFile("png");
        } else if (path.ends_with(".ico")) {
            response.headers = {{"Content-Type", "image/x-icon"}};
            response.body = iconOf(*sampleFile("png"));
        } else {
            response.status = 404;
        }
        return response;
    }
    if (equalsIgnoringCase(path, "/app/cra"))
        return recipientQuestion(portal, request);
    const std::string root = world.rootOf(portal);
    return htmlPage(200, htmlEscaped(portal.name),
                    "<p>This stands in place of the web application.</p><form action=\"" + root +
                        "/app/cra\"><p><label>Address <input name=\"emailAddress\"></label> "
                        "<label>Answer to the recipient question <input name=\"answer\"></label> "
                        "<button>Send</button></p></form>");
}

} // namespace waxwing::portal
