#pragma once

#include "core/base/guid.h"
#include "core/base/secret.h"

#include <QDateTime>
#include <QUrl>

#include <optional>

namespace waxwing {

/// Where a kept token is valid. Kept beside it, so that it can be ended when nothing else is left of
/// its account; unknown for tokens of earlier versions.
struct TokenHome
{
    QUrl messageApi;
    Guid serviceGuid;
    QString serviceCode;
};

/// An authentication token as it lies in the credential store.
struct KeptToken
{
    Secret token;
    QDateTime issued;
    QDateTime expires;
    TokenHome home;
};

[[nodiscard]] Secret encode(const KeptToken& kept);
/// nullopt: damaged.
[[nodiscard]] std::optional<KeptToken> decodeKeptToken(const Secret& stored);

} // namespace waxwing
