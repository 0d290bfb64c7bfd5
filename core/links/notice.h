#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>

namespace waxwing {

/// What a notification mail says that can be checked.
struct Notice
{
    QStringList links;      ///< every web or waxwing address in its texts, each once
    QStringList recipients; ///< addresses of To, Cc and Delivered-To
};

inline constexpr qsizetype kLargestNotice = 2 * 1024 * 1024;

/// True if it begins like a mail as a file: with a header field.
[[nodiscard]] bool looksLikeMail(QByteArrayView data);

/// Reads a mail as mail programs save it (.eml): headers, multipart, quoted-printable, base64.
/// Nothing in it is trusted or shown. nullopt: it is no mail, or too large. Pure.
[[nodiscard]] std::optional<Notice> readNotice(QByteArrayView mail);

/// The addresses in a text of any kind, also in the markup of a mail.
[[nodiscard]] QStringList linksIn(const QString& text);

} // namespace waxwing
