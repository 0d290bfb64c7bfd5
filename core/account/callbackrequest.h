#pragma once

#include "core/base/secret.h"

#include <QString>

#include <optional>

namespace waxwing {

/// What the browser brought back from the identity proxy (authentication.md 6.4 step 4): a code or
/// an error, or something that must end the sign-in.
struct Callback
{
    enum class Kind {
        Code,
        Error,       ///< of the proxy, by its OAuth name
        WrongIssuer, ///< `iss` missing or not the identity proxy that was asked
        Invalid,     ///< neither or both of code and error, or a parameter twice
    };
    Kind kind = Kind::Invalid;
    Secret code;
    QString error;
    QString errorDescription; ///< from the network, hostile
};

struct ExpectedCallback
{
    QByteArray authority; ///< the only accepted Host: bound address and port
    Secret state;
    QString issuer; ///< urls.IdProxy as the directory delivered it
};

struct CallbackReply
{
    int status = 0; ///< 0: the request is not complete yet
    std::optional<Callback> callback; ///< ends the waiting; without it the listener goes on
};

/// Longest head of a request that is read; a longer one is malformed.
inline constexpr qsizetype kMostCallbackHead = 16 * 1024;

/// What to answer to the bytes received on one connection so far, and whether they are the callback
/// that is waited for. Pure; `received` may come from any program of this computer or, through the
/// browser, from any web page.
[[nodiscard]] CallbackReply replyTo(QByteArrayView received, const ExpectedCallback& expected);

} // namespace waxwing
