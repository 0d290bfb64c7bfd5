#include "core/account/callbackrequest.h"

#include "core/crypto/pkce.h"

#include <QHash>
#include <QList>

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kBadRequest = 400;
constexpr int kNotFound = 404;
constexpr int kMethodNotAllowed = 405;
constexpr qsizetype kMostCode = 4096;
constexpr qsizetype kMostDescription = 300;
constexpr QByteArrayView kPath("/callback");

struct RequestHead
{
    QByteArray method;
    QByteArray target;
    QList<QByteArray> hosts;
    bool hasBody = false;
};

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || (c != 0 && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isVisible(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

std::optional<RequestHead> readRequestLine(const QByteArray& line)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !isToken(parts[0]) || !isVisible(parts[1])
        || !parts[1].startsWith('/') || parts[1].contains('#')
        || (parts[2] != "HTTP/1.1" && parts[2] != "HTTP/1.0"))
        return std::nullopt;
    RequestHead head;
    head.method = parts[0];
    head.target = parts[1];
    return head;
}

bool readHeader(const QByteArray& line, RequestHead& head)
{
    const qsizetype colon = line.indexOf(':');
    // A name with blanks, a folded line, control characters: not something a browser sends.
    if (colon < 1 || !isToken(QByteArrayView(line).first(colon))
        || std::any_of(line.begin(), line.end(), [](char c) {
               return c != '\t' && (static_cast<unsigned char>(c) < 0x20 || c == 0x7f);
           }))
        return false;
    const QByteArray name = line.left(colon).toLower();
    const QByteArray value = line.mid(colon + 1).trimmed();
    if (name == "host")
        head.hosts << value;
    else if (name == "transfer-encoding" || (name == "content-length" && value != "0"))
        head.hasBody = true;
    return true;
}

/// nullopt if it is no HTTP request; `text` without the empty line at its end.
std::optional<RequestHead> readHead(const QByteArray& text)
{
    QList<QByteArray> lines = text.split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        if (!lines[i].endsWith('\r'))
            return std::nullopt;
        lines[i].chop(1);
    }
    std::optional<RequestHead> head = readRequestLine(lines.first());
    for (qsizetype i = 1; head && i < lines.size(); ++i) {
        if (!readHeader(lines[i], *head))
            return std::nullopt;
    }
    return head;
}

std::optional<QByteArray> decoded(QByteArrayView text)
{
    QByteArray plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            plain += ' ';
        } else if (text[i] != '%') {
            plain += text[i];
        } else {
            bool isHex = i + 2 < text.size() && text[i + 1] != '+' && text[i + 1] != '-';
            const int value = isHex ? text.sliced(i + 1, 2).toByteArray().toInt(&isHex, 16) : 0;
            if (!isHex)
                return std::nullopt;
            plain += static_cast<char>(value);
            i += 2;
        }
    }
    return plain;
}

struct Parameters
{
    QHash<QByteArray, QList<QByteArray>> values;
    bool broken = false; ///< one could not be decoded, or came twice

    [[nodiscard]] QByteArray one(const QByteArray& name) const
    {
        const QList<QByteArray> all = values.value(name);
        return all.isEmpty() ? QByteArray() : all.first();
    }
    /// At least one, and all of them this.
    [[nodiscard]] bool areAll(const QByteArray& name, const QByteArray& expected) const
    {
        const QList<QByteArray> all = values.value(name);
        return !all.isEmpty() && std::all_of(all.begin(), all.end(), [&](const QByteArray& value) {
            return equalInConstantTime(value, expected);
        });
    }
};

Parameters readParameters(const QByteArray& query)
{
    Parameters parameters;
    for (const QByteArray& item : query.split('&')) {
        if (item.isEmpty())
            continue;
        const qsizetype equals = item.indexOf('=');
        const auto name = decoded(equals < 0 ? item : item.left(equals));
        const auto value = decoded(equals < 0 ? QByteArray() : item.mid(equals + 1));
        if (!name || !value) {
            parameters.broken = true;
            continue;
        }
        QList<QByteArray>& values = parameters.values[*name];
        values << *value;
        parameters.broken = parameters.broken || values.size() > 1;
    }
    return parameters;
}

bool isUsableCode(const QByteArray& code)
{
    return code.size() <= kMostCode
           && std::all_of(code.begin(), code.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

Callback readCallback(const Parameters& parameters, const QString& issuer)
{
    Callback callback;
    if (!parameters.areAll(QByteArrayLiteral("iss"), issuer.toUtf8())) {
        callback.kind = Callback::Kind::WrongIssuer;
        return callback;
    }
    QByteArray code = parameters.one(QByteArrayLiteral("code"));
    const QByteArray error = parameters.one(QByteArrayLiteral("error"));
    if (parameters.broken || code.isEmpty() == error.isEmpty() || !isUsableCode(code))
        return callback;
    if (!code.isEmpty()) {
        callback.kind = Callback::Kind::Code;
        callback.code = Secret(std::move(code));
        return callback;
    }
    callback.kind = Callback::Kind::Error;
    callback.error = QString::fromUtf8(error).left(kMostDescription);
    callback.errorDescription
        = QString::fromUtf8(parameters.one(QByteArrayLiteral("error_description")))
              .left(kMostDescription);
    return callback;
}

} // namespace

CallbackReply replyTo(QByteArrayView received, const ExpectedCallback& expected)
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0) {
        return {received.size() > kMostCallbackHead || received.contains('\0') ? kBadRequest : 0,
                std::nullopt};
    }
    const auto head = end > kMostCallbackHead ? std::nullopt
                                              : readHead(received.first(end).toByteArray());
    if (!head || head->hasBody || head->hosts != QList<QByteArray>{expected.authority})
        return {kBadRequest, std::nullopt};
    const qsizetype question = head->target.indexOf('?');
    if (QByteArrayView(head->target).first(question < 0 ? head->target.size() : question) != kPath)
        return {kNotFound, std::nullopt};
    if (head->method != "GET")
        return {kMethodNotAllowed, std::nullopt};
    const Parameters parameters
        = readParameters(question < 0 ? QByteArray() : head->target.mid(question + 1));
    if (!parameters.areAll(QByteArrayLiteral("state"), expected.state.reveal()))
        return {kBadRequest, std::nullopt};
    return {200, readCallback(parameters, expected.issuer)};
}

} // namespace waxwing
