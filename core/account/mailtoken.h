#pragma once

#include "core/base/secret.h"

#include <QString>

#include <optional>

namespace waxwing {

/// What a person pasted from a mail of the portal: the token itself, or the whole link with it.
struct MailToken
{
    Secret token;
    QString host; ///< of the link; empty if only the token was pasted
};

/// Reads it. How links look is not public, so the token is looked for under the names it has in the
/// protocol, in the query and in the fragment, and else as the last long part of the path. Blanks
/// and line breaks that a mail program put in are removed. nullopt: no token can be in there. Pure.
[[nodiscard]] std::optional<MailToken> readMailToken(const QString& pasted);

} // namespace waxwing
